"""Reads a page of the paper as a browser, a screen reader or a search engine would."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

Page = BeautifulSoup


def read(client: Client, address: str, status: int = 200) -> Page:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def said(element: Tag | None) -> str:
    """The words of an element, without breaks."""
    assert element is not None
    return " ".join(element.get_text().split())


def lines(element: Tag) -> set[str]:
    """The words of each paragraph in an element."""
    return {said(paragraph) for paragraph in element.find_all("p")}


def addresses(page: Tag, selector: str = "a[href]") -> list[str]:
    """Where an element's links lead."""
    return [str(link["href"]) for link in page.select(selector)]


def headlines(page: Page) -> list[str]:
    """The headlines of the cards on a page, from the top down."""
    return [said(card.find(["h2", "h3"])) for card in page.select("main article")]


def facts(page: Page, kind: str) -> dict[str, Any]:
    """What the page says of itself in JSON-LD, of one kind."""
    scripts = page.find_all("script", type="application/ld+json")
    found = [json.loads(script.string) for script in scripts]
    return next(each for each in found if each["@type"] == kind)


def meta(page: Page, name: str) -> list[str]:
    """The values of a meta element or an Open Graph property."""
    found = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    return [str(each["content"]) for each in found]


def tongues(page: Page) -> dict[str, str]:
    """The addresses that the head names for other languages."""
    links = page.select('link[rel="alternate"][hreflang]')
    return {str(link["hreflang"]): str(link["href"]) for link in links}


def keys(client: Client, address: str) -> set[str]:
    """The keys that the page was made from."""
    return set(client.get(address).headers["Surrogate-Key"].split())
