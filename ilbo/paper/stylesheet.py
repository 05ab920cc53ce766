"""Binds the style sheets of the paper's things into the one that readers fetch.

One file for each thing on the page is good to work in; one request is good to read with. Run it
after changing a file in `static/paper/css/`: `python -m ilbo.paper.stylesheet`. A test holds the
bound sheet to its parts.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "static" / "paper"
BOUND = FOLDER / "paper.css"
PARTS = (
    *("order", "reset", "tokens", "base", "frame", "card"),
    *("pages", "story", "blocks", "print"),
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")


def bound() -> str:
    """All parts in order, without comments and indentation."""
    parts = (FOLDER / "css" / f"{part}.css" for part in PARTS)
    whole = COMMENT.sub("", "".join(part.read_text(encoding="utf-8") for part in parts))
    return INDENT.sub("\n", whole).strip() + "\n"


if __name__ == "__main__":
    BOUND.write_text(bound(), encoding="utf-8")
