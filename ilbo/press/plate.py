"""The plate all sheets are printed with: templates, style, version, settings.

When it changes, everything printed is stale. Called by the clock and by `ilbo press DIR reprint`.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

import ilbo
from ilbo.press import census, queue
from ilbo.press.models import Impression
from ilbo.press.printing import shelf

PACKAGE = Path(ilbo.__file__).parent
SHOWS = {".html", ".css", ".js", ".svg", ".png", ".py", ".mo"}


@cache
def fingerprint() -> str:
    """What the sheets' looks depend on besides the newsroom's nouns.

    Taken once, when the process starts: what it prints is of the code it started with, even if
    other code lies on the disk by now, and it must not claim to have printed with that.
    """
    seen = hashlib.sha256()
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix in SHOWS and "demo" not in file.parts:
            seen.update(str(file.relative_to(PACKAGE)).encode() + file.read_bytes())
    for name in ("BASE_URL", "LANGUAGES", "TIME_ZONE"):
        seen.update(repr(getattr(settings, name)).encode())
    return seen.hexdigest()


def is_worn() -> bool:
    """Whether the sheets on the shelf were printed with another plate."""
    mark = _mark()
    return not mark.exists() or mark.read_text(encoding="ascii") != fingerprint()


def reprint_everything() -> int:
    """Queue every address, printed or not; answer how many."""
    known = Impression.objects.values_list("address", flat=True)
    wanted = list(dict.fromkeys([*census.all_addresses(), *known]))
    queue.add(wanted)
    _mark().write_text(fingerprint(), encoding="ascii")
    return len(wanted)


def _mark() -> Path:
    return shelf().folder / "plate"
