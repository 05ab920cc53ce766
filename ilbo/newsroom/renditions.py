"""The sizes a photo is printed in, made when it is uploaded and not when a page is printed.

Called by Photo.save; the paper's tags ask for the same sizes.
"""

import logging
from typing import TYPE_CHECKING, Any

from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter

if TYPE_CHECKING:
    from ilbo.newsroom.models import Photo, Rendition

_log = logging.getLogger(__name__)

# On a card, cut around the focal point; in a story, whole. JPEG for whoever cannot read WebP.
CARD = ("fill-480x320|format-webp", "fill-960x640|format-webp")
CARD_PLAIN = "fill-480x320|format-jpeg"
WIDE = ("width-480|format-webp", "width-960|format-webp", "width-1600|format-webp")
WIDE_PLAIN = "width-960|format-jpeg"
SPECS = (*CARD, CARD_PLAIN, *WIDE, WIDE_PLAIN)
TOLD_BY_THE_CAMERA = ("exif", "xmp", "comment")


class Silence(FilterOperation):
    """Leaves out where, when and with what a photo was taken: a source may have been at home."""

    def construct(self) -> None:
        """Need to be told nothing."""

    def run(self, willow: Any, image: Any, env: Any) -> None:
        """Forget what the camera told, once the photo has been turned upright by it."""
        for name in TOLD_BY_THE_CAMERA:
            willow.image.info.pop(name, None)


class Printed(Filter):
    """A size of a photo as anybody may have it: the picture alone."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        """What the size asks for, and silence."""
        return [*super().filter_operations, Silence("silence")]


def prepare(photo: "Photo") -> None:
    """Make every size of a photo that is not there yet; one deleted meanwhile needs none."""
    if photo.pk is not None:
        sizes_of(photo, *SPECS)


def sizes_of(photo: "Photo", *specs: str) -> "dict[str, Rendition]":
    """A photo in these sizes, made if need be; none of a file that cannot be read."""
    try:
        return dict(photo.get_renditions(*specs))
    except OSError as reason:  # so Wagtail, Willow and Pillow say that a file is lost or no picture
        _log.error("Photo %s (%s) cannot be printed: %s", photo.pk, photo.file.name, reason)
        return {}
