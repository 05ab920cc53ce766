"""Takes in what arrives: a reader for each source, a story for each item. Called by `import`."""

import logging
from collections.abc import Callable, Iterable

from ilbo.wire.filing import Wishes, file_item
from ilbo.wire.items import Item, Refused
from ilbo.wire.readers import AUTO, reader_for
from ilbo.wire.receipts import ItemReceipt, Receipt, SourceReceipt, refused
from ilbo.wire.refusals import SourceRefused
from ilbo.wire.source import Arrival, Source

log = logging.getLogger(__name__)


def take_in(
    arrivals: Iterable[Arrival],
    receipt: Receipt,
    wishes: Wishes,
    wanted: str = AUTO,
    on_each: Callable[[], None] = lambda: None,
) -> None:
    """File everything that arrived, writing the receipt as it goes."""
    for arrival in arrivals:
        _take_in(arrival, receipt, wishes, wanted)
        on_each()
    receipt.is_complete = True


def _take_in(arrival: Arrival, receipt: Receipt, wishes: Wishes, wanted: str) -> None:
    entry = SourceReceipt(arrival.name)
    receipt.sources.append(entry)
    try:
        _read(arrival.source(), entry, wishes, wanted)
    except SourceRefused as refusal:
        entry.reason = str(refusal)
    except Exception as trouble:
        log.exception("A source could not be read: %r", arrival.name)
        entry.reason = f"it could not be read ({type(trouble).__name__})."


def _read(source: Source, entry: SourceReceipt, wishes: Wishes, wanted: str) -> None:
    entry.size = source.size
    reader = reader_for(source, wanted)
    entry.reader, entry.counts = reader.name, reader.counts
    entry.sha256 = source.sha256
    for item in reader.read(source):
        entry.items.append(_receipt(item, source, reader.name, wishes))
    if not entry.items:
        raise SourceRefused("no items were found in it.")


def _receipt(item: Item | Refused, source: Source, reader: str, wishes: Wishes) -> ItemReceipt:
    return refused(item) if isinstance(item, Refused) else file_item(item, source, reader, wishes)
