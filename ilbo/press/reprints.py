"""Which noun is on which sheet: the one table the press prints by.

For each noun it answers two questions. `stale`: which keys are out of date now that the noun has
changed (every sheet that carries one of them is printed again). `own`: at which addresses the
noun itself is to be read, the most wanted first (they may be new, so no sheet carries them yet).
Both are asked within the transaction of the change.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from ilbo.newsroom.models import Contributor, Front, PaperPage, Photo, Section, Story
from ilbo.newsroom.models.story import stories_within
from ilbo.paper import keys
from ilbo.paper.addresses import contributor_page, print_sheet

# A story names this many of its section that came before it; so many after it name it.
NEIGHBOURS = 4


class Reprint(NamedTuple):
    """What one noun's change asks of the press."""

    stale: Callable[[Any], list[str]]
    own: Callable[[Any], list[str]]


def _story_keys(story: Story) -> list[str]:
    signed = [byline.contributor_id for byline in story.signed if byline.contributor_id]
    return [
        keys.key_of(story),
        keys.pair(story),
        *(keys.stories_in(branch) for branch in _branches(story)),
        *(f"stories-by-{contributor}" for contributor in signed),
    ]


def _story_addresses(story: Story) -> list[str]:
    return [
        *_read_at(story),
        *(_address(branch) for branch in reversed(_branches(story))),
        *(address for other in story.counterparts() for address in _read_at(other)),
        *(_address(later) for later in story.later(NEIGHBOURS)),
        *(
            contributor_page(byline.contributor, story.language)
            for byline in story.signed
            if byline.contributor
        ),
    ]


def _section_keys(section: Section) -> list[str]:
    around = _branches(section)
    return [
        keys.key_of(section),
        keys.pair(section),
        keys.stories_in(section),
        *(keys.key_of(branch) for branch in around if isinstance(branch, Section)),
        *(keys.sections_of(branch) for branch in around if isinstance(branch, Front)),
        *(keys.stories_in(branch) for branch in around),
    ]


def _section_addresses(section: Section) -> list[str]:
    return [_address(section), *(_address(branch) for branch in reversed(_branches(section)))]


def _restriction_keys(restriction: PageViewRestriction) -> list[str]:
    page = restriction.page.specific
    within = [*Front.objects.descendant_of(page), *Section.objects.descendant_of(page)]
    return [
        *(TABLE[type(page)].stale(page) if type(page) in TABLE else []),
        *(keys.key_of(branch) for branch in within),
        *(keys.stories_in(branch) for branch in within),
    ]


def _restricted_addresses(restriction: PageViewRestriction) -> list[str]:
    """All below a restricted page: what comes back to readers was taken off the shelf before."""
    page = restriction.page.specific
    return [
        *(TABLE[type(page)].own(page) if type(page) in TABLE else []),
        *(_address(section) for section in Section.objects.descendant_of(page).live()),
        *(address for story in stories_within(page) for address in _read_at(story)),
    ]


def _old_address(redirect: Redirect) -> list[str]:
    return [iri_to_uri(redirect.old_path.rstrip("/") + "/")]


TABLE: dict[type, Reprint] = {
    Story: Reprint(_story_keys, _story_addresses),
    Section: Reprint(_section_keys, _section_addresses),
    Front: Reprint(
        stale=lambda front: [keys.key_of(front), keys.pair(front)],
        own=lambda front: [_address(front)],
    ),
    Contributor: Reprint(
        stale=lambda person: [keys.key_of(person)],
        own=lambda person: [
            contributor_page(person, front.language)
            for front in Front.objects.in_print().select_related("locale")
        ],
    ),
    Photo: Reprint(stale=lambda photo: [keys.key_of(photo)], own=lambda photo: []),
    Redirect: Reprint(stale=lambda redirect: [], own=_old_address),
    PageViewRestriction: Reprint(_restriction_keys, _restricted_addresses),
}


def _branches(page: PaperPage) -> list[PaperPage]:
    """The front and the sections that a page stands under, from the front down."""
    return [
        *Front.objects.ancestor_of(page).select_related("locale"),
        *Section.objects.ancestor_of(page).order_by("depth"),
    ]


def _address(page: PaperPage) -> str:
    return str(page.url or "")


def _read_at(story: Story) -> list[str]:
    return [_address(story), print_sheet(story)]
