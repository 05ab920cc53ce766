"""What is not at hand: large files, notices, and whatever has to be asked at the desk.

An ASGI app behind the protocol, which answers everything else itself.
"""

import logging
import re
from tempfile import SpooledTemporaryFile
from typing import Any

from aiohttp import ClientError, StreamReader

from ilbo.newsstand.desk import IN_MEMORY, Answer, Body, Desk, DeskSilent
from ilbo.newsstand.files import Found
from ilbo.newsstand.generations import GLOBAL
from ilbo.newsstand.replies import Reply, is_among, plain
from ilbo.newsstand.request import Request
from ilbo.newsstand.stand import Stand, takes_html

BODILESS = (204, 304)
RANGE = re.compile(rb"bytes=(\d{0,18})-(\d{0,18})")  # no file has more bytes than that counts
NEAR = ("127.0.0.1", "::1", "")
READY = plain(200, "ready")
log = logging.getLogger(__name__)


class Gone(Exception):
    """The reader left before the request was whole."""


class Errands:
    """The ASGI app of the newsstand."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.desk = Desk(stand.rack)
        self._silent = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        query = scope["query_string"]
        target = scope["raw_path"] + (b"?" + query if query else b"")
        request = Request(scope["method"], target, scope["http_version"], scope["headers"])
        try:
            await self._run(request, (scope["client"] or ("",))[0], receive, send)
        except Gone:
            return

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        await self.desk.open()
        self.stand.watch.wind()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.stand.watch.stop()
        await self.desk.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _run(self, request: Request, reader: str, receive: Any, send: Any) -> None:
        body = await _whole_body(receive)
        if self.stand.files.has(request.path):
            await self._hand_out_file(request, send)
        elif request.path == b"/readyz" and reader in NEAR:
            await self._say_ready(request, reader, send)
        elif (
            request.asks_only
            and takes_html(request.get(b"accept"))
            and self.stand.is_absent(request)
        ):
            await hand(self.stand.notice(404, request), request, send)
        else:
            await self._ask_desk(request, reader, body, send)

    async def _ask_desk(self, request: Request, reader: str, body: Body | None, send: Any) -> None:
        generation = self.stand.shelf.generations.table[GLOBAL]
        try:
            async with self.desk.ask(request, reader, body) as answer:
                if answer.rest is not None:
                    await _relay(answer, request, send)
                    return
        except DeskSilent as fault:
            self._note_silence(str(fault))
            await hand(self.stand.notice(503, request), request, send)
            return
        self._note_silence("")
        if self._is_ours_to_say(answer, request):
            self.stand.remember_absent(request, generation)
            await hand(self.stand.notice(404, request), request, send)
            return
        await _relay(answer, request, send)

    def _note_silence(self, why: str) -> None:
        """Log when the desk falls silent and when it speaks again, not every reader turned away."""
        if why and not self._silent:
            log.error("The desk does not answer: %s", why)
        elif self._silent and not why:
            log.warning("The desk answers again.")
        self._silent = bool(why)

    def _is_ours_to_say(self, answer: Answer, request: Request) -> bool:
        if answer.status != 404 or not request.asks_only:
            return False
        empty = not answer.start and request.method == "GET"
        return takes_html(request.get(b"accept")) and (empty or answer.printed == b"404")

    async def _say_ready(self, request: Request, reader: str, send: Any) -> None:
        try:
            async with self.desk.ask(request, reader, None) as answer:
                ready = answer.status < 500
        except DeskSilent:
            ready = False
        reply = READY if ready else self.stand.notice(503, request)
        await hand(reply, request, send)

    async def _hand_out_file(self, request: Request, send: Any) -> None:
        if not request.asks_only:
            await hand(self.stand.notice(405, request), request, send)
            return
        found = self.stand.files.find(request.path)
        if found is None:
            await hand(self.stand.notice(404, request), request, send)
            return
        await _stream(found, request, send)


async def hand(reply: Reply, request: Request, send: Any) -> None:
    """Send a reply through ASGI."""
    body = b"" if request.method == "HEAD" else reply.body
    await send({"type": "http.response.start", "status": reply.status, "headers": reply.fields()})
    await send({"type": "http.response.body", "body": body})


async def _whole_body(receive: Any) -> Body | None:
    body = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body.write(message["body"])
        if not message["more_body"]:
            return body if body.tell() else None


async def _relay(answer: Answer, request: Request, send: Any) -> None:
    fields = answer.fields
    if answer.rest is None and request.method != "HEAD" and answer.status not in BODILESS:
        fields = [field for field in fields if field[0] != b"content-length"]
        fields.append((b"content-length", str(len(answer.start)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": fields})
    more = answer.rest is not None
    await send({"type": "http.response.body", "body": answer.start, "more_body": more})
    if answer.rest is not None:
        await _relay_rest(answer.rest, send)


async def _relay_rest(rest: StreamReader, send: Any) -> None:
    try:
        async for piece in rest.iter_any():
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    except (ClientError, OSError) as fault:
        log.warning("The desk broke off: %s", fault)
        return
    await send({"type": "http.response.body", "body": b""})


async def _stream(found: Found, request: Request, send: Any) -> None:
    known = request.get(b"if-none-match")
    fields = [(n.encode(), v.encode()) for n, v in (*found.fields, ("etag", found.etag))]
    if known and is_among(found.etag.encode(), known):
        await send({"type": "http.response.start", "status": 304, "headers": fields})
        await send({"type": "http.response.body", "body": b""})
        return
    start, stop = _wanted(request, found)
    status = 200 if (start, stop) == (0, found.size) else 206
    fields += [(b"accept-ranges", b"bytes"), (b"content-length", str(stop - start).encode())]
    if status == 206:
        span = f"bytes {start}-{stop - 1}/{found.size}"
        fields.append((b"content-range", span.encode()))
    await send({"type": "http.response.start", "status": status, "headers": fields})
    if request.method != "HEAD":
        async for bite in found.bites(start, stop):
            await send({"type": "http.response.body", "body": bite, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _wanted(request: Request, found: Found) -> tuple[int, int]:
    """The one span of bytes asked for, or all of them."""
    match = RANGE.fullmatch(request.get(b"range") or b"")
    if match is None or request.get(b"if-range") not in (None, found.etag.encode()):
        return 0, found.size
    first, last = match.groups()
    if first:
        start, stop = int(first), min(int(last) + 1, found.size) if last else found.size
    else:
        start, stop = max(found.size - int(last or 0), 0), found.size
    return (start, stop) if start < stop else (0, found.size)
