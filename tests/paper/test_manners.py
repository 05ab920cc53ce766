"""How names and days are printed in each language."""

from datetime import UTC, date, datetime

import pytest
from django.http import HttpRequest
from django.utils import timezone, translation

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Byline, Contributor
from ilbo.paper import dates
from ilbo.paper.bylines import Credit, addresses_of, credits_of
from tests.town import Town

NIGHT = datetime(2024, 2, 28, 15, 5, tzinfo=UTC)  # five past midnight on a leap day in Seoul


def printed(town: Town, *signed: Signature, language: str = "en") -> list[Credit]:
    section = town.ko_politics if language == "ko" else town.politics
    return credits_of(town.printed(section=section, bylines=list(signed)), HttpRequest())


def line(credit: Credit) -> str:
    return "".join(name.before + name.printed for name in credit.names)


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en", ["A", "A and B", "A, B and C", "A, B, C and D"]),
        ("ko", ["A", "A · B", "A · B · C", "A · B · C · D"]),
    ],
)
def test_names_are_joined_in_the_manner_of_the_language(
    town: Town, language: str, joined: list[str]
) -> None:
    for count, words in enumerate(joined, start=1):
        signed = [Signature(name=name) for name in "ABCD"[:count]]
        assert [line(credit) for credit in printed(town, *signed, language=language)] == [words]


def test_korean_reporters_and_photographers_carry_the_calling(town: Town) -> None:
    signed = [Signature(role=role, contributor=town.mina) for role in Byline.Role]
    found = {credit.role: line(credit) for credit in printed(town, *signed, language="ko")}
    called = {role for role, words in found.items() if words == "오미나 기자"}
    assert called == {Byline.Role.BY, Byline.Role.PHOTOS, Byline.Role.REPORTING}
    assert set(found.values()) == {"오미나", "오미나 기자"}


def test_a_korean_page_calls_no_foreign_name_a_reporter(town: Town) -> None:
    guest = Contributor.objects.create(name_en="Anna Holm")
    found = printed(town, Signature(contributor=guest), language="ko")
    assert line(found[0]) == "Anna Holm"


def test_a_name_that_carries_its_calling_is_not_called_twice(town: Town) -> None:
    signed = Signature(contributor=town.mina, name="오미나 특파원")
    assert line(printed(town, signed, language="ko")[0]) == "오미나 특파원"


def test_neighbours_of_one_role_stand_together_in_the_desks_order(town: Town) -> None:
    roles = ["by", "by", "photos", "by"]
    found = printed(town, *(Signature(role=role, name=role) for role in roles))
    assert [(credit.role, len(credit.names)) for credit in found] == [
        ("by", 2),
        ("photos", 1),
        ("by", 1),
    ]


def test_a_role_is_named_in_the_language_of_the_story(town: Town) -> None:
    signed = [Signature(role=role, name="A") for role in Byline.Role]
    english = {credit.role: credit.label for credit in printed(town, *signed)}
    korean = {credit.role: credit.label for credit in printed(town, *signed, language="ko")}
    assert (english["by"], english["photos"]) == ("By", "Photos by")
    assert (korean["translation"], korean["photos"]) == ("번역", "사진")


def test_an_agency_and_a_korean_reporter_stand_under_their_names_alone(town: Town) -> None:
    signed = [Signature(role=role, name="A") for role in (Byline.Role.BY, Byline.Role.AGENCY)]
    assert [credit.label for credit in printed(town, *signed)] == ["By", ""]
    assert [credit.label for credit in printed(town, *signed, language="ko")] == ["", ""]


def test_an_address_is_printed_once(town: Town) -> None:
    signed = [Signature(name=name, address="desk@post.example") for name in "AB"]
    story = town.printed(bylines=[*signed, Signature(name="C")])
    assert addresses_of(story) == ["desk@post.example"]


def test_nobody_signed(town: Town) -> None:
    assert printed(town) == []


@pytest.mark.parametrize(
    ("language", "day", "long_day", "moment"),
    [
        ("en", "February 29, 2024", "Thursday, February 29, 2024", "February 29, 2024, 12:05 a.m."),
        ("ko", "2024년 2월 29일", "2024년 2월 29일 목요일", "2024년 2월 29일 00:05"),
    ],
)
def test_days_are_told_in_the_papers_zone_and_the_manner_of_the_language(
    language: str, day: str, long_day: str, moment: str
) -> None:
    with translation.override(language):
        assert dates.day(NIGHT, language) == day
        assert dates.day(date(2024, 2, 29), language) == day
        assert dates.long_day(NIGHT, language) == long_day
        assert dates.moment(NIGHT, language) == moment


@pytest.mark.parametrize("spoken", ["en", "ko"])
def test_a_day_is_told_in_the_language_of_the_story_whatever_is_spoken(spoken: str) -> None:
    with translation.override(spoken):
        assert dates.long_day(NIGHT, "en") == "Thursday, February 29, 2024"
        assert dates.long_day(NIGHT, "ko") == "2024년 2월 29일 목요일"
        assert dates.moment(NIGHT, "en") == "February 29, 2024, 12:05 a.m."


def test_noon_and_midnight_are_told_as_numbers_like_every_hour() -> None:
    noon = datetime(2024, 2, 29, 3, 0, tzinfo=UTC)
    assert dates.moment(noon, "en") == "February 29, 2024, 12:00 p.m."
    assert dates.moment(noon, "ko") == "2024년 2월 29일 12:00"


def test_a_machine_is_told_the_moment_with_its_offset() -> None:
    assert dates.stamp(NIGHT) == "2024-02-29T00:05:00+09:00"
    assert dates.stamp(NIGHT.replace(microsecond=999_999)) == "2024-02-29T00:05:00+09:00"
    with timezone.override("America/New_York"):
        assert dates.stamp(NIGHT).endswith("-05:00")
