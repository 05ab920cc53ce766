"""The valley's pictures: rice terraces at sunrise."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.sky import clouds, gradient, halo, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera
from ilbo.commands.demo.darkroom.terrain import Land, shadowed, slope, survey

RISE = 1.5
SUN = (0.62, 0.2, 0.76)


def _hillside(x: Plane, z: Plane) -> Plane:
    lie = 0.17 * x - 0.2 * z + 9.0 * scattered(x / 60 + 5, z / 60, 0, 2, 3)
    lie = lie + 0.0016 * np.maximum(-x - 10, 0) ** 1.4 * 10
    bowl = 0.0019 * np.maximum(z - 95, 0) ** 1.72
    return np.asarray(lie + bowl + 1.2 * scattered(x / 14, z / 14, 0, 2, 4), dtype=np.float32)


def _terraced(x: Plane, z: Plane) -> Plane:
    lie = _hillside(x, z) / RISE
    floor = np.floor(lie)
    part = lie - floor
    bank = step(part, 0.78, 1.0)
    lip = 0.1 * np.exp(-(((part - 0.08) / 0.05) ** 2))
    return np.asarray((floor + bank + lip) * RISE, dtype=np.float32)


def terraces_at_dawn(frame: Frame) -> Exposure:
    """Terraces falling to a valley full of mist, the sun just over the hills."""
    horizon = 0.3
    sun = (1.08, 0.185)
    stops = [(0, (0.28, 0.42, 0.66)), (0.14, (0.85, 0.72, 0.6)), (0.3, (1.7, 1.15, 0.66))]
    light: Picture = gradient(frame, stops, 0.02) + halo(frame, sun, 0.05, colour(14, 8.5, 3.6))
    density, facing = clouds(frame, 0.42, 0.4, 0.7, 1.4, 5, (0.7, 0.9))
    light = mix(light, mix(colour(0.5, 0.45, 0.5), colour(2.2, 1.4, 0.8), facing), density * 0.55)
    light = _far_hills(frame, light, sun)
    camera = Camera(0.7, horizon, 1.25, 15.0)
    land = survey(frame, camera, _terraced, 5, 420, 1400)
    fields = _fields(frame, land)
    x, y = frame.grid()
    mist = step(land.z, 40, 400) * 0.75 + 0.5 * step(land.y, -14, -30) * step(land.z, 50, 160)
    mist = np.clip(mist * (0.85 + 0.3 * fbm(frame, (3, 6), 4, 12)), 0, 0.96)
    glow = 1 / (1 + ((x - sun[0]) ** 2 + (y - sun[1]) ** 2) / 0.2)
    air = mix(colour(0.5, 0.5, 0.56), colour(2.3, 1.45, 0.75), glow)
    light = mix(light, mix(fields, air, mist), land.seen)
    light = light + halo(frame, sun, 0.16, colour(0.7, 0.42, 0.18))
    return Exposure(light, -0.4, 1.1, 0.92, 0.13, 0.38, shadows=(0.012, 0.012, 0.02))


def _far_hills(frame: Frame, light: Picture, sun: tuple[float, float]) -> Picture:
    x, y = frame.grid()
    glow = 1 / (1 + ((x - sun[0]) ** 2 + (y - sun[1]) ** 2) / 0.06)
    ranges = ((0.25, 0.1, 41, 0.75), (0.28, 0.11, 42, 0.52), (0.33, 0.12, 43, 0.3))
    for base, rise, salt, far in ranges:
        tops = skyline(frame, base, rise, salt, 2.5, 0.5, -0.015)
        ridge = Layer(frame)
        near, air = (
            colour(0.1, 0.15, 0.24),
            mix(colour(0.55, 0.6, 0.72), colour(2.4, 1.5, 0.8), glow),
        )
        depth = np.clip((y - tops[None, :]) / 0.12, 0, 1)
        ink = mix(near, air, np.clip(far + 0.5 * depth, 0, 1))
        stencil = hill(frame, tops)
        rows, columns = stencil.window()
        ridge.lay(stencil, ink[rows, columns])
        light = ridge.over(light)
    return light


def _fields(frame: Frame, land: Land) -> Picture:
    right, away = slope(land, _terraced, 0.12)
    steep = 1 / np.sqrt(right**2 + away**2 + 1)
    sunlit = np.maximum((-right * SUN[0] + SUN[1] - away * SUN[2]) * steep, 0)
    sunlit *= shadowed(land, _terraced, SUN, 40)
    lie = _hillside(land.x, land.z) / RISE
    bank = step(lie - np.floor(lie), 0.74, 0.84)
    albedo = _crops(land, lie)
    grass = 0.5 + 0.5 * scattered(land.x * 3, land.z * 3, land.pixel * 3, 4, 9)
    green = mix(colour(0.025, 0.035, 0.012), colour(0.12, 0.12, 0.035), grass)
    albedo = mix(albedo, green, bank)
    through = step(albedo[..., 0], 0.1, 0.4) * 0.35
    light = colour(0.2, 0.25, 0.34) * (0.5 + 0.5 * steep)[..., None]
    warm = (sunlit * 1.5 + through * (1 - bank) * 0.5)[..., None] * colour(4.2, 2.5, 1.1)
    return np.asarray(albedo * (light + warm), dtype=np.float32)


def _crops(land: Land, lie: Plane) -> Picture:
    level = np.floor(lie)
    split = np.floor(
        (land.x + 6 * scattered(land.z / 18, level * 3.7, 0, 1, 8)) / 17 + level * 0.37
    )
    lot = np.mod(np.sin(level * 12.99 + split * 78.2) * 43758.5, 1)
    blade = 0.5 + 0.5 * scattered(land.x * 5, land.z * 5, land.pixel * 5, 4, 6)
    rows = 0.5 + 0.5 * np.sin(lie * 60 + 0.5 * blade) * step(land.pixel, 0.05, 0.01)
    patch = 0.5 + 0.5 * scattered(land.x / 3, land.z / 3, land.pixel / 3, 4, 15)
    gold = mix(colour(0.24, 0.14, 0.045), colour(0.58, 0.37, 0.1), blade * 0.6 + patch * 0.4)
    stubble = mix(colour(0.1, 0.075, 0.04), colour(0.3, 0.23, 0.13), rows * 0.6 + blade * 0.4)
    crops = mix(gold, stubble, (lot > 0.52).astype(np.float32))
    return crops * (0.75 + 0.4 * patch)[..., None]
