"""The front page: made up of what is in print, nothing twice."""

from datetime import timedelta

import pytest
from django.test import Client

from ilbo.newsroom.filing import section_at
from ilbo.newsroom.models import Front, Story
from ilbo.paper.makeup import IN_A_BLOCK, RAIL, SECONDS, Makeup, make_up
from tests.paper.reading import addresses, headlines, lines, read, said
from tests.town import MORNING, Town

LATER = MORNING + timedelta(days=1)


def lead_with(front: Front, story: Story | None) -> None:
    front.lead_story = story
    front.save_revision().publish()


def emptied(town: Town) -> Town:
    for story in Story.objects.all():
        story.delete()
    return town


def made(front: Front) -> Makeup:
    return make_up(front, front.sections())


def test_the_front_leads_with_the_newest_story(town: Town, client: Client) -> None:
    newest = town.printed("Just in", published_at=LATER)
    assert headlines(read(client, "/"))[0] == newest.title


def test_the_front_leads_with_the_story_that_an_editor_chose(town: Town, client: Client) -> None:
    town.printed("Just in", published_at=LATER)
    lead_with(town.front, town.flood_story)
    assert headlines(read(client, "/"))[0] == town.flood_story.title


def test_a_chosen_story_that_is_withdrawn_gives_way_to_the_newest(
    town: Town, client: Client
) -> None:
    chosen = town.printed("Chosen", published_at=MORNING - timedelta(days=1))
    lead_with(town.front, chosen)
    chosen.unpublish()
    assert headlines(read(client, "/"))[0] == "Bank opens branch"


def test_a_chosen_story_that_is_deleted_gives_way_to_the_newest(town: Town, client: Client) -> None:
    chosen = town.printed("Chosen", published_at=MORNING - timedelta(days=1))
    lead_with(town.front, chosen)
    chosen.delete()
    assert headlines(read(client, "/"))[0] == "Bank opens branch"


def test_an_old_chosen_story_stands_at_the_top_and_nowhere_else(town: Town, client: Client) -> None:
    chosen = town.printed("Chosen", published_at=MORNING - timedelta(days=900))
    for _ in range(6):
        town.printed()
    lead_with(town.front, chosen)
    page = read(client, "/")
    assert headlines(page)[0] == "Chosen"
    assert headlines(page).count("Chosen") == 1


@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_the_front_stands_with_any_number_of_stories_and_none_twice(
    town: Town, client: Client, count: int
) -> None:
    emptied(town)
    for number in range(count):
        town.printed(section=town.business if number % 3 else town.politics)
    found = headlines(read(client, "/"))
    assert len(found) == len(set(found)) == min(count, 1 + SECONDS + RAIL + 2 * IN_A_BLOCK)


def test_an_empty_paper_says_so_in_both_languages(town: Town, client: Client) -> None:
    emptied(town)
    assert "The first edition is being made" in said(read(client, "/").main)
    assert "첫 신문을 만들고 있습니다" in said(read(client, "/ko/").main)


def test_each_language_has_its_own_news(town: Town, client: Client) -> None:
    assert headlines(read(client, "/ko/")) == [town.ko_flood_story.title]
    assert town.ko_flood_story.title not in headlines(read(client, "/"))


def test_a_card_has_the_headline_the_kicker_the_day_and_a_link(town: Town, client: Client) -> None:
    story = town.printed("Card", kicker="FLOOD", standfirst="Why to read on.", published_at=LATER)
    card = read(client, "/").article
    assert card.h2.a["href"] == story.url
    assert {"FLOOD", "Why to read on.", "March 3, 2026"} <= lines(card)
    assert card.time["datetime"].startswith("2026-03-03T09:")


def test_a_card_without_a_kicker_names_the_section(town: Town, client: Client) -> None:
    assert "Business" in lines(read(client, "/").article)


def test_the_masthead_tells_the_day_of_the_newest_story_in_each_language(
    town: Town, client: Client
) -> None:
    assert "Monday, March 2, 2026" in said(read(client, "/").header)
    assert "2026년 3월 2일 월요일" in said(read(client, "/ko/").header)


def test_a_block_gathers_a_top_section_and_all_within_it(town: Town) -> None:
    courts, _ = section_at(town.front, "national/courts/appeals", ("National", "Courts", "Appeals"))
    deep = town.printed("Deep", section=courts, published_at=MORNING - timedelta(days=30))
    for _ in range(SECONDS + RAIL):
        town.printed(section=town.business)
    blocks = {block.section.title: block.stories for block in made(town.front).blocks}
    assert deep in blocks["National"]
    assert town.flood_story in blocks["National"]


def test_a_section_whose_stories_stand_above_has_no_block(town: Town, client: Client) -> None:
    assert made(town.front).blocks == []
    page = read(client, "/")
    assert [said(heading) for heading in page.select("main section > h2 > a")] == []


def test_no_block_takes_the_stories_of_another_section(town: Town) -> None:
    for number in range(1 + SECONDS + RAIL):
        town.printed(section=(town.politics, town.business)[number % 2])
    assert len(made(town.front).blocks) == 2
    for block in made(town.front).blocks:
        assert {story.filed_in.trail()[0] for story in block.stories} == {block.section}


def test_the_section_bar_names_the_top_sections_in_the_newsrooms_order(
    town: Town, client: Client
) -> None:
    town.business.move(town.front, "first-child")
    nav = read(client, "/").find("nav", attrs={"aria-label": "Sections"})
    assert addresses(nav) == ["/business/", "/national/"]


def test_stories_of_the_same_minute_stand_in_one_order(town: Town, client: Client) -> None:
    emptied(town)
    for headline in "ABC":
        town.printed(headline, published_at=MORNING)
    assert headlines(read(client, "/")) == ["C", "B", "A"]
