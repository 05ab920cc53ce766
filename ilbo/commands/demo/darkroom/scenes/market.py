"""The fish hall before dawn: hanging lamps, trays of fish on ice, sellers in silhouette."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import Point, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.people import HANDS_IN_POCKETS, HOLDING, WALKING, Dress
from ilbo.commands.demo.darkroom.sky import gradient, halo
from ilbo.commands.demo.darkroom.space import Camera, Hit, Spot, block, lamplight
from ilbo.commands.demo.darkroom.water import Surface, mirrored

HORIZON = 0.43
CAMERA = Camera(0.7, HORIZON, 0.95, 1.7)
BENCH, INNER, OUTER = 0.78, 1.25, 2.7
SORTING = replace(HOLDING, lean=20, nod=16, left_arm=(14.0, 9.0, 38.0), right_arm=(26.0, 6.0, 30.0))
WARM = np.array((1.0, 0.6, 0.26), dtype=np.float32)
BULBS: tuple[Spot, ...] = tuple(
    (side * 1.35, 2.3 + 0.12 * ((number * 7) % 3 - 1), 2.5 + number * 2.5)
    for number in range(12)
    for side in (-1.0, 1.0)
)


def lamps_over_the_fish(frame: Frame) -> Exposure:
    """Two rows of stalls under bare lamps, the wet lane between."""
    light = gradient(
        frame,
        [(0, (0.003, 0.003, 0.004)), (0.4, (0.035, 0.024, 0.015)), (1, (0.006, 0.005, 0.005))],
    )
    light = _roof(frame, light)
    light = light + halo(frame, (0.7, 0.42), 0.1, colour(0.1, 0.12, 0.16))
    order = sorted({bulb[2] for bulb in BULBS}, reverse=True)
    for number, z in enumerate(order):
        light = _bay(frame, light, z, number)
    light = _lane(frame, light)
    light = _passer(frame, light)
    return Exposure(
        light, 0.85, 1.1, 0.98, 0.12, 0.5, 0.02, (0.006, 0.008, 0.014), (1, 0.985, 0.95)
    )


def _roof(frame: Frame, light: Picture) -> Picture:
    roof = Layer(frame)
    for z in np.geomspace(40, 2.0, 14):
        glow = 0.012 + 0.02 / z
        ink = glow * np.array((1.0, 0.62, 0.34))
        unit = CAMERA.scale((0, 0, float(z)))
        truss: list[list[Spot]] = [
            [(-5, 3.6, z), (0, 5.2, z), (5, 3.6, z)],
            [(-5, 3.6, z), (5, 3.6, z)],
        ]
        truss += [[(x, 3.6, z), (x, 5.2 - abs(x) * 0.32, z)] for x in (-3.0, -1.5, 0.0, 1.5, 3.0)]
        truss += [[(-4.4, 0, z), (-4.4, 3.7, z)], [(4.4, 0, z), (4.4, 3.7, z)]]
        roof.lay(stroke(frame, [[CAMERA.at(p) for p in line] for line in truss], 0.09 * unit), ink)
    return roof.smear(0.001, 0.001).over(light)


def _lit(hit: Hit, strength: float = 1.0) -> Picture:
    total = np.full((*hit.x.shape, 3), 0.01, dtype=np.float32)
    middle = float(np.median(hit.z))
    for bulb in BULBS:
        if abs(bulb[2] - middle) < 5.5 and bulb[0] * float(np.median(hit.x)) > 0:
            total += lamplight(hit, bulb, WARM * 0.8 * strength)
    return total


def _ice(hit: Hit) -> Picture:
    crush = scattered(hit.x * 34, hit.z * 34, hit.pixel * 20, 4, 3, 0.8)
    tray = np.minimum(np.mod(hit.z, 0.62), np.mod(np.abs(hit.x) - INNER, 0.7))
    rim = step(tray, 0.05, 0.035)
    albedo: Picture = (0.5 + 0.2 * crush)[..., None] * colour(0.9, 0.97, 1.05)
    albedo = mix(albedo, colour(0.05, 0.1, 0.16), rim * 0.85)
    return np.asarray(albedo * _lit(hit, 1.1), dtype=np.float32)


def _front(hit: Hit) -> Picture:
    stain = scattered(hit.z * 3, hit.y * 2, hit.pixel * 3, 5, 5)
    crate = step(np.abs(np.mod(hit.z, 0.62) - 0.31), 0.29, 0.275)
    slat = step(np.abs(np.mod(hit.y, 0.2) - 0.1), 0.085, 0.07)
    tone = (0.1 + 0.035 * stain) * (0.35 + 0.65 * crate * slat)
    blue = np.mod(np.sin(np.floor(hit.z / 0.62) * 91.3) * 437.1, 1)[..., None] > 0.5
    ink = np.where(blue, colour(0.35, 0.6, 0.95), colour(1.0, 0.72, 0.5))
    glow = 0.05 + 0.13 * step(hit.y, 0.0, 0.75)
    wall = _lit(hit, 1.4) + (glow[..., None] * WARM * 0.6)
    return np.asarray(tone[..., None] * ink * wall, dtype=np.float32)


def _bay(frame: Frame, light: Picture, z: float, number: int) -> Picture:
    dice = frame.dice(40 + number)
    bay = Layer(frame)
    for side in (-1.0, 1.0):
        _seller(bay, side, z, dice, number)
    for side in (-1.0, 1.0):
        left = INNER if side > 0 else -OUTER
        block(bay, CAMERA, (left, 0, z - 1.15), (OUTER - INNER, BENCH, 2.3), (_front, _front, _ice))
        _fish(bay, side, z, dice)
    soft = max(0.0, (2.9 - z) * 0.006, 0.0016 * (z > 14))
    if soft:
        bay.defocus(soft)
    bay.veil(colour(0.06, 0.042, 0.026), min(0.7, z / 50))
    light = bay.over(light)
    bulbs = Layer(frame)
    for side in (-1.0, 1.0):
        spot = next(b for b in BULBS if b[2] == z and b[0] * side > 0)
        x, y = CAMERA.at(spot)
        unit = CAMERA.scale(spot)
        cord = stroke(frame, [[(x, y), (x, y - 1.6 * unit)]], 0.014 * unit)
        bulbs.lay(cord, (0.02, 0.014, 0.01))
        bulbs.lay(
            stroke(frame, [[(x, y - 0.04 * unit), (x, y - 0.14 * unit)]], 0.05 * unit),
            (0.03, 0.02, 0.012),
        )
        bulbs.lay(dots(frame, [(x, y)], 0.06 * unit), (26.0, 17.0, 8.0))
        size = 0.1 * unit + 0.004
        light = light + halo(frame, (x, y), size, colour(0.6, 0.34, 0.14))
        light = light + halo(frame, (x, y), size * 4, colour(0.035, 0.02, 0.009))
    if z < 4:
        bulbs.defocus(0.004, 8)
    return bulbs.over(light)


def _seller(bay: Layer, side: float, z: float, dice: np.random.Generator, number: int) -> None:
    for way in (-0.55, 0.55):
        if dice.random() < 0.32:
            continue
        x, away = side * (OUTER + 0.38), z + way + float(dice.normal(0, 0.12))
        unit = CAMERA.scale((x, 0, away))
        lamps = (
            Lamp((-side * 0.55, 0.75, 0.25), tuple(WARM * 0.16), 0.0),
            Lamp((-side * 0.8, 0.5, -0.4), tuple(WARM * 0.8), 0.0),
        )
        tone = float(dice.uniform(0.015, 0.07))
        hats = ("", "cap", "hood", "straw", "")
        hat = hats[int(dice.integers(5))]
        dress = Dress(
            (tone, tone * 0.8, tone),
            hat=hat,
            hat_ink=(0.08, 0.06, 0.045),
            bulk=1.15,
            skin=(0.22, 0.13, 0.08),
            hem=0.36,
        )
        pose = (HOLDING, HANDS_IN_POCKETS, SORTING)[int(dice.integers(3))]
        pose = pose.wearing(dress).turned(-side * 72 + float(dice.normal(0, 25)))
        tall = float(dice.uniform(1.58, 1.76)) * unit
        stand(
            bay,
            pose,
            CAMERA.at((x, 0, away)),
            tall,
            Lighting((0.02, 0.014, 0.01), (0.03, 0.02, 0.01), lamps),
            number,
        )


def _fish(bay: Layer, side: float, z: float, dice: np.random.Generator) -> None:
    for row in np.arange(z + 1.05, z - 1.1, -0.22):
        for lane in range(2):
            centre = side * (INNER + 0.36 + 0.7 * lane + float(dice.normal(0, 0.02)))
            if z > 16 and dice.random() < 0.5:
                continue
            _one_fish(bay, (centre, BENCH + 0.03, float(row)), float(dice.normal(0.62, 0.14)), dice)


def _one_fish(bay: Layer, middle: Spot, turn: float, dice: np.random.Generator) -> None:
    x, y, z = middle
    half, thick = 0.24, 0.085
    along, beside = (np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))
    girth = [(1.0, 0.02), (0.86, 0.5), (0.45, 1.0), (-0.1, 0.85), (-0.55, 0.4), (-0.74, 0.17)]
    girth += [(-0.98, 0.62), (-0.9, 0.0)]

    def at(share: float, side: float) -> Point:
        a, b = share * half, side * thick
        return CAMERA.at((x + a * along[0] + b * beside[0], y, z + a * along[1] + b * beside[1]))

    upper = [at(share, fat) for share, fat in girth]
    points = [*upper, *(at(share, -fat) for share, fat in reversed(girth))]
    stencil = cut(bay.frame, [smooth(points, True, 4)])
    if stencil.cover.size == 0:
        return
    rows, columns = stencil.window()
    px, py = (plane[rows, columns] for plane in bay.frame.grid())
    lamp = 0.2 + 0.4 * float(dice.uniform(0.6, 1.2))
    flank = _scales(px, py, (at(0, 0), at(1, 0), at(0, 1)))
    bay.lay(stencil, flank * lamp * mix(WARM, colour(0.8, 0.9, 1.0), 0.35))
    bay.lay(dots(bay.frame, [at(0.8, 0.12)], 0.011 * CAMERA.scale(middle)), (0.01, 0.01, 0.012))


def _scales(px: Plane, py: Plane, axes: tuple[Point, Point, Point]) -> Picture:
    """Silver flank, dark back, white belly, in the fish's own axes."""
    (cx, cy), (ax, ay), (bx, by) = axes
    a, b = (ax - cx, ay - cy), (bx - cx, by - cy)
    area = a[0] * b[1] - a[1] * b[0] or 1e-9
    share = ((px - cx) * b[1] - (py - cy) * b[0]) / area
    side = ((py - cy) * a[0] - (px - cx) * a[1]) / area
    fleck = scattered(share * 30, side * 9, 0, 3, 9, 0.7)
    shine = np.exp(-(((side - 0.05 - 0.06 * fleck) / 0.2) ** 2))
    back = step(side, 0.15, 0.6)
    gill = np.exp(-(((share - 0.56 + 0.12 * side**2) / 0.03) ** 2))
    tone = 0.42 + 0.65 * shine + 0.08 * fleck - 0.36 * back - 0.25 * gill
    tone = tone * (1 - 0.5 * step(share, -0.7, -0.85)) * (1 - 0.35 * step(side, -0.55, -0.95))
    return np.asarray(np.clip(tone, 0.02, 2)[..., None] * colour(0.95, 0.95, 1.0), dtype=np.float32)


