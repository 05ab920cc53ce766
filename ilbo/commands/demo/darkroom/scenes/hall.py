"""A press conference at City Hall, seen over the heads of the reporters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ilbo.commands.demo.darkroom.figures import Lamp, Lighting, stand
from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane, blur, colour, mix, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import Point, box, cut, dots, smooth, stroke
from ilbo.commands.demo.darkroom.people import STANDING, Dress, Pose
from ilbo.commands.demo.darkroom.sky import halo

FLAGS = (
    (0.03, 0.06, 0.15),
    (0.17, 0.03, 0.03),
    (0.3, 0.29, 0.27),
    (0.03, 0.1, 0.07),
    (0.24, 0.17, 0.05),
)


def two_at_lecterns(frame: Frame) -> Exposure:
    """Two officials against a bright curtain, the reporters' backs in front."""
    light = _curtain(frame)
    light = _flags(frame, light)
    for x, tall, yaw, salt in ((0.5, 0.86, 16.0, 1), (1.04, 0.9, -14.0, 2)):
        light = _speaker(frame, light, x, tall, yaw, salt)
    light = _reporters(frame, light)
    return Exposure(
        light, 0.25, 1.1, 0.95, 0.1, 0.45, 0.016, (0.004, 0.008, 0.016), (1, 0.99, 0.97)
    )


def _curtain(frame: Frame) -> Picture:
    x, y = frame.grid()
    sway = 0.02 * scattered(x * 4, y * 1.2, 0, 3, 1)
    folds = np.sin((x + sway) * 92) * 0.5 + 0.3 * np.sin((x + sway) * 211 + 1.3)
    folds = folds + 0.5 * scattered(x * 16, y * 0.8, 0, 3, 2)
    tone = np.clip(0.62 + 0.34 * folds, 0.12, 1.3)
    pool = 0.35 + 0.95 * np.exp(-(((x - 0.77) / 0.62) ** 2) - ((y - 0.3) / 0.42) ** 2)
    cloth = (tone * pool)[..., None] * colour(0.3, 0.41, 0.56)
    wall = 0.05 * pool[..., None] * colour(1.0, 0.92, 0.8)
    picture = mix(cloth, wall, step(y, 0.05, 0.035))
    return blur(picture.astype(np.float32), 0.0035 * frame.height)


def _flags(frame: Frame, light: Picture) -> Picture:
    row = Layer(frame)
    dice = frame.dice(3)
    for number in range(7):
        x = 0.1 + number * 0.218
        pole = (0.3, 0.24, 0.13)
        row.lay(stroke(frame, [[(x, 0.1), (x, 0.85)]], 0.006), pole)
        row.lay(dots(frame, [(x, 0.095)], 0.009), (0.5, 0.4, 0.2))
        sag = [
            (x, 0.113),
            (x + 0.02, 0.12),
            (x + 0.046, 0.2),
            (x + 0.06, 0.34),
            (x + 0.07, 0.5),
            (x + 0.05, 0.57),
            (x + 0.034, 0.545),
            (x + 0.022, 0.56),
            (x + 0.008, 0.5),
            (x - 0.004, 0.3),
        ]
        stencil = cut(frame, [smooth(sag)])
        rows, columns = stencil.window()
        px, py = (plane[rows, columns] for plane in frame.grid())
        fold = np.sin((px - x) * 190 - (py - 0.1) * 16 + dice.uniform(0, 6))
        ink = np.array(FLAGS[number % len(FLAGS)], dtype=np.float32)
        band = step(np.abs(px - x - 0.02 - (py - 0.1) * 0.06), 0.016, 0.012)[..., None]
        second = np.array(FLAGS[(number + 2) % len(FLAGS)], dtype=np.float32)
        cloth = mix(np.broadcast_to(ink, (*px.shape, 3)), second, band[..., 0])
        row.lay(stencil, cloth * (0.6 + 0.4 * fold)[..., None])
    return row.defocus(0.0045).over(light)


def _speaker(frame: Frame, light: Picture, x: float, tall: float, yaw: float, salt: int) -> Picture:
    scene = Layer(frame)
    lamps = (
        Lamp((-0.75, 0.5, -0.35), (0.75, 0.85, 1.0), 0.0),
        Lamp((0.75, 0.5, -0.35), (0.7, 0.8, 0.95), 0.0),
        Lamp((0.1, 0.8, 0.5), (0.06, 0.058, 0.055), 0.1),
    )
    dress = Dress(
        (0.012, 0.013, 0.017),
        bulk=1.06,
        hem=0.42,
        skin=(0.05, 0.03, 0.022),
        hair=(0.006, 0.006, 0.006),
    )
    arms = (
        ((42.0, 10.0, 52.0), (34.0, 12.0, 60.0))
        if salt == 1
        else ((30.0, 12.0, 66.0), (58.0, 22.0, 62.0))
    )
    pose: Pose = replace(STANDING, yaw=yaw, nod=4, dress=dress, left_arm=arms[0], right_arm=arms[1])
    stand(
        scene,
        pose,
        (x, 0.2 + tall),
        tall,
        Lighting((0.05, 0.055, 0.065), (0.02, 0.02, 0.02), lamps),
        salt,
    )
    _shirt(scene, x, tall, yaw, tied=salt == 2)
    _head(scene, (x + yaw * 0.0007 * tall, 0.2 + tall * 0.005), tall * 0.135, yaw, salt == 1)
    _lectern(scene, x)
    return scene.smear(0.0006, 0.0006).over(light)


