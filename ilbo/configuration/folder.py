"""A paper's folder: what is in it and how its processes are run. Everything reads this."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

FILE = "ilbo.toml"
SECRET = "secret.key"  # noqa: S105 - the name of a file, not what is in it
LONGEST_SOCKET_PATH = 103  # the shortest `sun_path` of the systems we run on, less its last byte


@dataclass(frozen=True)
class Newsstand:
    """The processes that hand printed sheets to readers."""

    workers: int = 2
    cache_mb: int = 128
    proxies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """The Django processes behind the newsstand."""

    workers: int = 1
    threads: int = 4


@dataclass(frozen=True)
class Configuration:
    """One paper: where it lives, what it is called, how it is run."""

    folder: Path
    title: str
    languages: tuple[str, ...]
    time_zone: str
    base_url: str
    secret_key: str = field(repr=False)
    database_url: str | None = field(repr=False)
    is_demo: bool
    newsstand: Newsstand
    desk: Desk

    @property
    def database_file(self) -> Path:
        """The SQLite database, unless the paper keeps its rows in PostgreSQL."""
        return self.folder / "paper.sqlite3"

    @property
    def media(self) -> Path:
        """Photos as they were filed, and their renditions."""
        return self.folder / "media"

    @property
    def static(self) -> Path:
        """Style sheets and the like, gathered for the newsstand."""
        return self.folder / "static"

    @property
    def shelf(self) -> Path:
        """The printed sheets."""
        return self.folder / "shelf"

    @property
    def run(self) -> Path:
        """What exists only while the paper runs: the lock and the desk's socket."""
        return self.folder / "run"

    @property
    def desk_socket(self) -> Path:
        """Where the desk listens; a short path under /tmp when the folder lies too deep."""
        nearby = self.run / "desk.sock"
        if len(os.fsencode(nearby)) <= LONGEST_SOCKET_PATH:
            return nearby
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        # The supervisor makes this folder for itself alone and refuses one made by another.
        return Path(f"/tmp/ilbo-{os.getuid()}-{mark}/desk.sock")  # noqa: S108
