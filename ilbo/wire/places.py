"""Where an item goes: the front of its language, and its section. Called by filing."""

import unicodedata
from collections.abc import Sequence

from django.utils.text import slugify

from ilbo.newsroom.filing import section_at
from ilbo.newsroom.models import Front, Section
from ilbo.newsroom.refusals import AddressTaken
from ilbo.wire.refusals import ItemRefused

LANGUAGES = {"en": "English", "ko": "Korean"}


def front_in(language: str) -> Front:
    """The front of the paper in this language."""
    front: Front | None = Front.objects.filter(locale__language_code=language).first()
    if front is None:
        name = LANGUAGES.get(language, language)
        raise ItemRefused(f"The copy is in {name}, and the paper has no front in it.")
    return front


def section_for(
    front: Front, crumbs: Sequence[str], path: str = ""
) -> tuple[Section, tuple[str, ...]]:
    """The section at the operator's path, else at the breadcrumb, and the titles of those made."""
    titles = [_title(step) for step in path.split("/") if step.strip()] or list(crumbs)
    if not titles:
        raise ItemRefused("The copy tells no section; name one with --section.")
    try:
        section, made = section_at(front, "/".join(map(_slug, titles)), titles)
    except AddressTaken as refusal:
        raise ItemRefused(str(refusal)) from None
    return section, tuple(str(each.title) for each in made)


def _title(step: str) -> str:
    """The title a step of a path stands for: as it was typed, or the words of its slug."""
    return step.replace("-", " ").title() if step == step.lower() else step.strip()


def _slug(title: str) -> str:
    slug = slugify(unicodedata.normalize("NFC", title), allow_unicode=True)
    if not slug:
        raise ItemRefused(f"“{title}” cannot be the name of a section.")
    return slug
