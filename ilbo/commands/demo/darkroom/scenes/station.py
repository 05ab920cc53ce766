"""The first train at the platform: early light under the canopy, one traveller."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import scattered
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.people import HANDS_IN_POCKETS, Dress
from ilbo.commands.demo.darkroom.sky import clouds, gradient, halo, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera, Hit, Spot, face

HORIZON = 0.5
CAMERA = Camera(0.53, HORIZON, 1.0, 1.6)
SIDE, EDGE, REAR = 1.95, 1.75, -3.1
SUN = (0.36, 0.43)
DAWN = np.array((1.0, 0.56, 0.28), dtype=np.float32)


def first_train(frame: Frame) -> Exposure:
    """The train's lit flank leads to a low sun at the end of the line."""
    light = gradient(
        frame,
        [
            (0, (0.16, 0.22, 0.36)),
            (0.3, (0.5, 0.46, 0.5)),
            (0.48, (1.5, 0.95, 0.6)),
            (0.55, (1.2, 0.8, 0.6)),
        ],
    )
    density, facing = clouds(frame, HORIZON + 0.04, 0.5, 0.7, 1.2, 4, (0.3, 0.9))
    light = mix(light, mix(colour(0.3, 0.28, 0.36), colour(1.7, 0.95, 0.6), facing), density * 0.6)
    light = light + halo(frame, SUN, 0.045, colour(5.5, 3.0, 1.2))
    town = Layer(frame)
    town.lay(hill(frame, skyline(frame, HORIZON - 0.015, 0.06, 5, 3)), (0.32, 0.24, 0.26))
    town.lay(hill(frame, skyline(frame, HORIZON - 0.002, 0.02, 6, 14, 0.6)), (0.14, 0.11, 0.12))
    light = town.over(light)
    ground = Layer(frame)
    face(ground, CAMERA, (-60, -1.1, 2), (63, 0, 0), (0, 0, 600), _ballast)
    light = ground.over(light)
    light = _rails(frame, light)
    light = _structure(frame, light)
    light = _traveller(frame, light)
    light = light + halo(frame, SUN, 0.2, colour(0.22, 0.12, 0.05))
    return Exposure(
        light, 0.25, 1.12, 0.95, 0.12, 0.42, 0.016, (0.004, 0.008, 0.02), (1, 0.985, 0.95)
    )


def _air(hit: Hit, light: Picture) -> Picture:
    share = np.clip(1 - np.exp(-hit.z / 130), 0, 0.95)
    return mix(light, colour(1.25, 0.8, 0.55), share)


def _ballast(hit: Hit) -> Picture:
    stone = scattered(hit.x * 9, hit.z * 9, hit.pixel * 9, 5, 3, 0.75)
    sleepers = step(np.abs(np.mod(hit.z, 0.62) - 0.31), 0.15, 0.11) * step(hit.pixel, 0.3, 0.03)
    bed = step(np.abs(np.mod(hit.x + 5.2 + 2.1, 4.2) - 2.1), 1.35, 1.25)
    tone = 0.07 + 0.035 * stone + 0.02 * sleepers * bed
    back = np.clip(0.5 + 0.5 * stone, 0, 1)[..., None] * DAWN * 0.12 * step(hit.z, 4, 60)[..., None]
    return _air(hit, tone[..., None] * colour(0.75, 0.75, 0.85) + back)