def _shirt(scene: Layer, x: float, tall: float, yaw: float, tied: bool) -> None:
    turn = yaw * 0.0006 * tall
    top, low = 0.2 + tall * 0.152, 0.2 + tall * 0.26
    cx = x + turn
    scene.lay(
        cut(
            scene.frame,
            [
                [
                    (cx - 0.03, top + 0.012),
                    (cx, top + 0.03),
                    (cx + 0.03, top + 0.012),
                    (cx + 0.004, low),
                    (cx - 0.004, low),
                ]
            ],
        ),
        (0.04, 0.043, 0.05),
    )
    tie = [
        (cx - 0.006, top + 0.03),
        (cx + 0.006, top + 0.03),
        (cx + 0.008, low - 0.015),
        (cx, low),
        (cx - 0.008, low - 0.015),
    ]
    if tied:
        scene.lay(cut(scene.frame, [tie]), (0.02, 0.008, 0.01))


def _head(scene: Layer, top: Point, size: float, yaw: float, bob: bool) -> None:
    """A face in the curtain's backlight: more shadow than features."""
    x, y = top
    side = np.sign(yaw) * 0.04

    def at(across: float, down: float) -> Point:
        return x + across * size, y + down * size

    right = [(0.2, 0.03), (0.345, 0.17), (0.375, 0.36), (0.365, 0.52), (0.33, 0.72), (0.22, 0.92)]
    left = [(-a, d) for a, d in reversed(right)]
    ears = [
        smooth([at(s * 0.36, 0.46), at(s * 0.42, 0.45), at(s * 0.41, 0.6), at(s * 0.35, 0.64)])
        for s in (-1, 1)
    ]
    hair = [
        at(-0.385, 0.36),
        at(-0.4, 0.17),
        at(-0.22, -0.01),
        at(0, -0.05),
        at(0.22, -0.01),
        at(0.4, 0.17),
        at(0.385, 0.36),
    ]
    mane = (
        [at(0.43, 0.55), at(0.4, 0.78), at(0, 0.8), at(-0.4, 0.78), at(-0.43, 0.55)] if bob else []
    )
    scene.lay(cut(scene.frame, [smooth([*hair, *(mane or [at(0, 0.5)])])]), (0.006, 0.006, 0.007))
    face = cut(
        scene.frame,
        [
            smooth([at(a, d) for a, d in [*right, (0.07, 1.0), (-0.07, 1.0), *left]]),
            *([] if bob else ears),
        ],
    )
    rows, columns = face.window()
    px, py = (plane[rows, columns] for plane in scene.frame.grid())
    u, v = (px - x) / size - side, (py - y) / size

    def spot(across: float, down: float, wide: float, tall: float) -> Plane:
        return np.asarray(np.exp(-(((u - across) / wide) ** 2) - ((v - down) / tall) ** 2))

    tone = 0.55 + 0.25 * spot(0, 0.34, 0.25, 0.1) + 0.3 * spot(0.01, 0.6, 0.05, 0.09)
    tone = (
        tone
        + 0.2 * (spot(-0.2, 0.66, 0.08, 0.08) + spot(0.2, 0.66, 0.08, 0.08))
        + 0.2 * spot(0, 0.9, 0.1, 0.05)
    )
    tone = tone - 0.5 * (spot(-0.16, 0.49, 0.09, 0.045) + spot(0.16, 0.49, 0.09, 0.045))
    tone = tone - 0.3 * spot(0, 0.7, 0.09, 0.025) - 0.4 * spot(0, 0.79, 0.12, 0.018)
    fringe = step(v + 0.05 * np.cos(u * 9), 0.3, 0.24) if bob else step(v - 0.5 * u**2, 0.15, 0.1)
    rim = step(np.abs(u + side), 0.27, 0.38)
    skin = np.clip(tone, 0.05, 2)[..., None] * colour(0.024, 0.0155, 0.012)
    skin = skin + rim[..., None] * colour(0.035, 0.033, 0.038)
    scene.lay(face, mix(skin, colour(0.006, 0.006, 0.007), fringe))


