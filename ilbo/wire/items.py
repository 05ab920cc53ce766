"""What a reader hands over: an item of copy in plain values, or one refused with its reason."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import BinaryIO, Literal

from ilbo.wire.account import Entry

BlockKind = Literal["paragraph", "heading"]
Role = Literal["by", "photos", "translation"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body, as plain text."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a byline, in its role, with the address that fits it."""

    printed: str
    role: Role = "by"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The day copy was published on, and the hour, by the paper's clock, where it is told."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A story as it arrived: plain text and plain values, nothing of the newsroom yet."""

    headline: str
    blocks: tuple[Block, ...]
    language: str
    section: tuple[str, ...] = ()
    standfirst: str = ""
    dateline: str = ""
    names: tuple[Name, ...] = ()
    caption: str = ""
    credit: str = ""
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an item, such as a photo; opened only when it is filed."""

    name: str
    media_type: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line that was read as nothing, kept word for word."""

    line: int
    text: str


@dataclass(frozen=True)
class Item:
    """Copy ready to be filed, with the account of the lines it was read from.

    `identity` says which item this is wherever it turns up again; a changed copy keeps it.
    """

    identity: tuple[str, ...]
    copy: Copy
    account: tuple[Entry, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same copy, whatever file it arrived in."""
        return digest_of(asdict(self.copy))


@dataclass(frozen=True)
class Refused:
    """An item a reader found and could not read, and why."""

    reason: str
    headline: str = ""
    account: tuple[Entry, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()


def digest_of(values: object) -> str:
    """A SHA-256 over plain values."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=_spelled)
    return hashlib.sha256(text.encode()).hexdigest()


def _spelled(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no plain value.")
