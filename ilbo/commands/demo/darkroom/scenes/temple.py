"""First snow on a temple hall: the curved roof, pines behind, a lantern under the eaves."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.sky import gradient, halo

CENTRE, RIDGE_Y, EAVE_Y = 0.62, 0.255, 0.575
RIDGE, EAVE = 0.46, 0.8
LANTERN: Point = (1.06, 0.705)


def roof_in_snow(frame: Frame) -> Exposure:
    """Snow falls on the hall's tiles at nightfall."""
    light = gradient(
        frame, [(0, (0.1, 0.13, 0.18)), (0.5, (0.17, 0.2, 0.25)), (1, (0.12, 0.14, 0.17))], 0.05
    )
    for number, (far, size) in enumerate(((0.66, 0.3), (0.42, 0.4), (0.2, 0.52))):
        light = _pines(frame, light, far, size, number)
    light = _snowfall(frame, light, ((0.0012, 2600, 0.2),), 20)
    light = _hall(frame, light)
    light = _roof(frame, light)
    light = _lantern(frame, light)
    light = _snowfall(
        frame,
        light,
        ((0.0016, 900, 0.45), (0.0026, 260, 0.5), (0.007, 46, 0.33), (0.013, 16, 0.22)),
        21,
    )
    return Exposure(light, 0.75, 1.1, 0.95, 0.1, 0.42, 0.016, (0.0, 0.006, 0.02), (0.99, 1.0, 1.0))


def _pines(frame: Frame, light: Picture, far: float, size: float, number: int) -> Picture:
    dice = frame.dice(30 + number)
    wood = Layer(frame)
    air = colour(0.155, 0.185, 0.23)
    for _ in range(26 - 6 * number):
        tip = (
            float(dice.uniform(-0.1, 1.6)),
            float(dice.uniform(-0.06, 0.16)) + 0.08 * (2 - number),
        )
        _pine(wood, tip, size * float(dice.uniform(0.8, 1.25)), dice)
    wood.defocus(0.0072 - 0.0006 * number)
    return wood.veil(air, far * 0.85).over(light)


def _pine(wood: Layer, tip: Point, tall: float, dice: np.random.Generator) -> None:
    x, top = tip
    frame = wood.frame
    dark = np.array((0.008, 0.014, 0.013)) * dice.uniform(0.8, 1.5)
    wood.lay(cut(frame, [box(x - tall * 0.012, top, x + tall * 0.012, top + tall * 1.9)]), dark)
    for tier in np.linspace(0.02, 1.5, 19):
        reach = tall * (0.03 + 0.27 * min(tier, 1.15)) * dice.uniform(0.75, 1.15)
        for side in (-1.0, 1.0):
            root = (x, top + tall * tier)
            end = (x + side * reach, root[1] + tall * dice.uniform(0.03, 0.1))
            thick = tall * 0.055 * dice.uniform(0.7, 1.2)
            middle = ((root[0] + end[0]) / 2, (root[1] + end[1]) / 2)
            low = [
                (middle[0] + side * reach * d, middle[1] + thick * dice.uniform(0.5, 1.3))
                for d in (0.3, 0.12, -0.08, -0.28)
            ]
            bough = [root, (middle[0], middle[1] - thick * 0.6), end, *low]
            wood.lay(cut(frame, [bough]), dark)
            if dice.random() < 0.8:
                inner = (root[0] + side * reach * 0.2, root[1] - thick * 0.1)
                crest = (middle[0] + side * reach * 0.12, middle[1] - thick * 0.75)
                snow = [
                    inner,
                    crest,
                    end,
                    (middle[0] + side * reach * 0.1, middle[1] - thick * 0.05),
                ]
                wood.lay(cut(frame, [snow]), np.array((0.2, 0.235, 0.29)) * dice.uniform(0.7, 1.1))


def _places(frame: Frame) -> tuple[Plane, Plane, Plane]:
    """Where each pixel lies on the roof: along (-1 to 1), down (0 ridge, 1 eave), and the cover."""
    x, y = frame.grid()
    along: Plane = (x - CENTRE) / EAVE
    down: Plane = np.zeros_like(x)
    for _ in range(7):
        top = RIDGE_Y - 0.02 * np.abs(along) ** 2.4
        foot = EAVE_Y - 0.075 * np.abs(along) ** 3.2
        fall = np.clip((y - top) / (foot - top), -0.2, 1.2)
        down = np.where(fall > 0, 1 - (1 - np.clip(fall, 0, 1)) ** 0.72, fall)
        down = np.where(fall > 1, 1 + (fall - 1) * 0.6, down)
        width = RIDGE + (EAVE - RIDGE) * np.clip(down, 0, 1) ** 1.25
        along = np.clip((x - CENTRE) / width, -1.3, 1.3)
    pixel = 1.2 / frame.height
    cover = step(np.abs(along), 1 + pixel, 1 - pixel) * step(down, -pixel * 4, pixel * 4)
    cover = cover * step(down, 1 + pixel * 3, 1 - pixel * 3)
    return along.astype(np.float32), down.astype(np.float32), cover.astype(np.float32)


