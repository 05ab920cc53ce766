"""Readers do not notice when the desk and the database are gone."""

import http.client
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ilbo.newsstand.shelf import Shelf
from tests.journeys.conftest import Running, ilbo, open_paper


def ask(paper: Running, method: str, address: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(paper.url).netloc, timeout=10)
    with closing(connection):
        body = "x=1" if method == "POST" else None
        connection.request(method, address, headers=headers, body=body)
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
        return answer


@pytest.mark.journey
def test_every_printed_page_is_served_without_desk_and_database(wired: tuple[Path, str]) -> None:
    folder, story = wired
    assert ilbo("press", str(folder), "reprint").returncode == 0
    (folder / "paper.sqlite3").rename(folder / "away.sqlite3")
    with open_paper(folder, "--only", "newsstand", ready="/healthz") as paper:
        for address in Shelf(folder / "shelf").addresses():
            if not address.startswith("!"):
                assert ask(paper, "GET", address).status in (200, 301), address
        assert "29 days after" in ask(paper, "GET", story).text
        html = ask(paper, "GET", "/").text
        css = html.split('rel="stylesheet"')[1].split('href="')[1].split('"')[0]
        assert ask(paper, "GET", css).status == 200


@pytest.mark.journey
def test_what_needs_the_desk_says_plainly_that_it_is_away(wired: tuple[Path, str]) -> None:
    folder, _story = wired
    assert ilbo("press", str(folder), "reprint").returncode == 0
    with open_paper(folder, "--only", "newsstand", ready="/healthz") as paper:
        for method, address in (("POST", "/comments/"), ("GET", "/newsroom/")):
            answer = ask(paper, method, address, Accept="text/html")
            assert answer.status == 503
            assert answer.headers["Retry-After"]
            assert "<h1" in answer.text
        assert "지금" in ask(paper, "POST", "/ko/comments/", Accept="text/html").text
        plain = ask(paper, "POST", "/comments/", Accept="application/json")
        assert plain.status == 503
        assert "<" not in plain.text