def _lectern(scene: Layer, x: float) -> None:
    frame = scene.frame
    front = [(x - 0.125, 0.6), (x + 0.125, 0.6), (x + 0.098, 1.02), (x - 0.098, 1.02)]
    stencil = cut(frame, [front])
    rows, columns = stencil.window()
    px, py = (plane[rows, columns] for plane in frame.grid())
    grain = scattered(px * 60, py * 5, 0, 4, 11)
    tone = (0.5 + 0.14 * grain) * (1.15 - 1.4 * np.abs(px - x) / 0.125 * 0.4)
    scene.lay(stencil, tone[..., None] * colour(0.052, 0.024, 0.013))
    scene.lay(
        cut(
            frame, [[(x - 0.14, 0.578), (x + 0.14, 0.578), (x + 0.132, 0.606), (x - 0.132, 0.606)]]
        ),
        (0.045, 0.022, 0.012),
    )
    scene.lay(stroke(frame, [[(x - 0.14, 0.579), (x + 0.14, 0.579)]], 0.003), (0.28, 0.25, 0.22))
    scene.lay(dots(frame, [(x, 0.74)], 0.043), (0.12, 0.1, 0.06))
    scene.lay(dots(frame, [(x, 0.74)], 0.034), (0.035, 0.05, 0.085))
    dice = frame.dice(int(x * 100))
    for number in range(9):
        foot = x - 0.085 + number * 0.021
        tip = (foot * 0.6 + x * 0.4 + dice.normal(0, 0.012), 0.5 + dice.uniform(-0.018, 0.022))
        curve = smooth(
            [(foot, 0.585), ((foot + tip[0]) / 2 + dice.normal(0, 0.006), 0.55), tip], False
        )
        scene.lay(stroke(frame, [curve], 0.0032), (0.01, 0.01, 0.011))
        ink = (
            (0.012, 0.012, 0.013),
            (0.16, 0.03, 0.03),
            (0.03, 0.06, 0.16),
            (0.012, 0.012, 0.013),
        )[number % 4]
        end = (tip[0] + dice.normal(0, 0.004), tip[1] - 0.016)
        scene.lay(stroke(frame, [[tip, end]], 0.0145), (0.014, 0.014, 0.016))
        scene.lay(dots(frame, [tip, end], 0.0072), (0.02, 0.02, 0.023))
        cube = (tip[0] - 0.008, tip[1] + 0.01)
        scene.lay(cut(frame, [box(cube[0], cube[1], cube[0] + 0.015, cube[1] + 0.012)]), ink)


def _reporters(frame: Frame, light: Picture) -> Picture:
    dice = frame.dice(9)
    for foot, tall, count, soft, glow in (
        (1.42, 0.72, 8, 0.004, 0.55),
        (1.75, 1.08, 5, 0.013, 0.4),
    ):
        row = Layer(frame)
        for place in range(count):
            x = (place + 0.5 + dice.normal(0, 0.13)) / count * (frame.aspect + 0.1) - 0.05
            lamps = (
                Lamp((0.1, 0.75, -0.6), (2.2 * glow, 2.8 * glow, 3.6 * glow), 0.0),
                Lamp((-0.6, 0.3, -0.6), (1.4 * glow, 1.7 * glow, 2.2 * glow), 0.0),
            )
            tone = dice.uniform(0.02, 0.07)
            dress = Dress(
                (tone, tone, tone * 1.2),
                bulk=float(dice.uniform(1.02, 1.18)),
                long_hair=bool(dice.random() < 0.45),
                skin=(0.1, 0.06, 0.04),
            )
            pose = replace(STANDING, yaw=180 + float(dice.normal(0, 14)), nod=6, dress=dress)
            high = tall * dice.uniform(0.95, 1.05)
            stand(
                row,
                pose,
                (x, foot),
                high,
                Lighting((0.05, 0.06, 0.075), (0.006, 0.006, 0.006), lamps),
                place + int(foot * 10),
            )
        light = row.defocus(soft).over(light)
    screen = Layer(frame)
    screen.lay(
        cut(frame, [[(0.205, 0.735), (0.262, 0.727), (0.268, 0.845), (0.212, 0.85)]]),
        (0.012, 0.012, 0.014),
    )
    screen.lay(
        cut(frame, [[(0.21, 0.742), (0.258, 0.735), (0.263, 0.835), (0.216, 0.84)]]),
        (0.5, 0.62, 0.75),
    )
    screen.lay(
        cut(frame, [[(0.226, 0.78), (0.238, 0.765), (0.248, 0.8), (0.246, 0.835), (0.224, 0.838)]]),
        (0.05, 0.05, 0.06),
    )
    light = screen.defocus(0.0035).over(light)
    smoke = fbm(frame, (3, 2), 3, 12)
    return light + halo(frame, (1.3, -0.05), 0.3, colour(0.1, 0.1, 0.1)) * (
        1 + 0.2 * smoke[..., None]
    )
