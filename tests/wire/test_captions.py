"""A caption ends in a credit; a paragraph that ends in brackets does not."""

import pytest

from ilbo.wire.credits import caption_in


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ships wait. [YONHAP]", "YONHAP"),
        ("Ships wait. [AP/YONHAP]", "AP/YONHAP"),
        ("Ships wait. [NEWS1]", "NEWS1"),
        ("배가 기다린다. [사진=한빛통신]", "한빛통신"),
        ("배가 기다린다. (사진=한빛통신)", "한빛통신"),
        ("배가 기다린다. [은모래시 제공]", "은모래시"),
        ("배가 기다린다. 사진 홍가람 기자", "홍가람 기자"),
        ("Ships wait. Photo by Lena Marsh", "Lena Marsh"),
        ("Ships wait. / Photo: Harbor Trust", "Harbor Trust"),
        ("Photo by Lena Marsh", "Lena Marsh"),
        ("[YONHAP]", "YONHAP"),
    ],
)
def test_credits_are_read_in_their_many_forms(line: str, credit: str) -> None:
    read = caption_in(line)
    assert read is not None
    assert (read.credit, read.is_sure) == (credit, True)


@pytest.mark.parametrize(
    "line",
    [
        "“It puts pressure [on North Korea].”",
        "They signed for the alliance [in March]",
        "See the photo by the door.",
        "He reads (and writes)",
    ],
)
def test_other_brackets_are_no_credits(line: str) -> None:
    assert caption_in(line) is None
