"""Fills a paper with an archive of many stories, straight into its tables. For benchmarks only.

Writing 20,000 stories through the editor's door would take longer than what is to be measured;
the rows are the same, and the press prints from rows.
"""

import json
from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from ilbo.newsroom.filing import Draft, file_story, section_at
from ilbo.newsroom.models import Front, Section, Story
from ilbo.newsroom.publishing import publish

PATHS = [
    ("national/politics", ("National", "Politics")),
    ("national/courts", ("National", "Courts")),
    ("business/industry", ("Business", "Industry")),
    ("business/shipping", ("Business", "Shipping")),
    ("culture/stage", ("Culture", "Stage")),
    ("culture/books", ("Culture", "Books")),
    ("sports/football", ("Sports", "Football")),
    ("sports/rowing", ("Sports", "Rowing")),
]
WORDS = (
    "harbour",
    "council",
    "ferry",
    "budget",
    "winter",
    "court",
    "market",
    "teacher",
    "bridge",
    "vote",
)


def sections(front: Front) -> list[Section]:
    """Four top sections with two below each."""
    return [section_at(front, path, titles)[0] for path, titles in PATHS]


def paragraphs(number: int, count: int = 12) -> list[tuple[str, str]]:
    """The body of a story of some 700 words."""
    sentence = " ".join(WORDS[(number + step) % len(WORDS)] for step in range(58))
    return [("paragraph", f"<p>“{sentence} {number}.{part}”</p>") for part in range(count)]


def fill(front: Front, count: int) -> None:
    """Add `count` published stories, an hour apart, spread over the sections."""
    places = sections(front)
    model = publish(file_story(places[0], Draft("The model story", paragraphs(0))))
    body = json.dumps(list(model.body.raw_data))
    start = timezone.now() - timedelta(hours=count + 1)
    pages, stories = [], []
    kind = ContentType.objects.get_for_model(Story)
    for number in range(count):
        place = places[number % len(places)]
        at = start + timedelta(hours=number)
        pages.append(_page(place, number, at, kind))
        stories.append((place.pk, connection.ops.adapt_datetimefield_value(at), body))
    Page.objects.bulk_create(pages, batch_size=500)
    _insert(pages, stories)
    for place in places:
        place.refresh_from_db()
        place.numchild = Page.objects.child_of(place).count()
        Page.objects.filter(pk=place.pk).update(numchild=place.numchild)


def _page(place: Section, number: int, at: object, kind: ContentType) -> Page:
    headline = f"Archive story {number} on the {WORDS[number % len(WORDS)]}"
    return Page(
        path=Page._get_path(place.path, place.depth + 1, 10 + number),
        depth=place.depth + 1,
        title=headline,
        draft_title=headline,
        slug=f"archive-{number}",
        url_path=f"{place.url_path}archive-{number}/",
        content_type=kind,
        live=True,
        locale=place.locale,
        translation_key=uuid4(),
        first_published_at=at,
        last_published_at=at,
    )


def _insert(pages: list[Page], stories: list[tuple[int, object, str]]) -> None:
    rows = [
        (page.pk, "A standfirst of some words.", "", "", body, "", "", "", at, place)
        for page, (place, at, body) in zip(pages, stories, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO newsroom_story (page_ptr_id, standfirst, kicker, dateline, body,"
            " lead_caption, lead_alt, lead_credit, published_at, filed_in_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )
