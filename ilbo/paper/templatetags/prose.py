"""Tags for running text: paragraphs cleaned and linked, with the dateline run in."""

import re
from typing import Any

import nh3
from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from ilbo.newsroom.models import Story
from ilbo.paper import keys

register = template.Library()
ALLOWED = {"p", "b", "strong", "i", "em", "a", "br", "ul", "ol", "li"}
LINKED = re.compile(r'linktype="page"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="page"')


@register.simple_tag(takes_context=True)
def prose(context: Any, text: RichText | str) -> SafeString:
    """Rich text for readers; pages it links to are noted, for their addresses may change."""
    source = text.source if isinstance(text, RichText) else text
    _note_links(context, source)
    clean = nh3.clean(
        expand_db_html(source),
        tags=ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return mark_safe(clean)  # noqa: S308 - cleaned in the line above


@register.simple_tag(takes_context=True)
def paragraph(context: Any, text: RichText, story: Story) -> SafeString:
    """A paragraph; the first has the dateline run in before its first word."""
    clean = prose(context, text)
    if not (story.dateline and _opens(story, text) and clean.startswith("<p>")):
        return clean
    line = f'<p><span class="dateline">{conditional_escape(story.dateline)}</span> — '
    return mark_safe(line + clean.removeprefix("<p>"))  # noqa: S308 - both halves are clean


def _opens(story: Story, text: RichText) -> bool:
    """Whether this is the story's first paragraph; a photo or a box may stand before it."""
    return text is next((b.value for b in story.body if b.block_type == "paragraph"), None)


def _note_links(context: Any, source: str) -> None:
    numbers = {int(first or second) for first, second in LINKED.findall(source)}
    if not numbers:
        return
    keys.note(context["request"], *(f"story-{number}" for number in numbers))
    for page in Page.objects.filter(pk__in=numbers).specific():
        keys.note_page(context["request"], page)
