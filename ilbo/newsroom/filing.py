"""Takes copy in: a draft in plain values becomes a story in its section. Called by the wire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from ilbo.newsroom.models import Byline, Contributor, Front, Photo, Section, Story
from ilbo.newsroom.refusals import AddressTaken
from ilbo.newsroom.slugs import free_slug, is_of_the_house
from ilbo.people.models import User


@dataclass(frozen=True, slots=True)
class Signature:
    """A byline to be: a contributor or a free name, in a role, with an address for readers."""

    role: str = Byline.Role.BY
    contributor: Contributor | None = None
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A story in plain values. `body` is a list of (block, value) as newsroom.blocks names them."""

    headline: str
    body: Sequence[tuple[str, Any]]
    standfirst: str = ""
    kicker: str = ""
    dateline: str = ""
    slug: str = ""
    bylines: Sequence[Signature] = ()
    lead_photo: Photo | None = None
    lead_caption: str = ""
    lead_alt: str = ""
    lead_credit: str = ""
    published_at: datetime | None = None
    translation_key: UUID | None = field(default=None)


def section_at(
    front: Front, path: str, titles: Sequence[str] = ()
) -> tuple[Section, list[Section]]:
    """Find the section at a path such as "national/politics"; make what is missing of it.

    Answers the section and those that were made. `titles` names the steps of the path; without
    one, a step is titled by its own words. Raises AddressTaken for a name the house needs.
    """
    place: Front | Section = front
    made: list[Section] = []
    steps = [step for step in path.split("/") if slugify(step, allow_unicode=True)]
    if not steps:
        raise ValueError("A section's path needs at least one name.")
    for number, step in enumerate(steps):
        slug = slugify(step, allow_unicode=True)
        found = Section.objects.child_of(place).filter(slug=slug).first()
        if found is None:
            title = titles[number] if number < len(titles) else step.replace("-", " ").title()
            if place is front and is_of_the_house(slug):
                raise AddressTaken(title, slug)
            found = place.add_child(instance=Section(title=title, slug=slug, locale=front.locale))
            found.save_revision().publish()
            made.append(found)
        place = found
    return cast("Section", place), made


@transaction.atomic
def file_story(section: Section, draft: Draft, by: User | None = None) -> Story:
    """Make an unpublished story of a draft, with its first version and its bylines."""
    story = Story(
        title=draft.headline,
        slug=free_slug(section, draft.slug or draft.headline),
        locale=section.locale,
        owner=by,
        live=False,
        has_unpublished_changes=True,
        body=list(draft.body),
        **_plain_values(draft),
    )
    if draft.translation_key is not None:
        story.translation_key = draft.translation_key
    story.bylines = [_byline(order, signature) for order, signature in enumerate(draft.bylines)]
    section.add_child(instance=story)
    story.save_revision(user=by)
    return story


def _plain_values(draft: Draft) -> Mapping[str, Any]:
    names = ("standfirst", "kicker", "dateline", "lead_photo", "lead_caption", "lead_alt")
    return {name: getattr(draft, name) for name in (*names, "lead_credit", "published_at")}


def _byline(order: int, signature: Signature) -> Byline:
    return Byline(
        sort_order=order,
        role=signature.role,
        contributor=signature.contributor,
        printed_name=signature.name,
        address=signature.address,
    )
