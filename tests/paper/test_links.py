"""Where the links within a story lead, and what the press must know of them."""

from django.test import Client

from ilbo.newsroom.models import Story
from ilbo.newsroom.publishing import publish
from ilbo.paper.keys import key_of, pair
from tests.paper.reading import addresses, keys, read, said
from tests.town import Town


def linking(town: Town, goal: Story, language: str = "en") -> Story:
    """A story in print whose one paragraph links to another story."""
    link = f'<p>See <a id="{goal.pk}" linktype="page">what happened</a>.</p>'
    section = town.politics if language == "en" else town.ko_politics
    return town.printed(section=section, body=[("paragraph", link)])


def test_a_link_to_a_draft_is_only_words_and_tells_no_address(town: Town, client: Client) -> None:
    draft = town.story("The merger nobody knows of")
    story = linking(town, draft)
    body = read(client, story.url).select_one(".body")
    assert said(body) == "See what happened."
    assert body is not None
    assert addresses(body) == []
    assert draft.slug not in str(body)


def test_a_link_opens_when_its_story_is_published_and_the_press_can_tell(
    town: Town, client: Client
) -> None:
    draft = town.story()
    story = linking(town, draft)
    assert {pair(draft), key_of(draft), key_of(town.politics)} <= keys(client, story.url)
    publish(draft)
    body = read(client, story.url).select_one(".body")
    assert body is not None
    assert addresses(body) == [Story.objects.get(pk=draft.pk).url]


def test_a_link_to_a_withdrawn_story_closes(town: Town, client: Client) -> None:
    goal = town.printed()
    story = linking(town, goal)
    goal.unpublish()
    body = read(client, story.url).select_one(".body")
    assert body is not None
    assert addresses(body) == []


def test_a_link_follows_its_story_into_the_readers_language(town: Town, client: Client) -> None:
    story = linking(town, town.flood_story, "ko")
    body = read(client, story.url).select_one(".body")
    assert body is not None
    assert addresses(body) == [town.ko_flood_story.url]


def test_a_link_to_a_story_in_the_other_language_only_leads_there(
    town: Town, client: Client
) -> None:
    story = linking(town, town.stories[2], "ko")
    body = read(client, story.url).select_one(".body")
    assert body is not None
    assert addresses(body) == [town.stories[2].url]


def test_a_link_to_a_page_that_is_gone_is_only_words(town: Town, client: Client) -> None:
    goal = town.printed()
    story = linking(town, goal)
    goal.delete()
    assert said(read(client, story.url).select_one(".body")) == "See what happened."
