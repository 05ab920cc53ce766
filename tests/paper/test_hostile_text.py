"""Whatever is written into a field, a page stays a page: nothing runs, nothing leads astray."""

import json

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Contributor, Front, Section, Story
from tests.paper.reading import Page, facts, meta, read, said
from tests.town import Town, photo

HOSTILE = [
    '</script><script>alert("h1")</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--<script>--></title></textarea><svg onload=alert(1)>",
    "{{ settings.SECRET_KEY }}{% load static %}%(section)s{0}",
    "]]>\u2028\u2029\u202e\\\"'&amp;&lt;b&gt;",
]
RICH = [
    '<p><a href="javascript:alert(1)">x</a></p>',
    '<p><a href="JaVaScRiPt&#58;alert(1)">x</a></p>',
    '<p><a href="java\tscript:alert(1)">x</a></p>',
    '<p><a href="data:text/html,<script>alert(1)</script>">x</a></p>',
    '<p><a href="vbscript:x" onclick="alert(1)" style="position:fixed">x</a></p>',
    '<p><script>alert(1)</script><img src=x onerror=alert(1)><iframe src="//x"></iframe></p>',
    '<p><svg><a xlink:href="javascript:alert(1)">x</a></svg><form action="//x"><input></form></p>',
    '<p><embed embedtype="media" url="http://x"/><style>*{display:none}</style></p>',
]


def harmless(page: Page) -> bool:
    """Only our own script, image and link elements, and no attribute that runs."""
    for script in page.find_all("script"):
        assert script["type"] == "application/ld+json"
        json.loads(script.string)
    for element in page.find_all(True):
        assert element.name not in {"svg", "iframe", "object", "embed", "form", "style", "base"}
        assert not any(name.startswith("on") or name == "style" for name in element.attrs), element
        for name in ("href", "src"):
            address = str(element.get(name, "/"))
            assert address.startswith(("/", "http://", "#", "mailto:")), address
    return True


def story_of(town: Town, words: str, section: Section | None = None) -> Story:
    row = {"values": [words], "type": "text"}
    table = {"columns": [{"type": "text", "heading": words}], "rows": [row], "caption": words}
    return town.printed(
        words[:200],
        section=section,
        slug="hostile",
        standfirst=words,
        kicker=words[:60],
        dateline=words,
        lead_photo=photo(caption=words, photographer=words, agency=words, description=words),
        bylines=[Signature(name=words, address="o'x\"@post.example"), Signature(name=words)],
        body=[
            ("paragraph", "<p>First.</p>"),
            ("heading", words),
            ("quote", {"text": words, "source": words}),
            ("list", {"is_numbered": True, "items": [RichText(words)]}),
            ("box", {"title": words, "text": words}),
            ("table", town_table(table)),
            ("photo", {"photo": town.photo, "caption": words, "alt": words}),
        ],
    )


def town_table(values: dict) -> object:
    from ilbo.newsroom.blocks import BodyBlock

    return BodyBlock().child_blocks["table"].to_python(values)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_any_field_are_only_words(town: Town, client: Client, words: str) -> None:
    story = story_of(town, words)
    for address in (story.url, story.url + "print/", "/", "/national/", "/national/politics/"):
        assert harmless(read(client, address)), address
    page = read(client, story.url)
    plain = " ".join(words.split())
    assert said(page.h1) == plain
    assert said(page.blockquote) == plain
    assert said(page.caption) == plain
    assert page.figure.img["alt"] == words
    assert meta(page, "og:title") == [words]
    about = facts(page, "NewsArticle")
    assert (about["headline"], about["description"]) == (words[:110], words)
    assert [author["name"] for author in about["author"]] == [words, words]
    assert about["image"]["caption"] == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_a_section_a_front_or_a_person_are_only_words(
    town: Town, client: Client, words: str
) -> None:
    Front.objects.update(title=words, tagline=words)
    Section.objects.update(title=words, introduction=words)
    Contributor.objects.update(name_en=words, title_en=words, bio_en=words)
    for address in ("/", "/national/politics/", town.flood_story.url, "/by/oh-mina/", "/nowhere/"):
        status = 404 if address == "/nowhere/" else 200
        assert harmless(read(client, address, status)), address
    crumbs = facts(read(client, "/national/politics/"), "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in crumbs] == ["Home", words, words]


@pytest.mark.parametrize("markup", RICH)
def test_hostile_markup_in_rich_text_is_taken_out(town: Town, client: Client, markup: str) -> None:
    body = [
        ("paragraph", markup),
        ("list", {"is_numbered": False, "items": [RichText(markup)]}),
        ("box", {"title": "Box", "text": markup}),
    ]
    story = town.printed("Rich", body=body)
    for address in (story.url, story.url + "print/"):
        page = read(client, address)
        assert harmless(page)
        assert "alert" not in str(page.article)
        assert not page.article.select("input, script, img")


def test_links_that_lead_somewhere_stay(town: Town, client: Client) -> None:
    to_a_page = f'<a linktype="page" id="{town.flood_story.pk}">the river</a>'
    outside = '<a href="https://example.org/?a=1&amp;b=2">outside</a>'
    story = town.printed("Linked", body=[("paragraph", f"<p>{to_a_page} {outside}</p>")])
    found = [link["href"] for link in read(client, story.url).article.select("a")][-2:]
    assert found == [town.flood_story.url, "https://example.org/?a=1&b=2"]


def test_typography_and_insertions_are_kept_as_written(town: Town, client: Client) -> None:
    words = "“It’s [in March] — 1 < 2 & ‘so’…”"
    body = [("paragraph", f"<p>{words.replace('&', '&amp;').replace('<', '&lt;')}</p>")]
    story = town.printed(words, body=body)
    page = read(client, story.url)
    assert said(page.h1) == words
    assert words in said(page.article)
