"""Links within running text lead to pages in print, or nowhere. Called by the tag for prose."""

import re
from collections.abc import Iterable
from itertools import chain

from django.http import HttpRequest
from django.utils.html import escape
from wagtail.models import Page

from ilbo.newsroom.models import Front, PaperPage, Section, Story
from ilbo.paper import keys

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*>')
KINDS = (Front, Section, Story)
NUMBER = re.compile(r'\bid="(\d+)"')


def lead(source: str, language: str, request: HttpRequest) -> str:
    """The text with its links to pages opened; one to a page out of print is only words.

    A link follows its page into the reader's language, where that has the page in print too.
    """
    numbers = {int(found[1]) for tag in LINK.findall(source) if (found := NUMBER.search(tag))}
    if not numbers:
        return source
    goals = _goals(numbers, language, request)

    def opened(tag: re.Match[str]) -> str:
        found = NUMBER.search(tag[0])
        goal = goals.get(int(found[1])) if found else None
        return f'<a href="{escape(goal.url)}">' if goal else "<a>"

    return LINK.sub(opened, source)


def _goals(numbers: Iterable[int], language: str, request: HttpRequest) -> dict[int, PaperPage]:
    """The page in print that each number leads to. All are noted, for they may yet change."""
    asked = list(Page.objects.filter(pk__in=numbers).specific())
    stems = [page.translation_key for page in asked]
    found = [kind.objects.in_print().filter(translation_key__in=stems) for kind in KINDS]
    in_print = list(chain.from_iterable(kind.select_related("locale") for kind in found))
    goals: dict[int, PaperPage] = {}
    for page in asked:
        keys.note(request, keys.pair(page))
        keys.note_page(request, page)
        versions = [other for other in in_print if other.translation_key == page.translation_key]
        ours = [other for other in versions if other.language == language]
        # Another language's version does not stand in for a page that is out of print.
        goal = next(iter(ours), None) or next((v for v in versions if v.pk == page.pk), None)
        if goal is not None:
            keys.note_page(request, goal)
            goals[page.pk] = goal
    return goals
