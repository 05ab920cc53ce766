"""How requests are judged: the parser of httptools, told to tell us no more than we need.

Heads are read by us, and only once the parser has found them well-formed.
"""

import re
from typing import Protocol

import httptools

TELLING = re.compile(rb"\n(accept-encoding:|host:|if-none-match:|\r\n)[ \t]*([^\r]*)")
"""Finds, in small letters, the headers that tell which reply to give, and the end of a head."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_UPGRADE = re.compile(rb"\r\nupgrade:[^\r\n]*", re.IGNORECASE)


class Listener(Protocol):
    """Who wants to know of bodies and ends."""

    def on_body(self, body: bytes) -> None: ...

    def on_message_complete(self) -> None: ...


class Ears:
    """Hides every other callback of a listener from the parser, which would call them all."""

    def __init__(self, listener: Listener) -> None:
        self.on_body = listener.on_body
        self.on_message_complete = listener.on_message_complete


def judge_for(listener: Listener) -> httptools.HttpRequestParser:
    """A parser for one connection."""
    return httptools.HttpRequestParser(Ears(listener))


def is_hopeful(start: bytes | bytearray) -> bool:
    """Whether a head that has begun can still become a request."""
    try:
        httptools.HttpRequestParser(None).feed_data(in_ascii(start))
    except httptools.HttpParserUpgrade:
        return True
    except httptools.HttpParserError:
        return False
    return True


def without_upgrade(head: bytes) -> bytes:
    """A head with its offer of another protocol struck out."""
    return _UPGRADE.sub(b"", head)


def in_ascii(head: bytes | bytearray) -> bytes:
    """A head whose address was written in plain Hangul, with the address percent-encoded."""
    first, end, rest = bytes(head).partition(b"\r\n")
    return _BEYOND_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], first) + end + rest


def told_by(data: bytes) -> dict[bytes, bytes] | None:
    """What these bytes tell, if they are one whole head and nothing is said twice."""
    if not data.endswith(b"\r\n\r\n"):
        return None
    found = TELLING.findall(data.lower())
    told: dict[bytes, bytes] = dict(found)
    return told if told.get(b"\r\n") == b"" and len(told) == len(found) else None
