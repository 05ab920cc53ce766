"""What search engines and other sites are told agrees with what a reader is shown."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Story
from tests.paper.reading import addresses, facts, meta, read, said, tongues
from tests.town import Town

SITE = "http://127.0.0.1:8000"
LATE_NIGHT = datetime(2026, 5, 17, 16, 30, tzinfo=UTC)


def test_the_article_says_what_the_page_shows(town: Town, client: Client) -> None:
    Story.objects.filter(pk=town.flood_story.pk).update(changed_at=LATE_NIGHT)
    page = read(client, town.flood_story.url)
    about = facts(page, "NewsArticle")
    times = [time["datetime"] for time in page.article.find_all("time")]
    assert about["headline"] == said(page.h1)
    assert about["description"] in said(page.article)
    assert [about["datePublished"], about["dateModified"]] == times
    assert [author["name"] for author in about["author"]] == ["Oh Mina", "Lee Joon"]
    assert all(author["name"] in said(page.article.header) for author in about["author"])
    assert about["mainEntityOfPage"] == SITE + town.flood_story.url
    assert about["inLanguage"] == page.html["lang"] == "en"
    assert (about["articleSection"], about["dateline"]) == ("Politics", "TEST TOWN")
    assert about["publisher"]["name"] == "The Test Town Post"


def test_the_articles_image_is_the_photo_with_its_words(town: Town, client: Client) -> None:
    page = read(client, town.flood_story.url)
    image = facts(page, "NewsArticle")["image"]
    assert image["url"] == SITE + page.article.img["src"]
    assert f"{image['caption']} [{image['creditText']}]" == said(page.article.figcaption)
    assert meta(page, "og:image") == [image["url"]]
    assert meta(page, "og:image:alt") == [page.article.img["alt"]]


def test_a_story_without_photo_standfirst_or_byline_claims_none(town: Town, client: Client) -> None:
    page = read(client, town.printed("Bare").url)
    about = facts(page, "NewsArticle")
    assert not {"image", "author", "description", "dateline"} & set(about)
    assert meta(page, "og:image") == []


def test_an_agency_is_no_person(town: Town, client: Client) -> None:
    signed = [Signature(role="agency", name="HARBOUR PRESS"), Signature(name="Kim Su")]
    about = facts(read(client, town.printed("Wire", bylines=signed).url), "NewsArticle")
    assert [author["@type"] for author in about["author"]] == ["Organization", "Person"]


def test_a_story_that_never_changed_was_modified_when_it_was_published(
    town: Town, client: Client
) -> None:
    about = facts(read(client, town.flood_story.url), "NewsArticle")
    assert about["dateModified"] == about["datePublished"]


@pytest.mark.parametrize("address", ["/national/", "/national/politics/", "/ko/national/politics/"])
def test_the_breadcrumb_for_machines_is_the_breadcrumb_for_readers(
    town: Town, client: Client, address: str
) -> None:
    page = read(client, address)
    shown = [
        (said(link), SITE + link["href"]) for link in page.select("main nav ol a, header nav ol a")
    ]
    steps = facts(page, "BreadcrumbList")["itemListElement"]
    assert [(step["name"], step["item"]) for step in steps] == shown
    assert [step["position"] for step in steps] == list(range(1, len(shown) + 1))


def test_front_and_section_say_what_they_are(town: Town, client: Client) -> None:
    front = facts(read(client, "/ko/"), "WebSite")
    assert (front["name"], front["url"], front["inLanguage"]) == (
        "시험마을신문",
        f"{SITE}/ko/",
        "ko",
    )
    section = facts(read(client, "/business/"), "CollectionPage")
    assert (section["name"], section["url"]) == ("Business", f"{SITE}/business/")


def test_every_page_names_its_own_address(town: Town, client: Client) -> None:
    for address in ("/", "/ko/", "/business/", town.flood_story.url, town.ko_flood_story.url):
        page = read(client, address)
        canonical = [link["href"] for link in page.select("link[rel=canonical]")]
        assert canonical == meta(page, "og:url") == [SITE + address]


def test_an_address_with_a_query_names_the_address_without(town: Town, client: Client) -> None:
    page = read(client, town.flood_story.url + "?utm_source=somewhere")
    assert page.select_one("link[rel=canonical]")["href"] == SITE + town.flood_story.url


def test_the_sheet_for_printing_names_the_story_and_is_not_indexed(
    town: Town, client: Client
) -> None:
    page = read(client, town.flood_story.url + "print/")
    assert page.select_one("link[rel=canonical]")["href"] == SITE + town.flood_story.url
    assert meta(page, "robots") == ["noindex"]


def test_counterparts_name_each_other_and_one_for_everybody_else(
    town: Town, client: Client
) -> None:
    pairs = [(town.flood_story.url, town.ko_flood_story.url), ("/", "/ko/")]
    for english, korean in pairs:
        both = {"en": SITE + english, "ko": SITE + korean, "x-default": SITE + english}
        assert tongues(read(client, english)) == tongues(read(client, korean)) == both


def test_a_story_of_one_language_names_no_other(town: Town, client: Client) -> None:
    page = read(client, town.printed("Only in English").url)
    assert tongues(page) == {}
    assert meta(page, "og:locale:alternate") == []


def test_the_switch_leads_to_the_counterpart_or_to_the_other_front(
    town: Town, client: Client
) -> None:
    alone = town.printed("Only in English")
    for address, other in (
        (town.flood_story.url, town.ko_flood_story.url),
        (alone.url, "/ko/"),
        ("/nowhere/", "/ko/"),
    ):
        page = read(client, address, status=404 if address == "/nowhere/" else 200)
        assert addresses(page, "nav a[hreflang=ko]") == [other]


def test_a_page_is_shared_with_title_words_and_place(town: Town, client: Client) -> None:
    page = read(client, town.flood_story.url)
    assert meta(page, "og:title") == ["River rises over the old bridge"]
    assert meta(page, "og:type") == ["article"]
    assert meta(page, "og:description") == meta(page, "description")
    assert meta(page, "description") == ["The mayor asks the east bank to leave by night."]
    assert meta(page, "og:site_name") == ["The Test Town Post"]
    assert meta(page, "article:section") == ["Politics"]
    assert meta(page, "article:published_time") == [page.article.time["datetime"]]
    assert meta(page, "og:locale") == ["en_US"]
    assert meta(page, "og:locale:alternate") == ["ko_KR"]


def test_a_story_without_standfirst_is_described_by_its_first_words(
    town: Town, client: Client
) -> None:
    page = read(client, town.ko_flood_story.url)
    assert meta(page, "description") == ["시장은 “월요일에 떠난다”고 말했다."]
    body = [("heading", "First"), ("paragraph", "<p>Fish &amp; <b>chips</b> &lt;3</p>")]
    page = read(client, town.printed("Escaped", body=body).url)
    assert meta(page, "description") == ["Fish & chips <3"]
    long = town.printed("Long", body=[("paragraph", f"<p>{'word ' * 100}</p>")])
    assert len(meta(read(client, long.url), "description")[0]) <= 200


def test_a_long_headline_is_cut_for_machines_only(town: Town, client: Client) -> None:
    story = town.printed("가" * 200, section=town.ko_politics, slug="long")
    page = read(client, story.url)
    assert said(page.h1) == "가" * 200
    assert len(facts(page, "NewsArticle")["headline"]) <= 110


def test_a_title_names_story_and_paper(town: Town, client: Client) -> None:
    town.flood_story.seo_title = "River over bridge"
    town.flood_story.save_revision().publish()
    titles = [
        (town.flood_story.url, "River over bridge – The Test Town Post"),
        ("/ko/national/politics/", "정치 – 시험마을신문"),
        ("/", "The Test Town Post"),
    ]
    for address, title in titles:
        assert said(read(client, address).title) == title
