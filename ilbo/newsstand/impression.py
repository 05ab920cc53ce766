"""A sheet as it stands on the shelf: its file format, written by the shelf and read by workers.

A file is a magic, the length of its label, a checksum of all that follows, the label (JSON)
and the bodies one after another. What does not check out is torn and is never handed out.
"""

import json
import re
import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from ilbo.newsstand.encodings import IDENTITY, Effort, encoded

MAGIC = b"ILBOSH\x01\n"
FRONT = struct.Struct("<8sI16s")
RESERVED = {"content-length", "etag", "content-encoding", "vary", "date", "connection"}
_NAME = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]+")
_VALUE = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")
_ADDRESS = re.compile(r"[/!][\x21-\x7e]*")


class TornSheet(Exception):
    """A file on the shelf that is not a whole sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed answer: what a reader gets at an address."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def content_type(self) -> str:
        """The sheet's content type, or nothing."""
        return next((value for name, value in self.headers if name == "content-type"), "")


@dataclass(frozen=True, slots=True)
class Impression:
    """A sheet with its tag and its body in every coding kept."""

    sheet: Sheet
    tag: str
    effort: Effort
    bodies: dict[str, bytes]


def tag_of(sheet: Sheet) -> str:
    """A strong hash of everything a reader would notice; the same at any effort."""
    ink = blake2b(digest_size=12)
    ink.update(json.dumps([sheet.status, sheet.headers]).encode())
    ink.update(sheet.body)
    return ink.hexdigest()


def impress(sheet: Sheet, effort: Effort) -> Impression:
    """Compress a sheet, refusing one that could not be sent."""
    bodies = encoded(sheet.body, sheet.content_type, effort)
    return Impression(sheet, tag_of(sheet), effort, bodies)


def proofread(sheet: Sheet) -> None:
    """Refuse a sheet whose address, status or headers no reader could be sent."""
    if not _ADDRESS.fullmatch(sheet.address):
        raise ValueError(f"A sheet's address is a percent-encoded path, not {sheet.address!r}.")
    if not 200 <= sheet.status <= 599:
        raise ValueError(f"A sheet cannot have the status {sheet.status}.")
    for name, value in sheet.headers:
        if not _NAME.fullmatch(name) or name in RESERVED:
            raise ValueError(f"A sheet cannot carry the header {name!r}.")
        if not _VALUE.fullmatch(value) or not value.isascii():
            raise ValueError(f"The header {name} of {sheet.address} cannot be sent.")


def pack(impression: Impression) -> bytes:
    """The file of an impression."""
    sheet = impression.sheet
    label = {
        "address": sheet.address,
        "status": sheet.status,
        "headers": sheet.headers,
        "tag": impression.tag,
        "effort": impression.effort.value,
        "lengths": {coding: len(body) for coding, body in impression.bodies.items()},
    }
    written = json.dumps(label, separators=(",", ":")).encode()
    content = b"".join([written, *impression.bodies.values()])
    return FRONT.pack(MAGIC, len(written), _checksum(content)) + content


def unpack(file: bytes) -> Impression:
    """Read a file back, or raise TornSheet."""
    try:
        magic, label_length, checksum = FRONT.unpack_from(file)
        content = memoryview(file)[FRONT.size :]
        if magic != MAGIC or _checksum(content) != checksum:
            raise TornSheet("A file on the shelf does not check out.")
        return _unlabelled(json.loads(bytes(content[:label_length])), content[label_length:])
    except (struct.error, ValueError, KeyError, TypeError) as fault:
        raise TornSheet("A file on the shelf is not a sheet.") from fault


def label_of(start: bytes) -> dict[str, Any] | None:
    """The label of a file of which only the beginning was read, unchecked."""
    if len(start) < FRONT.size:
        return None
    magic, length, _ = FRONT.unpack_from(start)
    if magic != MAGIC or len(start) < FRONT.size + length:
        return None
    label: dict[str, Any] = json.loads(start[FRONT.size : FRONT.size + length])
    return label


def _unlabelled(label: dict[str, Any], content: memoryview) -> Impression:
    bodies, start = {}, 0
    for coding, length in label["lengths"].items():
        bodies[coding] = bytes(content[start : start + length])
        start += length
    headers = tuple((name, value) for name, value in label["headers"])
    sheet = Sheet(label["address"], label["status"], headers, bodies[IDENTITY])
    return Impression(sheet, label["tag"], Effort(label["effort"]), bodies)


def _checksum(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=16).digest()
