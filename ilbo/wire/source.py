"""One source of copy, opened without trusting it. Called by the command; given to the readers."""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ilbo.wire.decoding import decoded
from ilbo.wire.refusals import SourceRefused

MEGABYTE = 1_000_000


class Source:
    """A file of copy, or bytes that stand for one. Readers see its contents, never its folder."""

    def __init__(self, name: str, size: int, opener: Callable[[], BinaryIO]) -> None:
        self.name = name
        self.size = size
        self._opener = opener

    @classmethod
    def at(cls, path: Path, follow_links: bool = True) -> "Source":
        """The regular file at this path; anything else is refused."""
        with _opened(path, follow_links) as file:
            size = os.fstat(file.fileno()).st_size
        if size == 0:
            raise SourceRefused("the file is empty.")
        return cls(_shown(path), size, lambda: _opened(path, follow_links))

    @classmethod
    def holding(cls, name: str, contents: bytes) -> "Source":
        """A source whose contents are already at hand."""
        return cls(name, len(contents), lambda: BytesIO(contents))

    def open(self) -> BinaryIO:
        """The contents from their beginning, for a reader that takes them piece by piece."""
        return self._opener()

    def contents(self, limit: int) -> bytes:
        """All contents at once, refused unread when there are more bytes than `limit`."""
        self.within(limit)
        if len(self._contents) > limit:
            raise SourceRefused(f"the file grew past {limit // MEGABYTE} MB while it was read.")
        return self._contents

    def text(self, limit: int) -> str:
        """The contents as text, refused when they are none."""
        self.contents(limit)
        return self._text

    def within(self, limit: int) -> None:
        """Refuse a source larger than `limit` without reading it."""
        if self.size > limit:
            raise SourceRefused(
                f"the file has {self.size / MEGABYTE:,.0f} MB and at most "
                f"{limit / MEGABYTE:,.0f} MB are read."
            )

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the contents, by which a receipt names them."""
        digest = hashlib.sha256()
        with self.open() as file:
            while piece := file.read(MEGABYTE):
                digest.update(piece)
        return digest.hexdigest()

    @cached_property
    def _contents(self) -> bytes:
        with self.open() as file:
            return file.read(self.size + 1)

    @cached_property
    def _text(self) -> str:
        return decoded(self._contents)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A path to be read: named by the operator, or found in a folder the operator named."""

    path: Path
    is_named: bool
    trouble: str = ""

    @property
    def name(self) -> str:
        """The path as it is shown."""
        return _shown(self.path)

    def source(self) -> Source:
        """Open it; a link is followed only where the operator named it."""
        if self.trouble:
            raise SourceRefused(self.trouble)
        return Source.at(self.path, follow_links=self.is_named)


def arrivals_at(path: Path) -> Iterator[Arrival]:
    """The path itself, or the files of the folder it names, in the order of their names."""
    if not path.is_dir():
        yield Arrival(path, is_named=True)
        return
    try:
        entries = sorted(path.iterdir())
    except OSError as trouble:
        yield Arrival(path, True, f"the folder cannot be read: {trouble.strerror}.")
        return
    for entry in entries:
        yield Arrival(entry, is_named=False)
    if not entries:
        yield Arrival(path, True, "the folder is empty.")


def _opened(path: Path, follow_links: bool) -> BinaryIO:
    """Open a regular file for reading; never wait at a pipe, never wake a device."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    try:
        kind = path.stat(follow_symlinks=follow_links).st_mode
        if not stat.S_ISREG(kind):
            raise SourceRefused(f"it is {_kind_in_words(kind)}, not a file.")
        descriptor = os.open(path, flags if follow_links else flags | os.O_NOFOLLOW)
    except (OSError, ValueError) as trouble:
        raise SourceRefused(_trouble_in_words(trouble)) from trouble
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceRefused("it is no longer a file.")
    return os.fdopen(descriptor, "rb")


def _kind_in_words(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a folder inside a folder",
        stat.S_IFLNK: "a link found in a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def _trouble_in_words(trouble: OSError | ValueError) -> str:
    number = getattr(trouble, "errno", None)
    if number == errno.ENOENT:
        return "there is no such file."
    if number in (errno.EACCES, errno.EPERM):
        return "it may not be read: permission denied."
    return f"it cannot be opened: {getattr(trouble, 'strerror', None) or trouble}."


def _shown(path: Path) -> str:
    """The path as text, also where its bytes are none."""
    return os.fsencode(path).decode("utf-8", "replace")
