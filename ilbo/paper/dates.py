"""Days and moments as a newspaper prints them, in the paper's own time zone."""

from datetime import date, datetime

from django.utils import formats, timezone, translation

DAY = {"en": "F j, Y", "ko": "Y년 n월 j일"}
LONG_DAY = {"en": "l, F j, Y", "ko": "Y년 n월 j일 l"}
MOMENT = {"en": "F j, Y, g:i a", "ko": "Y년 n월 j일 H:i"}


def day(value: date, language: str) -> str:
    """A day, such as May 17, 2018."""
    return _told(value, DAY[language], language)


def long_day(value: date, language: str) -> str:
    """A day with its weekday, for a masthead."""
    return _told(value, LONG_DAY[language], language)


def moment(value: datetime, language: str) -> str:
    """A day and an hour, such as May 17, 2018, 9:12 p.m."""
    return _told(value, MOMENT[language], language)


def stamp(value: datetime) -> str:
    """The moment for a machine, with the paper's offset: RFC 3339."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def _told(value: date, pattern: str, language: str) -> str:
    here = timezone.localtime(value) if isinstance(value, datetime) else value
    with translation.override(language):  # a desk that speaks another language may preview
        return formats.date_format(here, pattern)
