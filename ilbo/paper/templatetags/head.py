"""Tags for a page's head: what search engines, other sites and machines read."""

import re
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.utils.encoding import uri_to_iri
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ilbo.newsroom.models import Front, Section, Story
from ilbo.newsroom.renditions import WIDE_PLAIN, sizes_of
from ilbo.paper import linked_data
from ilbo.paper.frame import frame_of

register = template.Library()
DESCRIPTION = 200  # characters
LINE_ENDS = re.compile(r"<br\s*/?>|</p>")
LOCALES = {"en": "en_US", "ko": "ko_KR"}


@register.filter
def absolute(address: str) -> str:
    """An address with scheme and host."""
    return linked_data.absolute(str(address))


@register.filter
def readable(address: str) -> str:
    """An address as a reader of paper can copy it: Hangul as Hangul."""
    return uri_to_iri(absolute(address))


@register.filter
def og_locale(code: str) -> str:
    """A language as Open Graph names it."""
    return LOCALES.get(code, code)


@register.simple_tag
def description(page: Any) -> str:
    """What a page is about, in one or two sentences."""
    if isinstance(page, Story):
        first = next((b.value.source for b in page.body if b.block_type == "paragraph"), "")
        return Truncator(page.standfirst or _plain(first)).chars(DESCRIPTION)
    return getattr(page, "introduction", "") or getattr(page, "tagline", "")


def _plain(markup: str) -> str:
    """The words of rich text, as a person reads them: no tags, no entities, no glued lines."""
    return " ".join(unescape(strip_tags(LINE_ENDS.sub(" ", markup))).split())


@register.simple_tag
def share_image(page: Any) -> Any:
    """The picture shown where a story is shared: a rendition, or None."""
    photo = getattr(page, "lead_photo", None)
    return sizes_of(photo, WIDE_PLAIN).get(WIDE_PLAIN) if photo is not None else None


@register.simple_tag
def default_language() -> str:
    """The language without a prefix."""
    return str(settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def linked(context: Any) -> SafeString:
    """The page's facts in JSON-LD, as schema.org names them."""
    paper, page = frame_of(context), context.get("page")
    scripts: list[SafeString] = []
    if isinstance(page, Story):
        scripts.append(linked_data.script(linked_data.about_story(page, paper)))
    if isinstance(page, Section):
        scripts.append(linked_data.script(linked_data.about_section(page, paper)))
    if isinstance(page, Front):
        scripts.append(linked_data.script(linked_data.about_front(page, paper)))
    if paper.trail:
        scripts.append(linked_data.script(linked_data.breadcrumb(paper, _("Home"))))
    return mark_safe("".join(scripts))  # noqa: S308 - each is made safe in linked_data
