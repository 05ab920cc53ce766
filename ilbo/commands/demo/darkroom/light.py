"""Light on the negative: planes of linear light, blurs, layers. Called by every scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Plane = npt.NDArray[np.floating[Any]]
Picture = npt.NDArray[np.floating[Any]]
Colour = Sequence[float] | npt.NDArray[np.floating[Any]]


def colour(red: float, green: float, blue: float) -> Plane:
    """Linear light of one colour, ready to multiply with planes."""
    return np.array([red, green, blue], dtype=np.float32)


def resized(plane: Plane, height: int, width: int, smooth: bool = True) -> Plane:
    """The plane at another size; smooth for enlarging, boxed for reducing."""
    how = Image.Resampling.BICUBIC if smooth else Image.Resampling.BOX
    image = Image.fromarray(np.ascontiguousarray(plane, dtype=np.float32))
    return np.asarray(image.resize((max(1, width), max(1, height)), how), dtype=np.float32)


def _taps(plane: Plane, sigma: float, axis: int) -> Plane:
    reach = max(1, int(3 * sigma + 0.5))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    weights /= weights.sum()
    padding = [(0, 0)] * plane.ndim
    padding[axis] = (reach, reach)
    padded = np.pad(plane, padding, mode="edge")
    total = np.zeros_like(plane)
    for tap, weight in enumerate(weights):
        window = [slice(None)] * plane.ndim
        window[axis] = slice(tap, tap + plane.shape[axis])
        total += weight * padded[tuple(window)]
    return total


def blur(plane: Plane, sigma: float, sigma_down: float | None = None) -> Plane:
    """A Gaussian blur in pixels, across and (if told) differently down; wide ones work small."""
    down = sigma if sigma_down is None else sigma_down
    if sigma < 0.2 and down < 0.2:
        return plane
    if plane.ndim == 3:
        return np.stack([blur(plane[..., i], sigma, down) for i in range(plane.shape[2])], axis=2)
    shrink_across, shrink_down = max(1, int(sigma / 2)), max(1, int(down / 2))
    height, width = plane.shape
    if shrink_across > 1 or shrink_down > 1:
        small_height, small_width = -(-height // shrink_down), -(-width // shrink_across)
        small = resized(plane, small_height, small_width, smooth=False)
        small = blur(small, min(sigma / shrink_across, 3.9), min(down / shrink_down, 3.9))
        return resized(small, height, width)
    across = _taps(plane, sigma, 1) if sigma >= 0.2 else plane
    return _taps(across, down, 0) if down >= 0.2 else across


def disc(plane: Plane, radius: float, sides: int = 0) -> Plane:
    """Out of focus as a lens does it: every point becomes a disc (or an iris of `sides`)."""
    if radius < 0.7:
        return plane
    if plane.ndim == 3:
        return np.stack([disc(plane[..., i], radius, sides) for i in range(plane.shape[2])], axis=2)
    height, width = plane.shape
    if radius > 12:
        half = resized(plane, -(-height // 2), -(-width // 2), smooth=False)
        return resized(disc(half, radius / 2, sides), height, width)
    if radius < 2.5:
        return blur(plane, radius * 0.55)
    reach = int(radius + 2)
    size = _even(height + 2 * reach), _even(width + 2 * reach)
    more = (reach, size[0] - height - reach), (reach, size[1] - width - reach)
    padded = np.pad(plane, more, mode="edge")
    through = np.fft.irfft2(np.fft.rfft2(padded) * _spread(radius, sides, size), s=size)
    return np.maximum(through[reach : reach + height, reach : reach + width], 0).astype(np.float32)


def _even(size: int) -> int:
    """The next size that a Fourier transform does quickly: only twos, threes and fives."""
    while True:
        rest = size
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 1


@lru_cache(maxsize=2)
def _spread(radius: float, sides: int, size: tuple[int, int]) -> npt.NDArray[np.complex64]:
    reach = int(radius + 2)
    kernel = _iris(radius, reach, sides)
    spread = np.zeros(size, dtype=np.float32)
    spread[: kernel.shape[0], : kernel.shape[1]] = kernel
    return np.fft.rfft2(np.roll(spread, (-reach, -reach), axis=(0, 1))).astype(np.complex64)


def _iris(radius: float, reach: int, sides: int) -> Plane:
    down, across = np.mgrid[-reach : reach + 1, -reach : reach + 1].astype(np.float32)
    distance = np.hypot(across, down)
    if sides:
        turn = np.arctan2(down, across) + 0.3
        wedge = np.mod(turn, 2 * np.pi / sides) - np.pi / sides
        distance = distance * (0.55 + 0.45 * np.cos(wedge) / np.cos(np.pi / sides))
    kernel = np.clip(radius - distance + 0.5, 0, 1) * (0.8 + 0.35 * (distance / radius) ** 2)
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)


def step(plane: Plane, low: Plane | float, high: Plane | float) -> Plane:
    """0 below `low`, 1 above `high`, smooth between (and turned round if low is the higher)."""
    ramp = np.clip((plane - low) / (high - low), 0, 1)
    return np.asarray(ramp * ramp * (3 - 2 * ramp), dtype=np.float32)


def mix(one: Picture | Plane, other: Picture | Plane, share: Plane | float) -> Picture:
    """`share` of the other, the rest of the one; a plane of shares spreads over the bands."""
    if isinstance(share, np.ndarray) and share.ndim == 2:
        share = share[..., None]
    return np.asarray(one * (1 - share) + other * share, dtype=np.float32)


@dataclass
class Frame:
    """The negative's size and seed; all scenes measure in units of its height."""

    height: int
    width: int
    seed: int

    @property
    def aspect(self) -> float:
        """Width in units of height."""
        return self.width / self.height

    def grid(self) -> tuple[Plane, Plane]:
        """Where every pixel is: across from 0 to the aspect, down from 0 to 1."""
        return self._places

    @cached_property
    def _places(self) -> tuple[Plane, Plane]:
        down = (np.arange(self.height, dtype=np.float32)[:, None] + 0.5) / self.height
        across = (np.arange(self.width, dtype=np.float32)[None, :] + 0.5) / self.height
        size = (self.height, self.width)
        return np.broadcast_to(across, size), np.broadcast_to(down, size)

    def dark(self) -> Picture:
        """A frame without light."""
        return np.zeros((self.height, self.width, 3), dtype=np.float32)

    def dice(self, salt: int = 0) -> np.random.Generator:
        """Chance that falls the same way each time."""
        return np.random.default_rng([self.seed, salt])


