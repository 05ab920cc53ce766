"""Reads the catalogues and the sentences they must hold, without the gettext tools."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

import ilbo

HOUSE = Path(ilbo.__file__).parent
CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "pgettext": 2, "pgettext_lazy": 2}
IN_A_TEMPLATE = re.compile(r"""(pgettext|gettext|_)\(u?((?:'[^']*'|"[^"]*")(?:, u?'[^']*')?)\)""")


class Sentence(NamedTuple):
    """A sentence of the interface, with the context that tells it from its double."""

    context: str
    words: str


def path_of(language: str) -> Path:
    """The catalogue of a language, without its ending."""
    return HOUSE / "locale" / language / "LC_MESSAGES" / "django"


def written(language: str) -> dict[Sentence, str]:
    """What stands in the catalogue that people edit."""
    text = path_of(language).with_suffix(".po").read_text("utf-8")
    entries = [_entry(part) for part in text.split("\n\n")]
    return {
        Sentence(entry.get("msgctxt", ""), entry["msgid"]): entry["msgstr"]
        for entry in entries
        if entry.get("msgid")
    }


def compiled(language: str) -> GNUTranslations:
    """What stands in the catalogue that Django reads."""
    with path_of(language).with_suffix(".mo").open("rb") as catalogue:
        return GNUTranslations(catalogue)


def spoken() -> set[Sentence]:
    """Every sentence in the package that is marked to be translated."""
    modules = (path for path in HOUSE.rglob("*.py") if "gettext" in path.read_text("utf-8"))
    said = {sentence for path in modules for sentence in _in_module(path)}
    templates = (HOUSE / "templates").rglob("*.html")
    return said | {sentence for path in templates for sentence in _in_template(path)}


def _entry(part: str) -> dict[str, str]:
    entry: dict[str, str] = {}
    name = ""
    for line in part.splitlines():
        if line.startswith("msg"):
            name, _, line = line.partition(" ")
        if line.startswith('"'):
            entry[name] = entry.get(name, "") + ast.literal_eval(line)
    return entry


def _in_module(path: Path) -> Iterator[Sentence]:
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            count = CALLS.get(call.func.id, 0)
            texts = [ast.literal_eval(argument) for argument in call.args[:count]]
            if texts:
                yield Sentence(texts[0] if count == 2 else "", texts[-1])


def _in_template(path: Path) -> Iterator[Sentence]:
    for name, arguments in IN_A_TEMPLATE.findall(templatize(path.read_text("utf-8"))):
        texts = ast.literal_eval(f"[{arguments}]")
        yield Sentence(texts[0] if name == "pgettext" else "", texts[-1])