def _lane(frame: Frame, light: Picture) -> Picture:
    x, y = frame.grid()
    away = CAMERA.focal * CAMERA.eye / np.maximum(y - HORIZON, 0.3 / frame.height)
    across = (x - CAMERA.centre) * away / CAMERA.focal
    pixel = away / frame.height
    surface = Surface(
        HORIZON, 1.0, 0.016, (14, 12), 0.012, colour(0.004, 0.004, 0.004), 0.95, 0.4, 6
    )
    wet = mirrored(frame, light, surface)
    smear = blur(wet, 0.004 * frame.height, 0.035 * frame.height)
    grit = scattered(across * 16, away * 16, pixel * 30, 5, 15, 0.7)
    pool = step(scattered(across * 1.3, away * 0.9, 0, 4, 16), -0.6, 0.5)
    drain = step(np.abs(across), 0.1, 0.08)
    tile = np.minimum(np.mod(across + 0.3, 0.6), np.mod(away, 0.6))
    grout = step(tile, 0.022, 0.008) * step(pixel, 0.01, 0.003)
    base = (0.006 + 0.003 * grit)[..., None] * colour(1.0, 0.8, 0.6)
    floor = base + mix(smear * 0.75, wet, pool * 0.6) * (0.72 + 0.3 * grit)[..., None]
    shine = _reflected(frame) * (0.55 + 0.5 * pool + 0.3 * grit)[..., None]
    floor = floor + np.maximum(shine, 0)
    floor = floor * (1 - 0.5 * np.maximum(grout, drain * 0.8))[..., None]
    inside = step(np.abs(across), INNER + 0.02, INNER - 0.02)
    below = np.clip((y - HORIZON) * frame.height * 0.1, 0, 1) * inside
    return mix(light, floor, below)


