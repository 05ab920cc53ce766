"""The line that says who made a story, and the address that belongs to one of them."""

import pytest

from ilbo.wire.bylines import byline_in
from ilbo.wire.names import in_title_case


def names(line: str) -> list[str]:
    """The names of a byline line."""
    read = byline_in(line)
    return [name.printed for name in read.names] if read else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BY JEONG YONG-SOO, SARAH KIM [kim@courier.example]", ["Jeong Yong-soo", "Sarah Kim"]),
        ("By Mara Lindqvist and Tom O’Neil", ["Mara Lindqvist", "Tom O’Neil"]),
        ("BY ADA FENN, JUNE ALDER AND BEN MCBRIDE", ["Ada Fenn", "June Alder", "Ben McBride"]),
        ("By Ada Fenn, June Alder, and Ben McBride", ["Ada Fenn", "June Alder", "Ben McBride"]),
        ("By Ada Fenn, Staff Writer", ["Ada Fenn"]),
        ("Story by Ada Fenn", ["Ada Fenn"]),
        ("홍가람 기자 [garam@courier.example]", ["홍가람"]),
        ("홍가람·김노을 기자", ["홍가람", "김노을"]),
        ("홍가람 기자, 김노을 기자", ["홍가람", "김노을"]),
        ("홍가람 선임기자 garam@courier.example", ["홍가람"]),
        ("사회부 홍가람 기자", ["홍가람"]),
        ("글=홍가람 기자", ["홍가람"]),
        ("번역 김노을", ["김노을"]),
    ],
)  # fmt: skip
def test_the_names_of_a_byline_are_read(line: str, expected: list[str]) -> None:
    assert names(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By and large",
        "By the sea",
        "By Tuesday Evening",
        "By nightfall the water had gone.",
        "홍가람 기자가 만난 사람",
        "은모래 시청",
        "그는 그렇게 말했다",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert byline_in(line) is None


def test_a_translator_is_named_as_one() -> None:
    read = byline_in("TRANSLATED BY HAN SEO-YEON")
    assert read is not None
    assert read.names[0].role == "translation"


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("JEONG YONG-SOO", "Jeong Yong-soo"),
        ("SARAH KIM-LEE", "Sarah Kim-Lee"),
        ("MARY-JANE O’NEIL", "Mary-Jane O’Neil"),
        ("ANA DE LA CRUZ", "Ana de la Cruz"),
        ("J.R. MCBRIDE III", "J.R. McBride III"),
        ("Tom van Dam", "Tom van Dam"),
    ],
)
def test_names_in_capitals_are_written_as_names(capitals: str, name: str) -> None:
    assert in_title_case(capitals) == name


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("BY JEONG YONG-SOO, SARAH KIM [kim.sarah@courier.example]", "Sarah Kim"),
        ("BY JEONG YONG-SOO, SARAH KIM [jeong.yongsoo@courier.example]", "Jeong Yong-soo"),
        ("BY SARAH KIM, TOM PARK [skim@courier.example]", "Sarah Kim"),
        ("윤가람·서다온 기자 [yun.garam@courier.example]", "윤가람"),
        ("BY ADA FENN, TOM PARK [desk@courier.example]", "Tom Park"),
    ],
)
def test_an_address_goes_to_the_name_it_fits_or_else_to_the_last(line: str, owner: str) -> None:
    read = byline_in(line)
    assert read is not None
    assert [name.printed for name in read.names if name.address] == [owner]
    assert bool(read.notes) is ("desk@" in line)
