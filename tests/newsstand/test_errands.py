"""What is not printed: carried to the desk and back, or answered with a notice."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.newsstand.conftest import Stall, open_stall, page
from tests.newsstand.reader import desk_at

HTML: dict[str, Any] = {"Accept": "text/html,*/*;q=0.8"}


def carried(stall: Stall, path: str = "/search/?q=%EA%B0%95", **rest: Any) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(stall.reader().ask(path, **rest).body)
    return said


def test_a_request_is_carried_to_the_desk_as_it_was_written(stall: Stall) -> None:
    said = carried(stall, method="POST", body=b"a=1&b=2", Cookie="session=1", X_Own="yes")
    assert (said["method"], said["path"]) == ("POST", "/search/?q=%EA%B0%95")
    assert said["body"] == "a=1&b=2"
    assert (said["headers"]["cookie"], said["headers"]["x-own"]) == ("session=1", "yes")
    assert said["headers"]["host"] == "paper.test"


def test_who_is_asking_is_said_by_the_newsstand_alone(stall: Stall) -> None:
    forged = {
        "X_Forwarded_For": "1.2.3.4",
        "X_Forwarded_Proto": "https",
        "Forwarded": "for=1.2.3.4",
    }
    said = carried(stall, **forged, X_Real_IP="1.2.3.4", Proxy="evil", X_Ilbo_Printed="404")
    assert said["headers"]["x-forwarded-for"] == "127.0.0.1"
    assert said["headers"]["x-forwarded-proto"] == "http"
    assert said["headers"]["x-forwarded-host"] == "paper.test"
    assert not {"forwarded", "x-real-ip", "proxy", "x-ilbo-printed"} & said["headers"].keys()


def test_headers_that_would_be_mistaken_for_ours_are_dropped(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(b"GET /desk/ HTTP/1.1\r\nHost: a\r\nX_Forwarded_For: 1.2.3.4\r\n\r\n")
    assert "x_forwarded_for" not in json.loads(reader.hear().body)["headers"]


def test_what_is_for_one_hop_goes_no_further(stall: Stall) -> None:
    answer = stall.reader().ask(
        "/desk/", Connection="keep-alive, x-mine", X_Mine="1", TE="trailers"
    )
    assert not {"x-mine", "te"} & json.loads(answer.body)["headers"].keys()
    assert "x-private" not in answer.headers


def test_a_chunked_body_is_carried_whole(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(b"POST /desk/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    reader.send(b"5\r\nwords\r\n6\r\n, more\r\n0\r\n\r\n")
    assert json.loads(reader.hear().body)["body"] == "words, more"


def test_a_photo_is_carried_whole(stall: Stall) -> None:
    photo = bytes(range(256)) * 3500
    assert carried(stall, method="POST", body=photo)["body"].encode("latin-1") == photo


def test_who_waits_to_be_told_to_go_on_is_told(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(
        b"POST /d/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    )
    assert reader.hear_interim() == 100
    reader.send(b"ok")
    assert json.loads(reader.hear().body)["body"] == "ok"


def test_a_large_answer_comes_whole(stall: Stall) -> None:
    assert len(stall.reader().ask("/large/").body) == 3_000_000
    assert stall.reader().ask("/large/", method="HEAD").headers["content-length"] == "3000000"


@pytest.mark.parametrize("path", ["/missing/printed/1", "/missing/empty/1"])
def test_the_printed_page_tells_readers_what_is_missing(stall: Stall, path: str) -> None:
    answer = stall.reader().ask(path, **HTML)
    assert (answer.status, b"No such page" in answer.body) == (404, True)
    assert "x-ilbo-printed" not in answer.headers
    assert "그런 쪽이".encode() in stall.reader().ask(f"/ko{path}", **HTML).body


def test_a_missing_page_that_the_desk_describes_is_left_as_it_is(stall: Stall) -> None:
    assert b'"path": "/missing/2"' in stall.reader().ask("/missing/2", **HTML).body
    api = stall.reader().ask("/missing/printed/2", Accept="application/json")
    assert b'"path": "/missing/printed/2"' in api.body


def test_dead_links_reach_the_desk_once_until_something_is_printed(stall: Stall) -> None:
    path = "/missing/printed/flood"
    for _ in range(5):
        assert stall.reader().ask(path, **HTML).status == 404
    assert stall.desk_was_asked.count(path) == 1
    stall.reader().ask(path, **HTML, Cookie="session=1")
    assert stall.desk_was_asked.count(path) == 2
    stall.shelf.put(page("/news/", "Something new"))
    stall.shelf.remove("/news/")
    stall.reader().ask(path, **HTML)
    assert stall.desk_was_asked.count(path) == 3


@pytest.mark.journey
def test_a_proxy_of_our_own_is_taken_at_its_word() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="stall") as folder,
        open_stall(Path(folder), "--trust", "127.0.0.1") as stall,
        desk_at(stall.folder / "desk.sock"),
    ):
        told = {"X_Forwarded_For": "192.0.2.1, 192.0.2.7", "X_Forwarded_Proto": "https"}
        headers = carried(stall, **told, X_Forwarded_Host="daily.test")["headers"]
    assert headers["x-forwarded-for"] == "192.0.2.7", "not what the reader may have forged"
    assert headers["x-forwarded-proto"] == "https"
    assert headers["x-forwarded-host"] == "daily.test"


@pytest.mark.journey
def test_with_the_desk_away_pages_are_read_and_posting_says_so(own_stall: Stall) -> None:
    own_stall.shelf.put(page("/flood/"))
    reader = own_stall.reader()
    assert reader.ask("/flood/").status == 200
    for answer in (reader.ask("/search/", **HTML), reader.ask("/c/", method="POST", body=b"a")):
        assert (answer.status, answer.headers["retry-after"]) == (503, "30")
        assert answer.headers["cache-control"] == "no-store"
        assert "지금은".encode() in answer.body
        assert b"nothing can be sent" in answer.body
    own_stall.shelf.put(page("!503/ko", "편집국에 닿지 않습니다", 503))
    assert "닿지".encode() in reader.ask("/ko/search/", **HTML).body
    told = reader.ask("/comments/", method="POST", body=b"a", Accept="application/json")
    assert "error" in json.loads(told.body)
    assert reader.ask("/readyz").status == 503
    with desk_at(own_stall.folder / "desk.sock"):
        assert reader.ask("/search/").status == 200
