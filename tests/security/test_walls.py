"""What stands behind a wall is read by those who may, and by nobody else, wherever it stood."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from ilbo.newsroom.models import PaperPage
from ilbo.press import clock, plate, printing, queue, verify
from tests.town import Town

WORD = "sluice-gate"


@pytest.fixture
def printed(town: Town) -> Town:
    """The town with all its sheets on the shelf."""
    plate.reprint_everything()
    clock.finish()
    return town


def wall(page: PaperPage, capture) -> PageViewRestriction:
    with capture(execute=True):
        return PageViewRestriction.objects.create(
            page=page, restriction_type="password", password=WORD
        )


@pytest.mark.parametrize("what", ["flood_story", "politics"])
def test_a_password_takes_what_was_printed_off_the_shelf(
    printed: Town, what: str, django_capture_on_commit_callbacks
) -> None:
    page = getattr(printed, what)
    assert printing.shelf().get(page.url)
    wall(page, django_capture_on_commit_callbacks)
    clock.finish()
    assert printing.shelf().get(page.url) is None
    assert printing.shelf().get(printed.flood_story.url) is None
    assert not queue.in_trouble()
    assert verify.verify(verify.addresses()).holds


def test_whoever_knows_the_password_comes_in_and_nobody_else(
    town: Town, client: Client, django_capture_on_commit_callbacks
) -> None:
    story = town.flood_story
    made = wall(story, django_capture_on_commit_callbacks)
    asked = client.get(story.url)
    assert story.title not in asked.content.decode()
    door = f"/_util/authenticate_with_password/{made.pk}/{story.pk}/"
    assert door in asked.content.decode()
    client.post(door, {"password": WORD, "return_url": story.url})
    inside = client.get(story.url)
    assert story.title in inside.content.decode()
    assert "private" in inside["Cache-Control"]


def test_the_door_of_a_wall_leads_to_no_other_house(
    town: Town, client: Client, django_capture_on_commit_callbacks
) -> None:
    made = wall(town.flood_story, django_capture_on_commit_callbacks)
    door = f"/_util/authenticate_with_password/{made.pk}/{town.flood_story.pk}/"
    answer = client.post(door, {"password": WORD, "return_url": "//evil.example/"})
    assert "evil.example" not in answer["Location"]


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_wall_for_staff_shows_a_door(town: Town, client: Client, kind: str) -> None:
    PageViewRestriction.objects.create(page=town.flood_story, restriction_type=kind)
    asked = client.get(town.flood_story.url, follow=True)
    assert asked.status_code == 200
    assert town.flood_story.title not in asked.content.decode()
