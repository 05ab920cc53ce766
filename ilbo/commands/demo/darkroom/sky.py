"""Skies and far land: gradients, suns, clouds in perspective, ridges in haze. Called by scenes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilbo.commands.demo.darkroom.light import Colour, Frame, Picture, Plane, Stencil, step
from ilbo.commands.demo.darkroom.noise import fbm, scattered
from ilbo.commands.demo.darkroom.outline import ridge

Stop = tuple[float, tuple[float, float, float]]


def gradient(frame: Frame, stops: Sequence[Stop], wobble: float = 0.0) -> Picture:
    """A sky (or wall) that changes colour downwards through stops of height and light."""
    _, y = frame.grid()
    if wobble:
        y = y + wobble * fbm(frame, (2, 3), 3, salt=9)
    places = [place for place, _ in stops]
    bands = [np.interp(y, places, [light[i] for _, light in stops]) for i in range(3)]
    return np.stack(bands, axis=2).astype(np.float32)


def halo(frame: Frame, centre: tuple[float, float], size: float, light: Colour) -> Picture:
    """The glow round a lamp or a sun: strong in the middle, long in its fall."""
    x, y = frame.grid()
    away = ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / size**2
    return (1 / ((1 + away) * np.sqrt(1 + away)))[..., None] * np.asarray(light, np.float32)


def clouds(
    frame: Frame,
    horizon: float,
    cover: float = 0.5,
    soft: float = 0.5,
    scale: float = 1.0,
    salt: int = 1,
    sun: tuple[float, float] = (0.5, 0.5),
) -> tuple[Plane, Plane]:
    """A sheet of cloud in perspective: its density and how far each part faces the sun."""
    x, y = frame.grid()
    rise = np.maximum(horizon - y, 0) + 0.05
    far = 0.35 / rise
    across, away = (x - frame.aspect / 2) * far * 2.2 / scale, far * 4.0 / scale
    print_of = 0.004 * far
    bend = 0.5 * scattered(across * 0.6, away * 0.6, print_of, 3, seed=salt + 50)
    thick = scattered(across + bend, away + bend * 0.6, print_of, 7, seed=salt)
    toward = (sun[0] - 0.5) * 0.5, 0.22 if sun[1] > 0.3 else -0.22
    ahead = scattered(
        across + bend + toward[0], away + bend * 0.6 + toward[1], print_of * 3, 5, seed=salt
    )
    density = step(thick, 0.9 - 1.8 * cover - soft * 0.6, 0.9 - 1.8 * cover + soft * 0.6)
    facing = step(thick - ahead, -0.7, 0.9)
    return density, facing


def skyline(
    frame: Frame,
    base: float,
    rise: float,
    salt: int,
    width: float = 2.0,
    rough: float = 0.45,
    lean: float = 0.0,
) -> Plane:
    """The top edge of a range of hills, one place per pixel column."""
    spread = fbm(frame, (width, 1), 8, salt, rough, size=(8, frame.width))[4]
    slope = np.linspace(-lean, lean, frame.width, dtype=np.float32)
    return np.asarray(base - rise * (0.5 + 0.5 * spread) + slope, dtype=np.float32)


def hill(frame: Frame, tops: Plane, base: float = 1.02) -> Stencil:
    """A range of hills as one stencil."""
    return ridge(frame, tops, base)
