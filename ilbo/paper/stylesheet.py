"""Binds the paper's one style sheet from a file for each thing on the page.

`python -m ilbo.paper.stylesheet` writes it anew after a change; a test holds it to its sources.
Readers fetch one file, and whoever installs the paper builds nothing.
"""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
SHEETS = STATIC / "css"
BOUND = STATIC / "paper" / "paper.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GAPS = re.compile(r"\s*([{};>])\s*|(?<=[:,])\s+")
LINES = re.compile(r"\s*\n\s*")


def bound() -> str:
    """All sheets in one: the order of the layers first, then the others by name."""
    first = SHEETS / "layers.css"
    rest = sorted(sheet for sheet in SHEETS.glob("*.css") if sheet != first)
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in (first, *rest))
    tight = GAPS.sub(r"\1", LINES.sub(" ", COMMENT.sub("", css)))
    return tight.replace(";}", "}").replace("}", "}\n").strip() + "\n"


if __name__ == "__main__":
    BOUND.write_text(bound(), encoding="utf-8")
