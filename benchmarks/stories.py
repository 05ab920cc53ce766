"""A shelf of invented stories, and the same bytes as files, for the newsstand's benchmark."""

import random
from itertools import accumulate
from pathlib import Path

from ilbo.newsstand.impression import Impression
from ilbo.newsstand.shelf import Sheet, Shelf

SYLLABLES = [
    a + b for a in ("", *"bcdfghklmnprstvwz") for b in ("a", "e", "i", "o", "an", "er", "u")
]
SECTIONS = ("national/politics", "national/society", "business/industry", "culture/books")
SECURITY = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "default-src 'self'; img-src 'self'; frame-ancestors 'none'"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)
CACHING = "public, max-age=60, stale-while-revalidate=600"
HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", CACHING),
    *SECURITY,
)


class Newsroom:
    """Writes pages of 8 to 30 kB whose words are as hard to compress as real ones."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._words = [
            "".join(self._dice.choices(SYLLABLES, k=length)) for length in self._lengths()
        ]
        self._ranks = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def story(self, number: int) -> Sheet:
        """One story at an address of its own."""
        section = SECTIONS[number % len(SECTIONS)]

        headline = self._sentence()
        slug = "-".join(headline.lower().split()[:5])
        address = f"/{section}/2018/05/17/{slug}-{number}"
        return Sheet(address, 200, HEADERS, self._page(headline).encode())

    def _lengths(self) -> list[int]:
        return [self._dice.choice((1, 2, 2, 3, 3, 4)) for _ in range(6000)]

    def _sentence(self) -> str:
        length = self._dice.randint(6, 24)
        words = self._dice.choices(self._words, cum_weights=self._ranks, k=length)
        return " ".join(words).capitalize()

    def _page(self, headline: str) -> str:
        paragraphs = (
            f'<p class="body">{". ".join(self._sentence() for _ in range(4))}.</p>\n'
            for _ in range(self._dice.randint(8, 24))
        )
        links = "".join(
            f'<li class="related"><a class="related__link" href="/national/politics/2018/05/{n:02}/'
            f'{self._dice.choice(self._words)}/"><span class="related__kicker">Politics</span> '
            f"{self._sentence()[:48]}</a></li>\n"
            for n in range(self._dice.randint(20, 60))
        )
        return (
            f'<!doctype html>\n<html lang="en"><head><title>{headline}</title>'
            f'<link rel="stylesheet" href="/static/paper.css"></head>\n<body><h1>{headline}</h1>\n'
            f"<article>{''.join(paragraphs)}</article>\n<ul>{links}</ul></body></html>\n"
        )


def print_shelf(folder: Path, number: int) -> list[Impression]:
    """Print that many stories on a shelf and return them as they stand there."""
    shelf, newsroom = Shelf(folder), Newsroom(seed=19)
    stories = [newsroom.story(n) for n in range(number)]
    for story in stories:
        shelf.put(story)
    standing = [shelf.standing(story.address) for story in stories]
    return [impression for impression in standing if impression is not None]


def write_files(folder: Path, impressions: list[Impression]) -> None:
    """Write the same bytes as files with their compressed companions."""
    for impression in impressions:
        file = folder / impression.sheet.address[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(impression.sheet.body)
        file.with_name(file.name + ".br").write_bytes(impression.bodies["br"])
        file.with_name(file.name + ".gz").write_bytes(impression.bodies["gzip"])
