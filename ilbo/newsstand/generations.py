"""The table of generations: how every worker on the machine learns of a new sheet at once.

A file of 64-bit counters is mapped by all. An address has one slot, shared with a few others.
A writer makes the slot odd, changes the sheet, and makes it even again; a worker keeps what it
read in memory for as long as the slot still shows the same even number. A slot that is odd
because its writer was killed is not trusted by anyone until the next writer mends it.
"""

import mmap
import os
from hashlib import blake2b
from pathlib import Path

SLOTS = 2**16
GLOBAL = SLOTS
SIZE = (SLOTS + 1) * 8


def name_of(address: str) -> str:
    """The name an address goes by on disk: addresses can be longer than a file's name may be."""
    return blake2b(address.encode(), digest_size=16).hexdigest()


def slot_of(name: str) -> int:
    """The slot that a name shares with a few others."""
    return int(name[:4], 16)


class Generations:
    """The counters; `table` is read without a lock, written only under the stripe's lock."""

    def __init__(self, file: Path) -> None:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            if os.fstat(descriptor).st_size < SIZE:
                os.ftruncate(descriptor, SIZE)
            self._map = mmap.mmap(descriptor, SIZE)
        finally:
            os.close(descriptor)
        self.table: memoryview[int] = memoryview(self._map).cast("Q")

    def is_settled(self, slot: int) -> bool:
        """Whether no writer is at work there, or was killed at work."""
        return self.table[slot] % 2 == 0

    def open(self, slot: int) -> None:
        """Tell readers that the slot's sheets are about to change."""
        self.table[slot] |= 1

    def settle(self, slot: int) -> None:
        """Tell readers to look again at the slot's sheets."""
        self.table[slot] = (self.table[slot] | 1) + 1 & 0xFFFFFFFFFFFFFFFF

    def advance(self) -> None:
        """Tell readers that something, anything, has changed."""
        self.table[GLOBAL] += 1
