"""After a change, what stands on the shelf is what would be printed now."""

import pytest

from ilbo.newsroom.models import Story
from ilbo.press import clock, plate, printing, verify
from tests.town import Town


@pytest.fixture
def printed(town: Town, django_capture_on_commit_callbacks: object) -> Town:
    """The town with all its sheets on the shelf."""
    plate.reprint_everything()
    clock.finish()
    return town


@pytest.fixture
def act(django_capture_on_commit_callbacks: object):
    """Run a change as a transaction of its own, with all that follows its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)  # type: ignore[operator]


def on_the_shelf(address: str) -> str:
    sheet = printing.shelf().get(address)
    return sheet.body.decode() if sheet and sheet.status == 200 else ""


def holds() -> bool:
    proof = verify.verify(verify.addresses())
    assert proof.holds, proof
    return True


def test_everything_in_print_is_on_the_shelf_after_a_full_reprint(printed: Town) -> None:
    assert "River rises" in on_the_shelf("/")
    assert "River rises" in on_the_shelf(printed.flood_story.url + "print/")
    assert "강물" in on_the_shelf(printed.ko_flood_story.url)
    assert holds()


def test_a_published_story_is_printed_before_the_queue_is_touched(printed: Town, act) -> None:
    with act():
        story = printed.printed("Council votes tonight")
    for address in (story.url, story.url + "print/", "/", "/national/politics/", "/national/"):
        assert "Council votes tonight" in on_the_shelf(address), address
    clock.finish()
    assert holds()


def test_a_draft_is_printed_nowhere(printed: Town, act) -> None:
    with act():
        story = printed.story("A secret draft")
    clock.finish()
    assert on_the_shelf(story.url) == ""
    assert holds()


def test_a_withdrawn_story_leaves_every_sheet(printed: Town, act) -> None:
    with act():
        printed.flood_story.unpublish()
    clock.finish()
    assert on_the_shelf(printed.flood_story.url) == ""
    assert "River rises" not in on_the_shelf("/")
    assert holds()


def test_a_moved_story_leads_on_from_its_old_address(printed: Town, act) -> None:
    old = printed.flood_story.url
    with act():
        printed.flood_story.move(printed.business, "last-child")
    clock.finish()
    sheet = printing.shelf().get(old)
    moved = Story.objects.get(pk=printed.flood_story.pk)
    assert (sheet.status, dict(sheet.headers)["location"]) == (301, moved.url)
    assert "River rises" in on_the_shelf("/business/")
    assert holds()


def test_a_renamed_section_reaches_the_stories_within(printed: Town, act) -> None:
    with act():
        printed.politics.title = "Assembly"
        printed.politics.slug = "assembly"
        printed.politics.save_revision().publish()
    clock.finish()
    story = Story.objects.get(pk=printed.flood_story.pk)
    assert "/assembly/" in story.url
    assert "Assembly" in on_the_shelf(story.url)
    assert holds()


def test_a_changed_photo_is_printed_anew_wherever_it_stands(printed: Town, act) -> None:
    with act():
        printed.photo.caption = "The bridge is gone."
        printed.photo.save()
    clock.finish()
    assert "The bridge is gone." in on_the_shelf(printed.flood_story.url)
    assert holds()


def test_a_restricted_section_leaves_the_shelf_and_comes_back(printed: Town, act) -> None:
    from wagtail.models import PageViewRestriction

    with act():
        wall = PageViewRestriction.objects.create(page=printed.politics, restriction_type="login")
    clock.finish()
    assert on_the_shelf(printed.flood_story.url) == ""
    assert holds()
    with act():
        wall.delete()
    clock.finish()
    assert "River rises" in on_the_shelf(printed.flood_story.url)
    assert holds()


def test_an_order_left_open_by_a_crash_is_fulfilled_by_the_clock(printed: Town) -> None:
    story = printed.printed("Written just before the lights went out")
    assert on_the_shelf(story.url) == ""  # the commit's own printing never ran
    clock.finish()
    assert "lights went out" in on_the_shelf(story.url)
    assert holds()


def test_a_failing_sheet_waits_with_its_reason_and_stops_no_neighbour(
    printed: Town, act, monkeypatch
) -> None:
    from ilbo.press import queue

    good = printing.pull
    broken = printed.flood_story.url

    def pull(address: str):
        if address == broken:
            raise RuntimeError("ink ran out")
        return good(address)

    monkeypatch.setattr(printing, "pull", pull)
    with act():
        printed.photo.caption = "Another caption"
        printed.photo.save()
    clock.finish()
    assert [(row.address, row.trouble) for row in queue.in_trouble()] == [
        (broken, "RuntimeError: ink ran out")
    ]


def test_verify_finds_what_is_wrong(printed: Town) -> None:
    Story.objects.filter(pk=printed.flood_story.pk).update(title="Changed behind the press's back")
    proof = verify.verify(verify.addresses())
    assert printed.flood_story.url in proof.stale
    printing.shelf().remove("/business/")
    assert verify.verify(["/business/"]).missing == ["/business/"]
