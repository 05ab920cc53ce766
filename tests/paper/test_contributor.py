"""The page of a contributor: who they are, and their work in one language."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Contributor
from tests.paper.reading import headlines, meta, read, said, tongues
from tests.town import Town

SITE = "http://127.0.0.1:8000"


def test_a_contributor_is_shown_with_their_work_in_each_language(
    town: Town, client: Client
) -> None:
    english, korean = read(client, "/by/oh-mina/"), read(client, "/ko/by/oh-mina/")
    assert (said(english.h1), headlines(english)) == ("Oh Mina", [town.flood_story.title])
    assert (said(korean.h1), headlines(korean)) == ("오미나", [town.ko_flood_story.title])


def test_a_contributor_is_told_of_in_the_readers_language(town: Town, client: Client) -> None:
    Contributor.objects.filter(pk=town.mina.pk).update(
        bio_en="Covers the river.", bio_ko="강을 취재한다.", title_ko="기자"
    )
    english, korean = read(client, "/by/oh-mina/").main, read(client, "/ko/by/oh-mina/").main
    assert "Reporter" in said(english)
    assert "Covers the river." in said(english)
    assert "강을 취재한다." in said(korean)
    assert "Covers" not in said(korean)


def test_a_contributor_has_no_page_where_they_have_no_work(town: Town, client: Client) -> None:
    assert client.get("/ko/by/lee-joon/").status_code == 404
    Contributor.objects.create(name_en="Nobody Yet", slug="nobody-yet")
    for address in ("/by/nobody-yet/", "/by/never-heard-of/", "/by/", "/by/oh-mina/more/"):
        assert client.get(address).status_code == 404


def test_a_contributor_whose_only_work_is_hidden_has_no_page(town: Town, client: Client) -> None:
    town.flood_story.unpublish()
    assert client.get("/by/lee-joon/").status_code == 404
    PageViewRestriction.objects.create(page=town.ko_politics, restriction_type="login")
    assert client.get("/ko/by/oh-mina/").status_code == 404


def test_a_story_signed_twice_by_one_person_is_listed_once(town: Town, client: Client) -> None:
    twice = [Signature(contributor=town.joon), Signature(role="photos", contributor=town.joon)]
    town.printed("Signed twice", bylines=twice)
    assert headlines(read(client, "/by/lee-joon/")) == ["Signed twice", town.flood_story.title]


@pytest.mark.parametrize(("name", "slug"), [("문가온", "문가온"), ("Anne-Marie Ó", "anne-marie-o")])
def test_a_name_in_any_script_is_an_address(
    town: Town, client: Client, name: str, slug: str
) -> None:
    person = Contributor.objects.create(name_ko=name, name_en="" if name == "문가온" else name)
    town.printed("기사", section=town.ko_politics, bylines=[Signature(contributor=person)])
    assert person.slug == slug
    assert said(read(client, f"/ko/by/{slug}/").h1) == name


def test_both_pages_of_a_contributor_name_each_other(town: Town, client: Client) -> None:
    both = {"en": f"{SITE}/by/oh-mina/", "ko": f"{SITE}/ko/by/oh-mina/"}
    for page in (read(client, "/by/oh-mina/"), read(client, "/ko/by/oh-mina/")):
        assert both.items() <= tongues(page).items()
    assert tongues(read(client, "/by/lee-joon/")) == {}


def test_a_contributors_head_tells_who_it_is(town: Town, client: Client) -> None:
    page = read(client, "/ko/by/oh-mina/")
    assert page.find("link", rel="canonical")["href"] == f"{SITE}/ko/by/oh-mina/"
    assert meta(page, "og:title") == ["오미나"]
    assert meta(page, "og:type") == ["profile"]
    assert said(page.title) == "오미나 – 시험마을신문"
