"""A reader's connection: requests cut out of what comes in over the line, and their bodies.

Heads are cut off one at a time and given to the parser, which judges them; nothing is looked at
that it has not found well-formed. So replies leave in the order of their requests, and a flood of
requests waits in the kernel, not here. The protocol, built on this, answers.
"""

from math import inf
from typing import Any

import httptools

from ilbo.newsstand.judging import in_ascii, is_hopeful, judge_for, told_by, without_upgrade
from ilbo.newsstand.line import Line, State
from ilbo.newsstand.request import Refused, Request, read_request

END = b"\r\n\r\n"
USUAL_HEAD = 8192
STASH = 64 * 1024


class Connection(Line):
    """One reader's connection, without the answers."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._searched = 0
        self._is_whole = False
        self._stays = False
        self._body_left = 0
        self._is_chunked = False
        self._dropping_body_of: Request | None = None  # the body of a GET means nothing
        self.parser = judge_for(self)

    def _answer(self, head: bytes, told: dict[bytes, bytes]) -> None:
        """Answer a whole request without a body, of which this is the head and what it tells."""
        raise NotImplementedError

    def _answer_or_ask(self, request: Request) -> None:
        """Answer a whole request."""
        raise NotImplementedError

    def _begin(self, request: Request, *, keep_alive: bool, more_body: bool) -> None:
        """Have the app answer a request whose body may still be arriving."""
        raise NotImplementedError

    def data_received(self, data: bytes) -> None:
        if self._state is State.HEAD and not self._stash and len(data) <= USUAL_HEAD:
            told = told_by(data)
            if told is not None:
                self._take(data, told)
                return
        if self._state is not State.LINGER:
            self._stash += data
            self._work()

    def _work(self) -> None:
        while self._stash:
            if self._state is State.HEAD and not self.flow.write_paused:
                if not self._cut_head():
                    return
            elif self._state is State.BODY:
                self._feed_body()
            elif self._state is State.LINGER:
                self._stash.clear()
            else:
                if len(self._stash) > STASH or self.flow.write_paused:
                    self.flow.pause_reading()
                return

    def _cut_head(self) -> bool:
        """Take one head off the stash; False when it is not all here."""
        while self._stash.startswith(b"\r\n"):
            del self._stash[:2]
        end = self._stash.find(END, max(self._searched - 3, 0))
        if end < 0:
            if self._stash:
                self._wait_for_head()
            return False
        head = bytes(self._stash[: end + 4])
        del self._stash[: end + 4]
        self._searched = 0
        self._take(head)
        return True

    def _wait_for_head(self) -> None:
        """Set the clock for a head that has begun, and refuse it early if it is hopeless."""
        if not self._searched:
            self.deadline = self._watch.now + self._limits.head_timeout
        if len(self._stash) > self._limits.head_bytes:
            self._refuse_length(self._stash)
        elif len(self._stash) >= 2 * self._searched and not is_hopeful(self._stash):
            self._refuse(400, "That is not a request.")
        self._searched = len(self._stash)

    def _take(self, head: bytes, told: dict[bytes, bytes] | None = None) -> None:
        """Give one whole head to the parser, then answer it or wait for its body."""
        self._is_whole = False
        try:
            self.parser.feed_data(head)
        except httptools.HttpParserUpgrade:
            self._take_instead(head, without_upgrade(head))
            return
        except httptools.HttpParserInvalidURLError:
            self._take_instead(head, in_ascii(head))
            return
        except httptools.HttpParserError:
            self._refuse(400, "That is not a request.")
            return
        if self._is_whole:
            self._answer(head, told or told_by(head) or {})
        elif head.strip(b"\r\n"):
            self._expect_body(head)

    def _take_instead(self, head: bytes, mended: bytes) -> None:
        """Take a request without the offer of another protocol, or with its address encoded."""
        self.parser = judge_for(self)
        if mended != head:
            self._take(mended)
        elif head.startswith(b"CONNECT"):
            self._refuse(405, "CONNECT is not done here.")
        else:
            self._refuse(400, "That is not a request.")

    # Bodies

    def _expect_body(self, head: bytes) -> None:
        """Get ready for a body, refusing one that is too large before any of it is read."""
        request = self._read(head)
        if request is None:
            return
        length = request.get(b"content-length")
        if length is not None and int(length) > self._limits.body_bytes:
            self._refuse_body()
            return
        self._body_left = self._limits.body_bytes if length is None else int(length)
        self._is_chunked = length is None
        self._state = State.BODY
        if request.asks_only:
            self._dropping_body_of = request
        else:
            self._begin(request, keep_alive=self._keeps(request), more_body=True)
        self.deadline = self._watch.now + self._limits.body_timeout

    def _keeps(self, request: Request) -> bool:
        """Whether the connection stays; where a chunked body ends only the parser knows."""
        lively = self._stays if self._is_whole else self.parser.should_keep_alive()
        return lively and request.version == "1.1" and request.get(b"transfer-encoding") is None

    def _feed_body(self) -> None:
        """Feed the parser no further than this message: what follows is another request."""
        piece = bytes(self._stash[: None if self._is_chunked else self._body_left])
        del self._stash[: len(piece)]
        self._body_left -= len(piece)
        self.deadline = self._watch.now + self._limits.body_timeout
        try:
            self.parser.feed_data(piece)
        except httptools.HttpParserError:
            if not self._is_whole:
                self._refuse(400, "The body of your request is malformed.")
                return
        if self._is_whole:
            self._body_is_here()
        elif self._body_left <= 0:
            self._refuse_body()

    def on_body(self, body: bytes) -> None:
        """Called by the parser with a piece of a body."""
        if self._dropping_body_of is None and not self._is_whole:
            self.cycle.body += body
            self.cycle.message_event.set()

    def on_message_complete(self) -> None:
        """Called by the parser at the end of a request, the last moment it knows how it began."""
        self._is_whole = True
        self._stays = self.parser.should_keep_alive()

    def _body_is_here(self) -> None:
        request, self._dropping_body_of = self._dropping_body_of, None
        if request is not None:
            self._state = State.HEAD
            self._answer_or_ask(request)
            return
        self._state = State.BUSY
        self.deadline = inf
        self.cycle.more_body = False
        self.cycle.message_event.set()

    def _read(self, head: bytes) -> Request | None:
        if len(head) > self._limits.head_bytes:
            self._refuse_length(head)
            return None
        try:
            return read_request(head, self._limits.target_bytes)
        except Refused as refusal:
            self._refuse(refusal.status, refusal.sentence)
            return None

    def _refuse_length(self, head: bytes | bytearray) -> None:
        if head.find(b"\r\n", 0, self._limits.target_bytes) < 0:
            self._refuse(414, "That address is too long.")
        else:
            self._refuse(431, "The headers of your request are too long.")

    def _refuse_body(self) -> None:
        most = self._limits.body_bytes // (1024 * 1024)
        self._refuse(413, f"That is too large: the most that can be sent is {most} MB.")
