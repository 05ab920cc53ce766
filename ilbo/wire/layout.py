"""Which line of a page is its headline, its caption, its body. Called by saved_page.

A page is read in four steps: what stands over the story (title, breadcrumb, headline), where the
story ends, the rows of the story, and the rows under it. Every step places rows in the account;
a row that no step places stays unplaced and is listed.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, takewhile

from ilbo.wire.account import BLANK
from ilbo.wire.breadcrumb import crumbs_in, without_page
from ilbo.wire.lines import Line
from ilbo.wire.pages import Page
from ilbo.wire.rows import Kind, Row, joined, rows_of
from ilbo.wire.story_rows import read_story

HEAD = 12  # rows in which title, breadcrumb and headline are looked for
QUOTES = str.maketrans("‘’“”", "''\"\"")
SITE = re.compile(r"\s*[-|–—:·<»]+\s*\S.*")
LONG_WORD = 4


def page_of(lines: Sequence[Line]) -> Page:
    """Read the lines of a page into its parts."""
    page = Page(len(lines))
    for line in lines:
        if not line.text:
            page.account.place(line.number, BLANK)
    rows = rows_of(lines)
    start = _read_top(page, rows)
    story = joined([row for row in rows[start:] if page.is_open(row)])
    end = _end_of(story)
    for row in rows[:start]:
        page.fit(row)
    is_signed_off = end < len(story) and story[end].kind is Kind.BYLINE
    read_story(page, story[:end], is_signed_off)
    _read_below(page, story[end:])
    return page


# What stands over the story


def _read_top(page: Page, rows: Sequence[Row]) -> int:
    """Place breadcrumb, title and headline; answer where the rows of the story begin."""
    top = rows[:HEAD]
    trail = next((row for row in top if row.kind is Kind.SHORT and crumbs_in(row.plain)), None)
    titles = [row for row in top if row is not trail and row.is_copy]
    if not titles:
        return 0
    title = titles[0]
    headline = _headline_under(title, titles[1:], rows)
    page.title, page.headline = title.text, (headline or title).text
    page.place(title, "title" if headline else "title and headline")
    if headline:
        page.place(headline, "headline")
        if _is_same(title.plain, headline.plain):
            page.signs.add("headline")
    if trail:
        page.crumbs = without_page(crumbs_in(trail.plain), (title.plain, page.headline))
        page.place(trail, "breadcrumb")
        page.signs.add("breadcrumb")
    return rows.index(headline or title) + 1


def _headline_under(title: Row, below: Sequence[Row], rows: Sequence[Row]) -> Row | None:
    """The headline over the story: the title again, or a short line that can be nothing else."""
    for row in below:
        if _is_same(title.plain, row.plain):
            return row
    short = list(takewhile(lambda row: row.kind is Kind.SHORT, below))
    for row in short:
        if _words(title.plain) & _words(row.plain):
            return row
    is_apart = bool(short) and rows.index(short[0]) > rows.index(title) + 1
    return short[0] if is_apart else None


def _is_same(title: str, headline: str) -> bool:
    """Whether a title is this headline, with the site's name after it or cut short."""
    one, other = _folded(title), _folded(headline)
    if one == other:
        return True
    if one.endswith(("…", "...")):
        return len(one) > HEAD and other.startswith(one.rstrip("…. "))
    return one.startswith(other) and SITE.fullmatch(one[len(other) :]) is not None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).casefold().split())


def _words(text: str) -> set[str]:
    words = re.findall(r"[가-힣]{2,}|\w+", _folded(text))
    return {word for word in words if len(word) >= LONG_WORD or not word.isascii()}


# Where the story ends


def _end_of(story: Sequence[Row]) -> int:
    """The row after the story's last one: a byline, else furniture, with little text under it."""
    over, under = _paragraphs_over(story), _paragraphs_under(story)
    for kind in (Kind.BYLINE, Kind.FURNITURE):
        for place, row in enumerate(story):
            if row.kind is kind and over[place] and over[place] >= under[place]:
                return place
    return len(story)


def _paragraphs_over(story: Sequence[Row]) -> list[int]:
    """For every row, how many paragraphs stand over it."""
    return list(accumulate((row.kind is Kind.PROSE for row in story), initial=0))


def _paragraphs_under(story: Sequence[Row]) -> list[int]:
    """For every row, how many paragraphs stand between it and the next piece of furniture."""
    under: list[int] = []
    count = 0
    for row in reversed(story):
        under.append(count)
        count = 0 if row.kind is Kind.FURNITURE else count + (row.kind is Kind.PROSE)
    return under[::-1]


def _read_below(page: Page, below: Sequence[Row]) -> None:
    """Place furniture and the bylines that follow at once; all else stays unplaced."""
    signs_off = True
    for row in below:
        signs_off = signs_off and not row.is_copy
        if row.kind is not Kind.BYLINE or signs_off:
            page.fit(row)
