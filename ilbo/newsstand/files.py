"""Static files and pictures: which may be handed out, as what, and for how long kept.

Called by Stand for small files, which stay in memory, and by Errands for large ones.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ilbo.newsstand.impression import Sheet
from ilbo.newsstand.rack import Rack
from ilbo.newsstand.replies import SECURITY

SMALL = 256 * 1024
BITE = 256 * 1024
HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")
FOREVER = "public, max-age=31536000, immutable"
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be handed out."""

    file: Path
    size: int
    changed: int
    fields: Fields

    @property
    def etag(self) -> str:
        """A tag for a file too large to be read for one."""
        return f'"{self.changed:x}-{self.size:x}"'

    def sheet(self, path: bytes) -> Sheet:
        """The whole file, as if printed at its path."""
        return Sheet(path.decode("ascii"), 200, self.fields, self.file.read_bytes())

    async def bites(self, start: int, stop: int) -> AsyncIterator[bytes]:
        """The bytes from start to stop, read without holding up other readers."""
        loop = asyncio.get_running_loop()
        with self.file.open("rb") as file:
            file.seek(start)
            while start < stop:
                bite = await loop.run_in_executor(None, file.read, min(BITE, stop - start))
                if not bite:
                    return
                start += len(bite)
                yield bite


class Files:
    """The two folders a newsstand hands files out of."""

    def __init__(self, rack: Rack) -> None:
        self._static = rack.static.resolve()
        self._media = rack.media.resolve()
        self._media_in_print = rack.media_in_print

    def has(self, path: bytes) -> bool:
        """Whether this path is a file's, found or not."""
        return path.startswith((b"/static/", b"/media/"))

    def find(self, path: bytes) -> Found | None:
        """The file of a path, if it is there and may be handed out."""
        parts = _parts(path)
        if parts is None or (parts[0] == "media" and parts[1] not in self._media_in_print):
            return None
        folder = self._static if parts[0] == "static" else self._media
        file = _inside(folder, parts[1:])
        if file is None:
            return None
        file_stat = file.stat()
        fields = _fields(parts[0], file.name)
        return Found(file, file_stat.st_size, file_stat.st_mtime_ns, fields)


def _parts(path: bytes) -> list[str] | None:
    try:
        parts = unquote_to_bytes(path).decode("utf-8").split("/")[1:]
    except UnicodeDecodeError:
        return None
    if len(parts) < 2 or any(
        not part or part[0] == "." or set(part) & {"\\", "\0"} for part in parts
    ):
        return None
    return parts


def _inside(folder: Path, parts: list[str]) -> Path | None:
    try:
        real = folder.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return real if real.is_file() and real.is_relative_to(folder) else None


def _fields(kind: str, name: str) -> Fields:
    suffix = Path(name).suffix.lower()
    fields = [("content-type", TYPES.get(suffix, "application/octet-stream")), *SECURITY]
    fields.append(("cache-control", _keeping(kind, name)))
    if suffix not in TYPES:
        fields.append(("content-disposition", "attachment"))
    if suffix == ".svg" and kind == "media":
        policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        fields.append(("content-security-policy", policy))
    return tuple(fields)


def _keeping(kind: str, name: str) -> str:
    if kind == "static":
        return FOREVER if HASHED.search(name) else "public, max-age=300"
    return "public, max-age=86400"
