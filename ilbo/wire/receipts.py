"""What became of every source, every item and every line. Written by intake, shown by `import`."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ilbo.wire.account import Entry
from ilbo.wire.items import Item, Refused, Unplaced

Outcome = Literal["filed", "already filed", "refused"]
MARK = "ilbo_receipt"  # the key by which a file is known to be a receipt
VERSION = 1


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the bylines, and whether its contributor was made for it."""

    name: str
    role: str
    address: str
    was_made: bool


@dataclass(frozen=True, slots=True)
class ItemReceipt:
    """What became of one item."""

    outcome: Outcome
    headline: str
    reason: str = ""
    story: int | None = None
    address: str = ""
    is_in_print: bool = False
    section: tuple[str, ...] = ()
    sections_made: tuple[str, ...] = ()
    language: str = ""
    dated: str = ""
    contributors: tuple[Person, ...] = ()
    notes: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    account: tuple[Entry, ...] = ()


@dataclass(slots=True)
class SourceReceipt:
    """What became of one source; `reason` where it could not be read, or not to its end."""

    name: str
    sha256: str = ""
    size: int = 0
    reader: str = ""
    counts: str = ""
    reason: str = ""
    items: list[ItemReceipt] = field(default_factory=list)


@dataclass(slots=True)
class Receipt:
    """What became of everything that was handed in at once."""

    sources: list[SourceReceipt] = field(default_factory=list)
    is_complete: bool = False

    @property
    def items(self) -> list[ItemReceipt]:
        """The items of all sources."""
        return [item for source in self.sources for item in source.items]

    def count(self, outcome: Outcome) -> int:
        """How many items ended so."""
        return sum(item.outcome == outcome for item in self.items)

    @property
    def unread(self) -> int:
        """How many sources could not be read to their end."""
        return sum(bool(source.reason) for source in self.sources)

    def as_values(self) -> dict[str, Any]:
        """The receipt in plain values, the sums first."""
        sums = {
            "filed": self.count("filed"),
            "already_filed": self.count("already filed"),
            "refused": self.count("refused"),
            "sources_not_read": self.unread,
            "complete": self.is_complete,
        }
        return {MARK: VERSION, **sums, "sources": [asdict(source) for source in self.sources]}


def refused(item: Item | Refused, reason: str = "") -> ItemReceipt:
    """The receipt of an item that was not filed."""
    return ItemReceipt(
        outcome="refused",
        headline=item.copy.headline if isinstance(item, Item) else item.headline,
        reason=item.reason if isinstance(item, Refused) else reason,
        notes=item.notes,
        unplaced=item.unplaced,
        account=item.account,
    )
