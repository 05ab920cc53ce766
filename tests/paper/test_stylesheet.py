"""Readers fetch one style sheet, and it is the sum of its parts."""

from ilbo.paper import stylesheet


def test_the_bound_sheet_is_up_to_date() -> None:
    assert stylesheet.BOUND.read_text(encoding="utf-8") == stylesheet.bound(), (
        "run `python -m ilbo.paper.stylesheet`"
    )


def test_every_part_is_bound() -> None:
    parts = {part.stem for part in (stylesheet.FOLDER / "css").glob("*.css")}
    assert parts == set(stylesheet.PARTS)
