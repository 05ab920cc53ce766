"""The port's pictures: the gantry cranes at dusk."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, colour, mix, step
from ilbo.commands.demo.darkroom.outline import box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.sky import clouds, gradient, halo, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera, Spot
from ilbo.commands.demo.darkroom.water import Surface, mirrored

DUSK = [
    (0.0, (0.055, 0.06, 0.15)),
    (0.2, (0.14, 0.1, 0.22)),
    (0.38, (0.42, 0.19, 0.26)),
    (0.52, (1.05, 0.4, 0.22)),
    (0.62, (1.9, 0.8, 0.26)),
    (0.68, (2.1, 1.0, 0.4)),
]


def cranes_at_dusk(frame: Frame) -> Exposure:
    """Three gantry cranes against the last light, broken in the water of the basin."""
    horizon = 0.665
    light: Picture = gradient(frame, DUSK, 0.02) + halo(
        frame, (0.5, 0.655), 0.13, colour(2.2, 0.95, 0.3)
    )
    density, facing = clouds(frame, horizon + 0.03, 0.5, 0.6, 1.0, 11, (0.3, 0.9))
    _, y = frame.grid()
    under = mix(colour(0.09, 0.07, 0.12), colour(1.9, 0.55, 0.22), facing * step(y, -0.1, 0.6))
    light = mix(light, under * (0.5 + y[..., None]), density * 0.75 * step(y, 0.68, 0.5))
    light = _far_shore(frame, light, horizon)
    quay = Layer(frame)
    camera = Camera(0.42, horizon, 1.5, 9.0, -9)
    for away in (470.0, 330.0, 215.0):
        crane = Layer(frame)
        _crane(crane, camera, 52.0, away)
        share = 0.02 + 0.09 * away / 470
        light = crane.veil(colour(1.0, 0.45, 0.25), share).over(light)
    _warehouses(quay, camera, frame)
    light = quay.veil(colour(1.0, 0.42, 0.24), 0.05).over(light)
    surface = Surface(horizon, 1.0, 0.026, (1.6, 7.0), 0.004, colour(0.012, 0.014, 0.03), seed=5)
    light = mirrored(frame, light, surface)
    light = _bollard(frame, light)
    return Exposure(light, -0.55, 1.08, 1.05, 0.06, 0.45, shadows=(0.012, 0.006, 0.03))


def _far_shore(frame: Frame, light: Picture, horizon: float) -> Picture:
    for base, rise, salt, ink in (
        (horizon - 0.012, 0.06, 21, (0.62, 0.3, 0.24)),
        (horizon + 0.002, 0.03, 22, (0.3, 0.15, 0.16)),
    ):
        layer = Layer(frame)
        layer.lay(hill(frame, skyline(frame, base, rise, salt, 3), horizon + 0.01), ink)
        light = layer.over(light)
    return light


def _beam(layer: Layer, camera: Camera, start: Spot, end: Spot, thick: float) -> None:
    middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
    width = thick * camera.scale((middle[0], middle[1], middle[2]))
    line = [camera.at(start), camera.at(end)]
    layer.lay(stroke(layer.frame, [line], width), (0.006, 0.005, 0.008))


def _crane(layer: Layer, camera: Camera, x: float, z: float) -> None:
    deep, gauge, deck, apex = 24.0, 26.0, 40.0, 66.0
    for side in (0.0, deep):
        for leg in (0.0, gauge):
            _beam(layer, camera, (x + leg, 0, z + side), (x + leg, deck, z + side), 1.7)
        _beam(layer, camera, (x, 13, z + side), (x + gauge, 13, z + side), 1.9)
        _beam(layer, camera, (x, 14, z + side), (x + gauge, deck, z + side), 0.8)
    for leg in (0.0, gauge):
        _beam(layer, camera, (x + leg, 8, z), (x + leg, 8, z + deep), 1.5)
        _beam(layer, camera, (x + leg, deck, z), (x + leg, deck, z + deep), 1.5)
    middle = z + deep / 2
    for side in (-3.0, 3.0):
        _beam(layer, camera, (x - 48, deck, middle + side), (x + 46, deck, middle + side), 1.5)
        _beam(layer, camera, (x, deck, z), (x + 3, apex, middle + side), 1.1)
        _beam(layer, camera, (x + gauge, deck, z + deep), (x + 3, apex, middle + side), 0.9)
    for part in range(24):
        left = x - 48 + part * 4
        high = deck + (2.6 if part % 2 else -0.4), deck + (-0.4 if part % 2 else 2.6)
        _beam(layer, camera, (left, high[0], middle), (left + 4, high[1], middle), 0.35)
    for reach in (-46.0, -26.0, 44.0):
        _beam(layer, camera, (x + 3, apex, middle), (x + reach, deck + 1, middle), 0.5)
    _beam(layer, camera, (x + 28, deck + 3.5, middle), (x + 40, deck + 3.5, middle), 6.5)
    _beam(layer, camera, (x - 18, deck - 3, middle), (x - 13, deck - 3, middle), 4.0)
    for rope in (-17.0, -14.0):
        _beam(layer, camera, (x + rope, deck - 4, middle), (x + rope, 19, middle), 0.16)
    _beam(layer, camera, (x - 19, 18.5, middle), (x - 12, 18.5, middle), 1.2)
    glow = dots(layer.frame, [camera.at((x + 3, apex + 1, middle))], 0.0022)
    layer.lay(glow, (9.0, 0.8, 0.4))
    lamps = [camera.at((x + at, deck - 1.5, middle)) for at in (-40.0, -6.0, 14.0, 24.0)]
    layer.lay(dots(layer.frame, lamps, 0.0013), (7.0, 6.0, 4.2))


def _warehouses(layer: Layer, camera: Camera, frame: Frame) -> None:
    dice = frame.dice(4)
    ink = (0.008, 0.007, 0.011)
    for z in np.geomspace(900, 170, 26):
        wide, tall = dice.uniform(18, 46), dice.uniform(5, 15)
        left = dice.uniform(44, 150)
        (x0, y0), (x1, _) = camera.at((left, tall, z)), camera.at((left + wide, tall, z))
        layer.lay(cut(frame, [box(x0, y0, x1, 0.67)]), ink)
        if dice.random() < 0.0:
            peak = [(x0, y0), ((x0 + x1) / 2, y0 - 3 * camera.scale((left, 0, z))), (x1, y0)]
            layer.lay(cut(frame, [peak]), ink)
    edge = [camera.at((40, 3, z)) for z in (60.0, 2500.0)]
    layer.lay(cut(frame, [[*edge, (edge[1][0], 0.67), (1.6, 0.67), (1.6, edge[0][1])]]), ink)
    lamps = [
        camera.at((dice.uniform(46, 120), dice.uniform(6, 9), z)) for z in (190, 260, 380, 520)
    ]
    layer.lay(dots(frame, lamps, 0.0022), (16.0, 9.0, 3.2))


def _bollard(frame: Frame, light: Picture) -> Picture:
    near = Layer(frame)
    rough = skyline(frame, 0.955, 0.006, 8, 9, 0.6)
    near.lay(hill(frame, rough), (0.008, 0.007, 0.01))
    post = [
        (0.19, 0.97),
        (0.195, 0.88),
        (0.168, 0.868),
        (0.165, 0.84),
        (0.19, 0.825),
        (0.24, 0.825),
    ]
    post += [(0.265, 0.84), (0.262, 0.868), (0.235, 0.88), (0.24, 0.97)]
    near.lay(cut(frame, [smooth(post)]), (0.009, 0.008, 0.011))
    rim = stroke(
        frame,
        [smooth([(0.168, 0.838), (0.19, 0.826), (0.24, 0.826), (0.262, 0.838)], False)],
        0.003,
    )
    near.shine(rim, (0.5, 0.2, 0.09))
    rope = [(0.2, 0.885), (0.1, 0.925), (-0.02, 0.91)]
    near.lay(stroke(frame, [smooth(rope, False)], 0.012), (0.012, 0.01, 0.012))
    return near.defocus(0.0035).over(light)
