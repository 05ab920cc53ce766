"""The columnist at her window: a profile against the evening, masts out of focus behind."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.sky import gradient, halo

# The head in units of its own height, 0 at the crown's level, facing left.
FACE: tuple[Point, ...] = (
    (0.262, 0.1), (0.19, 0.17), (0.15, 0.25), (0.132, 0.33), (0.122, 0.385), (0.13, 0.425),
    (0.137, 0.452), (0.118, 0.49), (0.088, 0.537), (0.06, 0.58), (0.053, 0.603), (0.07, 0.625),
    (0.113, 0.638), (0.117, 0.655), (0.103, 0.678), (0.095, 0.698), (0.104, 0.715), (0.122, 0.722),
    (0.106, 0.737), (0.103, 0.757), (0.12, 0.779), (0.139, 0.793), (0.134, 0.815), (0.128, 0.845),
    (0.135, 0.878), (0.165, 0.905), (0.21, 0.912), (0.27, 0.915), (0.325, 0.93), (0.36, 0.965),
    (0.368, 1.03), (0.36, 1.1), (0.345, 1.16),
)  # fmt: skip
BACK: tuple[Point, ...] = (
    (0.76, 1.2), (0.71, 1.08), (0.695, 0.98), (0.72, 0.9), (0.83, 0.82), (0.865, 0.72), (0.9, 0.6),
    (0.91, 0.46), (0.89, 0.32), (0.835, 0.19), (0.745, 0.085), (0.63, 0.025), (0.5, 0.005),
    (0.38, 0.03), (0.3, 0.07),
)  # fmt: skip
HAIR: tuple[Point, ...] = (
    (0.2, 0.15), (0.27, 0.07), (0.38, 0.015), (0.5, -0.012), (0.64, 0.008), (0.76, 0.07),
    (0.86, 0.18), (0.918, 0.32), (0.935, 0.46), (0.925, 0.61), (0.885, 0.74), (0.83, 0.83),
    (0.775, 0.9), (0.7, 0.9), (0.63, 0.78), (0.565, 0.72), (0.5, 0.71), (0.455, 0.66), (0.43, 0.56),
    (0.39, 0.46), (0.34, 0.36), (0.27, 0.28), (0.205, 0.24),
)  # fmt: skip
SIZE, LEFT, TOP = 0.4, 0.19, 0.25


def columnist_at_window(frame: Frame) -> Exposure:
    """Head and shoulders in profile, lit along the edge by the window."""
    light = _outside(frame)
    light = _window(frame, light)
    light = _sitter(frame, light)
    return Exposure(
        light, -0.1, 1.08, 0.95, 0.12, 0.45, 0.013, (0.012, 0.01, 0.018), (1, 0.985, 0.95)
    )


def _outside(frame: Frame) -> Picture:
    stops = [
        (0, (0.16, 0.22, 0.38)),
        (0.3, (0.42, 0.4, 0.48)),
        (0.5, (1.0, 0.68, 0.5)),
        (0.64, (1.25, 0.72, 0.4)),
        (0.68, (0.5, 0.34, 0.28)),
        (1, (0.12, 0.12, 0.16)),
    ]
    light: Picture = gradient(frame, stops, 0.012) + halo(
        frame, (0.1, 0.62), 0.12, colour(1.6, 0.8, 0.3)
    )
    clouds = np.clip(fbm(frame, (2, 9), 5, 3), 0, 1)
    light = mix(light, colour(1.1, 0.62, 0.5), clouds * 0.35)
    dice = frame.dice(2)
    harbour = Layer(frame)
    harbour.lay(
        cut(
            frame,
            [
                smooth(
                    [
                        (-0.1, 0.655),
                        (0.2, 0.63),
                        (0.45, 0.645),
                        (0.8, 0.64),
                        (0.8, 0.7),
                        (-0.1, 0.7),
                    ]
                )
            ],
        ),
        (0.16, 0.12, 0.14),
    )
    for _ in range(13):
        x, high = dice.uniform(0, 0.66), dice.uniform(0.14, 0.42)
        harbour.lay(
            stroke(frame, [[(x, 0.72), (x + dice.normal(0, 0.004), 0.72 - high)]], 0.005),
            (0.05, 0.04, 0.05),
        )
        harbour.lay(
            stroke(
                frame,
                [[(x, 0.73 - high), (x - 0.05, 0.71)], [(x, 0.73 - high), (x + 0.05, 0.71)]],
                0.0012,
            ),
            (0.08, 0.06, 0.07),
        )
        hull = smooth([(x - 0.07, 0.7), (x + 0.07, 0.7), (x + 0.05, 0.73), (x - 0.05, 0.73)])
        harbour.lay(cut(frame, [hull]), (0.07, 0.06, 0.075))
    light = harbour.defocus(0.008).over(light)
    lamps = Layer(frame)
    for _ in range(22):
        ink = np.array((11.0, 6.0, 2.2)) * dice.uniform(0.3, 1.1)
        lamps.shine(dots(frame, [(dice.uniform(0, 0.66), dice.normal(0.69, 0.03))], 0.003), ink)
    lamps.defocus(0.012, 8)
    return np.asarray(light + lamps.light, dtype=np.float32)


def _window(frame: Frame, light: Picture) -> Picture:
    room = Layer(frame)
    dark = (0.016, 0.013, 0.014)
    room.lay(cut(frame, [box(0.03, -0.1, 0.052, 1.1), box(0.62, -0.1, 0.8, 1.1)]), dark)
    room.lay(cut(frame, [box(-0.1, 0.2, 0.8, 0.214), box(-0.1, 0.905, 0.8, 1.1)]), dark)
    room.lay(stroke(frame, [[(0.0535, -0.1), (0.0535, 0.91)]], 0.002), (0.32, 0.22, 0.16))
    room.lay(stroke(frame, [[(-0.1, 0.2005), (0.62, 0.2005)]], 0.0016), (0.2, 0.17, 0.17))
    room.lay(stroke(frame, [[(-0.1, 0.906), (0.62, 0.906)]], 0.003), (0.3, 0.18, 0.11))
    x, _ = frame.grid()
    folds = 0.5 + 0.5 * np.sin(x * 150 + 5 * fbm(frame, (3, 1), 3, 7))
    glow = step(x, 0.72, 0.6)[..., None] * folds[..., None] * colour(0.14, 0.1, 0.085)
    curtain = step(x, 0.613, 0.625)
    light = mix(room.defocus(0.0024).over(light), colour(0.014, 0.012, 0.013) + glow, curtain)
    reflected = halo(frame, (0.5, 0.1), 0.1, colour(0.05, 0.035, 0.02))
    return light + reflected


def _at(points: tuple[Point, ...] | list[Point]) -> list[Point]:
    return [(LEFT + x * SIZE, TOP + y * SIZE) for x, y in points]


def _sitter(frame: Frame, light: Picture) -> Picture:
    sitter, hair = Layer(frame), Layer(frame)
    head = [*smooth(_at(FACE), False), *smooth(_at(BACK), False)]
    skin = cut(frame, [head])
    sitter.lay(skin, (0.012, 0.0075, 0.0065))
    body = _at(
        [
            (0.42, 1.06),
            (0.345, 1.14),
            (0.24, 1.23),
            (0.06, 1.36),
            (-0.06, 1.52),
            (-0.13, 1.8),
            (-0.14, 2.2),
            (1.3, 2.2),
            (1.24, 1.7),
            (1.16, 1.42),
            (1.0, 1.28),
            (0.84, 1.19),
            (0.76, 1.06),
        ]
    )
    coat = cut(frame, [smooth(body)])
    sitter.lay(coat, (0.006, 0.006, 0.0075))
    collar = _at(
        [
            (0.34, 1.1),
            (0.42, 1.02),
            (0.6, 1.04),
            (0.71, 1.0),
            (0.8, 1.15),
            (0.72, 1.25),
            (0.5, 1.27),
            (0.36, 1.2),
        ]
    )
    sitter.lay(cut(frame, [smooth(collar)]), (0.008, 0.0075, 0.009))
    hair.lay(cut(frame, [smooth(_at(HAIR))]), (0.007, 0.006, 0.007))
    _strands(hair)
    _ear_and_glasses(sitter)
    sitter.light = hair.over(sitter.light)
    sitter.cover = np.maximum(sitter.cover, hair.cover)
    sitter.light = _rimmed(frame, sitter)
    return sitter.smear(0.0006, 0.0006).over(light)


def _strands(hair: Layer) -> None:
    dice = hair.frame.dice(5)
    for _ in range(420):
        turn = dice.uniform(-2.5, 1.0)
        cx, cy = 0.56, 0.42
        far = dice.uniform(0.9, 1.015)
        start = (cx + 0.365 * far * np.cos(turn), cy + 0.425 * far * np.sin(turn))
        bend = turn + dice.uniform(0.2, 0.5)
        end = (cx + 0.37 * far * np.cos(bend), cy + 0.43 * far * np.sin(bend))
        line = smooth(
            _at([start, ((start[0] + end[0]) / 2 + 0.01, (start[1] + end[1]) / 2 - 0.01), end]),
            False,
        )
        tone = dice.uniform(0.003, 0.012)
        hair.lay(stroke(hair.frame, [line], 0.0008), (tone * 1.1, tone * 0.8, tone * 0.7))


def _ear_and_glasses(sitter: Layer) -> None:
    rim = smooth(
        _at([(0.15, 0.44), (0.2, 0.425), (0.24, 0.45), (0.235, 0.51), (0.19, 0.535), (0.155, 0.51)])
    )
    sitter.lay(
        stroke(sitter.frame, [[*rim, rim[0]], _at([(0.24, 0.455), (0.52, 0.47)])], 0.0026),
        (0.008, 0.007, 0.007),
    )


def _rimmed(frame: Frame, sitter: Layer) -> Picture:
    """The window's light creeps round the edge that faces it, softly, as skin lets it."""
    unit = frame.height
    cover = sitter.cover
    wide, thin = blur(cover, 0.012 * unit), blur(cover, 0.0032 * unit)
    from_left = np.clip(np.gradient(wide, axis=1) * unit * 0.022, 0, 1)
    edge = np.clip(1 - thin, 0, 0.5) * 2
    texture = 0.8 + 0.25 * fbm(frame, (60, 80), 4, 9)
    warm = (from_left * (0.2 + 1.5 * edge) * texture)[..., None] * colour(0.62, 0.33, 0.19)
    x, _ = frame.grid()
    room = step(x, LEFT + 0.5 * SIZE, LEFT + 1.4 * SIZE)[..., None] * 0.0015 * colour(1, 0.8, 0.7)
    lit = warm * 0.42 + room
    return np.asarray(sitter.light + lit * cover[..., None], dtype=np.float32)
