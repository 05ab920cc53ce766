"""Film and paper: turns light into a developed JPEG. Called by the darkroom's command."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from ilbo.commands.demo.darkroom.light import (
    Frame,
    Picture,
    Plane,
    blur,
    mix,
    resized,
    step,
)

BYTES = 250_000


@dataclass
class Exposure:
    """A negative with the photographer's wishes for its development."""

    light: Picture
    stops: float = 0.0
    contrast: float = 1.0
    colourfulness: float = 1.0
    glow: float = 0.06
    vignette: float = 0.35
    grain: float = 0.015
    shadows: tuple[float, float, float] = (0.0, 0.004, 0.012)
    highlights: tuple[float, float, float] = (1.0, 0.985, 0.95)


def developed(exposure: Exposure, frame: Frame, height: int, width: int) -> Image.Image:
    """The finished picture at its printed size."""
    light = _through_the_lens(exposure, frame)
    tones = _film(light * np.float32(2**exposure.stops))
    tones = _graded(tones, exposure)
    small = np.stack([resized(tones[..., i], height, width, False) for i in range(3)], axis=2)
    small = _crisped(small)
    small = _grained(small, exposure.grain, frame)
    return Image.fromarray((np.clip(small, 0, 1) * 255 + 0.5).astype(np.uint8), "RGB")


def _through_the_lens(exposure: Exposure, frame: Frame) -> Picture:
    light = np.maximum(exposure.light, 0)
    x, y = frame.grid()
    off_axis = np.hypot(x - frame.aspect / 2, y - 0.5) / np.hypot(frame.aspect / 2, 0.5)
    unit = frame.height
    near = blur(light, 0.006 * unit)
    wide = blur(light, 0.05 * unit)
    light = mix(light, near * 0.6 + wide * 0.4, exposure.glow)
    soft = blur(light, 0.0011 * unit)
    light = mix(light, soft, step(off_axis, 0.45, 1.05))
    falloff = 1 - exposure.vignette * off_axis**2 * (0.6 + 0.4 * off_axis)
    return _fringed(light * falloff[..., None].astype(np.float32), off_axis)


def _fringed(light: Picture, off_axis: Plane) -> Picture:
    """Red focuses a hair wider than blue, as in every lens."""
    height, width = off_axis.shape
    grow = max(1, round(width * 0.0006))
    red = resized(light[..., 0], height + 2 * grow * height // width, width + 2 * grow)
    top = (red.shape[0] - height) // 2
    light = light.copy()
    light[..., 0] = red[top : top + height, grow : grow + width]
    return light


def _film(light: Picture) -> Picture:
    """A film's curve: a toe in the shadows, a long shoulder, highlights that lose colour."""
    peak = light.max(axis=2, keepdims=True)
    light = mix(light, np.broadcast_to(peak, light.shape), step(peak[..., 0], 1.5, 14.0) * 0.75)
    shaped = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14)
    shaped = np.clip(shaped, 0, 1)
    low = shaped * 12.92
    high = 1.055 * np.power(np.maximum(shaped, 1e-6), 1 / 2.4) - 0.055
    return np.asarray(np.where(shaped <= 0.0031308, low, high), dtype=np.float32)


def _graded(tones: Picture, exposure: Exposure) -> Picture:
    luma = tones @ np.array([0.25, 0.65, 0.1], dtype=np.float32)
    tones = mix(np.broadcast_to(luma[..., None], tones.shape), tones, exposure.colourfulness)
    if exposure.contrast != 1.0:
        tones = 0.42 + (tones - 0.42) * exposure.contrast
    lift = np.array(exposure.shadows, dtype=np.float32) * (1 - luma[..., None]) ** 2
    tint = 1 - (1 - np.array(exposure.highlights, dtype=np.float32)) * luma[..., None]
    return np.asarray(np.clip(tones, 0, 1) * tint + lift, dtype=np.float32)


def _crisped(picture: Picture) -> Picture:
    return np.asarray(picture + 0.35 * (picture - blur(picture, 0.9)), dtype=np.float32)


def _grained(picture: Picture, strength: float, frame: Frame) -> Picture:
    height, width = picture.shape[:2]
    dice = frame.dice(77)
    luma = picture.mean(axis=2)
    clumps = blur(dice.standard_normal((height, width), dtype=np.float32), 0.75) * 2.2
    response = strength * (0.45 + 2.2 * luma * (1 - luma))
    picture = picture + (clumps * response)[..., None]
    for band, share in enumerate((0.35, 0.25, 0.5)):
        speckle = blur(dice.standard_normal((height, width), dtype=np.float32), 1.3) * 3
        picture[..., band] += speckle * response * share * 0.6
    return picture


def printed(picture: Image.Image, path: Path) -> int:
    """Save as a progressive JPEG that fits the paper's weight; answers its size in bytes."""
    for quality in range(82, 50, -2):
        buffer = BytesIO()
        picture.save(
            buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=2
        )
        if buffer.tell() <= BYTES:
            break
    path.write_bytes(buffer.getvalue())
    return buffer.tell()
