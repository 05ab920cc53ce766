"""Readers fetch one style sheet, and it is the sum of its parts."""

from ilbo.paper import stylesheet


def test_the_bound_sheet_is_up_to_date() -> None:
    assert stylesheet.BOUND.read_text(encoding="utf-8") == stylesheet.bound(), (
        "run `python -m ilbo.paper.stylesheet`"
    )


def test_every_sheet_stands_in_a_layer_of_the_one_order() -> None:
    order = (stylesheet.SHEETS / "layers.css").read_text(encoding="utf-8")
    for sheet in stylesheet.SHEETS.glob("*.css"):
        layer = sheet.read_text(encoding="utf-8").split("@layer ")[1].split()[0].strip("{;,")
        assert layer in order, sheet
