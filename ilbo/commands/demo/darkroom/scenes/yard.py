"""The container terminal in flat daylight: rows of stacks, a yard crane, puddles."""

from __future__ import annotations

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import scattered
from ilbo.commands.demo.darkroom.outline import stroke
from ilbo.commands.demo.darkroom.people import WALKING, Dress
from ilbo.commands.demo.darkroom.sky import clouds, gradient, hill, skyline
from ilbo.commands.demo.darkroom.space import Camera, Hit, Material, Spot, block
from ilbo.commands.demo.darkroom.water import Surface, mirrored

HORIZON = 0.62
CAMERA = Camera(0.66, HORIZON, 0.95, 2.2)
PAINT = (
    (0.26, 0.035, 0.025),
    (0.03, 0.085, 0.2),
    (0.035, 0.13, 0.085),
    (0.2, 0.075, 0.03),
    (0.3, 0.3, 0.29),
    (0.14, 0.03, 0.025),
    (0.32, 0.15, 0.03),
    (0.05, 0.11, 0.13),
)
AIR = (0.62, 0.66, 0.7)
LONG, WIDE, TALL = 12.2, 2.5, 2.6


def containers_in_rows(frame: Frame) -> Exposure:
    """Two walls of containers running to the yard crane, the wet lane between."""
    light = gradient(
        frame, [(0, (0.5, 0.56, 0.63)), (0.4, (0.72, 0.76, 0.79)), (0.62, (0.86, 0.87, 0.87))]
    )
    density, facing = clouds(frame, HORIZON + 0.06, 0.62, 1.0, 1.8, 9, (0.3, 0.3))
    light = mix(
        light, mix(colour(0.42, 0.46, 0.51), colour(0.95, 0.96, 0.96), facing), density * 0.7
    )
    far = Layer(frame)
    far.lay(hill(frame, skyline(frame, HORIZON - 0.01, 0.05, 3, 3)), (0.4, 0.45, 0.5))
    light = far.over(light)
    standing = Layer(frame)
    _stacks(standing)
    light = standing.over(light)
    light = _lane(frame, light, standing.cover)
    light = _docker(frame, light)
    return Exposure(light, -0.05, 1.2, 0.9, 0.05, 0.4, 0.014, (0.0, 0.004, 0.01), (0.99, 1.0, 1.0))


def _stacks(layer: Layer) -> None:
    dice = layer.frame.dice(1)
    crane_at = 96.0
    drawn = False
    for away in np.arange(150.0, 2.0, -(LONG + 0.45)):
        if away < crane_at and not drawn:
            _crane(layer, crane_at)
            drawn = True
        for side in (-1, 1):
            for rank in (2, 1, 0):
                tiers = int(dice.integers(3, 6)) if rank else int(dice.integers(2, 5))
                x = side * (4.4 + rank * 2.75) - (WIDE if side < 0 else 0)
                for tier in range(tiers):
                    salt = int(dice.integers(1 << 16))
                    shift = float(dice.normal(0, 0.04))
                    _container(layer, (x + shift, tier * TALL, float(away)), salt)


def _container(layer: Layer, corner: Spot, salt: int) -> None:
    dice = np.random.default_rng(salt)
    paint = np.array(PAINT[int(dice.integers(len(PAINT)))]) * dice.uniform(0.75, 1.15)
    band = bool(dice.random() < 0.5)
    sides = (
        _steel(paint, salt, LONG, band),
        _doors(paint, salt),
        _steel(paint * 0.9, salt, LONG, False),
    )
    block(layer, CAMERA, corner, (WIDE, TALL, LONG), sides)


def _weather(hit: Hit, salt: int) -> tuple[Plane, Plane]:
    rust = scattered(hit.u * 0.9 + salt, hit.v * 0.9, hit.pixel, 6, 31, 0.62)
    runs = scattered(hit.u * 5 + salt, hit.v * 0.5, hit.pixel * 5, 5, 32, 0.6)
    return rust, runs


def _finished(hit: Hit, albedo: Picture, light: Plane) -> Picture:
    air = np.clip(1 - np.exp(-hit.z / 190), 0, 1)
    return mix(albedo * light[..., None] * colour(0.95, 1.0, 1.06), np.array(AIR, np.float32), air)


