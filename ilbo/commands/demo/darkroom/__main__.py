"""Develops the sample paper's photographs: `python -m ilbo.commands.demo.darkroom [SLUG…]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from ilbo.commands.demo.darkroom.film import developed, printed
from ilbo.commands.demo.darkroom.scenes import SCENES, frame_for, size_of

ALBUM = Path(__file__).parent.parent / "photographs"


def main(arguments: list[str] | None = None) -> int:
    """Develop the pictures named, or all of them, and say how each came out."""
    parser = argparse.ArgumentParser(prog="darkroom", description=__doc__)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="all pictures if none is named")
    parser.add_argument("--out", type=Path, default=ALBUM, help="the folder for the JPEGs")
    wish = parser.parse_args(arguments)
    unknown = [slug for slug in wish.slugs if slug not in SCENES]
    if unknown:
        sys.stderr.write(f"No scene is called {unknown[0]}; there are {', '.join(SCENES)}.\n")
        return 2
    wish.out.mkdir(parents=True, exist_ok=True)
    for slug in wish.slugs or SCENES:
        sys.stdout.write(_develop(slug, wish.out) + "\n")
        sys.stdout.flush()
    return 0


def _develop(slug: str, out: Path) -> str:
    began = time.monotonic()
    height, width = size_of(slug)
    frame = frame_for(slug, 1.5)
    picture = developed(SCENES[slug](frame), frame, height, width)
    weight = printed(picture, out / f"{slug}.jpg")
    return f"{slug}: {width}x{height}, {weight // 1000} kB, {time.monotonic() - began:.1f} s"


if __name__ == "__main__":
    sys.exit(main())
