"""The readers of arriving copy: what each must do, and which one takes a source."""

from collections.abc import Iterator
from typing import Protocol

from ilbo.wire.items import Item, Refused
from ilbo.wire.refusals import SourceRefused
from ilbo.wire.saved_page import SavedPage
from ilbo.wire.source import Source

AUTO = "auto"


class Reader(Protocol):
    """One kind of source. It yields its items one by one, so that a source may hold many."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""

    @property
    def limit(self) -> int:
        """The most bytes it reads; a larger source is refused unread."""

    @property
    def counts(self) -> str:
        """What its account counts: lines of a page, entries of a feed."""

    def recognises(self, source: Source) -> bool:
        """Whether it can read this; SourceRefused instead of False says why it cannot."""

    def read(self, source: Source) -> Iterator[Item | Refused]:
        """Every item of the source, to be filed or refused with a reason; none is left out."""


READERS: tuple[Reader, ...] = (SavedPage(),)
FORMATS = (AUTO, *(reader.name for reader in READERS))


def reader_for(source: Source, wanted: str = AUTO) -> Reader:
    """The reader of the wanted format, or the first that recognises the source."""
    if wanted != AUTO:
        reader = next(reader for reader in READERS if reader.name == wanted)
        source.within(reader.limit)
        return reader
    source.within(max(reader.limit for reader in READERS))
    reasons = []
    for reader in READERS:
        try:
            if reader.recognises(source):
                return reader
        except SourceRefused as refusal:
            reasons.append(str(refusal))
    raise SourceRefused(reasons[-1] if reasons else "no reader knows this kind of file.")
