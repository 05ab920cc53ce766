"""The editor's desk, through its own forms."""

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from ilbo.newsroom.models import Story
from tests.town import PASSWORD, Town


def at_the_desk(name: str) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.login(username=name, password=PASSWORD)
    return client


def form(headline: str, slug: str, **more: str) -> dict[str, str]:
    """What the editor's browser sends for a story without blocks or bylines."""
    empty = {
        f"{name}-{count}": "0"
        for name in ("bylines", "comments")
        for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    return {"title": headline, "slug": slug, "body-count": "0", **empty, **more}


def test_an_editor_publishes_from_the_form(town: Town) -> None:
    desk = at_the_desk("editor")
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/"
    sent = form("Bridge reopens", "bridge-reopens", **{"action-publish": "Publish"})
    assert desk.post(address, sent).status_code == 302
    assert Story.objects.in_print().filter(slug="bridge-reopens").exists()


def test_a_second_story_of_the_same_headline_gets_a_number(town: Town) -> None:
    desk = at_the_desk("editor")
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/"
    for _ in range(2):
        desk.post(address, form("Weather", "weather", **{"action-publish": "Publish"}))
    slugs = Story.objects.filter(title="Weather").values_list("slug", flat=True)
    assert sorted(slugs) == ["weather", "weather-2"]


def test_an_address_left_empty_is_made_of_the_headline(town: Town) -> None:
    desk = at_the_desk("editor")
    for kind, parent in (("story", town.politics), ("section", town.front)):
        address = f"/newsroom/pages/add/newsroom/{kind}/{parent.pk}/"
        desk.post(address, form("시장 선거 2026", "", **{"action-publish": "Publish"}))
        assert parent.get_children().filter(slug="시장-선거-2026").exists()


def test_a_reporter_writes_but_does_not_publish(town: Town) -> None:
    desk = at_the_desk("reporter")
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/"
    desk.post(address, form("My draft", "my-draft", **{"action-publish": "Publish"}))
    assert not Story.objects.in_print().filter(slug="my-draft").exists()
    assert Story.objects.filter(slug="my-draft").exists()


def test_the_desk_speaks_the_language_of_the_browser(town: Town) -> None:
    desk = at_the_desk("editor")
    shown = {
        f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/": ("Standfirst", "부제목"),
        "/newsroom/stories/": ("First published", "최초 게재"),
        "/newsroom/images/add/": ("Photographer", "사진 기자·작가"),
        "/newsroom/snippets/newsroom/contributor/add/": ("Position in Korean", "한글 직함"),
    }
    for address, (english, korean) in shown.items():
        assert english in desk.get(address).text, address
        answer = desk.get(address, headers={"accept-language": "ko-KR,ko;q=0.9,en;q=0.8"})
        assert korean in answer.text, address
        assert english not in answer.text, address
        assert answer.headers["Content-Language"] == "ko", address


def test_a_language_chosen_at_the_desk_goes_before_that_of_the_browser(town: Town) -> None:
    UserProfile.objects.create(user=town.editor, preferred_language="en")
    desk = at_the_desk("editor")
    answer = desk.get("/newsroom/images/add/", headers={"accept-language": "ko"})
    assert "Photographer" in answer.text


def test_the_way_to_the_desk_is_told_in_the_language_of_the_browser(
    town: Town, client: Client
) -> None:
    answer = client.get("/newsroom/login/", headers={"accept-language": "ko"})
    assert "편집국 로그인" in answer.text
    assert "Sign in to the newsroom" in client.get("/newsroom/login/").text


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/newsroom/stories/").headers["Location"].startswith("/newsroom/login/")


def test_an_act_that_fails_leaves_nothing_behind(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ilbo.press import orders

    def stumble(*_: object, **__: object) -> None:
        raise RuntimeError("the press is on fire")

    monkeypatch.setattr(orders, "write", stumble)
    desk = at_the_desk("editor")
    desk.raise_request_exception = False
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/"
    sent = form("Half done", "half-done", **{"action-publish": "Publish"})
    assert desk.post(address, sent).status_code >= 500
    assert not Story.objects.filter(slug="half-done").exists()


def test_no_section_at_the_top_hides_an_address_of_the_house(town: Town) -> None:
    desk = at_the_desk("editor")
    publish = {"action-publish": "Publish"}
    for parent, kept in ((town.front, False), (town.politics, True)):
        address = f"/newsroom/pages/add/newsroom/section/{parent.pk}/"
        desk.post(address, form("Search", "search", **publish))
        assert parent.get_children().filter(slug="search").exists() == kept
