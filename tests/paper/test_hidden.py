"""What may not be read is named nowhere: no list, no link, no language switch, no head."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from ilbo.newsroom.filing import Signature
from ilbo.newsroom.models import Front, Story
from tests.paper.reading import addresses, read, tongues
from tests.town import Town

SECRET = "The secret headline"
READERS_PAGES = ["/", "/national/", "/national/politics/", "/by/oh-mina/", "/by/lee-joon/", "/ko/"]


def draft(town: Town, story: Story) -> None:
    story.unpublish()


def restricted(town: Town, story: Story) -> None:
    PageViewRestriction.objects.create(page=story, restriction_type="login")


def behind_a_password(town: Town, story: Story) -> None:
    PageViewRestriction.objects.create(
        page=story, restriction_type="password", password="open-sesame"
    )


def deleted(town: Town, story: Story) -> None:
    story.delete()


HIDDEN = pytest.mark.parametrize("hide", [draft, restricted, behind_a_password, deleted])
Hide = Callable[[Town, Story], None]


@pytest.fixture
def secret(town: Town) -> Story:
    """A story in English, counterpart of a Korean one, that a test will hide."""
    korean = town.printed("공개된 기사", section=town.ko_politics)
    return town.printed(
        SECRET,
        translation_key=korean.translation_key,
        bylines=[Signature(contributor=town.mina)],
        published_at=None,
    )


@HIDDEN
def test_a_hidden_story_is_on_no_page(
    town: Town, client: Client, secret: Story, hide: Hide
) -> None:
    later = town.printed("A later story", published_at=None)
    assert SECRET in client.get(later.url).text
    hide(town, secret)
    for address in (*READERS_PAGES, later.url, later.url + "print/", town.flood_story.url):
        assert SECRET not in read(client, address).get_text(), address


@HIDDEN
def test_a_hidden_story_cannot_be_read_or_printed(
    town: Town, client: Client, secret: Story, hide: Hide
) -> None:
    address = secret.url
    hide(town, secret)
    for each in (address, address + "print/"):
        answer = client.get(each, follow=True)
        assert SECRET not in answer.text
        assert "Paragraph" not in answer.text


@HIDDEN
def test_a_hidden_counterpart_is_named_neither_in_the_head_nor_in_the_switch(
    town: Town, client: Client, secret: Story, hide: Hide
) -> None:
    korean = Story.objects.get(title="공개된 기사")
    assert "en" in tongues(read(client, korean.url))
    address = secret.url
    hide(town, secret)
    page = read(client, korean.url)
    assert tongues(page) == {}
    assert address not in str(page)
    assert "/" in addresses(page.header, "a[hreflang=en]")


@HIDDEN
def test_a_hidden_lead_story_gives_up_its_place(
    town: Town, client: Client, secret: Story, hide: Hide
) -> None:
    Front.objects.filter(pk=town.front.pk).update(lead_story=secret)
    hide(town, secret)
    assert SECRET not in client.get("/").text


def test_what_is_changed_but_not_published_yet_is_not_read(town: Town, client: Client) -> None:
    story = town.flood_story
    story.title = SECRET
    story.standfirst = SECRET
    story.save_revision()
    for address in (*READERS_PAGES, story.url, story.url + "print/"):
        assert SECRET not in client.get(address).text


def test_no_page_leads_to_a_withdrawn_section(town: Town, client: Client) -> None:
    story = town.printed("Still in print", section=town.business)
    town.business.unpublish()
    assert client.get("/business/").status_code == 404
    for address in ("/", "/national/", story.url, story.url + "print/"):
        assert "/business/" not in addresses(read(client, address)), address


def test_a_restricted_section_takes_its_stories_with_it(town: Town, client: Client) -> None:
    PageViewRestriction.objects.create(page=town.politics.get_parent(), restriction_type="login")
    for address in ("/", "/business/"):
        text = client.get(address).text
        assert "National" not in text
        assert town.flood_story.title not in text
    assert "en" not in tongues(read(client, town.ko_flood_story.url))


def test_a_member_of_staff_sees_no_more_than_a_reader(town: Town, secret: Story) -> None:
    restricted(town, secret)
    desk = Client(SERVER_NAME="127.0.0.1")
    desk.force_login(town.editor)
    for address in READERS_PAGES:
        assert SECRET not in desk.get(address).text


def test_a_front_that_is_not_in_print_is_not_offered(town: Town, client: Client) -> None:
    town.ko_front.unpublish()
    page = read(client, "/")
    assert tongues(page) == {}
    assert "/ko/" not in addresses(page)
