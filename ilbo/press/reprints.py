"""Which noun is on which sheet: the one table the press prints by.

For each noun it answers, within the transaction of the change: `stale`, the keys that are out of
date now (every sheet that carries one of them is printed again); `own`, the addresses at which the
noun itself is to be read, the most wanted first (they may be new, so no sheet carries them yet);
`page`, the page it is about; `has_branch`, whether all below that page may have got new addresses
or come back to readers. What leads to those pages from old addresses is printed again with them.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from ilbo.newsroom.models import Contributor, Front, PaperPage, Photo, Section, Story
from ilbo.newsroom.models.story import NEIGHBOURS, stories_within
from ilbo.paper import keys
from ilbo.paper.addresses import contributor_page, print_sheet


class Reprint(NamedTuple):
    """What one noun's change asks of the press."""

    stale: Callable[[Any], list[str]]
    own: Callable[[Any], list[str]] = lambda noun: []
    page: Callable[[Any], int | None] = lambda noun: None
    has_branch: bool = False


def _story_keys(story: Story) -> list[str]:
    signed = [byline.contributor for byline in story.signed if byline.contributor]
    return [
        keys.key_of(story),
        keys.pair(story),
        *(keys.stories_in(branch) for branch in _branches(story)),
        *(keys.stories_by(person) for person in signed),
    ]


def _story_addresses(story: Story) -> list[str]:
    return [
        _address(story),
        *(_address(branch) for branch in reversed(_branches(story))),
        print_sheet(story),
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
    # Addresses of all within have this section in them: whoever names one of them is stale too.
    within = Section.objects.descendant_of(section)
    return [
        *(keys.key_of(inner) for inner in within),
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
        *_of_page(page).stale(page),
        *(keys.key_of(branch) for branch in within),
        *(keys.stories_in(branch) for branch in within),
    ]


def addresses_within(branch: Page) -> Iterator[str]:
    """Where everything below a page is read: sections first, then the newest stories."""
    below = Section.objects.descendant_of(branch).values("translation_key")
    for section in Section.objects.live().filter(translation_key__in=below):
        yield _address(section)
    for story in stories_within(branch):
        yield from _read_at(story)
    signed = Contributor.objects.filter(bylines__story__path__startswith=branch.path)
    for person in signed.distinct():
        yield from TABLE[Contributor].own(person)


def old_addresses(page: Page, with_branch: bool) -> Iterator[str]:
    """The addresses that lead on to a page, and to all below it."""
    pages = Page.objects.descendant_of(page, inclusive=True) if with_branch else [page]
    for redirect in Redirect.objects.filter(redirect_page__in=pages):
        yield from _old_address(redirect)


def _old_address(redirect: Redirect) -> list[str]:
    return [iri_to_uri(redirect.old_path.rstrip("/") + "/")]


def _number(page: Page) -> int:
    return int(page.pk)


TABLE: dict[type, Reprint] = {
    Story: Reprint(_story_keys, _story_addresses, page=_number),
    Section: Reprint(_section_keys, _section_addresses, page=_number, has_branch=True),
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
    Photo: Reprint(stale=lambda photo: [keys.key_of(photo)]),
    Redirect: Reprint(stale=lambda redirect: [], own=_old_address),
    PageViewRestriction: Reprint(
        _restriction_keys,
        own=lambda wall: _of_page(wall.page).own(wall.page.specific),
        page=lambda wall: wall.page_id,
        has_branch=True,
    ),
}


def _of_page(page: Page) -> Reprint:
    return TABLE.get(page.specific_class, Reprint(stale=lambda page: []))


def _branches(page: PaperPage) -> list[PaperPage]:
    """The front and the sections that a page stands under, from the front down.

    Remembered with the page for as long as its place is the same: both questions ask for them.
    """
    known = page.__dict__.get("_branches")
    if known is None or known[0] != page.path:
        above = [
            *Front.objects.ancestor_of(page).select_related("locale"),
            *Section.objects.ancestor_of(page).order_by("depth"),
        ]
        known = page.__dict__["_branches"] = (page.path, above)
    branches: list[PaperPage] = known[1]
    return branches


def _address(page: PaperPage) -> str:
    return str(page.url or "")


def _read_at(story: Story) -> list[str]:
    return [_address(story), print_sheet(story)]
