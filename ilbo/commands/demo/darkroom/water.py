"""Sea, harbour, wet floors: planes that reflect what stands above them. Called by scenes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ilbo.commands.demo.darkroom.light import Colour, Frame, Picture, Plane, blur, mix
from ilbo.commands.demo.darkroom.noise import scattered


@dataclass(frozen=True)
class Surface:
    """How a reflecting plane lies and moves."""

    horizon: float
    height: float = 1.0
    ripple: float = 0.03
    chop: tuple[float, float] = (1.2, 4.0)
    smear: float = 0.01
    deep: Colour = (0.01, 0.02, 0.03)
    shine: float = 1.0
    least: float = 0.04
    seed: int = 3


def ground(frame: Frame, horizon: float, height: float = 1.0) -> tuple[Plane, Plane, Plane]:
    """Where each pixel's ray meets the ground: across, away, and how much of it a pixel sees."""
    x, y = frame.grid()
    drop = np.maximum(y - horizon, 0.25 / frame.height)
    away = height / drop
    pixel = away / frame.height
    return (x - frame.aspect / 2) * away, away, pixel


def mirrored(frame: Frame, above: Picture, surface: Surface) -> Picture:
    """The picture with everything below the horizon turned into moving water."""
    _, y = frame.grid()
    across, away, pixel = ground(frame, surface.horizon, surface.height)
    lengthwise = pixel * away / surface.height
    tall, wide = _slopes(surface, across, away, lengthwise)
    drop = np.maximum(y - surface.horizon, 0)
    seen = surface.horizon - drop - 2 * tall
    soft = blur(above, surface.smear * 0.25 * frame.height, surface.smear * frame.height)
    reflection = _looked_up(frame, soft, surface.horizon, seen, wide)
    grazing = np.clip(drop + np.abs(tall) * 0.9, 0, 1)
    fresnel = surface.least + (1 - surface.least) * (1 - grazing) ** 4
    water = mix(np.asarray(surface.deep, np.float32), reflection, fresnel * surface.shine)
    below = np.clip((y - surface.horizon) * frame.height + 0.5, 0, 1)
    return mix(above, water, below)


def _slopes(surface: Surface, across: Plane, away: Plane, lengthwise: Plane) -> tuple[Plane, Plane]:
    a, b = across * surface.chop[0], away * surface.chop[1]
    scale = lengthwise * surface.chop[1] * 0.5
    tall = scattered(a, b, scale, 6, surface.seed, 0.62)
    wide = scattered(a + 9.3, b * 0.8, scale, 5, surface.seed + 1, 0.6)
    return tall * np.float32(surface.ripple), wide * np.float32(surface.ripple * 0.7)


def _looked_up(frame: Frame, above: Picture, horizon: float, seen: Plane, wide: Plane) -> Picture:
    x, _ = frame.grid()
    limit = max(1, int(horizon * frame.height) - 1)
    rows = np.abs((seen * frame.height).astype(np.int64))
    rows = np.clip(rows, 0, limit)
    columns = ((x + wide) * frame.height).astype(np.int64)
    last = frame.width - 1
    columns = last - np.abs(last - np.abs(columns))
    return np.asarray(above[rows, np.clip(columns, 0, last)])
