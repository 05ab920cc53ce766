"""Lights the round limbs of people.py and lays them on a layer. Called by scenes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ilbo.commands.demo.darkroom.light import (
    Colour,
    Frame,
    Layer,
    Picture,
    Plane,
    Stencil,
    blur,
    step,
)
from ilbo.commands.demo.darkroom.noise import fbm
from ilbo.commands.demo.darkroom.people import Pose, Round, body

BEHIND = -4.0


@dataclass(frozen=True)
class Lamp:
    """Light on a figure from a direction (x right, y up, z from the camera); negative z is rim."""

    towards: tuple[float, float, float]
    light: Colour
    wrap: float = 0.15


@dataclass(frozen=True)
class Lighting:
    """All that falls on a figure: the air's light from above and below, and lamps."""

    sky: Colour = (0.1, 0.12, 0.16)
    floor: Colour = (0.03, 0.03, 0.03)
    lamps: tuple[Lamp, ...] = ()


def stand(
    layer: Layer,
    pose: Pose,
    feet: tuple[float, float],
    tall: float,
    lighting: Lighting,
    salt: int = 0,
) -> None:
    """Put one person on a layer, feet at a place, `tall` in heights of the frame."""
    shape(layer, body(pose), feet, tall, lighting, salt)


def shape(
    layer: Layer,
    limbs: list[Round],
    feet: tuple[float, float],
    tall: float,
    lighting: Lighting,
    salt: int = 0,
    cloth: float = 1.0,
) -> None:
    """Put any body of round limbs on a layer."""
    frame = layer.frame
    window = _window(frame, limbs, feet, tall)
    if window is None:
        return
    top, bottom, left, right = window
    pixel = 1 / (tall * frame.height)
    down, across = np.mgrid[top:bottom, left:right].astype(np.float32)
    x = (across + 0.5) * pixel - feet[0] / tall
    y = feet[1] / tall - (down + 0.5) * pixel
    size = x.shape
    tile = (max(3.0, size[1] * pixel * 16), max(3.0, size[0] * pixel * 9))
    folds = fbm(frame, tile, 4, 500 + salt, size=size)
    x = x + folds * np.float32(0.0035 * cloth)
    depth, cover, albedo = _swept(limbs, x, y, pixel)
    depth = blur(depth, 0.004 / pixel) + folds * np.float32(0.006 * cloth)
    layer.lay(Stencil(top, left, cover), _lit(depth, albedo, pixel, lighting, y))


def _window(
    frame: Frame, limbs: list[Round], feet: tuple[float, float], tall: float
) -> tuple[int, int, int, int] | None:
    ends = np.array([end for limb in limbs for end in (limb.start, limb.end)])
    fat = max(max(limb.thick, limb.thin) for limb in limbs) + 0.02
    low, high = ends.min(axis=0) - fat, ends.max(axis=0) + fat
    scale = frame.height
    left = max(0, int((feet[0] + low[0] * tall) * scale))
    right = min(frame.width, int((feet[0] + high[0] * tall) * scale) + 1)
    top = max(0, int((feet[1] - high[1] * tall) * scale))
    bottom = min(frame.height, int((feet[1] - low[1] * tall) * scale) + 1)
    return (top, bottom, left, right) if right > left + 1 and bottom > top + 1 else None


def _swept(limbs: list[Round], x: Plane, y: Plane, pixel: float) -> tuple[Plane, Plane, Picture]:
    depth: Plane = np.full(x.shape, BEHIND, dtype=np.float32)
    cover: Plane = np.zeros(x.shape, dtype=np.float32)
    albedo: Picture = np.zeros((*x.shape, 3), dtype=np.float32)
    for limb in limbs:
        part = _about(limb, x, y, pixel)
        if part is not None:
            _sweep(limb, x[part], y[part], pixel, (depth[part], cover[part], albedo[part]))
    filled = np.where(depth > BEHIND / 2, depth, np.min(depth[depth > BEHIND / 2], initial=0.0))
    return np.asarray(filled, dtype=np.float32), cover, albedo


def _about(limb: Round, x: Plane, y: Plane, pixel: float) -> tuple[slice, slice] | None:
    """The part of the window that a limb can touch."""
    fat = max(limb.thick, limb.thin) + 3 * pixel + 0.015
    low, high = np.minimum(limb.start, limb.end) - fat, np.maximum(limb.start, limb.end) + fat
    left, right = (int((edge - x[0, 0]) / pixel) for edge in (low[0], high[0]))
    top, bottom = (int((y[0, 0] - edge) / pixel) for edge in (high[1], low[1]))
    height, width = x.shape
    rows, columns = slice(max(0, top), min(height, bottom)), slice(max(0, left), min(width, right))
    return (rows, columns) if rows.stop > rows.start and columns.stop > columns.start else None


def _sweep(
    limb: Round, x: Plane, y: Plane, pixel: float, onto: tuple[Plane, Plane, Picture]
) -> None:
    depth, cover, albedo = onto
    run = (limb.end - limb.start)[:2].astype(np.float32)
    across, up = x - np.float32(limb.start[0]), y - np.float32(limb.start[1])
    along = np.clip((across * run[0] + up * run[1]) / (run @ run + np.float32(1e-9)), 0, 1)
    for share in (along, np.float32(0), np.float32(1)):
        radius = limb.thick + (limb.thin - limb.thick) * share
        away = np.hypot(across - run[0] * share, up - run[1] * share)
        middle = limb.start[2] + (limb.end[2] - limb.start[2]) * share
        front = middle + np.sqrt(np.maximum(radius**2 - away**2, 0))
        edge = np.clip((radius - away) / pixel + 0.5, 0, 1)
        nearer = (edge > 0) & (front > depth)
        depth[nearer] = front[nearer]
        albedo[nearer] = limb.ink
        np.maximum(cover, edge, out=cover, casting="same_kind")


def _lit(depth: Plane, albedo: Picture, pixel: float, lighting: Lighting, y: Plane) -> Picture:
    slope_down, slope_across = np.gradient(depth, pixel)
    steep = 1 / np.sqrt(slope_across**2 + slope_down**2 + 1)
    normal = (-slope_across * steep, slope_down * steep, steep)
    up = normal[1] * 0.5 + 0.5
    shade = np.clip(0.35 + 0.65 * step(y, -0.05, 0.6), 0, 1)
    sky, floor = (np.asarray(c, dtype=np.float32) for c in (lighting.sky, lighting.floor))
    light = (up * shade)[..., None] * sky + (1 - up)[..., None] * floor
    for lamp in lighting.lamps:
        aim = np.array(lamp.towards) / np.linalg.norm(lamp.towards)
        facing = normal[0] * aim[0] + normal[1] * aim[1] + normal[2] * aim[2]
        falls = np.maximum((facing + lamp.wrap) / (1 + lamp.wrap), 0)
        light = light + falls[..., None] * np.asarray(lamp.light, dtype=np.float32)
    soft = np.stack([blur(albedo[..., i], 0.8) for i in range(3)], axis=2)
    return np.asarray(soft * light, dtype=np.float32)
