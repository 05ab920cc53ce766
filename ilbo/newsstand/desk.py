"""The way to the desk: what is not printed is carried over a unix socket to the Django app.

Called by Errands. A request is carried whole, so a slow reader never holds a place at the desk.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    StreamReader,
    UnixConnector,
)
from multidict import CIMultiDict
from yarl import URL

from ilbo.newsstand.rack import Rack
from ilbo.newsstand.request import Request

IN_MEMORY = 256 * 1024
READ_AHEAD = 1024 * 1024
HOP_BY_HOP = {
    b"connection",
    b"keep-alive",
    b"proxy-authenticate",
    b"proxy-authorization",
    b"proxy-connection",
    b"te",
    b"trailer",
    b"transfer-encoding",
    b"upgrade",
}
OURS_TO_SAY = {b"content-length", b"expect", b"forwarded", b"proxy", b"x-real-ip"}
NOT_PASSED_ON = {b"date", b"server", b"x-ilbo-printed"}
ADDED_UNASKED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
Body = SpooledTemporaryFile[bytes]


class DeskSilent(Exception):
    """The desk cannot be reached, does not answer, or has too many waiting."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk said: all of it, or the start and a stream of the rest."""

    status: int
    fields: list[tuple[bytes, bytes]]
    start: bytes
    rest: StreamReader | None
    printed: bytes


class Desk:
    """A bounded number of places at the desk."""

    def __init__(self, rack: Rack) -> None:
        self._socket = rack.desk
        self._limits = rack.limits
        self._trusted = rack.trusted
        self._waiting = 0

    async def open(self) -> None:
        """Get ready; the desk need not be there yet."""
        self._places = asyncio.Semaphore(self._limits.desk_in_flight)
        self._session = ClientSession(
            connector=UnixConnector(str(self._socket), limit=0, force_close=True),
            cookie_jar=DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=ADDED_UNASKED,
            max_line_size=self._limits.head_bytes,
            max_field_size=self._limits.head_bytes,
            timeout=ClientTimeout(
                total=None,
                sock_connect=self._limits.desk_connect,
                sock_read=self._limits.desk_patience,
            ),
        )

    async def close(self) -> None:
        """Let go of the desk."""
        await self._session.close()

    @asynccontextmanager
    async def ask(self, request: Request, reader: str, body: Body | None) -> AsyncIterator[Answer]:
        """Carry a request to the desk; raises DeskSilent before anything was answered."""
        async with self._place(), AsyncExitStack() as until_told:
            try:
                asking = self._session.request(
                    request.method,
                    URL(f"http://desk{request.target.decode('ascii')}", encoded=True),
                    headers=self._headers(request, reader, body),
                    data=_pages(body) if body else None,
                    allow_redirects=False,
                )
                answer = await _answer(await until_told.enter_async_context(asking))
            except (ClientError, OSError, ValueError) as fault:
                raise DeskSilent(str(fault)) from fault
            yield answer

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._waiting >= self._limits.desk_queue + self._limits.desk_in_flight:
            raise DeskSilent("Too many are waiting for the desk.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.desk_queue_patience):
                await self._places.acquire()
        except TimeoutError:
            raise DeskSilent("No place came free at the desk.") from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._places.release()

    def _headers(self, request: Request, reader: str, body: Body | None) -> CIMultiDict[str]:
        fields = list(passed_on(request.fields, OURS_TO_SAY))
        headers = CIMultiDict((_text(n), _text(v)) for n, v in fields if not _is_forged(n))
        seen_by = reader in self._trusted
        headers["X-Forwarded-For"] = self._reader(request) or reader if seen_by else reader
        proto = (request.get(b"x-forwarded-proto") or b"http") if seen_by else b"http"
        headers["X-Forwarded-Proto"] = "https" if proto == b"https" else "http"
        host = request.get(b"x-forwarded-host") if seen_by else None
        headers["X-Forwarded-Host"] = _text(host or request.get(b"host") or b"")
        if body is not None:
            headers["Content-Length"] = str(body.seek(0, 2))
        return headers

    def _reader(self, request: Request) -> str | None:
        """The last address a proxy of ours has named that is not such a proxy itself."""
        named = _text(request.get(b"x-forwarded-for") or b"").replace(" ", "").split(",")
        return next((hop for hop in reversed(named) if hop and hop not in self._trusted), None)


def passed_on(fields: list[tuple[bytes, bytes]], besides: set[bytes]) -> list[tuple[bytes, bytes]]:
    """The headers that are for the far end, without those for this connection only."""
    named = [value.lower() for name, value in fields if name == b"connection"]
    hops = {token.strip() for value in named for token in value.split(b",")}
    dropped = HOP_BY_HOP | hops | besides
    return [(name, value) for name, value in fields if name not in dropped]


async def _answer(response: ClientResponse) -> Answer:
    fields = [(name.lower(), value) for name, value in response.raw_headers]
    start, is_live = b"", response.content_type == "text/event-stream"
    while not is_live and len(start) < READ_AHEAD and not response.content.at_eof():
        start += await response.content.readany()
    return Answer(
        response.status,
        passed_on(fields, NOT_PASSED_ON),
        start,
        None if response.content.at_eof() else response.content,
        response.headers.get("x-ilbo-printed", "").encode(),
    )


async def _pages(body: Body) -> AsyncIterator[bytes]:
    body.seek(0)
    while page := body.read(IN_MEMORY):
        yield page


def _is_forged(name: bytes) -> bool:
    """Whether only we may say this; WSGI cannot tell an underscore from a hyphen."""
    return b"_" in name or name.startswith((b"x-forwarded-", b"x-ilbo-"))


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
