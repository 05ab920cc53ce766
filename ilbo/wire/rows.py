"""The lines of a page, each with what it looks like by itself. Called by saved_page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from ilbo.wire.bylines import ByLine, byline_in
from ilbo.wire.credits import Captioned, caption_in
from ilbo.wire.days import DayLine, days_in
from ilbo.wire.furniture import furniture_in, is_tools
from ilbo.wire.lines import Line

SENTENCE_END = re.compile(r"[.?!…:;,。][”’\"')\]」』]*$")
POINT = re.compile(r"[-–—•·*▲△◆◇■□●○▶▷]\s")
LONGEST_HEADING = 90
SCREEN = range(60, 111)


class Kind(Enum):
    """What a line looks like, whatever stands around it."""

    TOOLS = auto()
    FURNITURE = auto()
    BYLINE = auto()
    DAY = auto()
    CAPTION = auto()
    SHORT = auto()
    PROSE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank, or the lines that a paragraph was broken into."""

    kind: Kind
    text: str
    plain: str
    first: int
    last: int
    furniture: str = ""
    byline: ByLine | None = None
    day: DayLine | None = None
    captioned: Captioned | None = None

    @property
    def is_text(self) -> bool:
        """Whether it may be a piece of the story's text."""
        return self.kind in (Kind.SHORT, Kind.PROSE)

    @property
    def is_copy(self) -> bool:
        """Whether it may be a piece of the story: its text, or a caption."""
        return self.is_text or self.kind is Kind.CAPTION

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.last + 1)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The rows of a page, one for every line that is not blank."""
    return list(_single(lines))


def joined(rows: Sequence[Row]) -> list[Row]:
    """The rows with every paragraph whole that was broken at the width of a screen."""
    whole: list[Row] = []
    for run in _runs(rows):
        whole += [_as_one(run)] if _is_broken_paragraph(run) else run
    return whole


def is_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(SENTENCE_END.search(text))


def _single(lines: Sequence[Line]) -> Iterator[Row]:
    above = ""
    for line in lines:
        plain = line.plain
        if plain:
            yield _row(line, plain, above)
        above = plain


def _row(line: Line, plain: str, above: str) -> Row:
    row = Row(Kind.PROSE, line.text, plain, line.number, line.number)
    if is_tools(plain):
        return replace(row, kind=Kind.TOOLS)
    if furniture := furniture_in(plain, above):
        return replace(row, kind=Kind.FURNITURE, furniture=furniture)
    if day := days_in(plain):
        return replace(row, kind=Kind.DAY, day=day)
    if byline := byline_in(plain):
        return replace(row, kind=Kind.BYLINE, byline=byline)
    if captioned := caption_in(line.text):
        return replace(row, kind=Kind.CAPTION, captioned=captioned)
    is_short = len(plain) <= LONGEST_HEADING and not is_sentence(plain) and not POINT.match(plain)
    return replace(row, kind=Kind.SHORT if is_short else Kind.PROSE)


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of text that stand line under line; every other row is a run of its own."""
    runs: list[list[Row]] = []
    for row in rows:
        above = runs[-1][-1] if runs else None
        if above and row.is_text and above.is_text and row.first == above.last + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _is_broken_paragraph(run: Sequence[Row]) -> bool:
    """Whether all lines but the last fill a screen, and one of them breaks off a sentence."""
    full = run[:-1]
    return any(not is_sentence(row.plain) for row in full) and all(
        _width(row.plain) in SCREEN for row in full
    )


def _as_one(run: Sequence[Row]) -> Row:
    text, plain = (" ".join(getattr(row, name) for row in run) for name in ("text", "plain"))
    return Row(Kind.PROSE, text, plain, run[0].first, run[-1].last)


def _width(text: str) -> int:
    """The columns a text takes; a syllable of Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
