"""The worker's watch: coarse time, the date line, and which connections have overstayed.

One timer for all connections instead of one for each request. Wound by Stand at start-up.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from email.utils import formatdate
from typing import Protocol

from ilbo.newsstand.rack import Limits
from ilbo.newsstand.replies import PHRASES


class Guest(Protocol):
    """A connection as the watch sees it."""

    deadline: float

    def overstay(self) -> None: ...


class Watch:
    """Coarse time for a whole worker."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        shortest = min(limits.head_timeout, limits.body_timeout, limits.idle_timeout, limits.linger)
        self._pace = min(0.25, shortest / 4)
        self._timer: asyncio.TimerHandle | None = None
        self._second = 0
        self.guests: Callable[[], Iterable[Guest]] = tuple
        self.every_second: Callable[[], None] = lambda: None
        self.openings: dict[int, bytes] = {}
        self.closings: dict[int, bytes] = {}
        self._look()

    def wind(self) -> None:
        """Start ticking in the running loop."""
        self._tick()

    def stop(self) -> None:
        """Stop ticking."""
        if self._timer:
            self._timer.cancel()

    def _tick(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._pace, self._tick)
        self._look()
        for guest in list(self.guests()):
            if guest.deadline < self.now:
                guest.overstay()

    def _look(self) -> None:
        self.now = time.monotonic()
        self.idle_until = self.now + self._limits.idle_timeout
        second = int(time.time())
        if second != self._second:
            self._second = second
            self._set_date(second)
            self.every_second()

    def _set_date(self, second: int) -> None:
        date = formatdate(second, usegmt=True)
        for status, phrase in PHRASES.items():
            line = f"HTTP/1.1 {status} {phrase}\r\ndate: {date}\r\n"
            self.openings[status] = f"{line}connection: keep-alive\r\n".encode()
            self.closings[status] = f"{line}connection: close\r\n".encode()