def _roof(frame: Frame, light: Picture) -> Picture:
    along, down, cover = _places(frame)
    phase = along * 44
    rib = 0.5 + 0.5 * np.cos(phase * 2 * np.pi)
    course = np.mod(down * 26 + 0.15 * rib, 1)
    patch = scattered(along * 9, down * 3.5, 0, 5, 61, 0.6)
    fine = fbm(frame, (160, 110), 3, 62, 0.7)
    slide = 0.5 * step(down, 0.7, 1.0) + 0.25 * step(np.abs(along), 0.8, 1.0)
    deep = 0.9 + 0.55 * patch + 0.12 * fine - slide
    covered = step(deep - 0.95 * (1 - rib) * 0.55 - 0.2 * step(course, 0.8, 1.0), -0.05, 0.4)
    slant = -np.sin(phase * 2 * np.pi)
    snow = 0.62 + 0.1 * slant * step(rib, 0.05, 0.5) + 0.1 * rib + 0.05 * fine + 0.06 * patch
    white = (snow * (0.72 + 0.28 * down))[..., None] * colour(0.34, 0.385, 0.46)
    tile = (0.012 + 0.03 * rib**2 + 0.012 * (course > 0.85) + 0.006 * fine)[..., None]
    surface = mix(tile * colour(0.85, 0.95, 1.15), white, np.clip(covered, 0, 1))
    light = mix(light, surface, cover)
    return _ridges(frame, _tile_ends(frame, light))


def _eave(u: float) -> Point:
    return CENTRE + u * EAVE, EAVE_Y - 0.075 * abs(u) ** 3.2


def _ridge_at(u: float, lift: float = 0.0) -> Point:
    return CENTRE + u * RIDGE, RIDGE_Y - 0.02 * abs(u) ** 2.4 - lift


def _tile_ends(frame: Frame, light: Picture) -> Picture:
    ends = Layer(frame)
    line = [_eave(u) for u in np.linspace(-1, 1, 60)]
    ends.lay(stroke(frame, [[(x, y + 0.007) for x, y in line]], 0.012), (0.012, 0.013, 0.016))
    rounds = [(x, y + 0.004) for x, y in (_eave(u / 44) for u in range(-44, 45))]
    ends.lay(dots(frame, rounds, 0.0062), (0.045, 0.05, 0.058))
    ends.lay(dots(frame, rounds, 0.0036), (0.022, 0.025, 0.03))
    lip = [(x, y - 0.004 + 0.002 * np.sin(n * 2.1)) for n, (x, y) in enumerate(line)]
    ends.lay(stroke(frame, [lip], 0.007), (0.2, 0.225, 0.265))
    return ends.over(light)


def _ridges(frame: Frame, light: Picture) -> Picture:
    ridge = Layer(frame)
    us = np.linspace(-1.02, 1.02, 40)
    low, high = [_ridge_at(u, -0.006) for u in us], [_ridge_at(u, 0.034) for u in us[::-1]]
    ridge.lay(cut(frame, [[*low, *high]]), (0.026, 0.029, 0.035))
    for lift in (0.004, 0.012, 0.02):
        ridge.lay(stroke(frame, [[_ridge_at(u, lift) for u in us]], 0.0022), (0.09, 0.1, 0.12))
    dice = frame.dice(9)
    cap = [_ridge_at(u, 0.037 + dice.uniform(-0.003, 0.003)) for u in us]
    ridge.lay(stroke(frame, [smooth(cap, False)], 0.016), (0.25, 0.28, 0.33))
    for side in (-1.0, 1.0):
        end = _ridge_at(side * 1.02, 0.018)
        ridge.lay(
            cut(frame, [box(end[0] - 0.014, end[1] - 0.032, end[0] + 0.014, end[1] + 0.035)]),
            (0.03, 0.033, 0.04),
        )
        ridge.lay(dots(frame, [(end[0], end[1] - 0.034)], 0.015), (0.24, 0.27, 0.32))
        hip = [(_ridge_at(side)[0], RIDGE_Y - 0.005)]
        for t in (0.3, 0.6, 0.85, 1.0):
            width = RIDGE + (EAVE - RIDGE) * (1 - (1 - t) ** 0.72) ** 1.25
            hip.append(
                (CENTRE + side * width, RIDGE_Y - 0.02 + (EAVE_Y - 0.075 - RIDGE_Y + 0.02) * t)
            )
        hip.append((hip[-1][0] + side * 0.018, hip[-1][1] - 0.016))
        curve = smooth(hip, False)
        ridge.lay(stroke(frame, [curve], 0.024), (0.03, 0.034, 0.04))
        ridge.lay(stroke(frame, [[(x, y - 0.009) for x, y in curve]], 0.013), (0.24, 0.27, 0.325))
    return ridge.smear(0.0004, 0.0004).over(light)


