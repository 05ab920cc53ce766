"""The house itself: which way relations go, which door leads to hidden things, no drawers."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ilbo"
DRAWERS = {"utils", "helpers", "common", "core", "misc", "services", "lib", "tools"}
GUARDED = {"Story", "Comment"}  # nouns that may be hidden
DOORS = {"in_print", "visible_to"}


def floors() -> dict[str, int]:
    """The number of each room's floor, from the same list that the import linter reads."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = reversed(linter["contracts"][0]["layers"])
    return {
        room.strip(): number for number, floor in enumerate(layers) for room in floor.split("|")
    }


def relations() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            other = field.related_model if field.concrete else None
            ours = other and other.__module__.startswith("ilbo.")
            if ours and model.__module__.startswith("ilbo."):
                yield str(field), model.__module__.split(".")[1], other.__module__.split(".")[1]


def test_relations_never_climb_and_never_cross_a_floor() -> None:
    floor = floors()
    wrong = [
        f"{field}: {room} points at {other}"
        for field, room, other in relations()
        if other != room and floor[other] >= floor[room]
    ]
    assert not wrong, f"A row may only point downstairs (DESIGN section 4): {wrong}"


def test_no_module_is_a_drawer() -> None:
    drawers = [p for p in PACKAGE.rglob("*") if p.stem in DRAWERS and p.suffix in ("", ".py")]
    assert not drawers, f"Name the module by its subject: {drawers}"


def starts_of_queries(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, noun and first method of each `Noun.objects.method`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(
                attr=method,
                value=ast.Attribute(attr="objects", value=ast.Name(id=noun)),
            ):
                yield node.lineno, noun, method


@pytest.mark.parametrize("room", ["paper", "press"])
def test_what_may_be_hidden_is_reached_by_one_door(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} starts {noun}.objects.{method}"
        for file in (PACKAGE / room).rglob("*.py")
        for line, noun, method in starts_of_queries(ast.parse(file.read_text()))
        if noun in GUARDED and method not in DOORS
    ]
    assert not wrong, f"Use .objects.in_print() or a question on the noun: {wrong}"


def test_the_door_rule_sees_a_way_round() -> None:
    found = list(starts_of_queries(ast.parse("Story.objects.live().filter(pk=1)")))
    assert found == [(1, "Story", "live")]


def test_templates_include_only_their_own_room_the_layout_and_blocks() -> None:
    wrong = []
    for file in (PACKAGE / "templates").rglob("*.html"):
        room = file.relative_to(PACKAGE / "templates").parts[0]
        named = re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)", file.read_text())
        wrong += [
            (file.name, name)
            for name in named
            if name.split("/")[0] not in {room, "layout", "blocks"}
            and not name.startswith("wagtail")
        ]
    assert not wrong


def test_every_room_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "rooms.md").read_text()
    missing = [room for room in floors() if f"`{room}" not in guide]
    assert not missing
