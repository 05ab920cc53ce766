"""Photos as they are printed: which sizes, with which words. Called by the photographs' tags."""

from dataclasses import dataclass
from typing import Any

from ilbo.newsroom.models import Photo
from ilbo.newsroom.renditions import CARD, CARD_PLAIN, WIDE, WIDE_PLAIN, sizes_of

# How wide a photo stands, for the browser to choose a size by.
SIZES = {
    "lead": "(min-width: 75rem) 50rem, (min-width: 48rem) 66vw, 100vw",
    "story": "(min-width: 48rem) 44rem, 100vw",
    "top": "(min-width: 48rem) 46rem, 100vw",
    "big": "(min-width: 48rem) 30rem, 100vw",
    "card": "(min-width: 48rem) 16rem, 33vw",
    "print": "100vw",
}
CARDS = {"top", "big", "card"}  # where a photo is cut to one shape


@dataclass(slots=True)
class Picture:
    """A photo in its sizes, ready for a template."""

    srcset: str
    sizes: str
    plain: Any
    alt: str
    is_eager: bool

    @property
    def is_upright(self) -> bool:
        """Whether it is taller than wide, and must not fill the column."""
        return bool(self.plain.height > self.plain.width)


def picture_of(photo: Photo, alt: str, place: str, is_eager: bool = False) -> Picture | None:
    """The photo in the sizes that this place on a page wants; None when its file is lost."""
    webp, plain = (CARD, CARD_PLAIN) if place in CARDS else (WIDE, WIDE_PLAIN)
    made = sizes_of(photo, *webp, plain)
    if not made:
        return None
    widths = {made[spec].width: made[spec].url for spec in webp}
    return Picture(
        srcset=", ".join(f"{url} {width}w" for width, url in sorted(widths.items())),
        sizes=SIZES[place],
        plain=made[plain],
        alt=alt,
        is_eager=is_eager,
    )