def _rails(frame: Frame, light: Picture) -> Picture:
    rails = Layer(frame)
    for track in (-5.2, -9.4):
        for side in (-0.72, 0.72):
            spots = [CAMERA.at((track + side, -0.95, z)) for z in np.geomspace(3.2, 500, 50)]
            for (start, end), z in zip(pairwise(spots), np.geomspace(3.2, 500, 49), strict=True):
                wide = 0.085 * CAMERA.scale((0, 0, float(z)))
                shine = 0.12 + 1.5 * np.clip(float(z) / 50, 0, 1)
                rails.lay(
                    stroke(frame, [[start, end]], max(wide, 0.0011)), DAWN * shine * 0.75 + 0.03
                )
    for z in np.geomspace(160, 9, 9):
        unit = CAMERA.scale((0, 0, float(z)))
        posts: list[list[Spot]] = [
            [(-11.6, -1, z), (-11.6, 6.4, z)],
            [(-11.6, 6.0, z), (-4.2, 6.0, z)],
            [(-11.6, 5.0, z), (-9.0, 6.0, z)],
        ]
        share = 1 - np.exp(-float(z) / 110)
        ink = np.array((0.03, 0.03, 0.035)) * (1 - share) + np.array((1.1, 0.72, 0.5)) * share
        rails.lay(stroke(frame, [[CAMERA.at(p) for p in line] for line in posts], 0.16 * unit), ink)
    for track in (-5.2, -9.4):
        wire = [
            CAMERA.at((track, 5.3 - 0.14 * np.sin(n * 1.3) ** 2, z))
            for n, z in enumerate(np.geomspace(2.5, 300, 50))
        ]
        rails.lay(stroke(frame, [wire], 0.001), (0.06, 0.055, 0.06))
    return rails.over(light)


def _platform(hit: Hit) -> Picture:
    grit = scattered(hit.x * 8, hit.z * 8, hit.pixel * 8, 5, 9, 0.7)
    stain = scattered(hit.x * 0.8, hit.z * 0.5, 0, 4, 10)
    joint = np.minimum(np.mod(hit.x, 0.6), np.mod(hit.z, 0.6))
    tone = (
        0.115
        + 0.022 * grit
        + 0.025 * stain
        - 0.05 * step(joint, 0.02, 0.008) * step(hit.pixel, 0.03, 0.008)
    )
    ink: Picture = tone[..., None] * colour(0.92, 0.95, 1.05)
    for at, wide, paint in ((1.05, 0.16, (0.42, 0.27, 0.03)), (1.66, 0.06, (0.5, 0.5, 0.48))):
        stripe = step(np.abs(hit.x - at), wide + 0.01, wide - 0.01)
        bumps = 0.85 + 0.15 * np.cos(hit.x * 110) * np.cos(hit.z * 110) * step(
            hit.pixel, 0.02, 0.004
        )
        ink = mix(ink, np.array(paint, np.float32) * bumps[..., None], stripe * (0.85 + 0.1 * grit))
    glow = np.exp(-((hit.x - 0.95) ** 2) / 0.5) * (0.55 + 0.45 * np.cos(hit.z / 1.9 * 2 * np.pi))
    low_sun = step(hit.z, 5, 70) * np.clip(0.7 + 0.4 * grit, 0, 2) * 0.6
    bars = step(np.abs(np.mod(hit.z + 1.9 * hit.x, 9) - 4.5), 3.7, 3.3)
    light = ink * (colour(0.55, 0.62, 0.8) + (glow * 0.75)[..., None] * colour(1, 0.85, 0.6))
    light = light + (low_sun * bars * 0.4)[..., None] * DAWN
    return _air(hit, light)


def _flank(hit: Hit) -> Picture:
    car = 19.5
    u, v = np.mod(hit.z - 1.0, car), hit.y + 0.25
    stripe = step(np.abs(v - 1.02), 0.2, 0.19)
    low = step(v, 0.62, 0.6)
    paint = mix(colour(0.5, 0.52, 0.54), colour(0.025, 0.075, 0.24), np.maximum(stripe, low))
    paint = mix(paint, colour(0.025, 0.075, 0.24), step(v, 2.72, 2.75))
    dirt = scattered(hit.z * 0.8, hit.y * 3, hit.pixel, 5, 14)
    paint = paint * (0.94 + 0.07 * dirt)[..., None] * (0.6 + 0.4 * step(v, 0.0, 1.2))[..., None]
    sky = 0.4 + 0.5 * step(v, 0.4, 2.6)
    light = paint * (sky[..., None] * colour(0.5, 0.56, 0.72))
    sheen = np.exp(-(((v - 2.45) / 0.2) ** 2)) * 0.2 + 0.06 * step(hit.z, 4, 60)
    light = light + sheen[..., None] * colour(1.0, 0.72, 0.52)
    light = _windows(light, u, v, hit)
    gap = step(np.minimum(u, car - u), 0.26, 0.2)
    light = light * (1 - 0.93 * gap)[..., None]
    return _air(hit, light)


