"""A still life of persimmons on a dark table, strings of peeled fruit blurred behind."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import (
    Frame,
    Layer,
    Picture,
    Plane,
    Stencil,
    blur,
    colour,
    mix,
    step,
)
from ilbo.commands.demo.darkroom.noise import scattered
from ilbo.commands.demo.darkroom.outline import dots, stroke
from ilbo.commands.demo.darkroom.sky import gradient, halo
from ilbo.commands.demo.darkroom.water import ground

EDGE = 0.5
LAMP = np.array([-0.75, 0.55, 0.38]) / np.linalg.norm([-0.75, 0.55, 0.38])

# across, foot, radius, axis (x, y, z to the camera), distance out of focus
FRUIT = (
    (1.02, 0.6, 0.085, (0.1, 0.95, 0.3), 0.006),
    (0.42, 0.61, 0.09, (-0.25, 0.9, 0.35), 0.005),
    (0.76, 0.635, 0.1, (0.0, 0.9, 0.45), 0.003),
    (1.2, 0.72, 0.12, (0.55, 0.6, 0.6), 0.0012),
    (0.5, 0.77, 0.135, (-0.35, 0.8, 0.5), 0.0),
    (0.86, 0.82, 0.15, (0.2, 0.72, 0.66), 0.0),
)


def persimmons_on_a_table(frame: Frame) -> Exposure:
    """Ripe fruit in window light."""
    stops = [(0, (0.02, 0.017, 0.015)), (0.45, (0.055, 0.04, 0.03)), (1, (0.02, 0.015, 0.01))]
    light: Picture = gradient(frame, stops, 0.04) + halo(
        frame, (-0.1, 0.2), 0.4, colour(0.3, 0.24, 0.17)
    )
    light = _strings(frame, light)
    light = _table(frame, light)
    for number, (x, foot, radius, axis, soft) in enumerate(FRUIT):
        light = _shadow(frame, light, x, foot, radius)
        fruit = Layer(frame)
        _persimmon(fruit, (x, foot - radius * 0.74), radius, axis, number)
        light = fruit.defocus(soft).over(light) if soft else fruit.over(light)
    return Exposure(light, 0.35, 1.1, 1.0, 0.07, 0.5, 0.015, (0.008, 0.006, 0.008), (1, 0.98, 0.93))


def _strings(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(1)
    for soft, count, size, dim in ((0.03, 11, 0.026, 0.55), (0.019, 8, 0.034, 1.0)):
        behind = Layer(frame)
        for number in range(count):
            x = (number + dice.uniform(0.2, 0.8)) * frame.aspect / count
            sun = dim * (0.35 + 0.9 * np.exp(-x * 1.3))
            behind.lay(
                stroke(frame, [[(x, -0.05), (x, 0.42)]], 0.005),
                (0.08 * sun, 0.06 * sun, 0.05 * sun),
            )
            for y in np.arange(dice.uniform(-0.05, 0.02), dice.uniform(0.33, 0.44), size * 2.5):
                at = (x + dice.normal(0, 0.004), y)
                tone = sun * dice.uniform(0.7, 1.2)
                behind.lay(dots(frame, [at], size), (0.42 * tone, 0.11 * tone, 0.02 * tone))
                lit = (at[0] - size * 0.4, at[1] - size * 0.3)
                behind.lay(dots(frame, [lit], size * 0.5), (1.1 * tone, 0.36 * tone, 0.07 * tone))
        light = behind.defocus(soft, 9).over(light)
    return light


def _table(frame: Frame, light: Picture) -> Picture:
    _, y = frame.grid()
    across, away, pixel = ground(frame, EDGE - 0.3, 1.0)
    board = np.floor(away * 2.6 + 0.1)
    part = away * 2.6 + 0.1 - board
    shift = board * 7.3
    bend = scattered(across * 0.8 + shift, away * 3, 0, 3, 11)
    grain = scattered(across * 1.3 + shift, away * 46 + bend * 4, pixel * 20, 5, 12, 0.7)
    pores = scattered(across * 9 + shift, away * 160, pixel * 60, 3, 13, 0.8)
    tone = 0.5 + 0.3 * grain + 0.14 * pores + 0.12 * np.sin(board * 5.1)
    wood = mix(colour(0.012, 0.006, 0.003), colour(0.115, 0.058, 0.026), np.clip(tone, 0, 1))
    wood = wood * (1 - 0.85 * step(np.abs(part - 0.5), 0.472, 0.492))[..., None]
    x, _ = frame.grid()
    falls = 0.25 + 1.5 * np.exp(-((x + 0.05) ** 2) / 0.9 - (y - 0.6) ** 2 / 0.3)
    sheen = np.clip(1 - (y - EDGE) * 2.4, 0, 1) ** 2 * np.exp(-x * 1.4) * (0.6 + 0.35 * grain)
    table = wood * falls[..., None] + (sheen * 0.16)[..., None] * colour(1, 0.9, 0.75)
    bottom = blur(table, 0.004 * frame.height)
    table = mix(table, bottom, step(y, 0.62, EDGE) * 0.9 + step(y, 0.92, 1.0) * 0.8)
    cover = blur(np.clip((y - EDGE) * frame.height, 0, 1), 0.008 * frame.height)
    return mix(light, table, cover)


def _shadow(frame: Frame, light: Picture, x: float, foot: float, radius: float) -> Picture:
    px, py = frame.grid()
    cast_x, cast_y = (px - x - radius * 0.75) / (radius * 1.5), (py - foot - 0.005) / (radius * 0.3)
    cast = np.exp(-((cast_x**2 + cast_y**2) ** 1.2))
    touch_x, touch_y = (
        (px - x - radius * 0.05) / (radius * 0.9),
        (py - foot + 0.012) / (radius * 0.24),
    )
    touch = np.exp(-((touch_x**2 + touch_y**2) ** 1.3))
    dark = np.clip(1 - 0.86 * cast, 0, 1) * np.clip(1 - 0.97 * touch, 0, 1)
    glow_x = (px - x + radius * 0.2) / (radius * 1.25)
    bounce = np.exp(-(glow_x**2) - ((py - foot - radius * 0.22) / (radius * 0.22)) ** 2) * 0.03
    return np.asarray(
        light * dark[..., None] + bounce[..., None] * colour(1, 0.25, 0.03), np.float32
    )


def _persimmon(
    layer: Layer,
    centre: tuple[float, float],
    radius: float,
    axis: tuple[float, float, float],
    salt: int,
) -> None:
    frame = layer.frame
    reach = radius * 1.35
    rows = slice(
        max(0, int((centre[1] - reach) * frame.height)), int((centre[1] + reach) * frame.height)
    )
    columns = slice(
        max(0, int((centre[0] - reach) * frame.height)), int((centre[0] + reach) * frame.height)
    )
    x, y = (plane[rows, columns] for plane in frame.grid())
    flat = 0.8 + 0.2 * (1 - axis[1])
    u, v = (x - centre[0]) / radius, -(y - centre[1]) / (radius * flat)
    turn = np.arctan2(v, u)
    lobes = 1 + 0.014 * np.cos(4 * turn + salt) + 0.01 * np.cos(3 * turn + 2 * salt)
    away = np.hypot(u, v) / lobes
    cover = np.clip((1 - away) * radius * frame.height + 0.5, 0, 1).astype(np.float32)
    w = np.sqrt(np.maximum(1 - np.minimum(away, 1) ** 2, 0))
    place = np.stack([u, v, w], axis=2)
    pole = np.array(axis) / np.linalg.norm(axis)
    up = np.clip(place @ pole, -1, 1)
    dent = 0.33 * np.exp(-((1 - up) / 0.07)) * 3.0
    normal = place + dent[..., None] * (place - up[..., None] * pole) * -1.0
    normal /= np.linalg.norm(normal, axis=2, keepdims=True) + 1e-6
    side = np.cross(pole, [0.3, 0.1, 1.0])
    side /= np.linalg.norm(side)
    round_ = np.arctan2(place @ np.cross(pole, side), place @ side)
    skin = _skin(place, normal, up, salt)
    skin = _calyx(skin, round_ + salt, np.arccos(up), normal)
    layer.lay(Stencil(rows.start, columns.start, cover), skin)


def _skin(place: Picture, normal: Picture, up: Plane, salt: int) -> Picture:
    u, v = place[..., 0].astype(np.float32), place[..., 1].astype(np.float32)
    mottle = scattered(u * 3 + salt, v * 3, 0, 6, 20 + salt, 0.65)
    fleck = scattered(u * 26 + salt, v * 26, 0, 3, 40 + salt, 0.7)
    ripe = np.clip(0.5 + 0.25 * mottle - 0.35 * up, 0, 1)
    albedo = mix(colour(0.7, 0.175, 0.014), colour(0.62, 0.085, 0.008), ripe)
    albedo = albedo * (1 - 0.3 * step(fleck, 0.95, 1.4))[..., None]
    bloom = (0.035 + 0.025 * mottle)[..., None] * colour(0.9, 0.75, 0.7)
    facing = normal @ LAMP
    lit = np.clip((facing + 0.22) / 1.22, 0, 1) ** 1.35
    sky = 0.5 + 0.5 * normal[..., 1]
    light = lit[..., None] * colour(2.5, 2.25, 1.9) + sky[..., None] * colour(0.09, 0.085, 0.09)
    light = light + np.clip(-normal[..., 1], 0, 1)[..., None] * colour(0.07, 0.035, 0.015)
    light *= np.clip(0.22 + 0.78 * step(v, -1.0, -0.2), 0, 1)[..., None]
    rim = (1 - np.clip(place[..., 2], 0, 1)) ** 3 * np.clip(normal[..., 0], 0, 1)
    shine = _window(normal, fleck)
    body = albedo * light + bloom * light + rim[..., None] * colour(0.05, 0.035, 0.03)
    return np.asarray(body + shine[..., None] * colour(1.0, 0.97, 0.92), dtype=np.float32)


def _window(normal: Picture, fleck: Plane) -> Plane:
    """The window's four panes mirrored in the skin."""
    back = 2 * normal[..., 2:3] * normal - np.array([0, 0, 1.0])
    right = np.cross([0, 1.0, 0], LAMP)
    right /= np.linalg.norm(right)
    a, b = back @ right, back @ np.cross(LAMP, right)
    inside = step(np.abs(a), 0.27, 0.17) * step(np.abs(b - 0.05), 0.36, 0.26) * (back @ LAMP > 0)
    bars = step(np.abs(a), 0.012, 0.035) * step(np.abs(b - 0.08), 0.012, 0.035)
    broad = np.clip(back @ LAMP, 0, 1) ** 9 * 0.2
    return np.asarray(inside * bars * (0.62 + 0.12 * fleck) + broad, dtype=np.float32)


