"""The stand itself: what is at hand for a path, read from the shelf or the folders and remembered.

The protocol asks it for every GET and HEAD; Errands ask it for notices. It never waits for anyone.
"""

import json
import logging
from array import array
from collections import OrderedDict
from urllib.parse import quote_from_bytes, unquote_to_bytes

from ilbo.newsstand.encodings import Effort, Likings
from ilbo.newsstand.files import SMALL, Files, Found
from ilbo.newsstand.generations import GLOBAL, name_of, slot_of
from ilbo.newsstand.impression import Impression, TornSheet, impress
from ilbo.newsstand.pile import Copy, Pile
from ilbo.newsstand.rack import Rack
from ilbo.newsstand.replies import Fields, Reply, plain, reply_of
from ilbo.newsstand.request import Request
from ilbo.newsstand.shelf import Shelf
from ilbo.newsstand.watch import Watch

LONGEST_REMEMBERED = 1024  # bytes of an address; noise is longer, and ten thousand are remembered
DJANGO_LEAVES = "/~:@!$&'()*+,;="
UNACCEPTABLE = plain(406, "This page is not kept in a coding you accept.")
WELL = plain(200, "ok")
SENTENCES = {
    404: "There is no such page. 그런 쪽이 없습니다.",
    405: "That cannot be done here. 여기서는 할 수 없는 일입니다.",
    503: "The desk cannot be reached: what is printed can be read, but nothing can be sent or "
    "posted just now. Please try again in a few minutes. 지금은 편집국에 닿지 않습니다. "
    "인쇄된 기사는 읽을 수 있지만 글은 보낼 수 없습니다. 잠시 뒤에 다시 해 주십시오.",
}
WITH_STATUS: dict[int, tuple[tuple[str, str], ...]] = {
    404: (),
    405: (("allow", "GET, HEAD"),),
    503: (("retry-after", "30"), ("cache-control", "no-store")),
}
log = logging.getLogger(__name__)


class Stand:
    """One worker's shelf, files, pile and watch."""

    def __init__(self, rack: Rack) -> None:
        self.rack = rack
        self.shelf = Shelf(rack.shelf)
        self.files = Files(rack)
        self.pile = Pile(rack.limits.memory_bytes)
        self.likings = Likings()
        self.watch = Watch(rack.limits)
        self._seconds = array("Q", [0])
        self._absent: OrderedDict[bytes, tuple[int, float]] = OrderedDict()
        self.watch.every_second = self._count_second

    def find(self, path: bytes, liking: int) -> Reply | None:
        """The reply at hand for a path, or None when someone has to be asked."""
        if self.files.has(path):
            return self._file(path, liking)
        if path == b"/healthz":
            return WELL
        reply = self._sheet(path.decode("ascii"), liking)
        if reply is None and (usual := canonical(path)) != path:
            reply = self._sheet(usual.decode("ascii"), liking)
        return reply

    def notice(self, status: int, request: Request) -> Reply:
        """What the newsstand says for itself: the printed page, or one sentence."""
        also = WITH_STATUS[status]
        if not takes_html(request.get(b"accept")):
            return _sentence(status, request.get(b"accept") or b"", also)
        liking = self.likings.number(request.get(b"accept-encoding"))
        for address in (self.rack.notice(status, request.path), f"!{status}"):
            if reply := self._sheet(address, liking, also):
                return reply
        return plain(status, SENTENCES[status], also)

    def is_absent(self, request: Request) -> bool:
        """Whether the desk said lately that there is no such page, and nothing came since."""
        said = self._absent.get(request.target)
        if said is None or not _is_anyone(request):
            return False
        generation, until = said
        return generation == self.shelf.generations.table[GLOBAL] and self.watch.now < until

    def remember_absent(self, request: Request, generation: int) -> None:
        """Keep in mind that the desk knows no such page, as of a generation."""
        if not _is_anyone(request) or len(request.target) > LONGEST_REMEMBERED:
            return
        self._absent.pop(request.target, None)
        until = self.watch.now + self.rack.limits.absent_for
        self._absent[request.target] = (generation, until)
        while len(self._absent) > self.rack.limits.absent_kept:
            self._absent.popitem(last=False)

    def _sheet(self, address: str, liking: int, also: Fields = ()) -> Reply | None:
        key, table = address.encode(), self.shelf.generations.table
        slot = slot_of(name_of(address))
        copy = self.pile.current(key) or Copy(table, slot, table[slot])
        reply = copy.replies.get(liking)
        if reply is None:
            impression = self._standing(address)
            if impression is None:
                return None
            reply = self._laid(copy, impression, liking, also)
            if copy.generation % 2 == 0:
                self.pile.keep(key, copy)
        return reply

    def _standing(self, address: str) -> Impression | None:
        try:
            return self.shelf.standing(address)
        except TornSheet as fault:
            log.warning("%s: %s The desk is asked instead.", address, fault)
            return None

    def _laid(self, copy: Copy, impression: Impression, liking: int, also: Fields = ()) -> Reply:
        reply = reply_of(impression, self.likings.preferences[liking], also) or UNACCEPTABLE
        alike = (known for known in copy.replies.values() if known.full == reply.full)
        copy.replies[liking] = next(alike, reply)
        return copy.replies[liking]

    def _file(self, path: bytes, liking: int) -> Reply | None:
        copy = self.pile.current(path)
        if copy is not None and liking in copy.replies:
            return copy.replies[liking]
        found = self.files.find(path)
        if found is None or found.size > SMALL:
            return None
        copy = self._renewed(path, found)
        if liking not in copy.replies:
            self._laid(copy, impress(found.sheet(path), Effort.QUICK), liking)
        self.pile.keep(path, copy)
        return copy.replies[liking]

    def _renewed(self, path: bytes, found: Found) -> Copy:
        now, mark = self._seconds[0], (found.changed, found.size)
        copy = self.pile.at_hand.get(path)
        if copy is None or copy.mark != mark:
            return Copy(self._seconds, 0, now, mark)
        copy.generation = now
        return copy

    def _count_second(self) -> None:
        self._seconds[0] += 1


def canonical(path: bytes) -> bytes:
    """The path percent-encoded as Django writes it, whatever the reader's way of writing it."""
    return quote_from_bytes(unquote_to_bytes(path), safe=DJANGO_LEAVES).encode("ascii")


def takes_html(accept: bytes | None) -> bool:
    """Whether a person may be looking: pages are asked for by name, or anything is welcome."""
    return accept is None or b"text/html" in accept or accept.startswith(b"*/*")


def _is_anyone(request: Request) -> bool:
    """Whether this could be any reader: a page may be absent for strangers only."""
    return request.get(b"cookie") is None and request.get(b"authorization") is None


def _sentence(status: int, accept: bytes, also: Fields) -> Reply:
    if b"json" in accept:
        said = json.dumps({"error": SENTENCES[status]}, ensure_ascii=False)
        return plain(status, said, also, content_type="application/json")
    return plain(status, SENTENCES[status], also)
