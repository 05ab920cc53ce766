"""Every address that ought to be printed. Called for a full reprint and by verify."""

from collections.abc import Iterator

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect

from ilbo.newsroom.models import Contributor, Front, Section, Story
from ilbo.press.printing import NOTICES
from ilbo.press.reprints import TABLE


def all_addresses() -> Iterator[str]:
    """What readers may ask for, in the order it should be printed: fronts, sections, news first."""
    yield from _notices()
    for kind in (Front, Section):
        for page in kind.objects.in_print().select_related("locale"):
            yield str(page.url)
    stories = Story.objects.in_print().select_related("locale").defer("body")
    for story in stories.newest_first().iterator(chunk_size=500):
        yield str(story.url)
        yield f"{story.url}print/"
    for kind in (Contributor, Redirect):
        for noun in kind.objects.iterator(chunk_size=500):
            yield from TABLE[kind].own(noun)


def _notices() -> Iterator[str]:
    _first, *others = (code for code, _name in settings.LANGUAGES)
    for notice in NOTICES:
        yield f"!{notice}"
        yield from (f"!{notice}/{code}" for code in others)
