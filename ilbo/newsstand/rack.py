"""What a worker is told when it starts. Filled in by `ilbo run` or by the command line."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the newsstand waits and how much it takes; seconds and bytes."""

    head_timeout: float = 10.0
    body_timeout: float = 30.0
    idle_timeout: float = 30.0
    send_timeout: float = 30.0
    linger: float = 2.0
    head_bytes: int = 32 * 1024
    target_bytes: int = 8 * 1024
    body_bytes: int = 25 * 1024 * 1024
    connections: int = 4096
    memory_bytes: int = 128 * 1024 * 1024
    desk_in_flight: int = 32
    desk_queue: int = 256
    desk_queue_patience: float = 5.0
    desk_connect: float = 2.0
    desk_patience: float = 60.0
    absent_for: float = 30.0
    absent_kept: int = 10_000
    grace: int = 20


@dataclass(frozen=True, slots=True)
class Rack:
    """Where a newsstand finds its sheets, its files and the desk.

    `trusted` are the addresses of proxies of our own whose word on the reader's address is taken.
    """

    shelf: Path
    static: Path
    media: Path
    desk: Path
    languages: tuple[str, ...] = ("en",)
    media_in_print: tuple[str, ...] = ("images",)
    trusted: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)

    def language_of(self, path: bytes) -> str:
        """The language a path is in: all but the first have a prefix."""
        first = path.split(b"/", 2)[1:2]
        code = first[0].decode("latin-1") if first else ""
        return code if code in self.languages[1:] else self.languages[0]

    def notice(self, status: int, path: bytes) -> str:
        """The address of the printed page that says 404 or 503 in the path's language."""
        language = self.language_of(path)
        return f"!{status}" if language == self.languages[0] else f"!{status}/{language}"
