"""The text of `ilbo.toml`: what it says, and on which line. Called by `reading`."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ilbo.configuration.refusals import Nonsense

LARGEST_FILE = 64 * 1024


def text_of(file: Path) -> str:
    """The file's text, or a refusal when there is none."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Nonsense(f"there is no {file.name} in {file.parent}.") from None
    except OSError as error:
        raise Nonsense(f"{file} cannot be read: {error.strerror}.") from None
    if len(raw) > LARGEST_FILE:
        raise Nonsense(f"{file.name} is longer than 64 kB, so it is no configuration.")
    return _decoded(raw, file.name)


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Nonsense(f"{name} line {line}: the text is not UTF-8; save it as UTF-8.") from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """What the text says, or a refusal that names the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Nonsense(_in_words(str(error), text, name)) from None
    except RecursionError:
        raise Nonsense(f"{name} is nested too deep to be a configuration.") from None


def _in_words(complaint: str, text: str, name: str) -> str:
    place = re.search(r" \((?:at line (\d+), column \d+|at end of document)\)$", complaint)
    what = complaint[: place.start()] if place else complaint
    last = text.rstrip("\n").count("\n") + 1
    line = place[1] if place and place[1] else last
    what = what.replace("\n", " ")[:120]
    return f"{name} line {line}: this is not TOML: {what[:1].lower()}{what[1:]}."


def leaves(
    tree: dict[str, Any], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every setting with its path; a section without settings counts as one."""
    for name, value in tree.items():
        path = (*above, name)
        if isinstance(value, dict) and value:
            yield from leaves(value, path)
        else:
            yield path, value


def line_of(path: tuple[str, ...], text: str) -> int:
    """The line where a setting is said.

    The parser does not tell, so ever longer beginnings of the file are read until one has the
    setting: it begins after the longest beginning that made sense without it.
    """
    lines = text.split("\n")
    start = 1
    for count in range(1, len(lines) + 1):
        try:
            tree = tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        if _has(tree, path):
            break
        start = count + 1
    return start


def _has(tree: Any, path: tuple[str, ...]) -> bool:
    for name in path:
        if not isinstance(tree, dict) or name not in tree:
            return False
        tree = tree[name]
    return True
