"""A page asks the database a bounded number of questions, however large the paper is."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ilbo.newsroom.filing import Signature, section_at
from tests.town import Town

LIMITS = {
    "story": 30,
    "print sheet": 30,
    "section": 40,
    "front": 60,
    "contributor": 40,
    "notice": 20,
}


def addresses(town: Town) -> dict[str, str]:
    return {
        "story": town.flood_story.url,
        "print sheet": town.flood_story.url + "print/",
        "section": "/national/",
        "front": "/",
        "contributor": "/by/oh-mina/",
        "notice": "/nowhere/",
    }


def grow(town: Town, stories: int) -> Town:
    courts, _ = section_at(town.front, "national/courts", ("National", "Courts"))
    for number in range(stories):
        town.printed(
            section=(town.politics, town.business, courts)[number % 3],
            lead_photo=town.photo,
            bylines=[Signature(contributor=town.mina), Signature(contributor=town.joon)],
        )
    return town


def questions(client: Client, address: str) -> int:
    """How many a page asks when nothing is remembered from the page before."""
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_a_page_asks_few_questions_and_no_more_for_more_stories(town: Town, client: Client) -> None:
    pages = addresses(town)
    grow(town, 9)
    before = {page: questions(client, pages[page]) for page in LIMITS}
    assert all(before[page] <= limit for page, limit in LIMITS.items()), before
    grow(town, 18)
    assert {page: questions(client, pages[page]) for page in LIMITS} == before


def test_a_second_reader_asks_no_more_than_the_first(town: Town, client: Client) -> None:
    first = questions(client, "/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) <= first
