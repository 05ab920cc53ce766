"""A newsstand for tests: a real worker process over a shelf, two folders and a desk."""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ilbo.newsstand.shelf import Sheet, Shelf
from tests.newsstand.reader import Reader, desk_at

PAGE = (("content-type", "text/html; charset=utf-8"), ("cache-control", "public, max-age=60"))
SHORT = {"head-timeout": 0.5, "body-timeout": 0.5, "idle-timeout": 0.8, "linger": 0.3}
SMALL = {"body-bytes": 1_048_576, "desk-patience": 1.5, "desk-queue-patience": 0.5, "grace": 5}


def page(address: str, text: str = "Flood on the river", status: int = 200) -> Sheet:
    """A printed page."""
    return Sheet(address, status, PAGE, f"<p>{text}</p>".encode() * 40)


@dataclass
class Stall:
    """A worker and what it hands out."""

    folder: Path
    shelf: Shelf
    port: int
    process: subprocess.Popen[str]
    desk_was_asked: list[str] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)

    def reader(self) -> Reader:
        """A new connection, closed after the test."""
        self.readers.append(Reader(self.port))
        return self.readers[-1]

    def tell(self, raw: bytes) -> int:
        """Send raw bytes on a new connection and return the status of the first answer."""
        reader = self.reader()
        reader.send(raw)
        return reader.hear().status


@contextlib.contextmanager
def open_stall(folder: Path, *also: str) -> Iterator[Stall]:
    """Start a worker over a folder that is made ready, and stop it at the end."""
    for name in ("static/css", "media/images", "media/original_images"):
        (folder / name).mkdir(parents=True)
    command = [sys.executable, "-m", "ilbo.newsstand", "--languages", "en,ko", *also]
    for name in ("shelf", "static", "media"):
        command += [f"--{name}", str(folder / name)]
    command += ["--desk", str(folder / "desk.sock")]
    for name, value in (SHORT | SMALL).items():
        command += [f"--{name}", str(value)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        stall = Stall(folder, Shelf(folder / "shelf"), port, process)
        try:
            yield stall
        finally:
            for reader in stall.readers:
                reader.close()
            process.terminate()
            assert process.wait(10) == 0


@pytest.fixture(scope="session")
def shared_stall() -> Iterator[Stall]:
    """One worker for a whole run of tests, with its desk; in a short path, as sockets need."""
    with tempfile.TemporaryDirectory(prefix="stall") as folder, open_stall(Path(folder)) as stall:
        stall.shelf.put(page("/flood/"))
        stall.shelf.put(page("/ko/%EC%A0%95%EC%B9%98/", "강물이 넘쳤다"))
        stall.shelf.put(page("!404", "No such page", 404))
        stall.shelf.put(page("!404/ko", "그런 쪽이 없습니다", 404))
        with desk_at(stall.folder / "desk.sock") as asked:
            stall.desk_was_asked = asked
            yield stall


@pytest.fixture
def stall(shared_stall: Stall) -> Iterator[Stall]:
    """The shared worker; connections opened in a test are closed after it."""
    yield shared_stall
    while shared_stall.readers:
        shared_stall.readers.pop().close()


@pytest.fixture
def own_stall() -> Iterator[Stall]:
    """A worker of the test's own, without a desk."""
    with tempfile.TemporaryDirectory(prefix="stall") as folder, open_stall(Path(folder)) as stall:
        yield stall


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path / "shelf")
