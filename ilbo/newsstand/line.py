"""The line to a reader: how long it is held, how slowly it may be read, and how it is left.

Uvicorn opens one for each connection. What comes in over it is the business of the connection,
which is built on this.
"""

import asyncio
import fcntl
import sys
import termios
from contextlib import suppress
from enum import Enum, auto
from math import inf
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from ilbo.newsstand.errands import Errands
from ilbo.newsstand.replies import plain


class State(Enum):
    """Where a connection stands."""

    HEAD = auto()  # between requests, or a head half here
    BODY = auto()  # a head is taken, its body is arriving
    BUSY = auto()  # the request is whole, its reply is being fetched
    LINGER = auto()  # the last word is said; what still comes is dropped


class Line(HttpToolsProtocol):
    """One open line."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        errands: Errands = config.loaded_app
        self._stand = errands.stand
        self._limits = errands.stand.rack.limits
        self._watch = errands.stand.watch
        self._watch.guests = lambda: server_state.connections  # type: ignore[assignment,return-value]  # ours are the only ones
        self._state = State.HEAD
        self._stash = bytearray()
        self._unsent = inf
        self.deadline = self._watch.now + self._limits.head_timeout

    def _work(self) -> None:
        """Go on with what has arrived."""
        raise NotImplementedError

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        super().connection_made(transport)
        if len(self.connections) > self._limits.connections:
            self._refuse(503, "Too many readers at once; please try again in a minute.")

    def eof_received(self) -> bool:  # type: ignore[override]  # asyncio lets us keep our half open
        if self._state is State.BUSY and self.cycle is not None:
            self.cycle.keep_alive = False
            return True
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._state = State.LINGER
        self._stash.clear()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        self.flow.pause_writing()
        self.flow.pause_reading()
        self.deadline = self._watch.now + self._limits.send_timeout

    def resume_writing(self) -> None:
        self.flow.resume_writing()
        self._unsent = inf
        if self._state is not State.LINGER:
            self.deadline = inf if self._state is State.BUSY else self._watch.idle_until
        self._go_on()

    def shutdown(self) -> None:
        if self.cycle is not None and self._state in (State.BODY, State.BUSY):
            self.cycle.keep_alive = False
        else:
            self.transport.close()

    def overstay(self) -> None:
        """Called by the watch when the deadline has passed."""
        unsent = self.transport.get_write_buffer_size() + self._unacknowledged()
        if 0 < unsent < self._unsent:  # a slow reader is a reader
            self._unsent = unsent
            self.deadline = self._watch.now + self._limits.send_timeout
        elif unsent or self._state is State.LINGER:
            self.transport.abort()
        elif self._state is State.BODY or self._stash:
            self._refuse(408, "Your request took too long to arrive.")
        else:
            self.transport.close()

    def _unacknowledged(self) -> int:
        """What the kernel still holds for the reader: megabytes, for one on a thin line."""
        descriptor = self.transport.get_extra_info("socket").fileno()
        with suppress(OSError):
            told = fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4))
            return int.from_bytes(told, sys.byteorder)
        return 0

    def on_response_complete(self) -> None:
        """Called when the app has said all; goes on with the next request."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        if self._state is State.BODY:
            self._leave()
        elif self._state is State.BUSY:
            self._state = State.HEAD
            self.deadline = self._watch.idle_until
            self._go_on()

    def _go_on(self) -> None:
        self.flow.resume_reading()
        if self._stash:
            self.loop.call_soon(self._work)

    def _refuse(self, status: int, sentence: str) -> None:
        """Say why, and close once the reader has had time to hear it."""
        if self._state is State.LINGER:
            return
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            if self.cycle.response_started:
                self.transport.abort()
                return
        self.transport.write(self._watch.closings[status] + plain(status, sentence).full)
        self._leave()

    def _leave(self) -> None:
        """Close our half, and drop what still comes: closing at once could undo our last words."""
        self._state = State.LINGER
        self._stash.clear()
        self.deadline = self._watch.now + self._limits.linger
        self.flow.resume_reading()
        self.transport.write_eof()
