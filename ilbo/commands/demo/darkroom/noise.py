"""Chance with a grain to it: clouds, ripples, brick, cloth. Called by every scene and surface."""

from __future__ import annotations

from functools import cache

import numpy as np

from ilbo.commands.demo.darkroom.light import Frame, Plane, resized

TILE = 1024
CELLS = 128


def fbm(
    frame: Frame,
    cells: tuple[float, float],
    octaves: int = 6,
    salt: int = 0,
    fade: float = 0.5,
    size: tuple[int, int] | None = None,
) -> Plane:
    """Noise of many scales, around 0 and mostly within ±1; `cells` (across, down) at the widest."""
    height, width = size or (frame.height, frame.width)
    dice = frame.dice(1000 + salt)
    total: Plane = np.zeros((height, width), dtype=np.float32)
    strength, norm = 1.0, 0.0
    for octave in range(octaves):
        across = max(2, round(cells[0] * 2**octave))
        down = max(2, round(cells[1] * 2**octave))
        if octave and across > width and down > height:
            break
        lattice = dice.uniform(-1, 1, (down + 3, across + 3)).astype(np.float32)
        grown = resized(
            lattice, int(height * (down + 3) / down), int(width * (across + 3) / across)
        )
        top, left = grown.shape[0] - height, grown.shape[1] - width
        total += strength * grown[top // 2 :, left // 2 :][:height, :width]
        norm += strength**2
        strength *= fade
    return total * np.float32(1.6 / norm**0.5)


@cache
def _tile(seed: int) -> Plane:
    lattice = np.random.default_rng(seed).uniform(-1, 1, (CELLS, CELLS)).astype(np.float32)
    wrapped = np.pad(lattice, 4, mode="wrap")
    scale = TILE // CELLS
    grown = resized(wrapped, wrapped.shape[0] * scale, wrapped.shape[1] * scale)
    return np.ascontiguousarray(grown[4 * scale : 4 * scale + TILE, 4 * scale : 4 * scale + TILE])


def _looked_up(tile: Plane, across: Plane, down: Plane) -> Plane:
    """The tile between its pixels, wrapped round without end."""
    left, top = np.floor(across), np.floor(down)
    share_x, share_y = (across - left).astype(np.float32), (down - top).astype(np.float32)
    column, row = left.astype(np.int32) & (TILE - 1), top.astype(np.int32) & (TILE - 1)
    flat, row_at, next_row = tile.ravel(), row * TILE, ((row + 1) & (TILE - 1)) * TILE
    next_column = (column + 1) & (TILE - 1)
    upper, lower = flat.take(row_at + column), flat.take(next_row + column)
    upper += (flat.take(row_at + next_column) - upper) * share_x
    lower += (flat.take(next_row + next_column) - lower) * share_x
    return np.asarray(upper + (lower - upper) * share_y, dtype=np.float32)


def scattered(
    across: Plane,
    down: Plane,
    footprint: Plane | float = 0.0,
    octaves: int = 5,
    seed: int = 1,
    fade: float = 0.55,
) -> Plane:
    """Noise at any places in the world, one cell per unit; scales under `footprint` fade out."""
    tile, scale = _tile(seed), TILE // CELLS
    total: Plane = np.zeros(np.broadcast(across, down).shape, dtype=np.float32)
    strength, norm, pitch = 1.0, 0.0, 1.0
    for octave in range(octaves):
        shift = 37.1 * octave
        looked = _looked_up(
            tile, across * (pitch * scale) + shift * 3, down * (pitch * scale) + shift * scale
        )
        seen = np.clip(1.6 - 2.2 * np.asarray(footprint) * pitch, 0, 1)
        total += looked * (strength * seen)
        norm += strength**2
        strength *= fade
        pitch *= 2.03
    return np.asarray(total * (1.6 / norm**0.5), dtype=np.float32)
