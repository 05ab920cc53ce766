"""What a reader is told when there is nothing to read."""

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from ilbo.newsroom.models import Front, Story
from ilbo.paper import views
from tests.paper.reading import BeautifulSoup, addresses, meta, read, said
from tests.town import Town

NOTICES = [
    ("/nowhere/", "en", "Nothing stands at this address", "/"),
    ("/ko/nowhere/", "ko", "이 주소에는 페이지가 없습니다", "/ko/"),
]


@pytest.mark.parametrize(("address", "language", "words", "home"), NOTICES)
def test_a_dead_link_is_answered_in_the_readers_language(
    town: Town, client: Client, address: str, language: str, words: str, home: str
) -> None:
    page = read(client, address, status=404)
    assert page.html["lang"] == language
    assert said(page.h1) == words
    assert home in addresses(page.main)
    assert meta(page, "robots") == ["noindex"]
    assert page.find("link", rel="canonical") is None


def test_the_newsstand_is_told_that_it_has_this_page_printed(town: Town, client: Client) -> None:
    assert client.get("/nowhere/").headers["X-Ilbo-Printed"] == "404"
    assert "X-Ilbo-Printed" not in client.get("/").headers


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This is not possible right now"), ("ko", "지금은 처리할 수 없습니다")],
)
def test_an_outage_is_told_in_the_readers_language(town: Town, language: str, words: str) -> None:
    request = RequestFactory().get("/")
    with translation.override(language):
        answers = [views.out_of_order(request), views.stumbled(request)]
    assert [answer.status_code for answer in answers] == [503, 500]
    page = BeautifulSoup(answers[0].content, "html.parser")
    assert (page.html["lang"], said(page.h1)) == (language, words)
    assert answers[0].content == answers[1].content


def test_a_fault_of_our_own_is_told_plainly(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("the ink ran out")

    monkeypatch.setattr(Story, "earlier", stumble)
    reader = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    answer = reader.get(town.flood_story.url)
    assert answer.status_code == 500
    assert "This is not possible right now" in answer.text
    assert "ink ran out" not in answer.text


def test_a_paper_without_a_front_in_print_still_answers(town: Town, client: Client) -> None:
    Front.objects.update(live=False)
    page = read(client, "/nowhere/", status=404)
    assert said(page.h1) == "Nothing stands at this address"
    assert "/" in addresses(page.main)


def test_without_a_database_the_desk_still_says_so_in_both_languages(rf: RequestFactory) -> None:
    answer = views.stumbled(rf.get("/"))  # no `db` here, so any question to it is refused
    assert answer.status_code == 500
    assert "Nothing was saved" in answer.text
    assert "저장된 것은 없습니다" in answer.text
