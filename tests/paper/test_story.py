"""The page of a story, and its sheet for printing."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Byline, Contributor, Story
from tests.paper.reading import addresses, lines, read, said
from tests.town import Town, photo

LATE = datetime(2018, 5, 17, 16, 30, tzinfo=UTC)  # half past one the next morning in Seoul


def test_a_story_stands_with_headline_standfirst_and_every_block_in_order(
    town: Town, client: Client
) -> None:
    article = read(client, town.flood_story.url).article
    assert said(article.h1) == "River rises over the old bridge"
    words = [
        "The mayor asks the east bank to leave by night.",
        "“We leave [on Monday],” the mayor said.",
        "What is known",
        "It came over the wall.",
        "Bae Sun, baker",
        "Two roads are shut",
        "3 m over the mark",
    ]
    places = [said(article).index(each) for each in words]
    assert places == sorted(places)


def test_the_dateline_runs_in_before_the_first_word(town: Town, client: Client) -> None:
    article = read(client, town.flood_story.url).article
    assert "TEST TOWN — “We leave" in said(article)


def test_a_story_that_opens_with_a_picture_keeps_its_dateline(town: Town, client: Client) -> None:
    body = [("photo", {"photo": town.photo, "caption": "", "alt": ""}), ("paragraph", "<p>It.</p>")]
    story = town.printed("Opens with a picture", dateline="BUSAN", body=body)
    assert "BUSAN — It." in said(read(client, story.url).article)


@pytest.mark.parametrize(("count", "line"), [(1, "A"), (2, "A and B"), (3, "A, B and C")])
def test_english_joins_its_names(town: Town, client: Client, count: int, line: str) -> None:
    story = town.printed("Signed", bylines=[Signature(name=name) for name in "ABC"[:count]])
    assert f"By {line}" in lines(read(client, story.url).article)


def test_korean_gives_a_reporter_the_calling(town: Town, client: Client) -> None:
    assert "오미나 기자" in lines(read(client, town.ko_flood_story.url).article)


def test_korean_calls_no_desk_and_no_agency_a_reporter(town: Town, client: Client) -> None:
    signed = [Signature(role=Byline.Role.AGENCY, name="해원통신"), Signature(name="편집국")]
    story = town.printed("통신", section=town.ko_politics, bylines=signed)
    assert "기자" not in said(read(client, story.url).article.header)


def test_other_roles_are_named_in_the_language_of_the_page(town: Town, client: Client) -> None:
    signed = [
        Signature(contributor=town.mina),
        Signature(role=Byline.Role.PHOTOS, contributor=town.joon),
    ]
    english = town.printed("Roles", bylines=signed)
    korean = town.printed("역할", section=town.ko_politics, bylines=signed)
    assert {"By Oh Mina", "Photos by Lee Joon"} <= lines(read(client, english.url).article)
    assert {"오미나 기자", "사진 이준 기자"} <= lines(read(client, korean.url).article)


def test_a_byline_leads_to_the_persons_work_and_an_address_to_their_mail(
    town: Town, client: Client
) -> None:
    header = read(client, town.flood_story.url).article.header
    links = ["/by/oh-mina/", "/by/lee-joon/", "mailto:mina@post.example"]
    assert addresses(header) == links
    korean = read(client, town.ko_flood_story.url).article.header
    assert addresses(korean) == ["/ko/by/oh-mina/"]


def test_a_name_whose_person_is_gone_stands_without_a_link(town: Town, client: Client) -> None:
    Contributor.objects.all().delete()
    header = read(client, town.flood_story.url).article.header
    assert "By Oh Mina and Lee Joon" in said(header)
    assert addresses(header) == ["mailto:mina@post.example"]


def test_times_are_told_in_the_papers_own_zone_in_both_languages(
    town: Town, client: Client
) -> None:
    english = town.printed("Late", published_at=LATE)
    korean = town.printed("심야", section=town.ko_politics, published_at=LATE)
    for story, words in ((english, "May 18, 2018, 1:30 a.m."), (korean, "2018년 5월 18일 01:30")):
        time = read(client, story.url).article.time
        assert (said(time), time["datetime"]) == (words, "2018-05-18T01:30:00+09:00")


def test_a_changed_story_says_when(town: Town, client: Client) -> None:
    town.flood_story.save_revision().publish()
    for story, words in ((town.flood_story, "Updated"), (town.ko_flood_story, "수정")):
        Story.objects.filter(pk=story.pk).update(changed_at=LATE)
        times = read(client, story.url).article.find_all("time")
        assert times[1]["datetime"] == "2018-05-18T01:30:00+09:00"
        assert words in said(times[1].parent)


def test_the_lead_photo_stands_with_its_own_words(town: Town, client: Client) -> None:
    figure = read(client, town.flood_story.url).article.figure
    assert said(figure.figcaption) == "The bridge at dawn. [Oh Mina/HARBOUR PRESS]"
    assert figure.img["alt"] == "A bridge over a brown river"
    assert figure.img["src"].startswith("/media/")
    assert int(figure.img["width"]) > 0
    assert int(figure.img["height"]) > 0


def test_a_story_may_say_other_words_of_its_photo(town: Town, client: Client) -> None:
    story = town.printed(
        "Own words",
        lead_photo=town.photo,
        lead_caption="Another caption.",
        lead_alt="Another view",
        lead_credit="SOMEBODY",
    )
    figure = read(client, story.url).article.figure
    assert said(figure.figcaption) == "Another caption. [SOMEBODY]"
    assert figure.img["alt"] == "Another view"


def test_a_caption_without_its_photo_is_still_read(town: Town, client: Client) -> None:
    story = town.printed("No picture", lead_caption="What it showed.", lead_credit="YONHAP")
    figure = read(client, story.url).article.figure
    assert said(figure.figcaption) == "What it showed. [YONHAP]"
    assert said(figure.p) == "Photo not available"
    assert figure.img is None


def test_a_photo_in_the_body_takes_its_words_from_the_block_or_the_photo(
    town: Town, client: Client
) -> None:
    plain = {"photo": town.photo, "caption": "", "alt": ""}
    told = {"photo": town.photo, "caption": "Here only.", "alt": "Seen from here"}
    story = town.printed("Two pictures", body=[("photo", plain), ("photo", told)])
    first, second = read(client, story.url).article.find_all("figure")
    assert said(first) == "The bridge at dawn. [Oh Mina/HARBOUR PRESS]"
    assert said(second) == "Here only. [Oh Mina/HARBOUR PRESS]"
    assert [first.img["alt"], second.img["alt"]] == [town.photo.description, "Seen from here"]


def test_a_photo_without_words_stands_without_a_caption(town: Town, client: Client) -> None:
    bare = photo(caption="", photographer="", agency="", description="")
    story = town.printed("Silent picture", lead_photo=bare)
    figure = read(client, story.url).article.figure
    assert (said(figure), figure.img["alt"]) == ("", "")


def test_the_stories_before_it_in_the_section_follow(town: Town, client: Client) -> None:
    later = town.printed("The day after")
    aside = read(client, later.url).aside
    assert said(aside.h2) == "Earlier in Politics"
    assert town.flood_story.url in addresses(aside)
    assert read(client, town.flood_story.url).find("aside", attrs={"aria-labelledby": True}) is None


def test_the_sheet_for_printing_has_the_whole_story_and_its_address(
    town: Town, client: Client
) -> None:
    page = read(client, town.flood_story.url)
    sheet = read(client, town.flood_story.url + "print/")
    paragraphs = [said(p) for p in page.article.find_all(["p", "h2", "li", "figcaption"])]
    assert all(words in said(sheet.article) for words in paragraphs if words != "Print")
    assert sheet.article.img["src"] == page.article.img["src"]
    assert f"http://127.0.0.1:8000{town.flood_story.url}" in said(sheet.main)
    assert sheet.footer is None


def test_a_picture_on_the_sheet_waits_for_no_scrolling(town: Town, client: Client) -> None:
    body = [("photo", {"photo": town.photo, "caption": "", "alt": ""})]
    story = town.printed("To be printed", body=body)
    assert read(client, story.url).article.img.get("loading") == "lazy"
    assert read(client, story.url + "print/").article.img.get("loading") is None


def test_only_a_story_has_a_sheet(town: Town, client: Client) -> None:
    for address in ("/national/print/", "/national/politics/print/", "/nowhere/at/all/print/"):
        assert client.get(address).status_code == 404
