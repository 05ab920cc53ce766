"""A request's head, read into its parts once the parser has found it well-formed.

Used by the protocol for whatever is not answered straight from the pile.
"""

import re
from dataclasses import dataclass

ABSOLUTE = re.compile(rb"https?://[^/?#]*", re.IGNORECASE)


class Refused(Exception):
    """A request the newsstand will not take: a status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Request:
    """Method, target, version and headers, names in lower case."""

    method: str
    target: bytes
    version: str
    fields: list[tuple[bytes, bytes]]

    @property
    def path(self) -> bytes:
        """The target without its query."""
        return self.target.partition(b"?")[0]

    @property
    def query(self) -> bytes:
        """The target's query, without the question mark."""
        return self.target.partition(b"?")[2]

    @property
    def asks_only(self) -> bool:
        """Whether this is a GET or a HEAD."""
        return self.method in ("GET", "HEAD")

    def get(self, name: bytes) -> bytes | None:
        """A header's value, repeated ones joined by commas."""
        values = [value for known, value in self.fields if known == name]
        return b", ".join(values) if values else None

    def count(self, name: bytes) -> int:
        """How often a header was sent."""
        return sum(known == name for known, _ in self.fields)


def read_request(head: bytes, longest_target: int) -> Request:
    """Take a well-formed head apart, refusing what a reader's browser would never send."""
    first, *lines = head.strip(b"\r\n").split(b"\r\n")
    parts = first.split()
    if len(parts) != 3 or parts[2] not in (b"HTTP/1.1", b"HTTP/1.0"):
        raise Refused(505, "This server speaks HTTP/1.0 and HTTP/1.1.")
    fields = [_field(line) for line in lines]
    target = ABSOLUTE.sub(b"", parts[1], count=1).partition(b"#")[0]
    method = parts[0].decode("ascii")
    request = Request(method, target or b"/", parts[2][5:].decode("ascii"), fields)
    _look_over(request, longest_target)
    return request


def _field(line: bytes) -> tuple[bytes, bytes]:
    name, _, value = line.partition(b":")
    return name.lower(), value.strip(b" \t")


def _look_over(request: Request, longest_target: int) -> None:
    if len(request.target) > longest_target:
        raise Refused(414, "That address is too long.")
    hosts = request.count(b"host")
    if hosts > 1 or (hosts == 0 and request.version == "1.1"):
        raise Refused(400, "A request names its host once.")
    if request.method in ("CONNECT", "TRACE"):
        raise Refused(405, f"{request.method} is not done here.")
    if not request.target.startswith(b"/"):
        raise Refused(400, "A request names a path.")
    if request.get(b"transfer-encoding") and request.version == "1.0":
        raise Refused(400, "HTTP/1.0 knows no Transfer-Encoding.")
    if (request.get(b"expect") or b"100-continue").lower() != b"100-continue":
        raise Refused(417, "That expectation cannot be met.")
