"""What a page says of itself to machines: schema.org in JSON-LD. Called by the head's tag.

Terms: https://schema.org/NewsArticle, BreadcrumbList, NewsMediaOrganization, CollectionPage.
"""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from ilbo.newsroom.models import Byline, Front, Section, Story
from ilbo.newsroom.renditions import WIDE_PLAIN, sizes_of
from ilbo.paper.bylines import name_of
from ilbo.paper.dates import stamp
from ilbo.paper.frame import Frame

HEADLINE = 110  # characters; longer ones are cut off by those who read this
# A script element ends at its end tag wherever that stands, so none may be spelled out in it.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def absolute(address: str) -> str:
    """An address with the paper's scheme and host before it."""
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address


def script(facts: dict[str, Any]) -> SafeString:
    """The facts as a script element that no browser runs."""
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False)
    # Safe: json.dumps quotes every string, and what could end the element is escaped.
    return mark_safe(  # noqa: S308
        f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'
    )


def organisation(frame: Frame) -> dict[str, Any]:
    """The paper as a publisher."""
    address = str(frame.front.url) if frame.front else "/"
    return {
        "@type": "NewsMediaOrganization",
        "name": frame.title,
        "url": absolute(address),
    }


def breadcrumb(frame: Frame, home: str) -> dict[str, Any]:
    """The way from the front to the page's section."""
    steps = [(home, str(frame.front.url) if frame.front else "/")]
    steps += [(section.title, str(section.url)) for section in frame.trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(address)}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }


def about_story(story: Story, frame: Frame) -> dict[str, Any]:
    """A story as a NewsArticle."""
    facts: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": story.title[:HEADLINE],
        "description": story.standfirst or None,
        "mainEntityOfPage": absolute(str(story.url or "")),
        "inLanguage": story.language,
        "isAccessibleForFree": True,
        "articleSection": frame.trail[-1].title if frame.trail else None,
        "dateline": story.dateline or None,
        "author": [_author(byline, story.language) for byline in story.signed] or None,
        "publisher": organisation(frame),
        "image": _image(story),
    }
    if story.published_at:
        facts["datePublished"] = stamp(story.published_at)
        facts["dateModified"] = stamp(story.changed_at or story.published_at)
    return {name: value for name, value in facts.items() if value is not None}


def about_section(section: Section, frame: Frame) -> dict[str, Any]:
    """A section as a collection of pages."""
    return {
        "@type": "CollectionPage",
        "name": section.title,
        "description": section.introduction,
        "url": absolute(str(section.url)),
        "inLanguage": section.language,
        "isPartOf": organisation(frame),
    }


def about_front(front: Front, frame: Frame) -> dict[str, Any]:
    """The front as the site of a news organisation."""
    return {
        "@type": "WebSite",
        "name": front.title,
        "url": absolute(str(front.url)),
        "inLanguage": front.language,
        "publisher": organisation(frame),
    }


def _author(byline: Byline, language: str) -> dict[str, Any]:
    kind = "Organization" if byline.role in ("agency", "desk") else "Person"
    return {"@type": kind, "name": name_of(byline, language)}


def _image(story: Story) -> dict[str, Any] | None:
    photo = story.lead_photo
    made = sizes_of(photo, WIDE_PLAIN).get(WIDE_PLAIN) if photo is not None else None
    if made is None:
        return None
    return {
        "@type": "ImageObject",
        "url": absolute(made.url),
        "width": made.width,
        "height": made.height,
        "caption": story.caption,
        "creditText": story.credit,
    }
