"""The way to a page, such as "Home > National > Politics". Called by saved_page."""

import re

BETWEEN_CRUMBS = re.compile(r"\s*[>»›→]\s*|\s+/\s+")
HOMES = frozenset(
    {"home", "front", "front page", "main", "홈", "뉴스홈", "메인", "처음", "첫 화면"}
)
LONGEST_CRUMB = 40
MOST_CRUMBS = 7
SENTENCE_END = re.compile(r"[.?!…,;:]$")


def crumbs_in(line: str) -> tuple[str, ...]:
    """The steps of a breadcrumb without its home; nothing when the line is none.

    A line that begins at home is one; so is any other whose every step is short.
    """
    steps = [step.strip() for step in BETWEEN_CRUMBS.split(line)]
    if not 2 <= len(steps) <= MOST_CRUMBS or not all(_is_crumb(step) for step in steps[:-1]):
        return ()
    if steps[0].casefold() in HOMES:
        return tuple(step for step in steps[1:] if step)
    return tuple(steps) if _is_crumb(steps[-1]) and " / " not in line else ()


def without_page(crumbs: tuple[str, ...], titles: tuple[str, ...]) -> tuple[str, ...]:
    """The breadcrumb without a last step that is the page itself."""
    if crumbs and (crumbs[-1] in titles or len(crumbs[-1]) > LONGEST_CRUMB):
        return crumbs[:-1]
    return crumbs


def _is_crumb(step: str) -> bool:
    return 0 < len(step) <= LONGEST_CRUMB and not SENTENCE_END.search(step)