def _steel(paint: np.ndarray, salt: int, long: float, band: bool) -> Material:
    def material(hit: Hit) -> Picture:
        rust, runs = _weather(hit, salt)
        wave = hit.u / 0.28 * 2 * np.pi
        clear = step(hit.pixel, 0.12, 0.02)
        slope, depth = np.sin(wave) * clear, np.cos(wave) * clear
        albedo = paint * (0.95 + 0.1 * rust[..., None])
        albedo = mix(albedo, colour(0.09, 0.035, 0.018), step(rust + 0.5 * runs, 1.15, 1.7) * 0.85)
        albedo = albedo * (1 - 0.3 * step(runs, 0.5, 1.6))[..., None]
        if band:
            letters = step(np.abs(hit.v - 1.7), 0.42, 0.4) * step(np.abs(hit.u - 5.2), 2.9, 2.85)
            mark = np.mod(np.sin(np.floor(hit.u / 0.62 + salt) * 91.7) * 437.5, 1) > 0.22
            strokes = step(np.abs(np.mod(hit.u, 0.62) - 0.31), 0.24, 0.2) * mark
            worn = 0.5 + 0.3 * rust
            albedo = mix(
                albedo, colour(0.55, 0.55, 0.52), np.clip(letters * strokes * worn, 0, 0.8)
            )
        frame_bars = np.maximum(
            step(np.abs(hit.v - TALL / 2), 1.16, 1.2), step(np.abs(hit.u - long / 2), 5.95, 6.0)
        )
        shade = 0.62 + 0.16 * slope + 0.1 * depth
        shade = np.where(frame_bars > 0.5, 0.7, shade) * (1 - 0.55 * step(hit.v, 0.16, 0.02))
        shade = shade * (0.55 + 0.45 * step(hit.y, 0, 7)) * (1 - 0.3 * step(hit.v, 2.5, 2.6))
        return _finished(hit, albedo, shade.astype(np.float32))

    return material


def _doors(paint: np.ndarray, salt: int) -> Material:
    def material(hit: Hit) -> Picture:
        rust, runs = _weather(hit, salt)
        albedo = mix(
            paint * (0.95 + 0.1 * rust[..., None]),
            colour(0.09, 0.035, 0.018),
            step(rust + 0.6 * runs, 1.0, 1.6) * 0.8,
        )
        bars = np.minimum(
            np.abs(np.abs(hit.u - WIDE / 2) - 0.35), np.abs(np.abs(hit.u - WIDE / 2) - 0.85)
        )
        rods = step(bars, 0.04, 0.02)
        gap = step(np.abs(hit.u - WIDE / 2), 0.025, 0.01)
        panel = np.cos(hit.v / 0.62 * 2 * np.pi) * step(hit.pixel, 0.1, 0.02)
        rim = np.maximum(
            step(np.abs(hit.u - WIDE / 2), 1.13, 1.17), step(np.abs(hit.v - TALL / 2), 1.17, 1.21)
        )
        shade = 0.8 + 0.08 * panel - 0.1 * rim - 0.65 * gap
        albedo = mix(albedo, colour(0.3, 0.3, 0.3), rods * 0.6)
        label = step(np.abs(hit.u - 1.9), 0.28, 0.27) * step(np.abs(hit.v - 1.95), 0.24, 0.23)
        albedo = mix(albedo, colour(0.5, 0.5, 0.47), label * (0.55 + 0.2 * runs))
        shade = shade * (0.6 + 0.4 * step(hit.y, 0, 6)) * (1 - 0.5 * step(hit.v, 0.14, 0.02))
        return _finished(hit, albedo, shade.astype(np.float32))

    return material


