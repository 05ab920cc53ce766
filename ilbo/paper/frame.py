"""What stands around every page of the paper: masthead, section bar, the way to other languages.

Called by the tags of the masthead and the head. Made once for a request, and noted in its keys.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language

from ilbo.newsroom.models import Contributor, Front, PaperPage, Section
from ilbo.paper import keys
from ilbo.paper.addresses import contributor_page


class Tongue(NamedTuple):
    """One language of the switch: where it leads, and whether that is this very page."""

    code: str
    name: str
    address: str
    is_here: bool
    is_counterpart: bool


@dataclass(slots=True)
class Frame:
    """The paper around one page."""

    language: str
    page: PaperPage | None
    front: Front | None
    sections: list[Section] = field(default_factory=list)
    trail: list[Section] = field(default_factory=list)
    tongues: list[Tongue] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The name of the paper in this language."""
        return self.front.title if self.front else settings.WAGTAIL_SITE_NAME

    @property
    def alternates(self) -> list[Tongue]:
        """This page in every language it stands in, itself included; empty if it is alone."""
        same = [tongue for tongue in self.tongues if tongue.is_here or tongue.is_counterpart]
        return same if len(same) > 1 else []


def frame_of(context: Any) -> Frame:
    """The frame of the page being made."""
    request: HttpRequest = context["request"]
    known = request.__dict__.get("frame")
    if known is None:
        known = request.__dict__["frame"] = _made(request, context)
    return known


def fronts_for(request: HttpRequest) -> dict[str, Front]:
    """The fronts in print by language, asked for once in a request."""
    known = request.__dict__.get("fronts")
    if known is None:
        found = Front.objects.in_print().select_related("locale")
        known = request.__dict__["fronts"] = {front.language: front for front in found}
    return known


def _made(request: HttpRequest, context: Any) -> Frame:
    page = context.get("page")
    language = page.language if page is not None else (get_language() or settings.LANGUAGE_CODE)
    fronts = fronts_for(request)
    front = page if isinstance(page, Front) else fronts.get(language)  # a preview is not in print
    frame = Frame(language=language, page=page, front=front)
    keys.note(request, *(keys.key_of(front) for front in fronts.values()))
    if frame.front is not None:
        _hang_sections(frame, frame.front)
        keys.note(request, keys.sections_of(frame.front))
    keys.note(request, *(keys.key_of(section) for section in [*frame.sections, *frame.trail]))
    there = _counterparts(request, page, context.get("person"))
    frame.tongues = [
        Tongue(
            code=code,
            name=name,
            address=there.get(code) or str(fronts[code].url),
            is_here=code == language,
            is_counterpart=code in there,
        )
        for code, name in settings.LANGUAGES
        if code in fronts
    ]
    return frame


def _hang_sections(frame: Frame, front: Front) -> None:
    """The section bar, and the sections from the top down to the page."""
    below = frame.page if isinstance(frame.page, Section) else getattr(frame.page, "filed_in", None)
    bar = Section.objects.child_of_q(front)
    trail = Section.objects.ancestor_of_q(below, inclusive=True) if below else Q(pk__in=[])
    for section in Section.objects.in_print().filter(bar | trail).order_by("path"):
        if section.depth == front.depth + 1:
            frame.sections.append(section)
        if below is not None and below.path.startswith(section.path):
            frame.trail.append(section)


def _counterparts(
    request: HttpRequest, page: PaperPage | None, person: Contributor | None
) -> dict[str, str]:
    """Where the same is to be read in other languages, by language."""
    if person is not None:
        keys.note(request, keys.key_of(person), keys.stories_by(person))
        codes = person.languages()
        return {code: contributor_page(person, code) for code in codes}
    if page is None or page.pk is None:
        return {}
    keys.note(request, keys.pair(page))
    keys.note_page(request, page)
    others = page.counterparts()
    for other in others:
        keys.note_page(request, other)
    return {other.language: str(other.url) for other in others}
