"""How the tests hand a page to the wire's readers."""

from pathlib import Path

from ilbo.wire.items import Item
from ilbo.wire.readers import reader_for
from ilbo.wire.source import Source

PAGES = Path(__file__).parent / "pages"
THE_PAGE = Path(__file__).parents[3] / "shared" / "data" / "page-000.txt"


def read(text: str | bytes, wanted: str = "auto") -> Item:
    """The one item of a page given as text."""
    contents = text.encode() if isinstance(text, str) else text
    source = Source.holding("page.txt", contents)
    [item] = reader_for(source, wanted).read(source)
    assert isinstance(item, Item)
    return item


def page(name: str) -> Item:
    """The one item of a page in tests/wire/pages."""
    return read((PAGES / name).read_bytes())


def roles(item: Item) -> dict[int, str]:
    """What every line was read as."""
    return {
        line: entry.role for entry in item.account for line in range(entry.first, entry.last + 1)
    }


def paragraphs(item: Item) -> list[str]:
    """The paragraphs alone."""
    return [block.text for block in item.copy.blocks if block.kind == "paragraph"]
