"""The university library after midnight: shelves, green lamps, two readers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import scattered
from ilbo.commands.demo.darkroom.outline import box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.people import SITTING, Dress
from ilbo.commands.demo.darkroom.sky import halo
from ilbo.commands.demo.darkroom.space import Camera, Hit, Spot, block, face, lamplight

CAMERA = Camera(0.68, 0.46, 0.92, 1.75)
HALF, CEILING, END = 4.6, 6.2, 27.0
TABLE = 0.76
LAMPS: tuple[Spot, ...] = tuple((0.1, TABLE + 0.42, z) for z in (3.6, 5.6, 8.4, 11.6, 15.2, 19.2))
WARM = np.array((1.0, 0.62, 0.28), dtype=np.float32)


def reading_room(frame: Frame) -> Exposure:
    """The long table and its lamps, running to the dark windows."""
    room = Layer(frame)
    face(room, CAMERA, (-HALF, 0, END), (2 * HALF, 0, 0), (0, CEILING, 0), _end_wall)
    face(room, CAMERA, (-HALF, CEILING, 1), (2 * HALF, 0, 0), (0, 0, END - 1), _ceiling)
    face(room, CAMERA, (-HALF, 0, 1), (2 * HALF, 0, 0), (0, 0, END - 1), _floor)
    for side in (-1.0, 1.0):
        face(room, CAMERA, (side * HALF, 0, 1), (0, 0, END - 1), (0, CEILING, 0), _shelves)
    light = room.light
    light = _table(frame, light)
    light = light + halo(frame, (0.68, 0.45), 0.3, colour(0.02, 0.012, 0.006))
    return Exposure(light, 1.0, 1.1, 0.92, 0.1, 0.5, 0.02, (0.006, 0.006, 0.012), (1, 0.985, 0.95))


def _room_light(hit: Hit, strength: float = 1.0) -> Picture:
    total = np.zeros((*hit.x.shape, 3), dtype=np.float32)
    for lamp in LAMPS:
        total += lamplight(hit, lamp, WARM * 0.55 * strength)
    ambient = np.exp(-((hit.y - 1.2) ** 2) / 16) * 0.085
    return total + ambient[..., None] * colour(0.95, 0.75, 0.52)


def _chance(*seeds: Plane) -> Plane:
    total = sum(
        seed * factor for seed, factor in zip(seeds, (12.9898, 78.233, 37.719), strict=False)
    )
    return np.asarray(np.mod(np.sin(np.asarray(total)) * 43758.5453, 1), dtype=np.float32)


def _shelves(hit: Hit) -> Picture:
    bay_wide, shelf_high = 1.15, 0.36
    bay, shelf = np.floor(hit.u / bay_wide), np.floor((hit.v - 0.12) / shelf_high)
    u, v = hit.u - bay * bay_wide, hit.v - 0.12 - shelf * shelf_high
    slot = (u - 0.04) / 0.036 + 0.32 * np.sin(u * 37 + shelf * 5.1 + bay)
    book = np.floor(slot)
    part = slot - book
    pick, second, third = (
        _chance(book + n * 7.3, shelf + bay * 31.7, bay) for n in (0.0, 1.0, 2.0)
    )
    high = 0.2 + 0.1 * second
    leather = mix(colour(0.16, 0.035, 0.022), colour(0.035, 0.07, 0.05), step(pick, 0.3, 0.34))
    leather = mix(leather, colour(0.03, 0.045, 0.1), step(pick, 0.5, 0.54))
    leather = mix(leather, colour(0.22, 0.15, 0.07), step(pick, 0.66, 0.7))
    leather = mix(leather, colour(0.36, 0.32, 0.25), step(pick, 0.88, 0.9))
    leather = leather * (0.5 + 0.8 * third)[..., None]
    label = step(np.abs(v - high * 0.7), 0.03, 0.022) * (second > 0.4)
    leather = mix(leather, colour(0.4, 0.31, 0.14), label * 0.6)
    spine = 1 - 0.65 * np.abs(part - 0.5) ** 2 * 4
    inside = (v < high) * (pick > 0.035)
    back = (0.012 + 0.0 * v)[..., None] * colour(1, 0.7, 0.5)
    albedo = np.where(inside[..., None] > 0, leather * spine[..., None], back)
    plank = np.maximum(step(v, 0.022, 0.014), step(np.minimum(u, bay_wide - u), 0.034, 0.026))
    plank = np.maximum(plank, step(hit.v, 4.6, 4.65))
    grain = scattered(hit.u * 3, hit.v * 20, hit.pixel * 10, 4, 3)
    wood = (0.085 + 0.02 * grain)[..., None] * colour(1.0, 0.52, 0.26)
    albedo = mix(albedo, wood, plank)
    shadow = 0.42 + 0.58 * step(shelf_high - v, 0.0, 0.13)
    albedo = albedo * np.where(plank > 0.5, 1, shadow)[..., None]
    return np.asarray(albedo * _room_light(hit, 9.0), dtype=np.float32)


def _end_wall(hit: Hit) -> Picture:
    stone = (0.05 + 0.008 * scattered(hit.u, hit.v, hit.pixel, 4, 5))[..., None] * colour(
        1, 0.78, 0.55
    )
    light: Picture = stone * _room_light(hit, 12)
    for centre in (1.7, 4.6, 7.5):
        across = np.abs(hit.u - centre)
        arch = np.where(hit.v < 3.6, across, np.hypot(across, hit.v - 3.6))
        opening = step(arch, 1.02, 0.98) * (hit.v > 1.5)
        surround = step(arch, 1.26, 1.22) * (hit.v > 1.38)
        light = mix(light, stone * 1.5 * _room_light(hit, 16), surround)
        bars = np.minimum(
            np.abs(np.mod(hit.u - centre + 0.25, 0.5) - 0.25), np.abs(np.mod(hit.v, 0.62) - 0.31)
        )
        glass = mix(colour(0.012, 0.022, 0.055), colour(0.028, 0.04, 0.075), step(hit.v, 2.0, 4.6))
        glass = glass * (1 - 0.85 * step(bars, 0.04, 0.025))[..., None]
        light = mix(light, glass, opening)
    return np.asarray(light, dtype=np.float32)


def _ceiling(hit: Hit) -> Picture:
    beam = step(np.abs(np.mod(hit.v, 3.4) - 1.7), 0.22, 0.2)
    rib = step(np.abs(np.mod(hit.u - 0.4, 2.1) - 1.05), 0.09, 0.08)
    tone = 0.05 + 0.05 * np.maximum(beam, rib * 0.7)
    return np.asarray((tone[..., None] * colour(1, 0.6, 0.35)) * _room_light(hit, 5.0), np.float32)


def _floor(hit: Hit) -> Picture:
    board = np.floor(hit.u / 0.14)
    grain = scattered(hit.u * 20 + board * 3, hit.v * 0.9 + board * 7.1, hit.pixel * 6, 4, 7)
    tone = (
        0.06 + 0.022 * grain + 0.02 * (_chance(board, np.floor(hit.v / 1.8 + board * 0.37)) - 0.5)
    )
    light = tone[..., None] * colour(1, 0.52, 0.26) * _room_light(hit, 0.9)
    sheen = np.zeros_like(hit.u)
    for lamp in LAMPS:
        sheen += np.exp(-(((hit.x - lamp[0]) / 1.6) ** 2) - ((hit.z - lamp[2]) / 1.6) ** 2)
    under = step(np.abs(hit.x), 0.8, 1.1)
    return np.asarray((light + (sheen * 0.002)[..., None] * WARM) * under[..., None], np.float32)


def _table_top(hit: Hit) -> Picture:
    grain = scattered(hit.u * 9, hit.v * 0.7, hit.pixel * 5, 5, 9, 0.6)
    wood = (0.11 + 0.035 * grain)[..., None] * colour(1, 0.47, 0.2)
    light = wood * _room_light(hit, 1.5)
    for lamp in LAMPS:
        away = np.hypot(hit.x - lamp[0], (hit.z - lamp[2] + 0.1) * 0.75)
        pool = np.exp(-((away / 0.42) ** 2))
        light = light + (pool * (0.17 + 0.03 * grain))[..., None] * colour(1, 0.6, 0.27)
    return np.asarray(light, dtype=np.float32)


def _dark_wood(hit: Hit) -> Picture:
    return np.asarray(
        (0.02 + 0 * hit.u)[..., None] * colour(1, 0.5, 0.25) * _room_light(hit, 2), np.float32
    )


def _table(frame: Frame, light: Picture) -> Picture:
    light = _chairs(frame, light)
    for x, z, yaw, salt in ((1.12, 6.6, -62.0, 1), (-1.08, 4.7, 118.0, 2)):
        light = _reader(frame, light, (x, z), yaw, salt)
    table = Layer(frame)
    block(
        table,
        CAMERA,
        (-0.85, TABLE - 0.1, 1.2),
        (1.7, 0.1, 20.5),
        (_dark_wood, _dark_wood, _table_top),
    )
    light = table.over(light)
    for lamp in sorted(LAMPS, key=lambda spot: -spot[2]):
        soft = abs(lamp[2] - 8.4) / lamp[2] * 0.0042
        stand_by = Layer(frame)
        _lamp(stand_by, lamp)
        _books(stand_by, lamp)
        light = stand_by.defocus(soft).over(light)
        at = CAMERA.at((lamp[0], lamp[1] - 0.05, lamp[2]))
        size = CAMERA.scale(lamp)
        light = light + halo(frame, at, 0.16 * size, colour(0.07, 0.045, 0.02))
    return np.asarray(light, dtype=np.float32)


def _chairs(frame: Frame, light: Picture) -> Picture:
    row = Layer(frame)
    for z in np.arange(20.0, 2.6, -1.45):
        for side in (-1.0, 1.0):
            x = side * 1.32
            back = [
                CAMERA.at((x, h, z + d))
                for h, d in ((0.4, 0.25), (1.0, 0.25), (1.0, -0.25), (0.4, -0.25))
            ]
            unit = CAMERA.scale((x, 0, z))
            ink = np.array((0.03, 0.014, 0.006)) * (0.7 + 0.5 * (z > 5))
            row.lay(stroke(frame, [back], 0.05 * unit), ink)
            slats = [
                [CAMERA.at((x, 0.92, z - d)), CAMERA.at((x, 0.45, z - d))] for d in (-0.1, 0.1)
            ]
            row.lay(stroke(frame, slats, 0.03 * unit), ink)
            row.lay(stroke(frame, [[back[1], back[2]]], 0.06 * unit), ink * 2.5)
    return row.smear(0.0006, 0.0006).over(light)


def _lamp(layer: Layer, lamp: Spot) -> None:
    x, y = CAMERA.at(lamp)
    unit = CAMERA.scale(lamp)
    frame = layer.frame
    wide, high = 0.19 * unit, 0.15 * unit
    brass = (0.14, 0.08, 0.025)
    layer.lay(stroke(frame, [[(x, y), (x, y + 0.42 * unit)]], 0.018 * unit), brass)
    foot = [
        (x - 0.08 * unit, y + 0.43 * unit),
        (x - 0.05 * unit, y + 0.4 * unit),
        (x + 0.05 * unit, y + 0.4 * unit),
        (x + 0.08 * unit, y + 0.43 * unit),
    ]
    layer.lay(cut(frame, [foot]), brass)
    shade = [
        (x - wide, y + high * 0.55),
        (x - wide * 0.9, y - high * 0.1),
        (x - wide * 0.55, y - high * 0.6),
        (x, y - high * 0.72),
    ]
    shade += [
        (x + wide * 0.55, y - high * 0.6),
        (x + wide * 0.9, y - high * 0.1),
        (x + wide, y + high * 0.55),
    ]
    outline = [*smooth(shade, False)]
    stencil = cut(frame, [outline])
    rows, columns = stencil.window()
    px, py = (plane[rows, columns] for plane in frame.grid())
    glow = np.exp(-(((px - x) / (wide * 0.55)) ** 2) - ((py - y - high * 0.2) / (high * 0.6)) ** 2)
    edge = step(py, y + high * 0.3, y + high * 0.55)
    shine = np.exp(
        -(((px - x + wide * 0.4) / (wide * 0.14)) ** 2)
        - ((py - y + high * 0.3) / (high * 0.2)) ** 2
    )
    ink = (0.06 + 0.5 * glow)[..., None] * colour(0.05, 0.5, 0.2) + shine[..., None] * 0.12
    layer.lay(stencil, ink + edge[..., None] * colour(0.22, 0.2, 0.09))
    layer.lay(
        cut(frame, [box(x - wide * 0.94, y + high * 0.5, x + wide * 0.94, y + high * 0.66)]),
        (4.5, 3.2, 1.6),
    )
    layer.lay(dots(frame, [(x, y - high * 0.78)], 0.012 * unit), brass)


def _books(layer: Layer, lamp: Spot) -> None:
    dice = layer.frame.dice(int(lamp[2] * 10))
    left, z = float(dice.uniform(-0.75, -0.45)), lamp[2] - 0.5
    high = TABLE
    for _ in range(int(dice.integers(2, 5))):
        thick, tone = float(dice.uniform(0.03, 0.055)), dice.uniform(0.5, 1.2)
        ink = np.array(
            ((0.06, 0.02, 0.015), (0.015, 0.03, 0.05), (0.07, 0.06, 0.045))[int(dice.integers(3))]
        )

        def cover(hit: Hit, ink: np.ndarray = ink * tone) -> Picture:
            return np.asarray(ink * (_room_light(hit, 2.5) + 0.25 * WARM), dtype=np.float32)

        shift = float(dice.uniform(-0.03, 0.03))
        block(layer, CAMERA, (left + shift, high, z), (0.26, thick, 0.2), (cover, cover, cover))
        high += thick
    page = [
        CAMERA.at((a, TABLE + 0.012, lamp[2] + b))
        for a, b in ((0.2, -0.5), (0.66, -0.56), (0.7, -0.2), (0.24, -0.16))
    ]
    layer.lay(cut(layer.frame, [page]), (0.52, 0.36, 0.19))


def _reader(
    frame: Frame, light: Picture, place: tuple[float, float], yaw: float, salt: int
) -> Picture:
    x, z = place
    unit = CAMERA.scale((x, 0, z))
    side = -1.0 if x > 0 else 1.0
    lamps = (
        Lamp((side * 0.9, 0.1, -0.15), tuple(WARM * 2.6), 0.0),
        Lamp((side * 0.5, 0.3, 0.5), tuple(WARM * 0.12), 0.0),
    )
    dress = Dress(
        (0.03, 0.03, 0.04) if salt == 1 else (0.06, 0.03, 0.03),
        long_hair=salt == 2,
        bulk=1.1,
        skin=(0.25, 0.15, 0.1),
    )
    pose = replace(
        SITTING,
        yaw=yaw,
        lean=17,
        nod=26,
        left_arm=(40, 14, 70),
        right_arm=(34, 12, 78),
        dress=dress,
    )
    layer = Layer(frame)
    chair = [CAMERA.at((x - side * 0.22, h, z)) for h in (0.45, 1.0)]
    layer.lay(stroke(frame, [chair], 0.05 * unit), (0.012, 0.007, 0.004))
    feet = CAMERA.at((x, 0.0, z))
    stand(
        layer,
        pose,
        feet,
        1.74 * unit,
        Lighting((0.025, 0.018, 0.012), (0.01, 0.007, 0.004), lamps),
        salt,
    )
    layer.light = blur(layer.light, 0.0006 * frame.height)
    return layer.over(light)
