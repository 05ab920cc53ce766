"""Days and moments as a newspaper prints them, in the paper's own time zone."""

from datetime import date, datetime

from django.utils import formats, timezone

DAY = {"en": "F j, Y", "ko": "Y년 n월 j일"}
LONG_DAY = {"en": "l, F j, Y", "ko": "Y년 n월 j일 l"}
MOMENT = {"en": "F j, Y, g:i a", "ko": "Y년 n월 j일 H:i"}


def day(value: date, language: str) -> str:
    """A day, such as May 17, 2018."""
    return formats.date_format(_here(value), DAY[language])


def long_day(value: date, language: str) -> str:
    """A day with its weekday, for a masthead."""
    return formats.date_format(_here(value), LONG_DAY[language])


def moment(value: datetime, language: str) -> str:
    """A day and an hour, such as May 17, 2018, 9:12 p.m."""
    return formats.date_format(_here(value), MOMENT[language])


def stamp(value: datetime) -> str:
    """The moment for a machine, with the paper's offset: RFC 3339."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def _here(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value
