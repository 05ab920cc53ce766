"""Content codings: which ones a sheet is kept in, and which one a reader gets.

Called by the shelf, which compresses, and by the newsstand, which negotiates.
"""

import gzip
from collections.abc import Iterable
from enum import Enum
from typing import cast

import brotli
import zstandard

IDENTITY = "identity"
ORDER = ("br", "zstd", "gzip", IDENTITY)
"""The house's taste when a reader likes several equally: smallest first."""

SMALLEST_WORTH_IT = 200
SHRUNK_ALREADY = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip")
SHRINKS_AFTER_ALL = ("image/svg+xml",)


class Effort(Enum):
    """How hard to compress: QUICK while an editor waits, BEST when the press is idle."""

    QUICK = "quick"
    BEST = "best"


LEVELS = {
    Effort.QUICK: {"br": 5, "zstd": 3, "gzip": 5},
    Effort.BEST: {"br": 11, "zstd": 19, "gzip": 9},
}


def shrinks(content_type: str) -> bool:
    """Whether a body of this type is worth compressing."""
    return not content_type.startswith(SHRUNK_ALREADY) or content_type.startswith(SHRINKS_AFTER_ALL)


def encoded(body: bytes, content_type: str, effort: Effort) -> dict[str, bytes]:
    """The body in every coding that is worth keeping, identity first."""
    kept = {IDENTITY: body}
    if len(body) < SMALLEST_WORTH_IT or not shrinks(content_type):
        return kept
    for coding, level in LEVELS[effort].items():
        squeezed = _squeeze(coding, body, level)
        if len(squeezed) < len(body):
            kept[coding] = squeezed
    return kept


def _squeeze(coding: str, body: bytes, level: int) -> bytes:
    if coding == "br":
        return cast("bytes", brotli.compress(body, quality=level))
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=level).compress(body)
    return gzip.compress(body, level, mtime=0)


def preference(accept_encoding: str | None) -> tuple[str, ...]:
    """The codings a reader accepts, best first; empty when even identity is refused."""
    if accept_encoding is None:
        return (IDENTITY,)
    weights = _weights(accept_encoding)
    star = weights.get("*", 0.0)
    liked = {coding: weights.get(coding, star) for coding in ORDER}
    if IDENTITY not in weights and "*" not in weights:
        liked[IDENTITY] = 0.0005  # always acceptable, never preferred to a named coding
    return tuple(sorted((c for c in ORDER if liked[c] > 0), key=lambda c: -liked[c]))


class Likings:
    """Numbers for what readers accept, so that a header is read once and not at every request."""

    REMEMBERED = 1024

    def __init__(self) -> None:
        self.by_header: dict[bytes, int] = {}
        self.preferences: list[tuple[str, ...]] = []

    def learn(self, accept_encoding: bytes) -> int:
        """The number of a header not seen before."""
        wanted = preference(accept_encoding.decode("latin-1"))
        if wanted not in self.preferences:
            self.preferences.append(wanted)
        if len(self.by_header) >= self.REMEMBERED:
            self.by_header.clear()
        number = self.by_header[accept_encoding] = self.preferences.index(wanted)
        return number

    def number(self, accept_encoding: bytes | None) -> int:
        """The number of a header, known or not; a reader who sends none takes it plain."""
        value = (accept_encoding or b"").lower()
        known = self.by_header.get(value)
        return self.learn(value) if known is None else known


def choose(wanted: Iterable[str], available: Iterable[str]) -> str | None:
    """The first wanted coding that is at hand."""
    at_hand = set(available)
    return next((coding for coding in wanted if coding in at_hand), None)


def _weights(accept_encoding: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        if name:
            weights["gzip" if name == "x-gzip" else name] = _quality(parameters)
    return weights


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
