"""Slugs: the parts of an address. Called by filing and by the desk's forms."""

from django.conf import settings
from django.utils.text import slugify
from wagtail.models import Page

LENGTH = 80
# First parts of addresses that mean something else: no section at the top may have them.
OF_THE_HOUSE = frozenset(
    {
        *("account", "api", "archive", "by", "comments", "corrections", "editions", "healthz"),
        *("media", "metrics", "newsroom", "readyz", "search", "standards", "static", "topics"),
    }
)


def is_of_the_house(slug: str) -> bool:
    """Whether an address that begins with this belongs to the house, not to a section."""
    return slug in OF_THE_HOUSE or slug in dict(settings.LANGUAGES)


def free_slug(section: Page, words: str, but: int | None = None) -> str:
    """A slug of these words that no page of the section has, except the one numbered `but`."""
    wanted = slugify(words, allow_unicode=True)[:LENGTH].strip("-") or "story"
    pages = section.get_children().filter(slug__startswith=wanted).exclude(pk=but)
    taken = set(pages.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
