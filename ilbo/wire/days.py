"""Days as pages print them, and the place a story is written from. Called by saved_page."""

import re
from dataclasses import dataclass
from datetime import date, time

from ilbo.wire.items import Day

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
WEEKDAY_KO = r"(?:\s*\(?[월화수목금토일](?:요일)?\)?)?"
CLOCK = (
    r"(?:,?\s*(?:at\s+)?(?P<half>오전|오후)?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
    r"\s*(?P<noon>[ap]\.?m\.?)?(?:\s*\(?(?:KST|UTC\+9)\)?)?)?"
)
DAYS = tuple(
    re.compile(pattern + CLOCK, re.IGNORECASE)
    for pattern in (
        WEEKDAY + MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + MONTH + r",?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})\s?[-./]\s?(?P<number>\d{1,2})\s?[-./]\s?(?P<day>\d{1,2})\.?" + WEEKDAY_KO,
        r"(?P<year>\d{4})년\s*(?P<number>\d{1,2})월\s*(?P<day>\d{1,2})일" + WEEKDAY_KO,
    )
)
LABEL = re.compile(
    r"(?P<first>published|posted|issued|date|기사\s?입력|입력|등록|게재|발행)(?:\s?일시?)?"
    r"|(?P<later>(?:last\s+)?(?:updated|modified|edited)|최종\s?수정|수정|업데이트)(?:\s?일시?)?",
    re.IGNORECASE,
)
BETWEEN_DAYS = re.compile(r"\s*[|·ㆍ]\s*|\s+(?=(?:updated|last|수정|최종|업데이트))", re.IGNORECASE)
LONGEST = 120

DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{2,30}(?:,\s(?:[A-Z][A-Za-z.]+\s?){1,3}(?:\s?\d{1,2})?)?"
    r"(?:\s\([A-Z][A-Za-z /.&]{1,24}\))?)\s*(?:—|–|--|(?<=\s)-)\s*(?=[“\"‘'A-Z0-9\[])"
)
DATELINE_KO = re.compile(
    r"[\[(](?P<place>[가-힣]{2,8}(?:[·,]\s?[가-힣]{2,8})*=[^\])]{2,30})[\])]\s*"
)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that holds nothing but days: when first published, and whether a change is told."""

    first: Day | None
    tells_change: bool


def days_in(line: str) -> DayLine | None:
    """Read a line that says when the page was published; None when it says anything else."""
    if not 0 < len(line) <= LONGEST:
        return None
    first: Day | None = None
    tells_change = False
    for piece in BETWEEN_DAYS.split(line):
        label = LABEL.match(piece)
        day = _day(piece[label.end() :].lstrip(" :on") if label else piece)
        if day is None:
            return None
        if label and label["later"]:
            tells_change = True
        else:
            first = first or day
    return DayLine(first, tells_change)


def split_dateline(paragraph: str) -> tuple[str, str]:
    """The place a paragraph opens with and the rest of it; no place where it names none."""
    found = DATELINE.match(paragraph) or DATELINE_KO.match(paragraph)
    if found is None or found.end() == len(paragraph):
        return "", paragraph
    return found["place"].strip(), paragraph[found.end() :]


def _day(text: str) -> Day | None:
    for pattern in DAYS:
        found = pattern.fullmatch(text.strip())
        if found:
            return _day_of(found)
    return None


def _day_of(found: re.Match[str]) -> Day | None:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return Day(date(int(parts["year"]), month, int(parts["day"])), _hour(parts))
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _hour(parts: dict[str, str | None]) -> time | None:
    if not parts["hour"] or not parts["minute"]:
        return None
    hour = int(parts["hour"])
    half = (parts["half"] or parts["noon"] or "").lower()
    if half in ("오후", "오전") or half.startswith(("a", "p")):
        hour = hour % 12 + (12 if half == "오후" or half.startswith("p") else 0)
    return time(hour, int(parts["minute"]))
