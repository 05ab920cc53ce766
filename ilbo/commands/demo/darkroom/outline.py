"""Shapes cut from outlines: polygons, smooth curves, strokes. Called by scenes and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from ilbo.commands.demo.darkroom.light import Frame, Plane, Stencil

Point = tuple[float, float]
FINE = 3


class _Place:
    """Moves frame pixels to the fine pixels of one drawing."""

    def __init__(self, left: int, top: int) -> None:
        self.corner = np.array([left, top], dtype=np.float64)

    def __call__(self, points: npt.ArrayLike) -> list[Point]:
        moved = (np.asarray(points, dtype=np.float64) - self.corner) * FINE
        return [(float(x), float(y)) for x, y in moved]


Draw = Callable[[ImageDraw.ImageDraw, _Place], object]


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 10) -> list[Point]:
    """A curve through all the points (Catmull and Rom's)."""
    knots = np.array(points, dtype=np.float64)
    if closed:
        knots = np.vstack([knots[-1:], knots, knots[:2]])
    else:
        knots = np.vstack([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for before, start, end, after in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        straight = 2 * start + (end - before) * t
        bend = (2 * before - 5 * start + 4 * end - after) * t**2
        pieces.append((straight + bend + (3 * start - before - 3 * end + after) * t**3) / 2)
    if not closed:
        pieces.append(knots[-2:-1])
    return [(float(x), float(y)) for x, y in np.vstack(pieces)]


def cut(frame: Frame, outlines: Iterable[Sequence[Point]]) -> Stencil:
    """One stencil of all the outlines together, its edges fine."""
    shapes = [np.array(outline, dtype=np.float64) * frame.height for outline in outlines]
    corners = np.vstack(shapes)

    def draw(pen: ImageDraw.ImageDraw, place: _Place) -> None:
        for shape in shapes:
            pen.polygon(place(shape), 255)

    return _drawn(frame, corners, 2, draw)


def stroke(frame: Frame, lines: Iterable[Sequence[Point]], thick: float) -> Stencil:
    """Lines of one thickness (in heights of the frame), joined round."""
    paths = [np.array(line, dtype=np.float64) * frame.height for line in lines]
    pixels = thick * frame.height
    thin = min(1.0, pixels * FINE)

    def draw(pen: ImageDraw.ImageDraw, place: _Place) -> None:
        for path in paths:
            pen.line(place(path), round(255 * thin), max(1, round(pixels * FINE)), joint="curve")

    return _drawn(frame, np.vstack(paths), pixels + 2, draw)


def dots(frame: Frame, centres: Iterable[Point], radius: float) -> Stencil:
    """Round spots of one size."""
    spots = np.array(list(centres), dtype=np.float64) * frame.height
    reach = max(radius * frame.height, 0.5)

    def draw(pen: ImageDraw.ImageDraw, place: _Place) -> None:
        for x, y in place(spots):
            pen.ellipse(
                [x - reach * FINE, y - reach * FINE, x + reach * FINE, y + reach * FINE], 255
            )

    return _drawn(frame, spots, reach + 2, draw)


def _drawn(frame: Frame, points: npt.ArrayLike, margin: float, draw: Draw) -> Stencil:
    corners = np.asarray(points, dtype=np.float64)
    low = np.floor(corners.min(axis=0) - margin).astype(int)
    high = np.ceil(corners.max(axis=0) + margin).astype(int)
    left, top = max(0, int(low[0])), max(0, int(low[1]))
    right, bottom = min(frame.width, int(high[0])), min(frame.height, int(high[1]))
    if right <= left or bottom <= top:
        return Stencil(0, 0, np.zeros((0, 0), dtype=np.float32))
    sheet = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE), 0)
    draw(ImageDraw.Draw(sheet), _Place(left, top))
    cover = np.asarray(sheet.reduce(FINE), dtype=np.float32) / np.float32(255)
    return Stencil(top, left, cover)


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """An upright rectangle's outline."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def ridge(frame: Frame, tops: Plane, base: float) -> Stencil:
    """Everything between a skyline (one height down per column) and a base line."""
    across = (np.arange(tops.size) + 0.5) / tops.size * frame.aspect
    line = [(float(x), float(y)) for x, y in zip(across, tops, strict=True)]
    return cut(frame, [[(-0.01, base), *line, (frame.aspect + 0.01, base)]])
