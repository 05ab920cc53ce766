"""A page asks the database a bounded number of questions, however large the paper is."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ilbo.newsroom.filing import Signature, section_at
from tests.town import Town

Limit = Callable[[int], AbstractContextManager[None]]
LIMITS = [
    ("story", 30),
    ("print sheet", 30),
    ("section", 40),
    ("front", 60),
    ("contributor", 40),
    ("notice", 20),
]


def address_of(town: Town, page: str) -> str:
    return {
        "story": town.flood_story.url,
        "print sheet": town.flood_story.url + "print/",
        "section": "/national/",
        "front": "/",
        "contributor": "/by/oh-mina/",
        "notice": "/nowhere/",
    }[page]


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
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return len(asked)


@pytest.mark.parametrize(("page", "limit"), LIMITS)
def test_a_page_asks_few_questions(
    town: Town, client: Client, django_assert_max_num_queries: Limit, page: str, limit: int
) -> None:
    grow(town, 12)
    with django_assert_max_num_queries(limit):
        client.get(address_of(town, page))


@pytest.mark.parametrize("page", ["story", "section", "front", "contributor"])
def test_more_stories_are_no_more_questions(town: Town, client: Client, page: str) -> None:
    grow(town, 9)
    before = questions(client, address_of(town, page))
    grow(town, 30)
    assert questions(client, address_of(town, page)) == before
