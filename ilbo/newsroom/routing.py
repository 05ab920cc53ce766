"""Finds the page at an address, in one query. Called by the paper and by the front's route.

Wagtail walks down the tree with two queries for each step. The whole path of a page stands in its
`url_path`; only the day in a story's address does not, so it is taken out and compared.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from ilbo.newsroom.models import Front, PaperPage
    from ilbo.newsroom.models.in_print import InPrintQuerySet
    from ilbo.newsroom.models.story import StoryQuerySet


def page_at(front: "Front", components: list[str]) -> "PaperPage":
    """The section or story in print at a path below a front; raises Http404."""
    from ilbo.newsroom.models import Section, Story

    return _found(front, components, Section.objects.in_print(), Story.objects.in_print())


def published_page_at(front: "Front", components: list[str]) -> "PaperPage":
    """The same among all that is published, also behind a wall: for Wagtail, which guards it."""
    from ilbo.newsroom.models import Section, Story

    return _found(front, components, Section.objects.live(), Story.objects.live())


def _found(
    front: "Front", components: list[str], sections: "InPrintQuerySet", stories: "StoryQuerySet"
) -> "PaperPage":
    day = _day_in(components[-4:])
    if day is None:
        return _at(sections.select_related("locale"), front, components)
    story = _at(stories.whole(), front, [*components[:-4], components[-1]])
    if story.printed_on != day:
        raise Http404
    return story


def _at(pages: "InPrintQuerySet", front: "Front", path: list[str]) -> "PaperPage":
    page = pages.filter(slug=path[-1], url_path=f"{front.url_path}{'/'.join(path)}/").first()
    if page is None:
        raise Http404
    return page


def _day_in(components: list[str]) -> date | None:
    """The day that YYYY, MM, DD spell with a slug after them, or None."""
    if len(components) != 4 or [len(part) for part in components[:3]] != [4, 2, 2]:
        return None
    try:
        return date(*(int(part) for part in components[:3] if part.isascii()))
    except (TypeError, ValueError):
        return None
