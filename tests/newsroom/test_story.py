"""What a story keeps, where it is found, and who may see it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from ilbo.newsroom import schedule
from ilbo.newsroom.filing import Draft, Signature, section_at
from ilbo.newsroom.models import Byline, Contributor, Story
from tests.town import MORNING, Town


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_a_story_is_read_under_its_sections_and_the_day_it_was_first_published(
    town: Town, client: Client
) -> None:
    story = town.printed("New bridge opens", published_at=datetime(2018, 5, 17, 3, tzinfo=UTC))
    assert story.url == "/national/politics/2018/05/17/new-bridge-opens/"
    assert client.get(story.url).status_code == 200


def test_the_day_in_the_address_is_the_day_in_the_papers_own_time_zone(town: Town) -> None:
    story = town.printed("Late news", published_at=datetime(2018, 5, 17, 20, tzinfo=UTC))
    assert "/2018/05/18/" in story.url


@pytest.mark.parametrize(
    "address",
    [
        "/national/politics/{slug}/",
        "/national/politics/2018/05/16/{slug}/",
        "/national/politics/2018/13/45/{slug}/",
        "/national/2018/05/17/{slug}/",
        "/national/politics/2018/05/17/{slug}/more/",
        "/national/politics/２０１８/05/17/{slug}/",
    ],
)
def test_a_story_has_one_address(town: Town, client: Client, address: str) -> None:
    story = town.printed("Only here", published_at=datetime(2018, 5, 17, 3, tzinfo=UTC))
    assert client.get(address.format(slug=story.slug)).status_code == 404


def test_a_draft_is_found_by_nobody(town: Town, client: Client) -> None:
    draft = town.story("Not yet")
    assert client.get(draft.url).status_code == 404
    assert client.get(draft.url + "print/").status_code == 404
    assert draft not in Story.objects.in_print()


def test_a_restricted_story_is_in_no_list(town: Town, client: Client) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=town.politics, restriction_type="login")
    assert town.flood_story not in Story.objects.in_print()
    assert client.get(town.flood_story.url + "print/").status_code == 404
    assert client.get(town.flood_story.url).status_code != 200


def test_the_printed_name_outlives_a_rename_and_the_person(town: Town) -> None:
    town.mina.name_en = "Oh Mina-rae"
    town.mina.save()
    town.flood_story.save_revision().publish()
    assert again(town.flood_story).signed[0].printed_name == "Oh Mina"
    town.mina.delete()
    again(town.flood_story).save_revision().publish()
    assert [b.printed_name for b in again(town.flood_story).signed] == ["Oh Mina", "Lee Joon"]


def test_a_draft_that_names_a_deleted_person_can_still_be_published(town: Town) -> None:
    story = town.story("By someone who left", bylines=[Signature(contributor=town.joon)])
    town.joon.delete()
    story.get_latest_revision().publish()
    assert again(story).signed[0].printed_name == "Lee Joon"


def test_a_byline_takes_the_name_in_the_language_of_the_story(town: Town) -> None:
    assert town.ko_flood_story.signed[0].printed_name == "오미나"


def test_a_byline_needs_a_name_or_a_person(town: Town) -> None:
    with pytest.raises(ValidationError):
        Byline(story=town.flood_story).full_clean()


def test_a_contributor_needs_a_name_and_gets_an_address_of_its_own() -> None:
    with pytest.raises(ValidationError):
        Contributor().clean()


@pytest.mark.django_db
def test_two_people_of_one_name_have_two_addresses() -> None:
    first, second = (Contributor.objects.create(name_en="Kim Su") for _ in range(2))
    assert (first.slug, second.slug) == ("kim-su", "kim-su-2")


def test_an_older_version_brings_back_no_older_facts(town: Town) -> None:
    draft = town.story("First words", published_at=None)
    early = draft.get_latest_revision()
    early.publish()
    first = again(draft).published_at
    again(draft).save_revision().publish()
    early.refresh_from_db()
    early.publish()
    story = again(draft)
    assert story.published_at == first
    assert story.changed_at is not None


def test_the_first_publication_is_no_change(town: Town) -> None:
    assert town.flood_story.changed_at is None


def test_the_newest_of_a_branch_come_in_order_from_all_its_sections(town: Town) -> None:
    courts, _ = section_at(town.front, "national/courts", ("National", "Courts"))
    old = town.printed("Old", section=courts, published_at=MORNING - timedelta(days=3))
    new = town.printed("New", section=courts, published_at=MORNING + timedelta(days=3))
    national = town.politics.trail()[0]
    assert [s.title for s in national.latest(3)] == [new.title, town.flood_story.title, old.title]
    assert [s.pk for s in national.latest(1)] == [new.pk]


def test_earlier_stories_come_before_and_never_change_with_news(town: Town) -> None:
    first = town.printed("One")
    second = town.printed("Two")
    before = second.earlier(4)
    town.printed("Three")
    assert second.earlier(4) == before
    assert before[0] == first
    assert first.later(4)[0] == second


def test_a_moved_story_is_filed_in_its_new_section(town: Town) -> None:
    town.flood_story.move(town.business, "last-child")
    story = again(town.flood_story)
    assert story.filed_in == town.business
    assert story in town.business.latest(5)


def test_sections_are_made_once(town: Town) -> None:
    found, made = section_at(town.front, "national/politics")
    assert (found, made) == (town.politics, [])
    found, made = section_at(town.front, "national/city hall/water", ("National", "City Hall"))
    assert [s.title for s in made] == ["City Hall", "Water"]


def test_what_is_due_goes_out_and_one_that_fails_stays_scheduled(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    past = timezone.now() - timedelta(minutes=1)
    good, bad = town.story("Due", published_at=None), town.story("Poisoned", published_at=None)
    for story in (bad, good):
        story.latest_revision.approved_go_live_at = past
        story.latest_revision.save()
    town.politics.add_child(instance=Story(title="x", slug="taken", locale=town.politics.locale))
    content = {**bad.latest_revision.content, "slug": "taken"}
    type(bad.latest_revision).objects.filter(pk=bad.latest_revision.pk).update(content=content)
    assert schedule.do_due() == 1
    assert again(good).live
    assert not again(bad).live
    bad.latest_revision.refresh_from_db()
    assert bad.latest_revision.approved_go_live_at == past
    assert "stays scheduled" in caplog.text


def test_what_has_had_its_time_is_withdrawn(town: Town) -> None:
    Story.objects.filter(pk=town.flood_story.pk).update(expire_at=timezone.now())
    schedule.do_due(timezone.now() + timedelta(seconds=1))
    assert not again(town.flood_story).live


def test_a_draft_files_every_kind_of_block(town: Town) -> None:
    kinds = {block.block_type for block in town.flood_story.body}
    assert kinds == {"paragraph", "heading", "quote", "list", "box"}
    assert Draft(headline="x", body=[]).bylines == ()
