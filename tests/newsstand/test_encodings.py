"""Which coding a reader gets for what they say they accept."""

import pytest

from ilbo.newsstand.encodings import Likings, choose, preference

ALL = ("identity", "gzip", "br", "zstd")


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("zstd", "zstd"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br ; q = 0.1 , zstd;q=0.2", "zstd"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "zstd"),
        ("identity;q=0, br", "br"),
        ("identity;q=0", None),
        ("*;q=0", None),
        ("*;q=0, gzip", "gzip"),
        ("identity, br;q=0.5", "identity"),
        ("deflate, sdch", "identity"),
        ("br;q=nonsense", "identity"),
        ("br;q=7", "br"),
        (";;,,", "identity"),
    ],
)
def test_the_best_liked_coding_is_given(accepted: str | None, given: str | None) -> None:
    assert choose(preference(accepted), ALL) == given


def test_what_is_not_kept_is_not_given() -> None:
    assert choose(preference("br, gzip"), ("identity",)) == "identity"
    assert choose(preference("br, identity;q=0"), ("identity", "gzip")) is None


def test_no_number_of_odd_headers_fills_the_memory() -> None:
    likings = Likings()
    for number in range(3000):
        likings.number(b"br, x-%d" % number)
    assert len(likings.by_header) <= Likings.REMEMBERED
    assert len(likings.preferences) == 1
