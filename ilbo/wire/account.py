"""What became of every line of a page. Kept by readers, printed in the receipt."""

from dataclasses import dataclass

BLANK = "blank"
UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines `first` to `last`, both counted, and what they were read as."""

    first: int
    last: int
    role: str


class Account:
    """One role for every line, given once."""

    def __init__(self, lines: int) -> None:
        self._roles: list[str | None] = [None] * lines

    def __len__(self) -> int:
        return len(self._roles)

    def place(self, line: int, role: str) -> None:
        """Say what a line was read as; a line is read once."""
        if self._roles[line - 1] is not None:
            raise ValueError(f"Line {line} is already placed as {self._roles[line - 1]}.")
        self._roles[line - 1] = role

    def has_placed(self, line: int) -> bool:
        """Whether the line has its role."""
        return self._roles[line - 1] is not None

    def entries(self) -> tuple[Entry, ...]:
        """Every line in order, neighbours of one role together; what is left is unplaced."""
        entries: list[Entry] = []
        for number, role in enumerate(self._roles, start=1):
            role = role or UNPLACED
            if entries and entries[-1].role == role:
                entries[-1] = Entry(entries[-1].first, number, role)
            else:
                entries.append(Entry(number, number, role))
        return tuple(entries)
