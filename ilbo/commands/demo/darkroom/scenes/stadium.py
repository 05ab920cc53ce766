"""Deungdae Stadium under its lights, from the top of the stand."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import dots, stroke
from ilbo.commands.demo.darkroom.people import POINTING, STANDING, WALKING, Dress
from ilbo.commands.demo.darkroom.sky import gradient, halo, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera, Hit, Spot, face

CAMERA = Camera(0.75, 0.31, 0.92, 25.0, 3)
LONG, DEEP, NEAR = 105.0, 68.0, 34.0
LEFT = -50.0
PYLONS: tuple[Spot, ...] = ((-40, 0, 150), (46, 0, 150), (-76, 0, 112), (86, 0, 112))
AIR = np.array((0.05, 0.065, 0.085), dtype=np.float32)


def pitch_under_lights(frame: Frame) -> Exposure:
    """The striped pitch, the far stand, four pylons burning in the haze."""
    light = gradient(
        frame, [(0, (0.004, 0.007, 0.016)), (0.3, (0.03, 0.035, 0.05)), (1, (0.01, 0.012, 0.014))]
    )
    town = Layer(frame)
    town.lay(hill(frame, skyline(frame, 0.27, 0.09, 3, 3)), (0.01, 0.012, 0.017))
    light = town.over(light)
    ground = Layer(frame)
    face(ground, CAMERA, (-400, -0.2, 20), (800, 0, 0), (0, 0, 420), _apron)
    face(ground, CAMERA, (LEFT - 6, 0, NEAR - 5), (LONG + 12, 0, 0), (0, 0, DEEP + 10), _turf)
    _far_stand(ground)
    light = ground.over(light)
    light = _pylons(frame, light)
    light = _players(frame, light)
    smoke = np.clip(0.6 + 0.35 * fbm(frame, (3, 4), 5, 8), 0, 1)
    _, y = frame.grid()
    light = mix(light, AIR * 1.3, smoke * step(y, 0.62, 0.2) * 0.34)
    light = _crowd(frame, light)
    return Exposure(
        light, 0.5, 1.12, 0.9, 0.08, 0.48, 0.019, (0.0, 0.005, 0.014), (0.99, 1.0, 0.99)
    )


def _apron(hit: Hit) -> Picture:
    tone = 0.025 + 0.008 * scattered(hit.x, hit.z, hit.pixel, 4, 3)
    return np.asarray(tone[..., None] * colour(0.9, 0.75, 0.7), dtype=np.float32)


def _band(distance: Plane, hit: Hit, half: float = 0.09) -> Plane:
    soft = np.maximum(hit.pixel * 0.7, 0.02)
    cover = np.clip((half + soft - np.abs(distance)) / (2 * soft), 0, 1)
    return np.asarray(cover * np.minimum(1, half / soft + 0.35), dtype=np.float32)


def _lines(x: Plane, z: Plane, hit: Hit) -> Plane:
    inside = (x > -0.1) & (x < LONG + 0.1) & (z > -0.1) & (z < DEEP + 0.1)
    marks = [
        _band(x, hit),
        _band(x - LONG, hit),
        _band(z, hit),
        _band(z - DEEP, hit),
        _band(x - LONG / 2, hit),
    ]
    circle = np.hypot(x - LONG / 2, z - DEEP / 2)
    marks += [_band(circle - 9.15, hit), np.clip(0.35 - circle, 0, 0.2) * 5]
    for end in (x, LONG - x):
        for out, half in ((16.5, 20.16), (5.5, 9.16)):
            within = np.abs(z - DEEP / 2) < half + 0.1
            marks.append(_band(end - out, hit) * within)
            marks.append(_band(np.abs(z - DEEP / 2) - half, hit) * (end < out) * (end > 0))
        arc = np.hypot(end - 11, z - DEEP / 2)
        marks.append(_band(arc - 9.15, hit) * (end > 16.5))
    return np.asarray(np.max(np.stack(marks), axis=0) * inside, dtype=np.float32)


def _turf(hit: Hit) -> Picture:
    x, z = hit.x - LEFT, hit.z - NEAR
    stripe = np.sin(x / 5.25 * np.pi + 0.01) * 4
    stripe = np.clip(stripe, -1, 1)
    worn = scattered(hit.x / 9, hit.z / 9, hit.pixel / 9, 5, 12)
    blade = scattered(hit.x * 1.6, hit.z * 1.6, hit.pixel, 4, 13, 0.7)
    mouth = np.exp(
        -((np.minimum(np.abs(x - 5), np.abs(LONG - x - 5)) / 5) ** 2) - ((z - DEEP / 2) / 6) ** 2
    )
    green = mix(colour(0.03, 0.075, 0.024), colour(0.056, 0.118, 0.036), 0.5 + 0.32 * stripe)
    green = mix(green, colour(0.13, 0.12, 0.06), np.clip(0.1 * worn + 0.45 * mouth, 0, 0.6))
    green = green * (0.95 + 0.1 * blade + 0.1 * worn)[..., None]
    green = mix(green, colour(0.85, 0.88, 0.85), _lines(x, z, hit) * 0.85)
    pools = sum(
        np.exp(-((hit.x - px * 0.45) ** 2 + (hit.z - pz * 0.82) ** 2) / 2600)
        for px, _, pz in PYLONS
    )
    light = 0.95 + 0.55 * np.asarray(pools, dtype=np.float32)
    light = np.asarray(light * (1 - 0.18 * step(z, 10, -5)), dtype=np.float32)
    return np.asarray(green * light[..., None] * colour(0.95, 1.0, 1.02), dtype=np.float32)


def _far_stand(layer: Layer) -> None:
    z = NEAR + DEEP + 12

    def seats(hit: Hit) -> Picture:
        people = scattered(hit.u * 1.25, hit.v * 1.6, hit.pixel * 0.25, 3, 21, 0.8)
        tint = scattered(hit.u * 1.1 + 9, hit.v * 1.4, 0, 2, 22)
        aisle = step(np.abs(np.mod(hit.u, 14) - 7), 0.5, 0.8)
        tone = np.clip(0.035 + 0.035 * people, 0.004, 0.2) * aisle * (1.15 - hit.v / 26)
        coat = mix(colour(0.8, 0.9, 1.2), colour(1.3, 0.75, 0.55), step(tint, -0.4, 0.9))
        return np.asarray(tone[..., None] * coat, dtype=np.float32)

    def boards(hit: Hit) -> Picture:
        panel = np.mod(np.sin(np.floor(hit.u / 8) * 12.99) * 4375.5, 1)
        ink = mix(colour(0.5, 0.52, 0.55), colour(0.04, 0.12, 0.36), step(panel, 0.4, 0.5))
        ink = mix(ink, colour(0.5, 0.3, 0.05), step(panel, 0.8, 0.82))
        mark = step(np.abs(hit.v - 0.5), 0.26, 0.2) * (
            scattered(hit.u * 1.4, hit.v * 0, 0, 2, 7) > 0
        )
        return np.asarray(ink * (0.5 - 0.2 * mark)[..., None], dtype=np.float32)

    def roof(hit: Hit) -> Picture:
        ribs = 0.02 + 0.012 * (np.mod(hit.u, 7) < 0.6)
        return np.asarray(ribs[..., None] * colour(0.9, 1, 1.1), dtype=np.float32)

    face(layer, CAMERA, (-66, 1.2, z), (132, 0, 0), (0, 11, 17), seats)
    face(layer, CAMERA, (-70, 12, z + 18), (140, 0, 0), (0, 4.5, 0), lambda hit: roof(hit) * 0.5)
    face(layer, CAMERA, (-70, 16, z + 2), (140, 0, 0), (0, 2.2, 0), lambda hit: roof(hit) * 2.2)
    face(layer, CAMERA, (LEFT - 5, 0, z - 5), (LONG + 10, 0, 0), (0, 1.0, 0), boards)
    for x, out in ((LEFT - 9, -16.0), (LEFT + LONG + 9, 16.0)):
        face(layer, CAMERA, (x, 1.0, NEAR - 14), (0, 0, DEEP + 24), (out, 10, 0), seats)
        face(
            layer,
            CAMERA,
            (x + out, 11, NEAR - 14),
            (0, 0, DEEP + 24),
            (0, 4, 0),
            lambda hit: roof(hit) * 0.6,
        )
    for side in (LEFT, LEFT + LONG):
        _goal(layer, side)


def _goal(layer: Layer, x: float) -> None:
    middle, out = NEAR + DEEP / 2, -2.0 if x < 0 else 2.0
    posts: list[list[Spot]] = [
        [
            (x, 0, middle - 3.66),
            (x, 2.44, middle - 3.66),
            (x, 2.44, middle + 3.66),
            (x, 0, middle + 3.66),
        ],
    ]
    net: list[list[Spot]] = [
        [(x, 2.44, middle + s), (x + out, 0, middle + s)] for s in np.linspace(-3.66, 3.66, 12)
    ]
    layer.lay(
        stroke(layer.frame, [[CAMERA.at(p) for p in line] for line in net], 0.0004),
        (0.25, 0.28, 0.28),
    )
    layer.lay(
        stroke(layer.frame, [[CAMERA.at(p) for p in line] for line in posts], 0.0016),
        (0.9, 0.9, 0.9),
    )


def _pylons(frame: Frame, light: Picture) -> Picture:
    masts, lamps = Layer(frame), Layer(frame)
    for x, _, z in PYLONS:
        high = 54.0
        top, foot = CAMERA.at((x, high, z)), CAMERA.at((x, 0, z))
        unit = CAMERA.scale((x, 0, z))
        edges = [
            [(foot[0] + s * 1.6 * unit, foot[1]), (top[0] + s * 0.9 * unit, top[1])]
            for s in (-1, 1)
        ]
        rungs = []
        for part in range(12):
            y0, y1 = (foot[1] + (top[1] - foot[1]) * p / 12 for p in (part, part + 1))
            flip = 1 if part % 2 else -1
            rungs.append([(foot[0] - flip * 1.3 * unit, y0), (foot[0] + flip * 1.3 * unit, y1)])
        masts.lay(stroke(frame, [*edges, *rungs], 0.0016), (0.03, 0.034, 0.04))
        spots = [
            (top[0] + (c - 2.5) * 1.5 * unit, top[1] - (r - 1.0) * 1.6 * unit)
            for c in range(6)
            for r in range(4)
        ]
        lamps.shine(dots(frame, spots, 0.42 * unit), (20.0, 21.5, 22.0))
        light = light + halo(frame, top, 0.03, colour(0.4, 0.45, 0.5))
        light = light + halo(frame, top, 0.2, colour(0.05, 0.06, 0.072))
        light = _beam(frame, light, top)
    light = masts.over(light)
    glow = (
        blur(lamps.light, 0.008 * frame.height) * 0.5
        + blur(lamps.light, 0.03 * frame.height) * 0.25
    )
    streak = blur(lamps.light, 0.07 * frame.height, 0.002 * frame.height) * 0.05
    return np.asarray(light + lamps.light + glow + streak, dtype=np.float32)


def _beam(frame: Frame, light: Picture, top: tuple[float, float]) -> Picture:
    x, y = frame.grid()
    aim = np.array((0.75 - top[0], 0.5 - top[1])) / np.hypot(0.75 - top[0], 0.5 - top[1])
    along = (x - top[0]) * aim[0] + (y - top[1]) * aim[1]
    off = (x - top[0]) * aim[1] - (y - top[1]) * aim[0]
    wide = 0.03 + 0.32 * np.maximum(along, 0)
    shaft = (
        np.exp(-((off / wide) ** 2))
        * np.exp(-np.maximum(along, 0) / 0.22)
        * step(along, -0.02, 0.04)
    )
    return np.asarray(light + shaft[..., None] * colour(0.05, 0.058, 0.068), dtype=np.float32)


def _players(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(4)
    layer, shade = Layer(frame), Layer(frame)
    kits = [Dress((0.62, 0.64, 0.66), (0.05, 0.08, 0.22), bulk=1.1)] * 10
    kits += [Dress((0.42, 0.05, 0.04), (0.42, 0.05, 0.04), bulk=1.1)] * 10
    kits += [Dress((0.02, 0.02, 0.02)), Dress((0.1, 0.5, 0.12)), Dress((0.55, 0.45, 0.05))]
    spots = [
        (float(dice.normal(4, 19)), float(dice.uniform(4, DEEP - 5)) + NEAR) for _ in kits[:-2]
    ]
    spots += [(LEFT + 4.0, NEAR + DEEP / 2), (LEFT + LONG - 5, NEAR + DEEP / 2 + 1)]
    order = sorted(range(len(kits)), key=lambda number: -spots[number][1])
    lighting = Lighting(
        (0.55, 0.6, 0.65), (0.1, 0.14, 0.08), (Lamp((-0.7, 0.7, 0.2), (0.7, 0.75, 0.8)),)
    )
    for number in order:
        x, z = spots[number]
        feet, tall = CAMERA.at((x, 0, z)), 1.95 * CAMERA.scale((x, 0, z))
        for dx, dy in ((-0.5, 0.07), (0.5, 0.07), (-0.42, -0.07), (0.42, -0.07)):
            shade.lay(
                stroke(frame, [[feet, (feet[0] + dx * tall, feet[1] + dy * tall)]], tall * 0.12),
                (0.008, 0.03, 0.008),
            )
        pose = (WALKING, WALKING, STANDING, POINTING)[int(dice.integers(4))]
        pose = pose.wearing(kits[number]).turned(float(dice.uniform(0, 360)))
        stand(layer, pose, feet, tall, lighting, number)
    ball = CAMERA.at((6.0, 0.3, NEAR + 26))
    layer.lay(dots(frame, [ball], 0.0022), (1.0, 1.0, 0.95))
    shade.cover *= 0.35
    shade.light *= 0.35
    return layer.over(shade.over(light))


def _crowd(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(6)
    for foot, tall, count, soft in ((1.22, 0.36, 17, 0.002), (1.5, 0.6, 9, 0.008)):
        row = Layer(frame)
        for place in range(count):
            x = (place + dice.uniform(0.15, 0.85)) / count * 1.6 - 0.05
            lamps = (
                Lamp((0.0, 0.7, -0.6), (1.0, 1.15, 1.25), 0.0),
                Lamp((-0.7, 0.3, -0.5), (0.3, 0.34, 0.38), 0.0),
            )
            tone = dice.uniform(0.012, 0.05)
            hats = ("", "", "cap", "hood")
            dress = Dress(
                (tone, tone, tone * 1.3),
                hat=hats[int(dice.integers(4))],
                bulk=float(dice.uniform(1.05, 1.25)),
                long_hair=bool(dice.random() < 0.3),
            )
            pose = STANDING.wearing(dress).turned(180 + float(dice.normal(0, 18)))
            stand(
                row,
                pose,
                (x, foot + float(dice.normal(0, 0.012))),
                tall,
                Lighting((0.03, 0.035, 0.04), (0, 0, 0), lamps),
                place,
            )
        light = row.defocus(soft).over(light)
    return light
