"""Candles in the plaza before City Hall: a crowd in silhouette, hundreds of small flames."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, blur, colour
from ilbo.commands.demo.darkroom.noise import fbm
from ilbo.commands.demo.darkroom.outline import box, cut, dots, stroke
from ilbo.commands.demo.darkroom.people import STANDING, Dress
from ilbo.commands.demo.darkroom.sky import gradient, halo

COATS = (
    (0.03, 0.03, 0.04),
    (0.05, 0.02, 0.02),
    (0.02, 0.03, 0.045),
    (0.05, 0.045, 0.035),
    (0.015, 0.015, 0.02),
)
FLAME = np.array((16.0, 7.4, 2.2))
GLOW = np.array((1.0, 0.45, 0.13))

# foot of the row, height of its people, people, blur, share of them with a candle up
ROWS = (
    (0.65, 0.105, 60, 0.0022, 0.75),
    (0.685, 0.135, 50, 0.0015, 0.75),
    (0.735, 0.175, 40, 0.0008, 0.7),
    (0.81, 0.235, 30, 0.0, 0.75),
    (0.93, 0.33, 20, 0.0, 0.8),
    (1.13, 0.48, 12, 0.0016, 0.7),
    (1.5, 0.74, 6, 0.0075, 0.5),
)


def candles_in_the_plaza(frame: Frame) -> Exposure:
    """The backs of a crowd, their candles up, before the lit building."""
    light = gradient(
        frame, [(0, (0.008, 0.012, 0.028)), (0.5, (0.03, 0.032, 0.05)), (1, (0.015, 0.012, 0.012))]
    )
    light = _city_hall(frame, light)
    smoke = np.clip(0.5 + 0.5 * fbm(frame, (3, 3), 4, 5), 0, 1)
    light = light + halo(frame, (0.75, 0.62), 0.3, colour(0.05, 0.025, 0.01)) * smoke[..., None]
    for number, row in enumerate(ROWS):
        light = _row(frame, light, row, number)
    return Exposure(light, 0.55, 1.1, 0.95, 0.08, 0.5, 0.021, (0.006, 0.006, 0.018))


def _city_hall(frame: Frame, light: Picture) -> Picture:
    hall = Layer(frame)
    hall.lay(cut(frame, [box(0.22, 0.17, 1.28, 0.64)]), (0.075, 0.07, 0.065))
    hall.lay(cut(frame, [box(0.52, 0.09, 0.98, 0.64)]), (0.1, 0.092, 0.082))
    dice = frame.dice(1)
    for top in np.arange(0.2, 0.47, 0.052):
        for left in np.arange(0.245, 1.25, 0.0285):
            lit = dice.random() < 0.5
            ink = np.array((0.95, 0.72, 0.42) if lit else (0.04, 0.045, 0.06)) * dice.uniform(
                0.4, 1.0
            )
            hall.lay(cut(frame, [box(left, top, left + 0.018, top + 0.03)]), ink)
    for left in np.linspace(0.535, 0.95, 9):
        hall.lay(cut(frame, [box(left, 0.13, left + 0.017, 0.6)]), (0.3, 0.255, 0.195))
    hall.lay(cut(frame, [box(0.5, 0.105, 1.0, 0.135)]), (0.36, 0.31, 0.24))
    hall.lay(
        cut(frame, [box(0.2, 0.16, 0.52, 0.172), box(0.98, 0.16, 1.3, 0.172)]), (0.2, 0.17, 0.14)
    )
    hall.lay(cut(frame, [box(0.56, 0.51, 0.94, 0.64)]), (1.5, 1.2, 0.8))
    hall.lay(
        stroke(frame, [[(x, 0.5), (x, 0.64)] for x in np.linspace(0.58, 0.92, 8)], 0.007),
        (0.1, 0.08, 0.06),
    )
    for x in (0.1, 0.155, 1.35, 1.4):
        hall.lay(stroke(frame, [[(x, 0.22), (x, 0.65)]], 0.003), (0.06, 0.06, 0.06))
    lamps = [(0.06, 0.4), (0.3, 0.56), (1.2, 0.56), (1.44, 0.4)]
    hall.shine(dots(frame, lamps, 0.006), (16.0, 13.0, 9.0))
    return hall.defocus(0.0055).over(light)


def _row(
    frame: Frame, light: Picture, row: tuple[float, float, int, float, float], number: int
) -> Picture:
    foot, tall, count, soft, share = row
    dice = frame.dice(10 + number)
    people, flames, banners = Layer(frame), Layer(frame), Layer(frame)
    for place in dice.permutation(count):
        x = (place + dice.uniform(0.1, 0.9)) / count * (frame.aspect + 0.3) - 0.15
        high = tall * dice.uniform(0.92, 1.08)
        side = 1.0 if dice.random() < 0.5 else -1.0
        raised = dice.random() < share
        _person(
            people,
            (x, foot + dice.normal(0, 0.03) * tall),
            high,
            side,
            raised,
            int(place) + 100 * number,
        )
        if raised:
            lift = dice.uniform(0.8, 1.12)
            _candle(people, flames, (x + side * high * 0.16, foot - high * lift), high)
        if dice.random() < 0.05 and 0 < number < 5:
            _placard(banners, (x, foot - high * 1.2), high, float(dice.normal(0, 0.05)))
    flames.light = flames.light + blur(flames.light, 0.03 * tall * frame.height) * 0.8
    flames.light = flames.light + blur(flames.light, 0.12 * tall * frame.height) * 0.3
    if soft:
        people.defocus(soft, 8)
        flames.defocus(soft, 8)
    light = banners.defocus(max(soft, 0.0008)).over(light)
    people.veil(colour(0.035, 0.018, 0.01), 0.45 * max(0.0, 1 - number / 3.5))
    return np.asarray(people.over(light) + flames.light, dtype=np.float32)


def _person(
    layer: Layer, feet: tuple[float, float], tall: float, side: float, raised: bool, salt: int
) -> None:
    dice = layer.frame.dice(500 + salt)
    warm = 0.8 if raised else 0.3
    lamps = (
        Lamp((side * 0.7, 0.25, -0.45), tuple(GLOW * warm * 1.6), 0.0),
        Lamp((-side * 0.6, 0.3, -0.6), tuple(GLOW * 0.35), 0.0),
        Lamp((0.0, 0.9, -0.5), (0.16, 0.15, 0.14), 0.0),
    )
    hats = ("", "", "", "hood", "cap")
    coat = COATS[int(dice.integers(len(COATS)))]
    dress = Dress(
        coat,
        hat=hats[int(dice.integers(len(hats)))],
        hat_ink=coat,
        long_hair=bool(dice.random() < 0.4),
        bulk=float(dice.uniform(1.0, 1.25)),
        hem=0.4,
    )
    up = (58.0, 8.0, 92.0) if raised else (8.0, 8.0, 30.0)
    pose = replace(STANDING, yaw=180 + dice.normal(0, 22), nod=dice.uniform(-2, 12), dress=dress)
    pose = replace(pose, right_arm=up) if side > 0 else replace(pose, left_arm=up)
    stand(layer, pose, feet, tall, Lighting((0.03, 0.03, 0.04), (0.02, 0.012, 0.006), lamps), salt)


def _candle(people: Layer, flames: Layer, tip: tuple[float, float], tall: float) -> None:
    x, y = tip
    wide, high = tall * 0.024, tall * 0.062
    cup = [
        (x - wide, y + high * 0.25),
        (x + wide, y + high * 0.25),
        (x + wide * 0.62, y + high * 1.15),
        (x - wide * 0.62, y + high * 1.15),
    ]
    people.lay(cut(people.frame, [cup]), GLOW * 1.5)
    people.lay(
        cut(
            people.frame,
            [
                [
                    (cup[0][0], cup[0][1]),
                    (cup[1][0], cup[1][1]),
                    (x + wide * 0.9, y + high * 0.55),
                    (x - wide * 0.9, y + high * 0.55),
                ]
            ],
        ),
        GLOW * 3.4,
    )
    flames.shine(
        dots(flames.frame, [(x, y + high * 0.12), (x, y)], max(tall * 0.009, 0.0012)), FLAME
    )


def _placard(layer: Layer, middle: tuple[float, float], tall: float, turn: float) -> None:
    x, y = middle
    half, high = tall * 0.22, tall * 0.15
    board = [
        (x - half, y - high - turn * half),
        (x + half, y - high + turn * half),
        (x + half, y + high + turn * half),
        (x - half, y + high - turn * half),
    ]
    layer.lay(
        stroke(layer.frame, [[(x, y), (x, y + tall * 0.5)]], tall * 0.014), (0.02, 0.015, 0.01)
    )
    layer.lay(cut(layer.frame, [board]), (0.12, 0.085, 0.055))
