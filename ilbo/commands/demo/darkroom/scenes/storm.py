"""The lighthouse at the point in a storm: a sea with height, rock, spray and a beam."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import box, cut, dots
from ilbo.commands.demo.darkroom.sky import clouds, gradient, halo
from ilbo.commands.demo.darkroom.space import Camera
from ilbo.commands.demo.darkroom.terrain import slope, survey

HORIZON = 0.66
LANTERN = (1.06, 0.2)


def lighthouse_in_storm(frame: Frame) -> Exposure:
    """Waves break under the lighthouse while its beam cuts the cloud."""
    stops = [(0, (0.035, 0.045, 0.06)), (0.4, (0.09, 0.11, 0.135)), (0.66, (0.17, 0.2, 0.22))]
    light = gradient(frame, stops, 0.05)
    density, facing = clouds(frame, HORIZON + 0.06, 0.62, 0.9, 1.3, 21, (0.2, 0.9))
    dark, pale = colour(0.014, 0.018, 0.025), colour(0.11, 0.13, 0.15)
    light = mix(light, mix(dark, pale, facing), density * 0.8)
    light = light + _beam(frame)
    light = _rain_curtain(frame, light)
    light = _tower(frame, light)
    light = _sea(frame, light)
    light = _rock(frame, light)
    for salt, (x, y), size, lean in (
        (3, (0.84, 0.74), 0.42, -0.22),
        (4, (1.34, 0.79), 0.24, 0.3),
        (5, (0.62, 0.79), 0.2, -0.5),
    ):
        light = _burst(frame, light, (x, y), size, lean, salt)
    light = _rain(frame, light)
    return Exposure(light, 0.5, 1.12, 0.9, 0.1, 0.5, 0.02, (0.0, 0.008, 0.016), (0.99, 1, 0.99))


def _beam(frame: Frame) -> Picture:
    x, y = frame.grid()
    total = frame.dark()
    smoke = 0.7 + 0.45 * fbm(frame, (5, 5), 5, 61)
    for side, slant, strength in ((-1.0, -0.1, 0.85), (1.0, 0.03, 0.5)):
        out = (x - LANTERN[0]) * side
        off = (y - LANTERN[1]) - out * slant
        wide = 0.006 + 0.075 * np.maximum(out, 0)
        core = np.exp(-((off / wide) ** 2)) * (out > 0) / (0.35 + 2.0 * np.maximum(out, 0))
        total += (core * smoke * strength * 0.3)[..., None] * colour(1.0, 0.93, 0.72)
    return (
        total
        + halo(frame, LANTERN, 0.01, colour(14, 12, 8))
        + halo(frame, LANTERN, 0.06, colour(0.35, 0.3, 0.2))
    )


def _rain_curtain(frame: Frame, light: Picture) -> Picture:
    x, y = frame.grid()
    slanted = x + 0.45 * y
    veil = scattered(slanted * 3.5, y * 0.25, 0, 4, 31) * step(y, 0.12, 0.5)
    share = np.clip(0.25 * veil + 0.08, 0, 0.5) * step(x, 1.1, 0.2)
    return mix(light, colour(0.2, 0.235, 0.26), share)


def _tower(frame: Frame, light: Picture) -> Picture:
    tower = Layer(frame)
    cx, top, foot = LANTERN[0], 0.245, 0.64
    outline = [(cx - 0.026, top), (cx + 0.026, top), (cx + 0.034, 0.45), (cx + 0.047, foot)]
    outline += [(cx - 0.047, foot), (cx - 0.034, 0.45)]
    stencil = cut(frame, [outline])
    rows, columns = stencil.window()
    x, y = (plane[rows, columns] for plane in frame.grid())
    round_ = np.clip((x - cx) / (0.026 + 0.053 * (y - top)), -1, 1)
    shade = 0.12 + 0.55 * np.maximum(-round_ * 0.75 + np.sqrt(1 - round_**2) * 0.35, 0)
    stain = 0.82 + 0.2 * scattered(x * 60, y * 6, 0, 4, 8)
    tower.lay(stencil, (shade * stain)[..., None] * colour(0.62, 0.66, 0.68))
    for high in (0.33, 0.45, 0.56):
        tower.lay(
            cut(frame, [box(cx - 0.012, high, cx - 0.004, high + 0.02)]), (0.015, 0.018, 0.02)
        )
    ink = (0.02, 0.022, 0.025)
    tower.lay(cut(frame, [box(cx - 0.04, 0.236, cx + 0.04, 0.246)]), ink)
    for rail in np.linspace(-0.039, 0.038, 9):
        tower.lay(cut(frame, [box(cx + rail, 0.222, cx + rail + 0.0014, 0.24)]), ink)
    tower.lay(cut(frame, [box(cx - 0.04, 0.221, cx + 0.04, 0.2225)]), ink)
    tower.lay(cut(frame, [box(cx - 0.019, 0.18, cx + 0.019, 0.237)]), (0.25, 0.22, 0.15))
    tower.lay(cut(frame, [box(cx - 0.012, 0.188, cx + 0.012, 0.214)]), (26, 23, 16))
    roof = [
        (cx - 0.025, 0.181),
        (cx - 0.018, 0.163),
        (cx, 0.15),
        (cx + 0.018, 0.163),
        (cx + 0.025, 0.181),
    ]
    tower.lay(cut(frame, [roof]), (0.03, 0.03, 0.033))
    tower.lay(cut(frame, [box(cx - 0.0015, 0.125, cx + 0.0015, 0.155)]), ink)
    house = [
        box(cx + 0.06, 0.575, cx + 0.17, 0.66),
        [(cx + 0.05, 0.578), (cx + 0.07, 0.545), (cx + 0.16, 0.545), (cx + 0.18, 0.578)],
    ]
    tower.lay(cut(frame, house), (0.09, 0.1, 0.11))
    tower.lay(cut(frame, [box(cx + 0.095, 0.598, cx + 0.112, 0.622)]), (1.6, 1.0, 0.4))
    return tower.smear(0.0005, 0.0005).over(light)


def _rock(frame: Frame, light: Picture) -> Picture:
    x, y = frame.grid()
    shape = 0.23 * np.exp(-(np.abs((x - 1.12) / 0.27) ** 2.6)) - 0.03
    jag = scattered(x * 14, y * 4 + 3, 0, 6, 71, 0.6)
    top = 0.8 - shape - 0.028 * jag
    body = np.clip((y - top) * frame.height * 0.5, 0, 1)
    body = body * step(y, 0.83 + 0.02, 0.8) * step(np.abs(x - 1.08), 0.56, 0.46)
    crag = scattered(x * 22 - y * 9, y * 26, 0, 7, 72, 0.62)
    crag_down = scattered(x * 22 - y * 9 + 0.18, y * 26 - 0.3, 0, 7, 72, 0.62)
    relief = np.clip(0.35 + 1.1 * (crag_down - crag), 0, 1.6)
    wet = np.clip(crag - 0.55, 0, 1) * 0.25
    stone = (relief * 0.055 + wet * 0.2)[..., None] * colour(0.9, 1.0, 1.08)
    drip = step(scattered(x * 30, y * 7, 0, 5, 73), 0.75, 1.5) * step(y, top + 0.03, top + 0.1)
    stone = mix(stone, colour(0.3, 0.34, 0.36), drip * 0.7)
    return mix(light, stone, body)


def _swell(x: Plane, z: Plane) -> Plane:
    bend = scattered(x / 40, z / 30, 0, 2, 81) * 7
    long_wave = np.sin((z + 0.25 * x + bend) / 5.2)
    cross = np.sin((z * 0.6 - 0.5 * x + 1.4 * bend) / 3.1)
    rough = scattered(x / 3.6, z / 2.2, 0.003 * z, 4, 82, 0.55)
    return np.asarray(
        1.35 * (1 - np.abs(long_wave)) ** 1.3 + 0.45 * (1 - np.abs(cross)) + 0.55 * rough,
        np.float32,
    )


def _sea(frame: Frame, light: Picture) -> Picture:
    camera = Camera(0.7, HORIZON - 0.002, 1.3, 5.2)
    land = survey(frame, camera, _swell, 5, 900, 420)
    right, away = slope(land, _swell, 0.15)
    steep = 1 / np.sqrt(right**2 + away**2 + 1)
    facing = np.clip(0.5 - 0.75 * away * steep + 0.2 * right * steep, 0, 1)
    chop = scattered(land.x * 2.2, land.z * 1.1, land.pixel * 3, 4, 85, 0.7)
    facing = np.clip(facing + 0.14 * chop, 0, 1)
    deep, sky = colour(0.003, 0.007, 0.009), colour(0.07, 0.088, 0.1)
    glass = np.clip(step(land.y, 0.9, 2.6) * step(away, -0.1, 0.9), 0, 1)
    water: Picture = mix(deep, sky, step(facing, 0.2, 0.62)) + glass[..., None] * colour(
        0.004, 0.026, 0.026
    )
    lace = scattered(land.x * 1.6, land.z * 0.9, land.pixel * 2, 6, 83, 0.68)
    veins = np.exp(-((scattered(land.x * 0.7, land.z * 0.5, land.pixel, 5, 84, 0.6) / 0.22) ** 2))
    crest = step(land.y + 0.6 * lace, 1.45, 2.5)
    foam = np.clip(crest + veins * step(lace, -0.1, 1.1) * 0.65, 0, 1)
    water = mix(water, colour(0.3, 0.335, 0.35) * (0.45 + 0.6 * steep)[..., None], foam * 0.9)
    haze = step(land.z, 30, 500) * 0.8
    return mix(light, mix(water, colour(0.17, 0.2, 0.22), haze), land.seen)


def _burst(
    frame: Frame, light: Picture, foot: tuple[float, float], size: float, lean: float, salt: int
) -> Picture:
    x, y = frame.grid()
    across, up = (x - foot[0]) / size, (foot[1] - y) / size
    across = across - lean * np.maximum(up, 0) ** 1.3
    away = np.hypot(across * 1.25, up)
    angle = np.arctan2(across, up + 0.35)
    jets = scattered(angle * 2.6, away * 0.5 + salt, 0, 4, 90 + salt, 0.5)
    lace = scattered(angle * 3 + across * 4, away * 2.4 + up * 2, 0, 7, 95 + salt, 0.68)
    fine = fbm(frame, (70, 70), 4, 96 + salt, 0.75)
    reach = 0.72 + 0.34 * jets
    body = 1.05 - away / np.maximum(reach, 0.2) + 0.26 * lace + 0.2 * fine * step(away, 0.1, 0.6)
    body = body * step(up, -0.35, 0.05)
    cover = np.clip(step(body, -0.05, 0.8), 0, 1)
    cover = np.maximum(cover, 0.5 * step(blur(cover, 0.035 * frame.height), 0.02, 0.7))
    shade = np.clip(0.62 + 0.3 * lace + 0.22 * jets - 0.15 * across, 0.25, 1.2)
    light = mix(light, shade[..., None] * colour(0.36, 0.395, 0.41), cover * 0.95)
    dice = frame.dice(200 + salt)
    drops = Layer(frame)
    for radius, count in ((0.0006, 700), (0.001, 160)):
        turn, far = dice.normal(0, 0.55, count), np.abs(dice.normal(0.75, 0.28, count)) * size
        spots = [
            (foot[0] + np.sin(t) * f + lean * f * 0.9, foot[1] - np.cos(t) * f)
            for t, f in zip(turn, far, strict=True)
        ]
        drops.lay(dots(frame, spots, radius), (0.42, 0.46, 0.48))
    drops.smear(0.0006, 0.0012)
    return drops.over(light)


def _rain(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(5)
    sparse = (dice.random((frame.height, frame.width), dtype=np.float32) > 0.9985).astype(
        np.float32
    )
    streak = blur(sparse, 0.7, frame.height * 0.012)
    x, y = frame.grid()
    columns = np.clip(((x + 0.3 * (y - 0.5)) * frame.height).astype(np.int64), 0, frame.width - 1)
    rows = (y * frame.height).astype(np.int64)
    slanted = streak[rows, columns] * 6
    return np.asarray(light + slanted[..., None] * colour(0.05, 0.055, 0.06), dtype=np.float32)