def _hall(frame: Frame, light: Picture) -> Picture:
    hall = Layer(frame)
    hall.lay(cut(frame, [box(CENTRE - 0.66, 0.5, CENTRE + 0.66, 1.01)]), (0.006, 0.005, 0.005))
    x, y = frame.grid()
    glow = 1 / (1 + ((x - LANTERN[0]) ** 2 + (y - LANTERN[1]) ** 2) / 0.022)
    rafters = np.linspace(-0.98, 0.98, 72)
    for u in rafters:
        ex, ey = _eave(float(u))
        inner = (CENTRE + (ex - CENTRE) * 0.84, 0.64)
        lit = 0.01 + 0.24 / (1 + ((ex - LANTERN[0]) ** 2 + 0.012) / 0.014)
        hall.lay(
            stroke(frame, [[inner, (ex, ey + 0.02)]], 0.0085), (lit * 0.75, lit * 0.27, lit * 0.14)
        )
        hall.lay(dots(frame, [(ex, ey + 0.021)], 0.0056), (lit * 0.25, lit * 0.5, lit * 0.34))
    hall.lay(cut(frame, [box(CENTRE - 0.67, 0.632, CENTRE + 0.67, 0.668)]), (0.018, 0.024, 0.02))
    for px in np.linspace(-0.63, 0.63, 6):
        hall.lay(
            cut(frame, [box(CENTRE + px - 0.019, 0.655, CENTRE + px + 0.019, 1.01)]),
            (0.04, 0.014, 0.009),
        )
        left = CENTRE + px + 0.03
        if px < 0.6:
            _doors(hall, left, left + 0.192)
    warmed = hall.light * (0.55 + 26.0 * glow[..., None] ** 1.5 * colour(1, 0.62, 0.3))
    hall.light = np.where(hall.light > 0.4, hall.light, warmed).astype(np.float32)
    return hall.over(light)


def _doors(hall: Layer, left: float, right: float) -> None:
    frame = hall.frame
    hall.lay(cut(frame, [box(left, 0.69, right, 1.01)]), (0.022, 0.017, 0.012))
    bars = [[(x, 0.7), (x, 0.9)] for x in np.linspace(left, right, 17)]
    bars += [[(left, y), (right, y)] for y in np.linspace(0.7, 0.9, 16)]
    hall.lay(stroke(frame, bars, 0.0022), (0.009, 0.006, 0.005))
    middle = (left + right) / 2
    hall.lay(stroke(frame, [[(middle, 0.68), (middle, 1.01)]], 0.008), (0.02, 0.012, 0.008))
    hall.lay(cut(frame, [box(left, 0.905, right, 0.925)]), (0.02, 0.012, 0.008))


def _lantern(frame: Frame, light: Picture) -> Picture:
    x, y = LANTERN
    lamp = Layer(frame)
    lamp.lay(stroke(frame, [[(x, 0.6), (x, y - 0.04)]], 0.002), (0.01, 0.008, 0.006))
    body = smooth(
        [
            (x - 0.02, y - 0.045),
            (x + 0.02, y - 0.045),
            (x + 0.04, y),
            (x + 0.022, y + 0.045),
            (x - 0.022, y + 0.045),
            (x - 0.04, y),
        ]
    )
    stencil = cut(frame, [body])
    rows, columns = stencil.window()
    px, py = (plane[rows, columns] for plane in frame.grid())
    core = np.exp(-(((px - x) / 0.03) ** 2) - ((py - y - 0.008) / 0.036) ** 2)
    ribs = 0.86 + 0.14 * np.cos((py - y) * 2 * np.pi / 0.0115)
    lamp.lay(stencil, ((0.5 + 2.6 * core) * ribs)[..., None] * colour(1.9, 0.78, 0.24))
    for edge in (y - 0.047, y + 0.045):
        lamp.lay(
            cut(frame, [box(x - 0.02, edge - 0.004, x + 0.02, edge + 0.004)]), (0.02, 0.012, 0.008)
        )
    lamp.lay(stroke(frame, [[(x, y + 0.05), (x + 0.002, y + 0.085)]], 0.004), (0.25, 0.05, 0.03))
    light = lamp.over(light)
    return np.asarray(light + halo(frame, LANTERN, 0.06, colour(0.5, 0.22, 0.07)), dtype=np.float32)


def _snowfall(
    frame: Frame, light: Picture, kinds: tuple[tuple[float, int, float], ...], salt: int
) -> Picture:
    for number, (radius, count, strength) in enumerate(kinds):
        dice = frame.dice(salt * 10 + number)
        flakes = Layer(frame)
        spots = list(
            zip(dice.uniform(0, frame.aspect, count), dice.uniform(0, 1, count), strict=True)
        )
        flakes.lay(dots(frame, spots, radius), (0.4, 0.44, 0.5))
        flakes.smear(radius * 0.35, radius * 0.7)
        flakes.light *= strength
        flakes.cover *= strength
        light = flakes.over(light)
    return light
