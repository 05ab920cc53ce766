"""The sizes a photo is printed in, made when it is uploaded and not when a page is printed.

Called by Photo.save; the paper's tags ask for the same sizes.
"""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ilbo.newsroom.models import Photo, Rendition

_log = logging.getLogger(__name__)

# On a card, cut around the focal point; in a story, whole. JPEG for whoever cannot read WebP.
CARD = ("fill-480x320|format-webp", "fill-960x640|format-webp")
CARD_PLAIN = "fill-480x320|format-jpeg"
WIDE = ("width-480|format-webp", "width-960|format-webp", "width-1600|format-webp")
WIDE_PLAIN = "width-960|format-jpeg"
SPECS = (*CARD, CARD_PLAIN, *WIDE, WIDE_PLAIN)


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
