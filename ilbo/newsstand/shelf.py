"""The shelf: where the press puts printed sheets and the newsstand takes them from.

The press calls put, remove and lock; workers call standing. Nothing here needs a server, and a
process killed at any moment leaves whole sheets, old or new.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ilbo.newsstand.encodings import Effort
from ilbo.newsstand.generations import SLOTS, Generations, name_of, slot_of
from ilbo.newsstand.impression import (
    Impression,
    Sheet,
    TornSheet,
    impress,
    label_of,
    pack,
    proofread,
    tag_of,
    unpack,
)

__all__ = ["Effort", "Impression", "Sheet", "Shelf", "TornSheet"]

STRIPES = 64
LABEL_REACH = 16_384
log = logging.getLogger(__name__)


class Shelf:
    """Printed sheets in a folder, one file per address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sheets, self._wet, self._locks = (folder / n for n in ("sheets", "wet", "locks"))
        for part in (self._sheets, self._wet, self._locks):
            part.mkdir(parents=True, exist_ok=True)
        self.generations = Generations(folder / "generations")

    def put(self, sheet: Sheet, *, effort: Effort = Effort.QUICK) -> bool:
        """Print a sheet; False, and nothing written, when the same bytes already stand there."""
        proofread(sheet)
        slot = slot_of(name_of(sheet.address))
        if self.generations.is_settled(slot) and self._stands(sheet, effort):
            return False
        file = pack(impress(sheet, effort))
        with self._writing(slot):
            wet = self._wet / f"{slot % STRIPES:02x}"
            wet.write_bytes(file)
            self._rename(wet, self._place(sheet.address))
        return True

    def remove(self, address: str) -> bool:
        """Take a sheet off the shelf; False when there was none."""
        slot = slot_of(name_of(address))
        place = self._place(address)
        if self.generations.is_settled(slot) and not place.exists():
            return False
        with self._writing(slot):
            try:
                place.unlink()
            except FileNotFoundError:
                return False
        return True

    def get(self, address: str) -> Sheet | None:
        """The sheet at an address; raises TornSheet on a file that does not check out."""
        impression = self.standing(address)
        return impression.sheet if impression else None

    def standing(self, address: str) -> Impression | None:
        """The sheet at an address with its tag and codings, as `get`."""
        try:
            file = self._place(address).read_bytes()
        except FileNotFoundError:
            return None
        impression = unpack(file)
        if impression.sheet.address != address:
            raise TornSheet(f"The file of {address} holds another address.")
        return impression

    def addresses(self) -> Iterator[str]:
        """Every address on the shelf, in no order."""
        for place in self._sheets.glob("??/*"):
            with suppress(FileNotFoundError), place.open("rb") as file:
                label = label_of(file.read(LABEL_REACH))
                if label:
                    yield str(label["address"])
                else:
                    log.warning("Not a sheet: %s", place)

    @contextmanager
    def lock(self, address: str) -> Iterator[None]:
        """Keep other processes and threads from rendering this address; hold one at a time."""
        with self._flock(f"press-{name_of(address)[:2]}"):
            yield

    def sweep(self) -> int:
        """Clear what killed writers left: half-written files, torn sheets, open slots."""
        left = sum(self._swept(stripe) for stripe in range(STRIPES))
        return left + sum(self._discarded(place) for place in self._sheets.glob("??/*"))

    def _stands(self, sheet: Sheet, effort: Effort) -> bool:
        try:
            standing = self.standing(sheet.address)
        except TornSheet:
            return False
        same = standing is not None and standing.tag == tag_of(sheet)
        return same and standing is not None and effort in (Effort.QUICK, standing.effort)

    def _swept(self, stripe: int) -> int:
        table, left = self.generations.table, 0
        with self._flock(f"write-{stripe:02x}"):
            with suppress(FileNotFoundError):
                (self._wet / f"{stripe:02x}").unlink()
                left += 1
            for slot in (s for s in range(stripe, SLOTS, STRIPES) if table[s] % 2):
                self.generations.settle(slot)
                left += 1
        return left

    def _discarded(self, place: Path) -> bool:
        if not _is_torn(place):
            return False
        with self._writing(slot_of(place.parent.name + place.name)):
            torn = _is_torn(place)  # unless it was printed again meanwhile
            if torn:
                log.warning("Discarding a torn sheet: %s", place)
                place.unlink()
        return torn

    def _place(self, address: str) -> Path:
        name = name_of(address)
        return self._sheets / name[:2] / name[2:]

    @contextmanager
    def _writing(self, slot: int) -> Iterator[None]:
        with self._flock(f"write-{slot % STRIPES:02x}"):
            self.generations.open(slot)
            try:
                yield
            finally:
                self.generations.settle(slot)
        with self._flock("global"):
            self.generations.advance()

    def _rename(self, wet: Path, place: Path) -> None:
        try:
            wet.replace(place)
        except FileNotFoundError:
            place.parent.mkdir(exist_ok=True)
            wet.replace(place)

    @contextmanager
    def _flock(self, name: str) -> Iterator[None]:
        descriptor = os.open(self._locks / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _is_torn(place: Path) -> bool:
    try:
        unpack(place.read_bytes())
    except FileNotFoundError:
        return False
    except TornSheet:
        return True
    return False
