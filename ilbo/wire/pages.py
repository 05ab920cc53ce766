"""A page taken apart: what it holds, and what each of its lines was read as."""

from dataclasses import replace

from ilbo.wire.account import Account
from ilbo.wire.items import Block, Day, Name
from ilbo.wire.rows import Kind, Row


class Page:
    """The parts of a page, filled step by step. `signs` are what shows that it is a page."""

    def __init__(self, lines: int) -> None:
        self.account = Account(lines)
        self.title = self.headline = self.standfirst = self.dateline = ""
        self.caption = self.credit = ""
        self.crumbs: tuple[str, ...] = ()
        self._names: dict[tuple[str, str], Name] = {}
        self.day: Day | None = None
        self.blocks: list[Block] = []
        self.signs: set[str] = set()
        self.notes: list[str] = []

    @property
    def names(self) -> tuple[Name, ...]:
        """Everybody in the bylines, in their order."""
        return tuple(self._names.values())

    @property
    def has_story(self) -> bool:
        """Whether a headline and a paragraph were found."""
        return bool(self.headline) and any(block.kind == "paragraph" for block in self.blocks)

    def place(self, row: Row, role: str) -> None:
        """Say what a row was read as."""
        for line in row.lines:
            self.account.place(line, role)

    def is_open(self, row: Row) -> bool:
        """Whether a row has no role yet."""
        return not self.account.has_placed(row.first)

    def fit(self, row: Row) -> None:
        """Place a row that is what it is wherever it stands: tools, furniture, day, byline."""
        if row.kind is Kind.TOOLS:
            self._mark(row, "tools", "tools")
        elif row.kind is Kind.FURNITURE:
            self._mark(row, "furniture", f"furniture ({row.furniture})")
        elif row.kind is Kind.DAY:
            self._date(row)
        elif row.kind is Kind.BYLINE:
            self._sign(row)

    def _mark(self, row: Row, sign: str, role: str) -> None:
        self.signs.add(sign)
        self.place(row, role)

    def _date(self, row: Row) -> None:
        """Keep the first day of publication; a second, different one stays unplaced."""
        first = row.day.first if row.day else None
        if first and self.day and first.on != self.day.on:
            return
        self.day = self.day or first
        self._mark(row, "day", "day" if first else "day of change")

    def _sign(self, row: Row) -> None:
        if row.byline:
            for name in row.byline.names:
                self._add_name(name)
            self.notes += row.byline.notes
        self._mark(row, "byline", "byline")

    def _add_name(self, name: Name) -> None:
        """Add a name once; printed a second time, it may bring its address."""
        known = self._names.setdefault((name.printed, name.role), name)
        self._names[name.printed, name.role] = replace(known, address=known.address or name.address)
