"""Slugs: the last part of a story's address. Called by filing and by the story's form."""

from django.utils.text import slugify
from wagtail.models import Page

LENGTH = 80


def free_slug(section: Page, words: str, but: int | None = None) -> str:
    """A slug of these words that no page of the section has, except the one numbered `but`."""
    wanted = slugify(words, allow_unicode=True)[:LENGTH].strip("-") or "story"
    pages = section.get_children().filter(slug__startswith=wanted).exclude(pk=but)
    taken = set(pages.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
