"""The page of a section."""

from datetime import timedelta

import pytest
from django.test import Client

from ilbo.newsroom.filing import section_at
from ilbo.paper.templatetags.stories import ON_A_SECTION
from tests.paper.reading import addresses, headlines, read, said
from tests.town import MORNING, Town


def test_a_section_lists_its_stories_and_those_within_it_newest_first(
    town: Town, client: Client
) -> None:
    courts, _ = section_at(town.front, "national/courts", ("National", "Courts"))
    town.printed("Verdict", section=courts, published_at=MORNING + timedelta(days=1))
    assert headlines(read(client, "/national/")) == ["Verdict", town.flood_story.title]
    assert headlines(read(client, "/national/politics/")) == [town.flood_story.title]


def test_a_section_has_its_name_and_its_introduction(town: Town, client: Client) -> None:
    town.politics.introduction = "The mayor and the council."
    town.politics.save_revision().publish()
    main = read(client, "/national/politics/").main
    assert said(main.h1) == "Politics"
    assert "The mayor and the council." in said(main)


def test_a_section_names_the_sections_within_it(town: Town, client: Client) -> None:
    inner = read(client, "/national/").find("nav", attrs={"aria-label": "Within National"})
    assert addresses(inner) == ["/national/politics/"]
    korean = read(client, "/ko/national/").find("nav", attrs={"aria-label": "전국 하위 섹션"})
    assert [said(link) for link in korean.find_all("a")] == ["정치"]


def test_a_section_without_stories_says_so_in_both_languages(town: Town, client: Client) -> None:
    for front, words in (
        (town.front, "No story stands in this section yet."),
        (town.ko_front, "이 섹션에는 아직 실린 기사가 없습니다."),
    ):
        section, _ = section_at(front, "empty")
        assert words in said(read(client, section.url).main)


def test_a_section_that_holds_only_sections_still_names_them(town: Town, client: Client) -> None:
    section_at(town.front, "region/east", ("Region", "East"))
    assert "/region/east/" in addresses(read(client, "/region/").main)


@pytest.mark.parametrize("count", [1, ON_A_SECTION + 1])
def test_a_section_shows_the_newest_of_many(town: Town, client: Client, count: int) -> None:
    section, _ = section_at(town.front, "region")
    for _ in range(count):
        town.printed(section=section)
    found = headlines(read(client, "/region/"))
    assert len(found) == len(set(found)) == min(count, ON_A_SECTION)


def test_the_way_to_a_page_is_named_in_its_breadcrumb(town: Town, client: Client) -> None:
    crumbs = read(client, town.flood_story.url).find("nav", attrs={"aria-label": "You are here"})
    steps = [(said(link), link["href"]) for link in crumbs.find_all("a")]
    assert steps == [
        ("Home", "/"),
        ("National", "/national/"),
        ("Politics", "/national/politics/"),
    ]


def test_the_breadcrumb_speaks_korean(town: Town, client: Client) -> None:
    crumbs = read(client, town.ko_flood_story.url).find("nav", attrs={"aria-label": "현재 위치"})
    assert [said(link) for link in crumbs.find_all("a")] == ["홈", "전국", "정치"]
    assert addresses(crumbs)[0] == "/ko/"


def test_the_section_bar_marks_where_the_reader_is(town: Town, client: Client) -> None:
    def marked(address: str) -> list[tuple[str, str]]:
        bar = read(client, address).find("nav", attrs={"aria-label": "Sections"})
        return [(said(a), a["aria-current"]) for a in bar.select("a[aria-current]")]

    assert marked("/national/") == [("National", "page")]
    assert marked(town.flood_story.url) == [("National", "true")]
    assert marked("/") == []


def test_an_address_in_capitals_or_without_its_slash_is_not_a_second_page(
    town: Town, client: Client
) -> None:
    assert client.get("/National/").status_code == 404
    assert client.get("/national/politics").headers["Location"] == "/national/politics/"
