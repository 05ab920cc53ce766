"""Reads a news page that was saved as text, of the kind readers print or mail themselves."""

import re
from collections.abc import Iterator, Sequence

from ilbo.language.script import dominant_language
from ilbo.wire.account import UNPLACED, Entry
from ilbo.wire.items import Copy, Item, Refused, Unplaced
from ilbo.wire.layout import page_of
from ilbo.wire.lines import Line, lines_of
from ilbo.wire.pages import Page
from ilbo.wire.refusals import SourceRefused
from ilbo.wire.source import MEGABYTE, Source

LONGEST_LINE = 50_000
MOST_LINES = 50_000
MOST_PARAGRAPHS = 1_000
FEWEST_SIGNS = 2
MARKUP = re.compile(r"\s*(?:<!doctype|<html|<\?xml|<rss|<feed|[{\[]\s*[\"{\[])", re.IGNORECASE)


class SavedPage:
    """The reader of saved pages: one page, one item."""

    name = "saved-page"
    limit = 20 * MEGABYTE
    counts = "lines"

    def recognises(self, source: Source) -> bool:
        """Whether the text shows two signs of a page and holds a story; says why when not."""
        page = page_of(self._lines(source))
        if not page.has_story or len(page.signs) < FEWEST_SIGNS:
            raise SourceRefused(
                f"no story was found in its {_counted(page)}: a saved page has a headline, "
                "paragraphs, and a breadcrumb, caption, byline or tools around them."
            )
        return True

    def read(self, source: Source) -> Iterator[Item | Refused]:
        """The one item of the page."""
        lines = self._lines(source)
        page = page_of(lines)
        if not page.has_story:
            raise SourceRefused(
                f"no story was found in its {_counted(page)}: it needs a headline and paragraphs."
            )
        yield self._item(page, lines)

    def _lines(self, source: Source) -> tuple[Line, ...]:
        text = source.text(self.limit)
        if MARKUP.match(text):
            raise SourceRefused("the file is markup or data; save the page as plain text.")
        count = max(text.count("\n"), text.count("\r"))
        if count > MOST_LINES:
            raise SourceRefused(
                f"the text has {count:,} lines; a saved page has at most {MOST_LINES:,}."
            )
        lines = lines_of(text)
        for line in lines:
            if len(line.text) > LONGEST_LINE:
                raise SourceRefused(
                    f"line {line.number} has {len(line.text):,} characters; "
                    f"a saved page has at most {LONGEST_LINE:,} in one line."
                )
        return lines

    def _item(self, page: Page, lines: Sequence[Line]) -> Item | Refused:
        account = page.account.entries()
        unplaced = tuple(_unplaced(account, lines))
        notes = (*page.notes, *_removals(lines))
        if len(page.blocks) > MOST_PARAGRAPHS:
            reason = f"The page has {len(page.blocks):,} paragraphs; no story is that long."
            return Refused(reason, page.headline, account, unplaced, notes)
        return Item(self._identity(page), _copy(page), account, unplaced, notes)

    def _identity(self, page: Page) -> tuple[str, ...]:
        """Title, breadcrumb and day: a changed copy of the same page keeps them."""
        title = " ".join((page.title or page.headline).casefold().split())
        day = page.day.on.isoformat() if page.day else ""
        return (self.name, title, " > ".join(page.crumbs).casefold(), day)


def _copy(page: Page) -> Copy:
    text = "\n".join((page.headline, *(block.text for block in page.blocks)))
    return Copy(
        headline=page.headline,
        blocks=tuple(page.blocks),
        language=dominant_language(text),
        section=page.crumbs,
        standfirst=page.standfirst,
        dateline=page.dateline,
        names=page.names,
        caption=page.caption,
        credit=page.credit,
        day=page.day,
    )


def _unplaced(account: Sequence[Entry], lines: Sequence[Line]) -> Iterator[Unplaced]:
    for entry in account:
        if entry.role == UNPLACED:
            for line in lines[entry.first - 1 : entry.last]:
                yield Unplaced(line.number, line.text)


def _removals(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.removed:
            marks = ", ".join(dict.fromkeys(line.removed))
            yield f"Taken out of line {line.number}: {marks} (unprintable)."


def _counted(page: Page) -> str:
    count = len(page.account)
    return f"{count:,} {'line' if count == 1 else 'lines'}"
