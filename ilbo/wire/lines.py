"""A page as text, line by line, freed of what no newspaper prints. Called by readers."""

import re
import unicodedata
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")
# Controls of terminals, the marks that turn the direction of writing, and code points that are
# no characters. Tabs stay, and so do joiners and the plain direction marks U+200E and U+200F.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its printable text, and the code points taken out of it."""

    number: int
    text: str
    removed: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text as patterns want it: Hangul composed, inner whitespace single."""
        return " ".join(unicodedata.normalize("NFC", self.text).split())


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; an end of line at the very end begins no further line."""
    pieces = LINE_END.split(text)
    if pieces[-1] == "":
        pieces.pop()
    return tuple(_line(number, piece) for number, piece in enumerate(pieces, start=1))


def fit_to_show(text: str) -> str:
    """The text as it may safely reach a terminal: what is unprintable is spelled out."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _line(number: int, piece: str) -> Line:
    removed = tuple(f"U+{ord(char):04X}" for char in UNPRINTABLE.findall(piece))
    return Line(number, UNPRINTABLE.sub("", piece).strip(), removed)