def _windows(light: Picture, u: Plane, v: Plane, hit: Hit) -> Picture:
    pitch = np.mod(u - 2.9, 1.9)
    band = (u > 2.9) * (u < 16.6)
    pane = step(np.abs(pitch - 0.95), 0.72, 0.69) * step(np.abs(v - 1.78), 0.4, 0.38) * band
    frame_of = step(np.abs(pitch - 0.95), 0.8, 0.77) * step(np.abs(v - 1.78), 0.48, 0.46) * band
    seat = step(v, 1.62, 1.55) * step(np.abs(pitch - 0.95), 0.5, 0.42)
    lamp = np.exp(-(((v - 2.1) / 0.07) ** 2))
    inside = (0.75 + 0.3 * scattered(hit.z * 2, v * 3, hit.pixel * 2, 3, 15) + 1.1 * lamp) * (
        1 - 0.72 * seat
    )
    light = light * (1 - 0.8 * frame_of)[..., None]
    light = mix(light, inside[..., None] * colour(1.25, 0.95, 0.6), pane)
    for door in (1.6, 17.9):
        leaf = step(np.abs(u - door), 0.62, 0.6) * step(np.abs(v - 1.32), 1.1, 1.08)
        light = (
            light * (1 - 0.3 * leaf * step(np.abs(np.abs(u - door) - 0.58), 0.05, 0.03))[..., None]
        )
        glass = step(np.abs(u - door), 0.34, 0.32) * step(np.abs(v - 1.75), 0.42, 0.4)
        light = mix(light, inside[..., None] * colour(1.2, 0.9, 0.58), glass)
    return light


def _canopy(hit: Hit) -> Picture:
    rib = step(np.abs(np.mod(hit.z, 3.0) - 1.5), 0.16, 0.12)
    sheet = 0.5 + 0.5 * np.cos(hit.x * 24) * step(hit.pixel, 0.05, 0.01)
    tube = step(np.abs(hit.x - 0.3), 0.06, 0.05) * step(np.abs(np.mod(hit.z, 6) - 3), 1.3, 1.25)
    tone = (0.07 + 0.012 * sheet) * (1 - 0.6 * rib)
    back = step(hit.z, 4, 50) * 0.09
    glow = np.exp(-((hit.x - 0.3) ** 2) / 0.5) * 0.07
    light = (
        tone[..., None] * colour(0.75, 0.85, 1.0)
        + back[..., None] * DAWN
        + glow[..., None] * colour(0.95, 1, 1)
    )
    return _air(hit, light + tube[..., None] * colour(5.5, 5.8, 5.6))


def _structure(frame: Frame, light: Picture) -> Picture:
    station = Layer(frame)
    face(station, CAMERA, (SIDE, -1.0, 1.0), (0, 0, 137), (0, 3.75, 0), _flank)
    face(
        station,
        CAMERA,
        (SIDE + 0.05, 2.7, 1.0),
        (0, 0, 137),
        (0.5, 0.5, 0),
        lambda h: _air(h, np.broadcast_to(colour(0.07, 0.075, 0.09), (*h.x.shape, 3))),
    )
    face(station, CAMERA, (REAR, 0, 1.0), (EDGE - REAR, 0, 0), (0, 0, 150), _platform)
    face(
        station,
        CAMERA,
        (REAR, -1.1, 1.0),
        (0, 0, 150),
        (0, 1.1, 0),
        lambda h: _air(h, np.broadcast_to(colour(0.05, 0.045, 0.05), (*h.x.shape, 3))),
    )
    face(station, CAMERA, (REAR - 0.4, 3.9, 1.0), (4.9, 0, 0), (0, 0, 100), _canopy)
    face(
        station,
        CAMERA,
        (REAR - 0.4, 3.9, 1.0),
        (0, 0, 100),
        (0, 0.35, 0),
        lambda h: _air(h, np.broadcast_to(colour(0.06, 0.065, 0.08), (*h.x.shape, 3))),
    )
    for z in np.arange(97, 3, -9.0):
        share = float(1 - np.exp(-z / 130))
        x0, top = CAMERA.at((-1.5, 3.9, float(z)))
        _, low = CAMERA.at((-1.5, 0, float(z)))
        wide = 0.13 * CAMERA.scale((0, 0, float(z)))
        dark = np.array((0.05, 0.055, 0.07)) * (1 - share) + np.array((1.25, 0.8, 0.55)) * share
        station.lay(cut(frame, [box(x0 - wide, top, x0 + wide, low)]), dark)
        station.lay(cut(frame, [box(x0 - wide, top, x0 - wide * 0.6, low)]), dark + DAWN * 0.35)
        shade: list[Spot] = [
            (-1.62, 0.005, z),
            (-1.38, 0.005, z),
            (-0.6, 0.005, z - 3.0),
            (-0.95, 0.005, z - 3.0),
        ]
        points = [CAMERA.at(spot) for spot in shade]
        cast = cut(frame, [points])
        cast.cover = cast.cover * np.float32(0.4)
        station.lay(cast, (0.02, 0.022, 0.03))
    _clock(station)
    return station.over(light)


