"""Land and seas with height: terraces, swells. Called by scenes on a slope or a shore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ilbo.commands.demo.darkroom.light import Frame, Plane, resized
from ilbo.commands.demo.darkroom.space import Camera

Height = Callable[[Plane, Plane], Plane]


@dataclass
class Land:
    """For every pixel: the place on the land it sees, and whether it sees land at all."""

    x: Plane
    z: Plane
    y: Plane
    seen: Plane
    pixel: Plane


def survey(
    frame: Frame, camera: Camera, height: Height, near: float, far: float, slices: int = 900
) -> Land:
    """March from the camera outwards and note where each pixel's ray first meets the land."""
    depths = np.geomspace(near, far, slices).astype(np.float32)
    columns = (np.arange(frame.width, dtype=np.float32) + 0.5) / frame.height
    slant = (columns - camera.centre) / camera.focal
    x = depths[:, None] * slant[None, :]
    land = height(x, np.broadcast_to(depths[:, None], x.shape))
    rows = (camera.horizon - camera.focal * (land - camera.eye) / depths[:, None]) * frame.height
    skyline = np.minimum.accumulate(rows, axis=0)
    index = _first_met(skyline, frame)
    depth = _between(depths, skyline, index, frame)
    x_at = slant[None, :] * depth
    y_at = np.asarray(height(x_at, depth), dtype=np.float32)
    pixel = depth / (camera.focal * frame.height)
    return Land(x_at, depth, y_at, _edge(skyline, frame), pixel)


def _first_met(skyline: Plane, frame: Frame) -> npt.NDArray[np.int64]:
    wanted = -(np.arange(frame.height, dtype=np.float32) + 0.5)
    found = np.empty((frame.height, frame.width), dtype=np.int64)
    for column in range(frame.width):
        found[:, column] = np.searchsorted(-skyline[:, column], wanted)
    return np.clip(found, 1, skyline.shape[0] - 1)


def _between(
    depths: Plane,
    skyline: Plane,
    index: npt.NDArray[np.int64],
    frame: Frame,
) -> Plane:
    columns = np.arange(frame.width)[None, :]
    before, after = skyline[index - 1, columns], skyline[index, columns]
    row = np.arange(frame.height, dtype=np.float32)[:, None] + 0.5
    share = np.clip((before - row) / np.maximum(before - after, 1e-3), 0, 1)
    depth = depths[index - 1] + share * (depths[index] - depths[index - 1])
    return np.asarray(depth, dtype=np.float32)


def _edge(skyline: Plane, frame: Frame) -> Plane:
    top = skyline[-1][None, :]
    row = np.arange(frame.height, dtype=np.float32)[:, None] + 0.5
    return np.asarray(np.clip(row - top + 0.5, 0, 1), dtype=np.float32)


def slope(land: Land, height: Height, reach: float = 0.4) -> tuple[Plane, Plane]:
    """How steeply the land climbs to the right and away, smoothed over what a pixel sees."""
    gap = np.maximum(reach, land.pixel * 1.5)
    right = (height(land.x + gap, land.z) - height(land.x - gap, land.z)) / (2 * gap)
    away = (height(land.x, land.z + gap) - height(land.x, land.z - gap)) / (2 * gap)
    return np.asarray(right, dtype=np.float32), np.asarray(away, dtype=np.float32)


def shadowed(
    land: Land,
    height: Height,
    sun: tuple[float, float, float],
    reach: float = 60.0,
    steps: int = 14,
) -> Plane:
    """1 where the sun reaches, 0 in the shadow of other land; worked at a third of the size."""
    tall, wide = land.x.shape
    small = (max(2, tall // 3), max(2, wide // 3))
    x, y, z = (resized(plane, *small, smooth=False) for plane in (land.x, land.y, land.z))
    light: Plane = np.ones(small, dtype=np.float32)
    for part in np.geomspace(0.02, 1, steps):
        go = reach * part
        above = height(x + sun[0] * go, z + sun[2] * go) - (y + sun[1] * go + 0.05)
        light = np.minimum(light, np.clip(1 - above / (0.02 * go + 0.2), 0, 1))
    return np.clip(resized(light.astype(np.float32), tall, wide), 0, 1)
