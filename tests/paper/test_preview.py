"""The newsroom sees a story as readers will, before any of it is in print."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from ilbo.newsroom.models import Byline, Front, Section, Story
from tests.paper.reading import BeautifulSoup, Page, addresses, facts, said
from tests.town import PASSWORD, Town


def unsaved(section: Section, **values: Any) -> Story:
    """A story as Wagtail's form has it before it is saved for the first time."""
    story = Story(locale=section.locale, **{"title": "Unsaved", "slug": "unsaved", **values})
    story.depth = section.depth + 1
    story.path = Story._get_children_path_interval(section.path)[1]
    story.set_url_path(section)
    return story


def previewed(story: Any, mode: str = "") -> Page:
    request = RequestFactory(SERVER_NAME="127.0.0.1").get("/newsroom/")
    answer = story.make_preview_request(request, mode)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("mode", ["", "print"])
def test_a_story_that_was_never_saved_can_be_looked_at(town: Town, mode: str) -> None:
    story = unsaved(
        town.politics,
        standfirst="Why to read on.",
        dateline="BUSAN",
        lead_photo=town.photo,
        body=[("paragraph", "<p>First words.</p>")],
    )
    story.bylines = [Byline(contributor=town.mina), Byline(printed_name="Kim Su")]
    page = previewed(story, mode)
    assert said(page.h1) == "Unsaved"
    assert "BUSAN — First words." in said(page.article)
    assert "By Oh Mina and Kim Su" in said(page.article)
    assert "The bridge at dawn." in said(page.figure)
    assert not [each for each in addresses(page) if "None" in each]


def test_a_preview_names_its_authors_for_machines_too(town: Town) -> None:
    story = unsaved(town.politics)
    story.bylines = [Byline(contributor=town.mina)]
    authors = facts(previewed(story), "NewsArticle")["author"]
    assert [author["name"] for author in authors] == ["Oh Mina"]


def test_an_empty_story_can_be_looked_at(town: Town) -> None:
    assert said(previewed(unsaved(town.politics, title="")).main.h1) == ""


def test_a_korean_story_is_previewed_in_korean_whatever_the_desk_speaks(town: Town) -> None:
    story = unsaved(town.ko_politics, title="미리 보기")
    story.bylines = [Byline(contributor=town.mina), Byline(contributor=town.joon, role="photos")]
    page = previewed(story)
    assert page.html["lang"] == "ko"
    assert "오미나 기자" in said(page.article)
    assert "사진 이준 기자" in said(page.article)
    assert said(page.find("nav", attrs={"aria-label": "현재 위치"}).a) == "홈"


def test_a_changed_story_is_previewed_with_its_changes(town: Town) -> None:
    town.flood_story.title = "River falls"
    assert said(previewed(town.flood_story).h1) == "River falls"


def test_front_and_section_are_previewed_too(town: Town) -> None:
    town.front.title = "The Renamed Post"
    assert said(previewed(town.front).h1) == "The Renamed Post"
    town.politics.introduction = "Not yet in print."
    assert "Not yet in print." in said(previewed(town.politics).main)
    front = Front(title="새 신문", slug="new", locale=town.ko_front.locale)
    front.depth, front.path, front.url_path = 2, town.front.path[:-1] + "9", "/new/"
    assert said(previewed(front).h1) == "새 신문"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_desk_previews_a_new_story_through_its_own_form(town: Town, language: str) -> None:
    desk = Client(SERVER_NAME="127.0.0.1", headers={"accept-language": language})
    assert desk.login(username="editor", password=PASSWORD)
    address = f"/newsroom/pages/add/newsroom/story/{town.politics.pk}/preview/"
    counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    empty = {f"{name}-{count}": "0" for name in ("bylines", "comments") for count in counts}
    sent = {"title": "At the desk", "slug": "at-the-desk", "body-count": "0", **empty}
    assert desk.post(address, sent).json()["is_valid"]
    shown = desk.get(address)
    assert shown.status_code == 200
    assert said(BeautifulSoup(shown.content, "html.parser").h1) == "At the desk"
    assert "Published" not in shown.text
