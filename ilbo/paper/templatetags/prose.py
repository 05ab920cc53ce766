"""Tags for running text: paragraphs cleaned and linked, with the dateline run in."""

from typing import Any

import nh3
from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import RichText, expand_db_html

from ilbo.newsroom.models import Story
from ilbo.paper import links

register = template.Library()
ALLOWED = {"p", "b", "strong", "i", "em", "a", "br", "ul", "ol", "li"}


@register.simple_tag(takes_context=True)
def prose(context: Any, text: RichText | str) -> SafeString:
    """Rich text for readers, cleaned, with its links leading to what stands in print."""
    source = text.source if isinstance(text, RichText) else text
    led = links.lead(source, get_language() or "", context["request"])
    clean = nh3.clean(
        expand_db_html(led),
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