@dataclass
class Stencil:
    """A shape's cover (0 to 1) with the corner where it lies."""

    top: int
    left: int
    cover: Plane

    def window(self) -> tuple[slice, slice]:
        """Where in the frame this stencil lies."""
        height, width = self.cover.shape
        return slice(self.top, self.top + height), slice(self.left, self.left + width)


class Layer:
    """A sheet of glass at one distance: light and cover, laid over what lies behind."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.light = frame.dark()
        self.cover: Plane = np.zeros((frame.height, frame.width), dtype=np.float32)

    def lay(self, stencil: Stencil, ink: Picture | Plane | Colour) -> None:
        """Paint a shape on this layer; ink is one colour or a picture of the stencil's size."""
        if stencil.cover.size == 0:
            return
        rows, columns = stencil.window()
        cover = stencil.cover[..., None]
        paint = np.asarray(ink, dtype=np.float32)
        self.light[rows, columns] = self.light[rows, columns] * (1 - cover) + paint * cover
        kept = self.cover[rows, columns] * (1 - stencil.cover)
        self.cover[rows, columns] = kept + stencil.cover

    def shine(self, stencil: Stencil, ink: Plane | Colour) -> None:
        """Add light without covering anything."""
        if stencil.cover.size:
            rows, columns = stencil.window()
            glow = stencil.cover[..., None] * np.asarray(ink, dtype=np.float32)
            self.light[rows, columns] += glow

    def defocus(self, radius: float, sides: int = 0) -> Layer:
        """Throw this layer out of focus by a share of the frame's height."""
        pixels = radius * self.frame.height
        self.light = disc(self.light, pixels, sides)
        self.cover = np.clip(disc(self.cover, pixels, sides), 0, 1)
        return self

    def smear(self, across: float, down: float = 0.0) -> Layer:
        """Move the layer during the exposure."""
        height = self.frame.height
        self.light = blur(self.light, across * height, down * height)
        self.cover = np.clip(blur(self.cover, across * height, down * height), 0, 1)
        return self

    def veil(self, air: Plane | Colour, share: float | Plane) -> Layer:
        """Let air stand between this layer and the camera."""
        haze = np.asarray(air, dtype=np.float32) * self.cover[..., None]
        self.light = mix(self.light, haze, share)
        return self

    def over(self, behind: Picture) -> Picture:
        """What the camera sees: this layer over what lies behind."""
        return np.asarray(self.light + behind * (1 - self.cover[..., None]), dtype=np.float32)
