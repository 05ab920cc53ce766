"""The chartered ferry leaving in fog, its cabins lit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.sky import gradient
from ilbo.commands.demo.darkroom.water import Surface, mirrored

LINE = 0.615
FOG = (0.3, 0.33, 0.35)
WHITE = np.array((0.21, 0.225, 0.24), dtype=np.float32)
SHADE = np.array((0.075, 0.085, 0.095), dtype=np.float32)
NAVY, ORANGE = (0.018, 0.035, 0.075), (0.3, 0.09, 0.02)


def ferry_in_fog(frame: Frame) -> Exposure:
    """A white ferry, its bow already lost, on a sea without a horizon."""
    x, y = frame.grid()
    stops = [(0.0, (0.17, 0.195, 0.215)), (0.5, (0.31, 0.34, 0.36)), (1.0, (0.26, 0.29, 0.31))]
    light = gradient(frame, stops, 0.04)
    drift = fbm(frame, (2.5, 3.5), 5, 31)
    light = light * (1 + 0.07 * drift)[..., None]
    ship = Layer(frame)
    _ferry(ship)
    share = np.clip(0.27 + 0.12 * drift + 0.5 * step(x, 0.7, 1.18), 0, 0.97)
    share = np.clip(share + 0.25 * step(y, LINE - 0.05, LINE), 0, 0.97)
    light = ship.smear(0.0006, 0.0006).veil(FOG, share).over(light)
    light = _glow(frame, light)
    sea = Surface(LINE, 1.0, 0.012, (1.4, 8.0), 0.006, colour(0.035, 0.05, 0.058), 0.92, seed=8)
    wet = mirrored(frame, light, sea)
    bank = np.exp(-(((y - LINE) / 0.035) ** 2)) * (0.35 + 0.2 * drift)
    far = step(y, LINE + 0.3, LINE) * 0.45 * step(y, LINE - 0.02, LINE + 0.02)
    light = mix(wet, colour(*FOG), np.clip(bank * 0.7 + far, 0, 0.9))
    light = _wake(frame, light)
    light = _rail(frame, light)
    return Exposure(light, 0.2, 1.28, 0.95, 0.14, 0.5, 0.013, (0.0, 0.006, 0.014), (0.99, 1, 1))


def _up(points: Sequence[Point]) -> list[Point]:
    return [(0.29 + px * 0.92, LINE - py * 0.92) for px, py in points]


def _ferry(ship: Layer) -> None:
    frame = ship.frame
    hull = [(0.0, -0.01), (-0.012, 0.03), (0.0, 0.078), (0.3, 0.074), (0.62, 0.08), (0.74, 0.1)]
    hull += [(0.85, 0.13), (0.825, 0.07), (0.79, 0.0), (0.78, -0.01)]
    _plated(ship, _up(hull), 1.0)
    boot = [(0.0, 0.012), (0.797, 0.012), (0.785, -0.012), (0, -0.012)]
    ship.lay(cut(frame, [_up(boot)]), NAVY)
    ship.lay(
        stroke(frame, [_up([(-0.008, 0.045), (0.3, 0.044), (0.62, 0.05), (0.83, 0.08)])], 0.006),
        NAVY,
    )
    decks = (
        ([(0.05, 0.076), (0.05, 0.122), (0.655, 0.122), (0.69, 0.078)], 0.98),
        ([(0.09, 0.128), (0.085, 0.168), (0.6, 0.168), (0.635, 0.128)], 1.05),
        ([(0.4, 0.174), (0.4, 0.212), (0.555, 0.212), (0.59, 0.174)], 1.0),
    )
    for deck, tone in decks:
        _plated(ship, _up(deck), tone)
    _decks(ship)
    _funnel(ship)
    _boats(ship)
    _windows(ship)


def _plated(ship: Layer, outline: list[Point], tone: float) -> None:
    stencil = cut(ship.frame, [outline])
    rows, columns = stencil.window()
    x, y = (plane[rows, columns] for plane in ship.frame.grid())
    seams = step(np.abs(np.mod(x, 0.037) - 0.0185), 0.0008, 0.0002) * 0.1
    stain = scattered(x * 90, y * 7, 0, 4, 33)
    dents = scattered(x * 20, y * 30, 0, 3, 34)
    top = np.clip((y - y.min()) / max(float(np.ptp(y)), 1e-6), 0, 1)
    shade = tone * (1.12 - 0.38 * top) * (1 + 0.05 * dents - 0.09 * np.maximum(stain, 0) - seams)
    ship.lay(stencil, shade[..., None] * WHITE)
    streak = cut(ship.frame, [outline])
    streak.cover = streak.cover * step(stain, 1.1, 1.9) * 0.35
    ship.lay(streak, (0.1, 0.055, 0.03))


def _decks(ship: Layer) -> None:
    frame = ship.frame
    for left, right, high in ((0.02, 0.7, 0.125), (0.06, 0.645, 0.171), (0.385, 0.6, 0.215)):
        ship.lay(cut(frame, [_up(box(left, high + 0.004, right, high - 0.003))]), WHITE * 1.15)
        ship.lay(
            stroke(frame, [_up([(left, high - 0.006), (right - 0.02, high - 0.006)])], 0.006), SHADE
        )
        rails = [_up([(left, high + h), (right, high + h)]) for h in (0.009, 0.015, 0.021)]
        posts = [_up([(p, high), (p, high + 0.021)]) for p in np.arange(left, right, 0.011)]
        ship.lay(stroke(frame, rails + posts, 0.0007), WHITE * 0.5)
    for post in np.arange(0.05, 0.66, 0.047):
        ship.lay(stroke(frame, [_up([(post, 0.076), (post, 0.122)])], 0.0022), WHITE * 1.1)
    door = _up([(0.012, 0.014), (0.012, 0.066), (0.05, 0.066), (0.05, 0.014)])
    ship.lay(stroke(frame, [[*door, door[0]]], 0.0016), SHADE)


def _funnel(ship: Layer) -> None:
    frame = ship.frame
    ship.lay(
        cut(frame, [_up([(0.16, 0.174), (0.16, 0.196), (0.33, 0.196), (0.34, 0.174)])]),
        WHITE * 0.85,
    )
    funnel = _up([(0.2, 0.19), (0.19, 0.262), (0.262, 0.268), (0.295, 0.19)])
    ship.lay(cut(frame, [funnel]), NAVY)
    ship.lay(
        cut(frame, [_up([(0.194, 0.225), (0.192, 0.245), (0.271, 0.247), (0.28, 0.225)])]), ORANGE
    )
    ship.lay(
        cut(frame, [_up([(0.2, 0.19), (0.19, 0.262), (0.205, 0.264), (0.215, 0.19)])]),
        (0.04, 0.06, 0.1),
    )
    ship.lay(
        stroke(
            frame,
            [_up([(0.212, 0.262), (0.21, 0.285)]), _up([(0.236, 0.264), (0.234, 0.282)])],
            0.008,
        ),
        SHADE * 0.6,
    )
    mast = [_up([(0.49, 0.215), (0.497, 0.345)]), _up([(0.52, 0.215), (0.499, 0.3)])]
    mast += [_up([(0.46, 0.29), (0.535, 0.29)]), _up([(0.472, 0.318), (0.522, 0.318)])]
    ship.lay(stroke(frame, mast, 0.0042), SHADE * 1.2)
    ship.lay(stroke(frame, [_up([(0.47, 0.297), (0.512, 0.297)])], 0.006), WHITE * 0.8)
    lines = [
        _up([(0.497, 0.34), (0.8, 0.125)]),
        _up([(0.497, 0.34), (0.24, 0.27)]),
        _up([(0.497, 0.34), (0.03, 0.13)]),
    ]
    ship.lay(stroke(frame, lines, 0.0009), SHADE)
    ship.lay(dots(frame, _up([(0.498, 0.35)]), 0.0024), (7.0, 6.4, 5.0))
    flag = _up(
        [
            (0.012, 0.13),
            (0.012, 0.16),
            (-0.008, 0.156),
            (-0.024, 0.15),
            (-0.022, 0.134),
            (-0.006, 0.137),
        ]
    )
    ship.lay(cut(frame, [smooth(flag)]), (0.18, 0.19, 0.2))
    ship.lay(stroke(frame, [_up([(0.013, 0.08), (0.013, 0.168)])], 0.0014), SHADE)


def _boats(ship: Layer) -> None:
    frame = ship.frame
    for left in (0.115, 0.345):
        boat = [(left, 0.196), (left + 0.052, 0.196), (left + 0.047, 0.18), (left + 0.006, 0.18)]
        ship.lay(cut(frame, [smooth(_up(boat), True, 6)]), ORANGE)
        cover = [
            (left + 0.006, 0.196),
            (left + 0.018, 0.204),
            (left + 0.036, 0.204),
            (left + 0.047, 0.196),
        ]
        ship.lay(cut(frame, [_up(cover)]), np.array(ORANGE) * 1.5)
        arms = [
            _up([(left + d, 0.171), (left + d - 0.004, 0.214), (left + d + 0.006, 0.216)])
            for d in (0.008, 0.044)
        ]
        ship.lay(stroke(frame, arms, 0.0022), WHITE * 0.8)


def _windows(ship: Layer) -> None:
    frame, dice = ship.frame, ship.frame.dice(6)
    for first, last, high, tall, wide in (
        (0.075, 0.64, 0.092, 0.016, 0.0115),
        (0.11, 0.585, 0.141, 0.014, 0.0105),
    ):
        for left in np.arange(first, last, wide * 1.55):
            lit = dice.random() < 0.85
            ink = np.array((2.6, 1.62, 0.66) if lit else (0.05, 0.055, 0.06)) * dice.uniform(
                0.35, 1.1
            )
            ship.lay(cut(frame, [_up(box(left, high + tall, left + wide, high))]), ink)
            shadow = _up([(left, high + tall), (left + wide, high + tall)])
            ship.lay(stroke(frame, [shadow], 0.0012), SHADE)
    bridge = _up([(0.42, 0.19), (0.42, 0.205), (0.566, 0.205), (0.578, 0.19)])
    ship.lay(cut(frame, [bridge]), (0.09, 0.085, 0.07))
    bars = [_up([(x, 0.19), (x, 0.205)]) for x in np.arange(0.42, 0.57, 0.018)]
    ship.lay(stroke(frame, bars, 0.0018), WHITE)
    for left in np.arange(0.1, 0.7, 0.05):
        ship.lay(dots(frame, _up([(left, 0.062)]), 0.0026), (0.7, 0.45, 0.2))


def _glow(frame: Frame, light: Picture) -> Picture:
    bright = np.maximum(light - 0.6, 0)
    near, wide = blur(bright, 0.008 * frame.height), blur(bright, 0.035 * frame.height)
    return np.asarray(light + near * 0.8 + wide * 0.9, dtype=np.float32)


def _wake(frame: Frame, light: Picture) -> Picture:
    x, y = frame.grid()
    foam = fbm(frame, (34, 70), 5, 44, 0.65)
    bow = np.exp(-(((y - LINE - 0.003) / 0.005) ** 2)) * step(x, 0.4, 0.98) * step(x, 1.03, 0.96)
    trail = y - LINE - 0.006 - np.maximum(0.33 - x, 0) * 0.035
    tail = np.exp(-((trail / (0.006 + np.maximum(0.3 - x, 0) * 0.03)) ** 2)) * step(x, 0.36, 0.2)
    share = np.clip((bow * 0.8 + tail) * (0.3 + 0.7 * foam), 0, 0.8)
    return mix(light, colour(0.44, 0.47, 0.49), share)


def _rail(frame: Frame, light: Picture) -> Picture:
    """The breakwater's railing, close to the camera and out of focus."""
    near = Layer(frame)
    bar = [(-0.05, 0.875), (0.5, 0.892), (1.6, 0.915)]
    low = [(-0.05, 0.955), (0.5, 0.968), (1.6, 0.985)]
    near.lay(stroke(frame, [smooth(bar, False)], 0.017), (0.032, 0.037, 0.042))
    near.lay(stroke(frame, [smooth(low, False)], 0.011), (0.032, 0.037, 0.042))
    posts = [[(x, 0.88 + x * 0.022), (x + 0.004, 1.05)] for x in (0.14, 0.6, 1.06, 1.5)]
    near.lay(stroke(frame, posts, 0.02), (0.028, 0.033, 0.037))
    shine = [(x, y - 0.005) for x, y in smooth(bar, False)]
    near.shine(stroke(frame, [shine], 0.004), (0.1, 0.11, 0.115))
    return near.defocus(0.006).over(light)
