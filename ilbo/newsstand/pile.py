"""The pile of copies at hand: replies kept in memory for as long as the shelf says they stand.

The protocol looks here first, with one look-up and one comparison; Stand fills it.
"""

from collections import deque
from collections.abc import MutableSequence

from ilbo.newsstand.replies import Reply

OVERHEAD = 700


class Copy:
    """What is known of one address: its replies by liking, and the number that vouches for them."""

    __slots__ = ("generation", "mark", "replies", "slot", "table", "used")

    def __init__(
        self,
        table: "MutableSequence[int] | memoryview[int]",
        slot: int,
        generation: int,
        mark: object = None,
    ) -> None:
        self.table = table
        self.slot = slot
        self.generation = generation
        self.mark = mark
        self.replies: dict[int, Reply] = {}
        self.used = True

    def is_current(self) -> bool:
        """Whether what was read is still what stands."""
        return self.table[self.slot] == self.generation

    def size(self) -> int:
        """What it weighs in memory; replies shared by likings weigh once."""
        return OVERHEAD + sum(
            len(r.full) for r in {id(r): r for r in self.replies.values()}.values()
        )


class Pile:
    """Copies by path, within a budget of bytes; what no one asked for lately goes first."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.weight = 0
        self.at_hand: dict[bytes, Copy] = {}
        self._weights: dict[bytes, int] = {}
        self._round: deque[bytes] = deque()

    def current(self, path: bytes) -> Copy | None:
        """The copy of a path, if it still stands."""
        copy = self.at_hand.get(path)
        return copy if copy is not None and copy.is_current() else None

    def keep(self, path: bytes, copy: Copy) -> None:
        """Lay a copy on the pile, or weigh it anew, and make room."""
        if path not in self._weights:
            self._round.append(path)
        self.at_hand[path] = copy
        size = copy.size() + len(path)
        self.weight += size - self._weights.get(path, 0)
        self._weights[path] = size
        while self.weight > self.budget:
            self._let_one_go()

    def _let_one_go(self) -> None:
        while True:
            path = self._round.popleft()
            copy = self.at_hand[path]
            if not copy.used:
                break
            copy.used = False
            self._round.append(path)
        del self.at_hand[path]
        self.weight -= self._weights.pop(path)