def _crane(layer: Layer, z: float) -> None:
    ink = np.array((0.3, 0.19, 0.06)) * 0.7 + np.array(AIR) * 0.3

    def beam(start: Spot, end: Spot, thick: float, tone: float = 1.0) -> None:
        line = [CAMERA.at(start), CAMERA.at(end)]
        layer.lay(stroke(layer.frame, [line], thick * CAMERA.scale(start)), ink * tone)

    for depth, tone in ((7.0, 0.85), (0.0, 1.0)):
        for side in (-13.5, 13.5):
            beam((side, 0, z + depth), (side, 21, z + depth), 0.95, tone)
        beam((-15, 21, z + depth), (15, 21, z + depth), 1.6, tone)
        beam((-15, 23, z + depth), (15, 23, z + depth), 0.22, tone * 0.8)
        for post in np.arange(-15, 15.1, 2.5):
            beam((float(post), 21.6, z + depth), (float(post), 23, z + depth), 0.14, tone * 0.8)
    beam((1.2, 19.6, z), (6.0, 19.6, z), 2.0, 0.55)
    for rope in (2.0, 5.0):
        beam((rope, 19, z), (rope, 12, z), 0.12, 0.4)
    beam((1.0, 11.7, z), (6.2, 11.7, z), 0.7, 0.6)
    beam((7.4, 18.2, z), (9.2, 18.2, z), 2.2, 1.5)


def _lane(frame: Frame, light: Picture, standing: Plane) -> Picture:
    x, y = frame.grid()
    away = CAMERA.focal * CAMERA.eye / np.maximum(y - HORIZON, 0.3 / frame.height)
    across = (x - CAMERA.centre) * away / CAMERA.focal
    pixel = away**2 / (CAMERA.focal * CAMERA.eye * frame.height)
    wet = mirrored(
        frame,
        light,
        Surface(HORIZON, 1.0, 0.0035, (6, 6), 0.002, colour(0.03, 0.03, 0.03), 0.95, 0.3, 6),
    )
    damp = blur(wet, 0.008 * frame.height, 0.05 * frame.height)
    stain = scattered(across * 0.5, away * 0.35, 0, 5, 14)
    grit = scattered(across * 11, away * 11, pixel * 11, 5, 15, 0.72)
    low = scattered(across * 0.28 + 4, away * 0.12, 0, 4, 16, 0.5)
    pool = step(low + 0.06 * grit, 0.02, 0.2) * step(np.abs(across), 4.6, 3.6)
    tone = 0.2 + 0.045 * stain + 0.03 * grit
    slab = np.minimum(np.mod(away, 5.0), np.mod(across + 2.5, 5.0) * 1.0)
    tone = tone * (1 - 0.45 * step(slab, 0.06, 0.02) * step(pixel, 0.2, 0.02))
    tracks = np.exp(-(((np.abs(across + 0.15 * stain) - 1.3) / 0.35) ** 2))
    tone = tone * (1 - 0.3 * tracks)
    shade = 0.35 + 0.65 * step(np.abs(across), 4.6, 2.2)
    concrete = (tone * shade)[..., None] * colour(1.0, 0.98, 0.95) + damp * 0.16
    line = step(np.abs(np.abs(across) - 3.4), 0.09, 0.07) * np.clip(
        0.6 + 0.35 * stain + 0.2 * grit, 0, 1
    )
    concrete = mix(concrete, colour(0.42, 0.3, 0.04) * (0.6 + 0.4 * shade[..., None]), line * 0.8)
    rim = step(np.abs(low - 0.02), 0.16, 0.0) * (1 - pool)
    concrete = concrete * (1 - 0.35 * rim[..., None])
    floor = mix(concrete, wet * 0.92, pool)
    floor = mix(floor, np.array(AIR, np.float32), np.clip(1 - np.exp(-away / 190), 0, 1))
    below = np.clip((y - HORIZON) * frame.height, 0, 1) * (1 - standing)
    return mix(light, floor, below)


def _docker(frame: Frame, light: Picture) -> Picture:
    near = Layer(frame)
    spot = (-1.35, 0.0, 17.0)
    lighting = Lighting(
        (0.85, 0.9, 0.95), (0.25, 0.24, 0.22), (Lamp((-0.3, 0.8, 0.4), (0.25, 0.25, 0.25)),)
    )
    dress = Dress(
        (0.5, 0.22, 0.02),
        (0.02, 0.025, 0.05),
        hat="helmet",
        hat_ink=(0.6, 0.6, 0.55),
        stripe=(0.6, 0.62, 0.4),
        bulk=1.1,
    )
    stand(
        near,
        WALKING.wearing(dress).turned(172),
        CAMERA.at(spot),
        1.75 * CAMERA.scale(spot),
        lighting,
    )
    return near.over(light)
