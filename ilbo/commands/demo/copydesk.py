"""Reads the sample paper's copy: `copy/paper.toml` and a file for every story in a language."""

import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COPY = HERE / "copy"
ALBUM = HERE / "photographs"

Entry = Mapping[str, Any]


class Copy:
    """Everything that was written for the sample paper, in plain values."""

    @cached_property
    def paper(self) -> Entry:
        """Titles, sections, contributors and photographs."""
        return _read(COPY / "paper.toml")

    @cached_property
    def stories(self) -> list["Manuscript"]:
        """The stories, the oldest first; one in another language comes after its counterpart."""
        read = [Manuscript(file) for file in (COPY / "stories").glob("*.toml")]
        return sorted(read, key=lambda story: (story.name, story.language))

    def titles(self) -> dict[str, str]:
        """What the paper is called in each language."""
        return {code: entry["title"] for code, entry in self.paper["paper"].items()}

    def taglines(self) -> dict[str, str]:
        """The line under the title in each language."""
        return {code: entry["tagline"] for code, entry in self.paper["paper"].items()}


class Manuscript:
    """One story in one language. Stories of one name are counterparts."""

    def __init__(self, file: Path) -> None:
        self.name, self.language, _ = file.name.rsplit(".", 2)
        self.said = _read(file)

    def __repr__(self) -> str:
        return f"Manuscript({self.name}.{self.language})"


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)