def _clock(station: Layer) -> None:
    spot: Spot = (-0.4, 3.1, 12.0)
    (x, y), unit = CAMERA.at(spot), CAMERA.scale(spot)
    frame = station.frame
    station.lay(stroke(frame, [[(x, y), (x, y - 0.8 * unit)]], 0.05 * unit), (0.03, 0.03, 0.035))
    station.lay(dots(frame, [(x, y)], 0.36 * unit), (0.03, 0.03, 0.035))
    station.lay(dots(frame, [(x, y)], 0.31 * unit), (0.85, 0.83, 0.75))
    hands = [
        [(x, y), (x + 0.02 * unit, y + 0.17 * unit)],
        [(x, y), (x + 0.02 * unit, y - 0.26 * unit)],
    ]
    station.lay(stroke(frame, hands, 0.035 * unit), (0.02, 0.02, 0.02))


def _traveller(frame: Frame, light: Picture) -> Picture:
    x, z = -0.25, 6.6
    feet, unit = CAMERA.at((x, 0, z)), CAMERA.scale((x, 0, z))
    shade, near = Layer(frame), Layer(frame)
    cast: list[Spot] = [
        (x - 0.2, 0, z),
        (x + 0.25, 0, z),
        (x + 1.1, 0, z - 3.6),
        (x + 0.55, 0, z - 3.6),
    ]
    shade.lay(cut(frame, [[CAMERA.at(spot) for spot in cast]]), (0.02, 0.022, 0.03))
    shade.defocus(0.004)
    shade.cover *= 0.6
    shade.light *= 0.6
    light = shade.over(light)
    lamps = (
        Lamp((-0.75, 0.3, -0.5), tuple(DAWN * 2.6), 0.0),
        Lamp((0.8, 0.3, 0.05), (0.32, 0.24, 0.15), 0.0),
    )
    dress = Dress((0.05, 0.045, 0.045), (0.02, 0.022, 0.03), bulk=1.12, hem=0.34, flare=0.008)
    pose = replace(HANDS_IN_POCKETS, yaw=166, nod=4, right_arm=(-4, 8, 12), dress=dress)
    stand(near, pose, feet, 1.73 * unit, Lighting((0.2, 0.23, 0.3), (0.06, 0.05, 0.045), lamps), 1)
    _suitcase(near, (feet[0] + 0.36 * unit, feet[1]), unit)
    near.light = blur(near.light, 0.0005 * frame.height)
    return near.over(light)


def _suitcase(near: Layer, foot: Point, unit: float) -> None:
    def at(across: float, up: float) -> Point:
        return foot[0] + across * unit, foot[1] - up * unit

    case = smooth([at(-0.16, 0.6), at(0.16, 0.6), at(0.17, 0.05), at(-0.17, 0.05)], True, 6)
    handle = [at(-0.08, 0.6), at(-0.08, 0.88), at(0.08, 0.88), at(0.08, 0.6)]
    near.lay(stroke(near.frame, [handle], 0.02 * unit), (0.05, 0.05, 0.055))
    near.lay(cut(near.frame, [case]), (0.075, 0.02, 0.018))
    near.lay(stroke(near.frame, [[at(-0.155, 0.55), at(-0.165, 0.08)]], 0.02 * unit), DAWN * 0.5)
    near.lay(dots(near.frame, [at(-0.12, 0.03), at(0.12, 0.03)], 0.03 * unit), (0.01, 0.01, 0.01))
