"""What a hostile reader sends to the newsstand is answered like anybody's, and weighs nothing."""

import pytest

from ilbo.newsstand.rack import Rack
from ilbo.newsstand.request import Request
from ilbo.newsstand.stand import Stand
from tests.newsstand.conftest import Stall

LONG = b"x" * 300_000


@pytest.fixture
def large(stall: Stall) -> str:
    """The address of a picture too large for memory."""
    (stall.folder / "media/images/large.jpg").write_bytes(LONG)
    return "/media/images/large.jpg"


@pytest.mark.parametrize(
    "span", ["9" * 5000 + "-", "-" + "9" * 5000, "0-" + "9" * 5000, "-", "-0", "5-3", "300000-"]
)
def test_a_span_that_is_none_brings_the_whole_file(stall: Stall, large: str, span: str) -> None:
    answer = stall.reader().ask(large, Range=f"bytes={span}")
    assert answer.status == 200
    assert len(answer.body) == len(LONG)
    assert "content-range" not in answer.headers


def test_addresses_remembered_as_absent_weigh_little(tmp_path) -> None:
    folders = {name: tmp_path / name for name in ("shelf", "static", "media", "desk")}
    stand = Stand(Rack(**folders))
    for target in (b"/short/", b"/long/?" + b"a" * 8000):
        request = Request("GET", target, "1.1", [])
        stand.remember_absent(request, stand.shelf.generations.table[-1])
        assert stand.is_absent(request) == (len(target) < 1000)
