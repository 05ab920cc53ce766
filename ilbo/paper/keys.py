"""Which nouns a page was printed from. Tags and views note them; the press reads them.

A key is a noun and its number, such as "story-12". When the noun changes, every sheet that
carries its key is printed again, and a CDN is told the same keys (`Surrogate-Key`).
"""

from django.db.models import Model
from django.http import HttpRequest


def key_of(noun: Model) -> str:
    """The key of one noun: its kind and its number."""
    return f"{noun._meta.model_name}-{noun.pk}"


def stories_in(branch: Model) -> str:
    """The key of a list: what stands in this section, or in the whole of this front."""
    return f"stories-in-{branch.pk}"


def pair(page: Model) -> str:
    """The key of a page and its counterparts: they name each other."""
    return f"pair-{page.translation_key}"  # type: ignore[attr-defined]


def sections_of(front: Model) -> str:
    """The key of the section bar, which stands on every page of a language."""
    return f"sections-of-{front.pk}"


def stories_by(person: Model) -> str:
    """The key of a contributor's work in print."""
    return f"stories-by-{person.pk}"


def note_page(request: HttpRequest, page: Model) -> None:
    """Note a page that is named here: its words and its address, which its section is part of."""
    note(request, key_of(page))
    section = getattr(page, "filed_in", None)
    if section is not None:
        note(request, key_of(section))


def note(request: HttpRequest, *keys: str) -> None:
    """Remember that the page being made shows what these keys stand for."""
    noted: set[str] = request.__dict__.setdefault("printed_from", set())
    noted.update(keys)


def noted(request: HttpRequest) -> tuple[str, ...]:
    """The keys noted so far, in a fixed order."""
    return tuple(sorted(request.__dict__.get("printed_from", ())))
