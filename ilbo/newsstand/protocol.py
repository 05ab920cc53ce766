"""The reader's side: an HTTP protocol that answers from the pile before any ASGI app is asked.

Uvicorn makes one for each connection. What one look at the pile does not settle is answered with
more care, and what is not at hand becomes an errand.
"""

import asyncio
from math import inf
from typing import Any
from urllib.parse import unquote

from uvicorn._types import HTTPScope
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from ilbo.newsstand.connection import Connection
from ilbo.newsstand.line import State
from ilbo.newsstand.replies import Reply
from ilbo.newsstand.request import Request

LIVELY = b" HTTP/1.1\r\n"
UNKNOWN = -1


class Newsstand(Connection):
    """One reader's connection, answered."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._at_hand = self._stand.pile.at_hand
        self._likings = self._stand.likings
        self._liking_of = self._stand.likings.by_header

    def _answer(self, head: bytes, told: dict[bytes, bytes]) -> None:
        """Answer from the pile if one look tells how, as it does for nearly every reader."""
        space = head.find(b" ", 4)
        copy = self._at_hand.get(head[4:space])
        if (
            copy is not None
            and copy.table[copy.slot] == copy.generation
            and head.startswith(b"GET ")
            and head.startswith(LIVELY, space)
            and b"host:" in told
            and self._stays
        ):
            liking = self._liking_of.get(told.get(b"accept-encoding:", b""), UNKNOWN)
            reply = copy.replies.get(liking)
            if reply is not None:
                copy.used = True
                known = told.get(b"if-none-match:")
                if known is not None and (known == reply.etag or reply.is_known(known)):
                    self.transport.write(self._watch.openings[304] + reply.unmodified)
                else:
                    self.transport.write(self._watch.openings[reply.status] + reply.full)
                self.deadline = self._watch.idle_until
                self.server_state.total_requests += 1
                return
        self._answer_with_care(head)

    def _answer_with_care(self, head: bytes) -> None:
        """Answer what the quick look did not settle: HEAD, HTTP/1.0, queries, misses, refusals."""
        request = self._read(head)
        if request is not None:
            self._answer_or_ask(request)

    def _answer_or_ask(self, request: Request) -> None:
        keep_alive = self._keeps(request)
        if not self._answer_at_hand(request, keep_alive):
            self._state = State.BUSY
            self._begin(request, keep_alive=keep_alive, more_body=False)

    def _answer_at_hand(self, request: Request, keep_alive: bool) -> bool:
        reply = None
        if request.asks_only:
            liking = self._likings.number(request.get(b"accept-encoding"))
            reply = self._stand.find(request.path, liking)
        if reply is not None:
            self._send(reply, request, keep_alive)
        return reply is not None

    def _send(self, reply: Reply, request: Request, keep_alive: bool) -> None:
        openings = self._watch.openings if keep_alive else self._watch.closings
        known = request.get(b"if-none-match")
        if known is not None and reply.is_known(known):
            self.transport.write(openings[304] + reply.unmodified)
        else:
            said = reply.head if request.method == "HEAD" else reply.full
            self.transport.write(openings[reply.status] + said)
        self.deadline = self._watch.idle_until
        self.server_state.total_requests += 1
        if not keep_alive:
            self._leave()

    def _begin(self, request: Request, *, keep_alive: bool, more_body: bool) -> None:
        self.deadline = inf
        self.cycle = RequestResponseCycle(
            scope=self._scope(request),
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=more_body and request.get(b"expect") is not None,
            keep_alive=keep_alive,
            on_response=self.on_response_complete,
        )
        self.cycle.more_body = more_body
        if not more_body:
            self.cycle.message_event.set()
        self._start_asgi_task(self.cycle, self.app)

    def _scope(self, request: Request) -> HTTPScope:
        return {
            "type": "http",
            "asgi": {"version": self.asgi_version, "spec_version": "2.3"},
            "http_version": request.version,
            "server": self.server,
            "client": self.client,
            "scheme": self.scheme or "http",
            "method": request.method,
            "root_path": "",
            "path": unquote(request.path.decode("ascii")),
            "raw_path": request.path,
            "query_string": request.query,
            "headers": request.fields,
            "state": {},
        }
