"""Rain on the old town's main street: lamps out of focus, wet asphalt, one umbrella."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import scattered
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.people import WALKING, Dress
from ilbo.commands.demo.darkroom.sky import gradient
from ilbo.commands.demo.darkroom.water import Surface, ground, mirrored

HORIZON = 0.47
RED, AMBER, GREEN = (9.0, 0.7, 0.35), (8.5, 4.2, 0.9), (0.7, 6.5, 3.0)
WHITE, ROSE, BLUE = (6.5, 6.0, 5.2), (6.0, 1.2, 2.4), (0.9, 2.2, 6.0)


def rain_at_night(frame: Frame) -> Exposure:
    """A walker under an umbrella before the melted lights of the street."""
    light = gradient(
        frame, [(0, (0.008, 0.01, 0.017)), (0.45, (0.05, 0.036, 0.034)), (1, (0.01, 0.01, 0.012))]
    )
    light = _houses(frame, light)
    light = _lights(frame, light)
    surface = Surface(
        HORIZON, 1.0, 0.03, (16, 14), 0.03, colour(0.004, 0.004, 0.006), 0.9, 0.25, 17
    )
    wet = mirrored(frame, light, surface)
    light = _asphalt(frame, light, wet)
    light = _walker(frame, light)
    light = _rain(frame, light)
    return Exposure(light, 0.35, 1.08, 1.05, 0.12, 0.5, 0.02, (0.004, 0.008, 0.02))


def _houses(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(1)
    far = Layer(frame)
    for side in (-1, 1):
        for part in range(7):
            near = 1.0 - part / 7.5
            edge = 0.75 + side * (0.09 + 0.7 * near**1.6)
            top = HORIZON - 0.06 - 0.5 * near**1.3 - dice.uniform(0, 0.08)
            back = 0.75 + side * (0.05 + 0.6 * near**1.6)
            tone = dice.uniform(0.01, 0.028)
            outline = box(min(edge, back + side), top, max(edge, back + side), HORIZON + 0.03)
            far.lay(cut(frame, [outline]), (tone, tone * 0.9, tone * 0.95))
            for _ in range(9):
                x = edge + side * dice.uniform(0.0, 0.25) * near
                y = dice.uniform(top + 0.02, HORIZON - 0.05)
                wide, tall = 0.03 * near + 0.006, 0.035 * near + 0.008
                glow = np.array((1.1, 0.6, 0.26)) * dice.uniform(0.05, 0.5) * (1.2 - 0.6 * near)
                far.lay(cut(frame, [box(x, y, x + wide, y + tall)]), glow)
    return far.defocus(0.017).over(light)


def _lights(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(2)
    inks = [RED, AMBER, GREEN, AMBER, WHITE, RED, ROSE, BLUE, AMBER, AMBER]
    for radius, count, spread in ((0.011, 42, 0.16), (0.021, 26, 0.42), (0.036, 15, 0.72)):
        glow = Layer(frame)
        for _ in range(count):
            x = 0.76 + spread * dice.normal(0, 0.75)
            lift = abs(dice.normal(0.02, 0.1)) * (0.5 + spread * 1.6)
            ink = np.array(inks[int(dice.integers(len(inks)))]) * dice.uniform(0.35, 1.15)
            size = 0.0045 * (radius / 0.02)
            glow.shine(dots(frame, [(x, HORIZON - 0.015 - lift)], size), ink * 5.0)
        glow.defocus(radius, 7)
        light = light + glow.light
    pair = Layer(frame)
    for x, y, lamp in (
        (0.83, 0.44, WHITE),
        (0.9, 0.44, WHITE),
        (0.6, 0.45, RED),
        (0.655, 0.45, RED),
    ):
        pair.shine(dots(frame, [(x, y)], 0.007), np.array(lamp) * 9.0)
    pair.defocus(0.026, 7)
    return np.asarray(light + pair.light, dtype=np.float32)


def _asphalt(frame: Frame, light: Picture, wet: Picture) -> Picture:
    _, y = frame.grid()
    across, away, pixel = ground(frame, HORIZON)
    grit = scattered(across * 26, away * 26, pixel * 26 * away, 5, 23, 0.7)
    pool = step(scattered(across * 1.1, away * 0.8, 0, 4, 24), -0.5, 0.5)
    long_smear = blur(wet, 0.004 * frame.height, 0.05 * frame.height)
    rough = mix(long_smear * 0.6, wet, 0.15) * (0.75 + 0.5 * grit)[..., None]
    road = mix(rough, mix(wet, long_smear, 0.5), pool * 0.6)
    road = road + (0.008 + 0.006 * grit)[..., None] * colour(1, 0.85, 0.75)
    worn = 0.55 + 0.3 * scattered(across * 9, away * 9, pixel * 9, 4, 25)
    stripe = step(np.abs(np.mod(across + 0.12, 0.62) - 0.31), 0.17, 0.155) * worn
    stripe *= step(np.abs(away - 2.75), 0.46, 0.44)
    paint = blur(light, 0.12 * frame.height, 0.2 * frame.height) * 0.1 + 0.016
    road = road + stripe[..., None] * paint
    below = np.clip((y - HORIZON) * frame.height * 0.06, 0, 1)
    return mix(light, road, below)


def _umbrella(near: Layer, top: Point, wide: float) -> None:
    frame = near.frame
    x, y = top
    dome = [
        (x - wide, y + wide * 0.62),
        (x - wide * 0.86, y + wide * 0.3),
        (x - wide * 0.5, y + wide * 0.07),
    ]
    dome += [(x, y), (x + wide * 0.5, y + wide * 0.07), (x + wide * 0.86, y + wide * 0.3)]
    dome += [(x + wide, y + wide * 0.62)]
    hem: list[Point] = []
    for part in range(5):
        right = x + wide - part * wide * 0.4
        hem += [(right - wide * 0.1, y + wide * 0.545), (right - wide * 0.2, y + wide * 0.53)]
        hem += [(right - wide * 0.3, y + wide * 0.545), (right - wide * 0.4, y + wide * 0.62)]
    stencil = cut(frame, [[*smooth(dome, False), *hem]])
    rows, columns = stencil.window()
    px, py = (plane[rows, columns] for plane in frame.grid())
    through = step((py - y) / wide, 0.05, 0.6) * (0.4 + 0.6 * np.abs((px - x) / wide))
    near.lay(stencil, (0.008 + through * 0.05)[..., None] * colour(1.0, 0.45, 0.4))
    ribs = [
        smooth(
            [(x, y), (x + s * wide * 0.6, y + wide * 0.22), (x + s * wide, y + wide * 0.61)], False
        )
        for s in (-0.6, -0.2, 0.2, 0.6)
    ]
    near.lay(stroke(frame, ribs, 0.0016), (0.006, 0.005, 0.006))
    edge = smooth([(a, b + 0.001) for a, b in dome], False)
    near.shine(stroke(frame, [edge], 0.0028), (0.5, 0.36, 0.22))
    near.lay(stroke(frame, [[(x, y - 0.018), (x, y)]], 0.004), (0.02, 0.02, 0.02))


def _coat(near: Layer, feet: Point, tall: float) -> None:
    half = [(0.03, 0.855), (0.085, 0.83), (0.126, 0.79), (0.142, 0.66), (0.14, 0.56)]
    half += [(0.132, 0.42), (0.145, 0.28), (0.03, 0.268)]
    other = [(-x, y) for x, y in reversed(half)]
    ends = [(feet[0] + x * tall, feet[1] - y * tall) for x, y in half + other]
    stencil = cut(near.frame, [smooth(ends)])
    rows, columns = stencil.window()
    x, y = (plane[rows, columns] for plane in near.frame.grid())
    across = (x - feet[0]) / tall
    folds = scattered(across * 16 + 3, y * 3, 0, 4, 40)
    edge = step(np.abs(across) + 0.004 * folds, 0.1, 0.135)
    warm = mix(colour(0.16, 0.05, 0.03), colour(0.2, 0.15, 0.1), step(across, -0.1, 0.1))
    cloth = (0.006 + 0.003 * folds)[..., None] * colour(1, 1, 1.2) + edge[..., None] * warm * 0.16
    near.lay(stencil, cloth)


def _walker(frame: Frame, light: Picture) -> Picture:
    feet, tall = (0.5, 0.93), 0.56
    shade = Layer(frame)
    pool = smooth([(0.42, 0.94), (0.5, 0.925), (0.6, 0.94), (0.58, 1.2), (0.45, 1.2)])
    shade.lay(cut(frame, [pool]), (0.003, 0.003, 0.004))
    shade.defocus(0.012)
    shade.cover *= 0.75
    shade.light *= 0.75
    light = shade.over(light)
    lamps = (
        Lamp((-0.85, 0.35, -0.55), (0.5, 0.25, 0.1), 0.0),
        Lamp((0.85, 0.3, -0.5), (0.9, 0.7, 0.5), 0.0),
    )
    lighting = Lighting((0.05, 0.05, 0.07), (0.06, 0.035, 0.02), lamps)
    dress = Dress((0.05, 0.05, 0.06), (0.02, 0.02, 0.025), hem=0.3, flare=0.02, long_hair=False)
    pose = replace(WALKING, yaw=172, lean=4, nod=10, dress=dress)
    pose = replace(pose, left_arm=(10.0, 8.0, 20.0), right_arm=(46.0, 4.0, 92.0))
    near = Layer(frame)
    near.lay(stroke(frame, [[(0.528, 0.37), (0.53, 0.62)]], 0.005), (0.02, 0.018, 0.016))
    stand(near, pose, feet, tall, lighting)
    _coat(near, feet, tall)
    _umbrella(near, (0.525, 0.29), 0.185)
    return near.over(light)


def _rain(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(3)
    chance = dice.random((frame.height, frame.width), dtype=np.float32)
    streaks = blur((chance > 0.9988).astype(np.float32), 0.5, frame.height * 0.009) * 14
    lit = blur(light.mean(axis=2), 0.06 * frame.height)
    rain = np.clip(streaks, 0, 1.4) * (lit * 0.28 + 0.004)
    return np.asarray(light + rain[..., None] * colour(0.95, 0.97, 1.0), dtype=np.float32)
