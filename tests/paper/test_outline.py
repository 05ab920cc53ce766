"""Every page is one a screen reader, a strict browser and a printing press can live with."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from bs4 import Tag
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from ilbo.paper import views
from tests.paper.reading import BeautifulSoup, Page, said
from tests.town import Town, meet

ENGLISH = re.compile(r"[A-Za-z]{2,}")
NOT_OURS = {"English"}  # a language is named in itself


def addresses(town: Town) -> list[str]:
    both = (town.flood_story.url, town.ko_flood_story.url)
    people = ["/by/oh-mina/", "/ko/by/oh-mina/"]
    sections = ["/national/", "/national/politics/", "/ko/national/politics/"]
    sheets = [address + "print/" for address in both]
    return ["/", "/ko/", *sections, *both, *sheets, *people, "/nowhere/", "/ko/nowhere/"]


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Page]:
    """A page of every kind in both languages, by address: made once, for they are only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = _made(meet(), Client(SERVER_NAME="127.0.0.1"))
        transaction.set_rollback(True)
    return found


def _made(town: Town, client: Client) -> dict[str, Page]:
    town.printed("A later story", lead_photo=town.photo)
    town.printed("나중 기사", section=town.ko_politics, lead_photo=town.photo)
    found = {each: _soup(client.get(each).content) for each in addresses(town)}
    for code in ("en", "ko"):
        with translation.override(code):
            answer = views.out_of_order(RequestFactory().get("/"))
        found[f"503 {code}"] = _soup(answer.content)
    return found


def test_a_page_has_one_heading_of_the_first_rank_and_one_main_part(
    pages: dict[str, Page],
) -> None:
    for address, page in pages.items():
        assert len(page.find_all("h1")) == 1, address
        assert len(page.find_all("main")) == 1, address
        assert said(page.h1), address
        assert said(page.title), address


def test_headings_leave_out_no_rank(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        ranks = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
        assert ranks[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(ranks)), (
            address,
            ranks,
        )


def test_a_page_says_its_language(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        korean = address.startswith("/ko/") or address == "503 ko"
        assert page.html["lang"] == ("ko" if korean else "en"), address


def test_landmarks_of_one_kind_have_names_of_their_own(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        for kind in ("nav", "aside", "section"):
            names = [_name(page, each) for each in page.find_all(kind)]
            assert all(names), (address, kind)
            assert len(names) == len(set(names)), (address, names)


def test_the_keyboard_can_skip_to_the_content(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        first = page.body.a
        assert first["href"] == f"#{page.main['id']}", address
        assert page.main["tabindex"] == "-1", address


def test_no_id_stands_twice_and_every_label_is_there(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), address
        for element in page.find_all(attrs={"aria-labelledby": True}):
            assert page.find(id=element["aria-labelledby"]), address


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert not page.find_all("style"), address
        assert not page.find_all(attrs={"style": True}), address
        for script in page.find_all("script"):
            assert script["type"] == "application/ld+json", address
        for element in page.find_all(["img", "source", "script"], src=True):
            assert str(element["src"]).startswith("/"), address
        for link in page.select("link[rel=stylesheet], link[rel=icon]"):
            assert str(link["href"]).startswith("/static/"), address


def test_every_picture_has_a_size_and_a_text(pages: dict[str, Page]) -> None:
    pictures = [picture for page in pages.values() for picture in page.find_all("img")]
    assert pictures
    for picture in pictures:
        assert picture.has_attr("alt")
        assert int(picture["width"]) > 0
        assert int(picture["height"]) > 0


def test_a_link_that_only_repeats_the_headline_is_passed_over(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for link in page.find_all("a"):
            if not said(link):
                assert (link["aria-hidden"], link["tabindex"]) == ("true", "-1")


def test_a_picture_on_a_card_is_credited(pages: dict[str, Page]) -> None:
    cards = [card for page in pages.values() for card in page.select("main article") if card.img]
    assert len(cards) > 4
    for card in cards:
        assert "[Oh Mina/HARBOUR PRESS]" in said(card)


def test_a_korean_page_has_no_english_word_of_ours(town: Town, pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        if page.html["lang"] == "ko":
            stray = {word for text in _shown(page) for word in ENGLISH.findall(text)}
            photo = " ".join((town.photo.credit, town.photo.caption, town.photo.description))
            theirs = set(ENGLISH.findall(photo)) | _address_words(page)
            assert stray - theirs - NOT_OURS == set(), address


def test_a_page_needs_no_cookie_and_varies_with_none(town: Town, client: Client) -> None:
    for address in addresses(town):
        answer = client.get(address)
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert "csrf" not in answer.text.lower(), address
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"], address
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"], address


def test_a_page_is_the_same_whoever_asks(town: Town, client: Client) -> None:
    editor = Client(SERVER_NAME="127.0.0.1")
    editor.force_login(town.editor)
    for address in addresses(town):
        first = client.get(address).content
        assert client.get(address).content == first, address
        assert client.get(address, headers={"accept-language": "ko"}).content == first, address
        assert editor.get(address).content == first, address


def _soup(content: bytes) -> Page:
    return BeautifulSoup(content, "html.parser")


def _name(page: Page, landmark: Tag) -> str:
    if landmark.has_attr("aria-labelledby"):
        return said(page.find(id=landmark["aria-labelledby"]))
    return str(landmark.get("aria-label", ""))


def _shown(page: Page) -> Iterator[str]:
    """All that is read or heard, and what is said in the head."""
    yield from page.body.stripped_strings
    yield str(page.title.string)
    for name in ("alt", "aria-label", "title", "placeholder"):
        yield from (str(element[name]) for element in page.find_all(attrs={name: True}))
    for name in ("description", "og:title", "og:description", "og:site_name"):
        for each in page.select(f'meta[name="{name}"], meta[property="{name}"]'):
            yield str(each["content"])


def _address_words(page: Page) -> set[str]:
    """The words of the address at the foot of a sheet for printing."""
    canonical = page.select_one("link[rel=canonical]")
    return set(ENGLISH.findall(str(canonical["href"]))) if canonical else set()
