"""Tags for photos: in a story with caption and credit, small on a card, on a print sheet."""

from typing import Any

from django import template

from ilbo.newsroom.models import Photo, Story
from ilbo.paper import keys
from ilbo.paper.pictures import CARDS, Picture, picture_of

register = template.Library()


@register.inclusion_tag("layout/picture.html", takes_context=True)
def lead_picture(context: Any, story: Story, place: str = "lead") -> dict[str, Any]:
    """A story's lead photo where it stands large: fetched first, for it is what readers see."""
    return {"picture": _noted(context, story.lead_photo, story.alt, place, is_eager=True)}


@register.inclusion_tag("layout/picture.html", takes_context=True)
def card_picture(context: Any, story: Story, size: str = "") -> dict[str, Any]:
    """A story's lead photo on a card. The headline beside it says what it is about."""
    place = size if size in CARDS else "card"
    return {"picture": _noted(context, story.lead_photo, story.alt, place, size == "top")}


@register.inclusion_tag("layout/picture.html", takes_context=True)
def picture(context: Any, photo: Photo | None, alt: str = "") -> dict[str, Any]:
    """A photo within a story; on a print sheet it must not wait to be scrolled to."""
    on_paper = context.get("is_print_sheet", False)
    place = "print" if on_paper else "story"
    words = alt or (photo.description if photo else "")
    return {"picture": _noted(context, photo, words, place, is_eager=on_paper)}


def _noted(
    context: Any, photo: Photo | None, alt: str, place: str, is_eager: bool = False
) -> Picture | None:
    if photo is None:
        return None
    keys.note(context["request"], keys.key_of(photo))
    return picture_of(photo, alt, place, is_eager)
