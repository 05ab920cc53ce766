"""Bylines as they are printed: who made a story, by role, in the manner of each language."""

from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import translation

from ilbo.newsroom.models import Byline, Story
from ilbo.paper import keys
from ilbo.paper.addresses import contributor_page


class Name(NamedTuple):
    """A printed name, and where the person's work is listed (empty without a record)."""

    printed: str
    address: str
    before: str  # what joins it to the name before


class Credit(NamedTuple):
    """Everybody in one role, in the desk's order."""

    role: str
    label: str  # what stands before the names; empty where the names say it all
    names: list[Name]


def credits_of(story: Story, request: HttpRequest) -> list[Credit]:
    """The bylines of a story, neighbours of one role together; their people are noted."""
    people = [byline.contributor for byline in story.signed if byline.contributor]
    keys.note(request, *(keys.key_of(person) for person in people))
    groups = groupby(story.signed, key=lambda byline: byline.role)
    return [_credit(role, list(found), story.language) for role, found in groups]


def addresses_of(story: Story) -> list[str]:
    """The addresses for readers, each once."""
    return list(dict.fromkeys(byline.address for byline in story.signed if byline.address))


def name_of(byline: Byline, language: str) -> str:
    """The name that stands here, or will once the story is saved: a preview comes before."""
    person = byline.contributor
    return byline.printed_name or (person.name_in(language) if person else "")


def _credit(role: str, found: list[Byline], language: str) -> Credit:
    last = len(found) - 1
    names = [
        Name(
            printed=_printed(byline, language),
            address=contributor_page(byline.contributor, language) if byline.contributor else "",
            before=_joint(number, last, language),
        )
        for number, byline in enumerate(found)
    ]
    return Credit(role, _label(role, language), names)


def _label(role: str, language: str) -> str:
    """An agency stands under its name alone, and in Korean so does whoever wrote the story."""
    if role == Byline.Role.AGENCY or (role == Byline.Role.BY and language == "ko"):
        return ""
    with translation.override(language):
        return str(Byline.Role(role).label)


def _printed(byline: Byline, language: str) -> str:
    """In Korean a reporter's name carries the calling: 오미나 기자."""
    name = name_of(byline, language)
    reports = byline.role in (Byline.Role.BY, Byline.Role.REPORTING, Byline.Role.PHOTOS)
    is_person = byline.contributor is not None and " " not in name
    return f"{name} 기자" if language == "ko" and reports and is_person else name


def _joint(number: int, last: int, language: str) -> str:
    if number == 0:
        return ""
    if language == "ko":
        return " · "
    return " and " if number == last else ", "
