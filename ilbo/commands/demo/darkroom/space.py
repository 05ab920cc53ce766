"""Rooms, yards and streets: flat faces in true perspective, textured by what they are made of.

Called by scenes with walls in them. Metres; x right, y up, z away; verticals stay upright as in a
shift lens. Faces are laid far to near by the scene.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ilbo.commands.demo.darkroom.light import Frame, Layer, Picture, Plane
from ilbo.commands.demo.darkroom.outline import Point, cut

Spot = tuple[float, float, float]
NEAR = 0.2


@dataclass
class Hit:
    """What the camera's rays meet on one face: places on it (u, v) and in the world, in metres."""

    u: Plane
    v: Plane
    x: Plane
    y: Plane
    z: Plane
    pixel: Plane
    normal: npt.NDArray[np.float64]


Material = Callable[[Hit], Picture]


@dataclass(frozen=True)
class Camera:
    """A view camera: where its axis meets the picture, how long its lens, how high its eye."""

    centre: float
    horizon: float
    focal: float = 1.0
    eye: float = 1.6
    yaw: float = 0.0

    def turned(self, spots: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """World places in the camera's own axes."""
        turn = np.radians(self.yaw)
        away = np.asarray(spots, dtype=np.float64) - np.array([0, self.eye, 0])
        spin = np.array(
            [[np.cos(turn), 0, -np.sin(turn)], [0, 1, 0], [np.sin(turn), 0, np.cos(turn)]],
        )
        return np.asarray(away @ spin.T)

    def at(self, spot: Spot) -> Point:
        """Where a place in the world appears in the picture."""
        x, y, z = self.turned([spot])[0]
        depth = max(z, NEAR)
        return self.centre + self.focal * x / depth, self.horizon - self.focal * y / depth

    def scale(self, spot: Spot) -> float:
        """How tall a metre at that place is in the picture."""
        return self.focal / max(float(self.turned([spot])[0][2]), NEAR)


def face(
    layer: Layer, camera: Camera, corner: Spot, across: Spot, up: Spot, material: Material
) -> None:
    """Lay one parallelogram: a corner and two edges."""
    start, edge_u, edge_v = (np.array(spot, dtype=np.float64) for spot in (corner, across, up))
    spots = np.array([start, start + edge_u, start + edge_u + edge_v, start + edge_v])
    outline = _clipped(camera.turned(spots))
    if len(outline) < 3:
        return
    points = [
        (camera.centre + camera.focal * x / z, camera.horizon - camera.focal * y / z)
        for x, y, z in outline
    ]
    stencil = cut(layer.frame, [points])
    if stencil.cover.size:
        rows, columns = stencil.window()
        hit = _met(layer.frame, camera, (rows, columns), start, edge_u, edge_v)
        layer.lay(stencil, material(hit))


def _clipped(corners: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    kept: list[npt.NDArray[np.float64]] = []
    for here, there in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if here[2] >= NEAR:
            kept.append(here)
        if (here[2] >= NEAR) != (there[2] >= NEAR):
            share = (NEAR - here[2]) / (there[2] - here[2])
            kept.append(here + share * (there - here))
    return kept


def _met(
    frame: Frame,
    camera: Camera,
    window: tuple[slice, slice],
    start: npt.NDArray[np.float64],
    edge_u: npt.NDArray[np.float64],
    edge_v: npt.NDArray[np.float64],
) -> Hit:
    rows, columns = window
    down, across = np.mgrid[rows, columns].astype(np.float32)
    turn = np.radians(camera.yaw)
    ray_x = ((across + 0.5) / frame.height - camera.centre) / camera.focal
    ray_y = -((down + 0.5) / frame.height - camera.horizon) / camera.focal
    ray = (
        ray_x * np.cos(turn) + np.sin(turn),
        ray_y,
        -ray_x * np.sin(turn) + np.cos(turn),
    )
    normal = np.cross(edge_u, edge_v)
    normal = normal / np.linalg.norm(normal)
    eye = np.array([0, camera.eye, 0])
    slope = ray[0] * normal[0] + ray[1] * normal[1] + ray[2] * normal[2]
    slope = np.where(np.abs(slope) < 1e-6, 1e-6, slope)
    reach = np.clip(float(normal @ (start - eye)) / slope, NEAR, 5000).astype(np.float32)
    x, y, z = ray[0] * reach, camera.eye + ray[1] * reach, ray[2] * reach
    unit_u, unit_v = edge_u / np.linalg.norm(edge_u), edge_v / np.linalg.norm(edge_v)
    offset = (x - start[0], y - start[1], z - start[2])
    u = offset[0] * unit_u[0] + offset[1] * unit_u[1] + offset[2] * unit_u[2]
    v = offset[0] * unit_v[0] + offset[1] * unit_v[1] + offset[2] * unit_v[2]
    pixel = reach / (camera.focal * frame.height) / np.maximum(np.abs(slope), 0.06)
    towards = normal if float(normal @ (start - eye)) < 0 else -normal
    single = [np.asarray(plane, dtype=np.float32) for plane in (u, v, x, y, z, pixel)]
    return Hit(single[0], single[1], single[2], single[3], single[4], single[5], towards)


def block(
    layer: Layer, camera: Camera, corner: Spot, size: Spot, materials: tuple[Material, ...]
) -> None:
    """A box standing at a corner; materials for its sides (x), its front (z) and its top."""
    (x, y, z), (wide, tall, deep) = corner, size
    side, front, top = (materials * 3)[:3]
    if camera.eye > y + tall:
        face(layer, camera, (x, y + tall, z), (wide, 0, 0), (0, 0, deep), top)
    if x > 0:
        face(layer, camera, (x, y, z), (0, 0, deep), (0, tall, 0), side)
    if x + wide < 0:
        face(layer, camera, (x + wide, y, z), (0, 0, deep), (0, tall, 0), side)
    face(layer, camera, (x, y, z), (wide, 0, 0), (0, tall, 0), front)


def lamplight(hit: Hit, lamp: Spot, light: npt.ArrayLike, reach: float = 1.0) -> Picture:
    """A bare lamp's light on a face: falls with distance and slant."""
    away = (lamp[0] - hit.x, lamp[1] - hit.y, lamp[2] - hit.z)
    square = away[0] ** 2 + away[1] ** 2 + away[2] ** 2 + 0.02
    slant = away[0] * hit.normal[0] + away[1] * hit.normal[1] + away[2] * hit.normal[2]
    falls = np.maximum(slant, 0) / square**1.5 * reach**2
    return np.asarray(falls[..., None] * np.asarray(light, dtype=np.float32), dtype=np.float32)
