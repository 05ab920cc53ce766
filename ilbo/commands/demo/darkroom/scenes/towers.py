"""New towers at night: lit and unlit flats, black hills, a thin moon, the river in front."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, blur, colour, mix, step
from ilbo.commands.demo.darkroom.outline import cut, dots, smooth
from ilbo.commands.demo.darkroom.sky import clouds, gradient, halo, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera, Hit, Material, block
from ilbo.commands.demo.darkroom.water import Surface, mirrored

HORIZON = 0.76
CAMERA = Camera(0.75, HORIZON, 1.7, 4.0, 17)

# across, away, storeys, width, lit share
TOWERS = (
    (-20, 560, 26, 34, 0.5),
    (40, 585, 28, 30, 0.3),
    (290, 500, 27, 34, 0.5),
    (88, 545, 30, 30, 0.08),
    (-8, 470, 29, 30, 0.55),
    (196, 500, 33, 30, 0.05),
    (240, 470, 31, 32, 0.12),
    (46, 420, 31, 31, 0.04),
    (128, 430, 33, 30, 0.05),
    (6, 345, 24, 34, 0.55),
    (172, 350, 27, 34, 0.42),
    (230, 370, 26, 30, 0.6),
)


def towers_at_night(frame: Frame) -> Exposure:
    """Clusters of new towers, some almost wholly dark, over the river."""
    stops = [
        (0, (0.006, 0.011, 0.028)),
        (0.45, (0.016, 0.025, 0.052)),
        (0.76, (0.06, 0.055, 0.065)),
    ]
    light = gradient(frame, stops)
    density, _ = clouds(frame, HORIZON + 0.05, 0.4, 0.8, 1.6, 33)
    light = mix(light, colour(0.05, 0.045, 0.05), density * 0.35)
    light = _moon(frame, light)
    for base, rise, salt, tone in ((0.56, 0.2, 51, 0.011), (0.7, 0.2, 52, 0.005)):
        ridge = Layer(frame)
        ridge.lay(
            hill(frame, skyline(frame, base, rise, salt, 2.2, 0.5)), (tone, tone * 1.1, tone * 1.8)
        )
        light = ridge.over(light)
    light = light + halo(frame, (0.8, 0.74), 0.35, colour(0.012, 0.008, 0.006))
    for number, (x, z, storeys, wide, share) in enumerate(TOWERS):
        estate = Layer(frame)
        _tower(estate, (x, z, storeys, wide), share, number)
        air = 0.04 + 0.2 * (z - 300) / 260
        light = estate.veil(colour(0.05, 0.045, 0.055), air).over(light)
    light = _embankment(frame, light)
    surface = Surface(
        HORIZON + 0.045, 1.0, 0.03, (2.4, 10), 0.012, colour(0.003, 0.004, 0.007), 0.9, 0.1, 12
    )
    light = mirrored(frame, light, surface)
    light = _reeds(frame, light)
    return Exposure(light, 1.25, 1.1, 1.0, 0.1, 0.45, 0.02, (0.004, 0.008, 0.022))


def _moon(frame: Frame, light: Picture) -> Picture:
    x, y = frame.grid()
    cx, cy, size = 0.36, 0.17, 0.016
    full = step(np.hypot(x - cx, y - cy), size, size * 0.93)
    bite = step(np.hypot(x - cx + 0.007, y - cy + 0.003), size * 0.99, size * 0.9)
    crescent = np.clip(full - bite, 0, 1)
    light = light + halo(frame, (cx + 0.006, cy), 0.03, colour(0.07, 0.07, 0.07))
    return np.asarray(
        light + (crescent * 1.6 + full * 0.02)[..., None] * colour(1, 0.95, 0.82), np.float32
    )


def _flats(share: float, number: int, side: bool) -> Material:
    def material(hit: Hit) -> Picture:
        pitch, storey = 4.1, 2.9
        column, floor = np.floor(hit.u / pitch), np.floor(hit.v / storey)
        part_u, part_v = hit.u / pitch - column, hit.v / storey - floor
        dice = np.mod(np.sin(column * 12.9898 + floor * 78.233 + number * 37.7) * 43758.5453, 1)
        tint = np.mod(dice * 917.3, 1)
        inside = step(part_u, 0.1, 0.14) * step(part_u, 0.9, 0.86)
        inside *= step(part_v, 0.24, 0.29) * step(part_v, 0.86, 0.81)
        mullion = 1 - 0.75 * step(np.abs(part_u - 0.5), 0.04, 0.02)
        lit = (dice < share) * (hit.v > storey) * inside * mullion
        curtain = 0.45 + 0.55 * step(np.abs(part_u - 0.2 - 0.6 * tint), 0.1, 0.4)
        warm = mix(colour(1.0, 0.62, 0.26), colour(0.85, 0.95, 1.0), step(tint, 0.5, 0.75))
        bright = 0.25 + 0.85 * np.mod(dice * 331.7, 1)
        wall = 0.011 + 0.004 * step(part_v, 0.2, 0.12) + 0.004 * (part_u < 0.05)
        if side:
            wall, lit = wall * 0.55, lit * (np.mod(column, 3) == 1)
        stone = (
            wall[..., None] * colour(0.85, 0.9, 1.15) * (0.7 + 0.5 * np.exp(-hit.v / 14))[..., None]
        )
        glass = stone * (1 - 0.5 * inside[..., None])
        return np.asarray(glass + (lit * curtain * bright)[..., None] * warm * 0.85, np.float32)

    return material


def _roof(hit: Hit) -> Picture:
    return np.asarray(np.zeros((*hit.u.shape, 3)) + 0.006, dtype=np.float32)


def _tower(
    layer: Layer, place: tuple[float, float, float, float], share: float, number: int
) -> None:
    x, z, storeys, wide = place
    tall = storeys * 2.9
    materials = (_flats(share, number + 50, True), _flats(share, number, False), _roof)
    block(layer, CAMERA, (x - wide / 2, 0, z), (wide, tall, 17), materials)
    block(
        layer, CAMERA, (x - wide * 0.22, tall, z + 3), (wide * 0.44, 5.5, 9), (_roof, _roof, _roof)
    )
    beacon = CAMERA.at((x, tall + 6.5, z))
    layer.lay(dots(layer.frame, [beacon], 0.0016), (5.0, 0.4, 0.25))


def _embankment(frame: Frame, light: Picture) -> Picture:
    bank = Layer(frame)
    edge = skyline(frame, HORIZON - 0.002, 0.024, 61, 34, 0.62)
    bank.lay(hill(frame, edge, HORIZON + 0.05), (0.004, 0.005, 0.006))
    low = skyline(frame, HORIZON + 0.025, 0.004, 62, 20)
    bank.lay(hill(frame, low, HORIZON + 0.06), (0.012, 0.01, 0.009))
    light = bank.over(light)
    lamps = Layer(frame)
    dice = frame.dice(7)
    at = np.cumsum(dice.uniform(0.03, 0.1, 26))
    spots = [(float(x), HORIZON + float(dice.uniform(-0.006, 0.012))) for x in at]
    lamps.shine(dots(frame, spots[::2], 0.0016), (26.0, 12.0, 3.4))
    lamps.shine(dots(frame, spots[1::3], 0.0011), (22.0, 15.0, 7.0))
    cars = [(0.31, 0.783), (0.319, 0.783), (1.02, 0.784), (1.028, 0.784)]
    lamps.shine(dots(frame, cars, 0.0011), (12.0, 11.0, 9.0))
    glow = blur(lamps.light, 0.005 * frame.height) + blur(lamps.light, 0.02 * frame.height) * 1.3
    trees = Layer(frame)
    crowns = skyline(frame, HORIZON + 0.032, 0.035, 63, 16, 0.66)
    trees.lay(
        hill(frame, np.maximum(crowns, HORIZON + 0.004), HORIZON + 0.06), (0.003, 0.004, 0.004)
    )
    light = trees.over(np.asarray(light + lamps.light, dtype=np.float32))
    return np.asarray(light + glow, dtype=np.float32)


def _reeds(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(8)
    near = Layer(frame)
    blades = []
    for _ in range(420):
        x = dice.uniform(-0.05, 0.62) if dice.random() < 0.75 else dice.uniform(1.2, 1.55)
        tall = dice.uniform(0.05, 0.2) * (1.15 - 0.9 * min(abs(x - 0.08), 0.6))
        lean = dice.normal(0.02, 0.03)
        blades.append(
            [
                (x, 1.02),
                (x + 0.0035, 1.02),
                (x + lean * 0.5 + 0.002, 1 - tall * 0.6),
                (x + lean, 1.0 - tall),
                (x + lean * 0.5, 1 - tall * 0.6),
            ]
        )
    near.lay(cut(frame, blades), (0.003, 0.0035, 0.004))
    near.lay(
        cut(frame, [smooth([(-0.1, 0.97), (0.3, 0.965), (0.6, 0.99), (0.7, 1.05), (-0.1, 1.05)])]),
        (0.003, 0.003, 0.004),
    )
    near.defocus(0.004)
    return near.over(light)