def _calyx(skin: Picture, turn: Plane, polar: Plane, normal: Picture) -> Picture:
    petal = np.abs(np.cos(2 * turn))
    ruffle = scattered((turn * 2.2).astype(np.float32), (polar * 5).astype(np.float32), 0, 4, 70)
    long = 0.36 + 0.3 * petal**0.8 + 0.05 * ruffle
    leaf = step(polar.astype(np.float32), long + 0.02, long - 0.02)
    shade = step(polar.astype(np.float32), long + 0.17, long - 0.02) * (1 - leaf)
    vein = 0.5 + 0.5 * np.cos(turn * 24 + ruffle * 2)
    curl = step(polar.astype(np.float32), long - 0.14, long)
    tone = np.clip(0.4 + 0.2 * vein + 0.4 * ruffle + 0.5 * curl, 0, 1.4)
    green = mix(colour(0.035, 0.04, 0.014), colour(0.2, 0.19, 0.075), np.clip(tone, 0, 1))
    lit = np.clip(normal @ LAMP + 0.25 * (ruffle * 0.6 + curl), 0, 1)
    ink = green * (lit[..., None] * colour(2.2, 2.0, 1.7) + 0.1)
    stem = step(polar.astype(np.float32), 0.13, 0.09)
    ink = mix(ink, colour(0.05, 0.035, 0.02) * (0.4 + 2 * lit[..., None]), stem)
    return mix(skin * (1 - 0.6 * shade[..., None]), ink, leaf)
