"""Replies as bytes, ready to be written but for the status line and the date.

Built by the pile, the notices and the files; written by the protocol.
"""

import re
from collections.abc import Iterable
from http import HTTPStatus

from ilbo.newsstand.encodings import IDENTITY, choose
from ilbo.newsstand.impression import Impression

Fields = Iterable[tuple[str, str]]

SECURITY: tuple[tuple[str, str], ...] = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
)
BARE: tuple[tuple[str, str], ...] = (
    *SECURITY,
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
)
PHRASES = {status.value: status.phrase for status in HTTPStatus if status >= 200}
_WEAK = re.compile(rb"^W/", re.IGNORECASE)
TOLD_AGAIN = {"cache-control", "vary", "etag", "expires", "content-location"}


class Reply:
    """One answer: what follows the date line, and what a 304 says instead."""

    __slots__ = ("body_at", "etag", "full", "status", "unmodified")

    def __init__(self, status: int, fields: Fields, body: bytes, etag: str = "") -> None:
        fields = list(fields)
        if etag:
            fields.append(("etag", etag))
        head = _lines([*fields, ("content-length", str(len(body)))])
        self.status = status
        self.etag = etag.encode()
        self.full = head + body
        self.body_at = len(head)
        told_again = [(name, value) for name, value in fields if name in TOLD_AGAIN]
        self.unmodified = _lines(told_again) if etag and status == 200 else b""

    @property
    def head(self) -> bytes:
        """The headers alone, for HEAD."""
        return self.full[: self.body_at]

    @property
    def body(self) -> bytes:
        """The body alone."""
        return self.full[self.body_at :]

    def fields(self) -> list[tuple[bytes, bytes]]:
        """The headers one by one, as ASGI wants them."""
        lines = self.full[: self.body_at - 4].split(b"\r\n")
        return [(name, value) for name, _, value in (line.partition(b": ") for line in lines)]

    def is_known(self, if_none_match: bytes) -> bool:
        """Whether a reader who says so already has this reply; our tags have no capitals."""
        return bool(self.unmodified) and is_among(self.etag, if_none_match)


def is_among(etag: bytes, if_none_match: bytes) -> bool:
    """Whether a tag is one of those a reader names, weakly compared as HTTP has it."""
    tags = [_WEAK.sub(b"", tag.strip()) for tag in if_none_match.split(b",")]
    return etag in tags or tags == [b"*"]


def reply_of(impression: Impression, wanted: Iterable[str], also: Fields = ()) -> Reply | None:
    """A printed sheet as a reply in the best coding wanted; None when none can be had."""
    coding = choose(wanted, impression.bodies)
    if coding is None:
        return None
    sheet = impression.sheet
    mine = {**dict(also), "vary": "accept-encoding"}
    if coding != IDENTITY:
        mine["content-encoding"] = coding
    theirs = [(name, value) for name, value in sheet.headers if name not in mine]
    suffix = "" if coding == IDENTITY else f"-{coding}"
    etag = f'"{impression.tag}{suffix}"' if sheet.status == 200 else ""
    return Reply(sheet.status, [*theirs, *mine.items()], impression.bodies[coding], etag)


def plain(status: int, sentence: str, also: Fields = (), content_type: str = "text/plain") -> Reply:
    """A sentence of the newsstand's own, never to be kept."""
    said = {"content-type": f"{content_type}; charset=utf-8", "cache-control": "no-store"}
    return Reply(status, {**said, **dict(BARE), **dict(also)}.items(), sentence.encode())


def _lines(fields: Fields) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in fields).encode("latin-1") + b"\r\n"