def _reflected(frame: Frame) -> Picture:
    """The lamps as the wet floor shows them: as far under it as they hang above it."""
    below = Layer(frame)
    for out, high, z in BULBS:
        unit = CAMERA.scale((out, 0, z))
        top = CAMERA.at((out * 0.72, -high + 0.5, z))
        foot = CAMERA.at((out * 0.72, -high - 0.9, z))
        below.shine(stroke(frame, [[top, foot]], 0.075 * unit), WARM * 1.5)
    wide = blur(below.light, 0.006 * frame.height, 0.05 * frame.height)
    x, y = frame.grid()
    ripple = 0.012 * scattered(x * 26, y * 70, 0, 4, 31)
    columns = np.clip(((x + ripple) * frame.height).astype(np.int64), 0, frame.width - 1)
    lines = (y * frame.height).astype(np.int64)
    return np.asarray(wide[lines, columns], dtype=np.float32)


def _passer(frame: Frame, light: Picture) -> Picture:
    near = Layer(frame)
    lamps = (
        Lamp((0.8, 0.5, -0.5), tuple(WARM * 1.8), 0.0),
        Lamp((-0.8, 0.5, -0.5), tuple(WARM * 1.4), 0.0),
    )
    lighting = Lighting((0.015, 0.012, 0.012), (0.03, 0.018, 0.008), lamps)
    for (x, z), yaw, salt, hat in (
        ((0.25, 8.2), 176.0, 1, "cap"),
        ((-0.45, 13.0), 10.0, 2, "hood"),
        ((0.4, 18.0), 160.0, 3, ""),
    ):
        unit = CAMERA.scale((x, 0, z))
        dress = Dress((0.03, 0.03, 0.035), (0.02, 0.02, 0.022), hat=hat, bulk=1.15, hem=0.38)
        stand(
            near,
            WALKING.wearing(dress).turned(yaw),
            CAMERA.at((x, 0, z)),
            1.72 * unit,
            lighting,
            salt,
        )
    smoke = np.clip(0.5 + 0.5 * fbm(frame, (3, 4), 4, 20), 0, 1)
    glow = halo(frame, (0.7, 0.4), 0.25, colour(0.035, 0.024, 0.014))
    return np.asarray(near.over(light) + glow * smoke[..., None], dtype=np.float32)
