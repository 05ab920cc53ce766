"""A page names every noun it was made from, so that the press knows what to print again."""

import pytest
from django.test import Client

from ilbo.newsroom.filing import section_at
from ilbo.paper.keys import key_of, pair, sections_of, stories_by, stories_in
from tests.paper.reading import keys
from tests.town import Town, photo


def test_a_story_names_all_it_shows(town: Town, client: Client) -> None:
    later = town.printed("A later story")
    national = town.politics.trail()[0]
    nouns = [town.flood_story, later, town.politics, national, town.business, town.photo]
    shown = {key_of(noun) for noun in [*nouns, town.front, town.ko_front]}
    assert shown | {pair(later), sections_of(town.front)} <= keys(client, later.url)


def test_a_story_names_the_people_of_its_bylines_and_its_counterpart(
    town: Town, client: Client
) -> None:
    for address in (town.flood_story.url, town.flood_story.url + "print/"):
        found = keys(client, address)
        people = {key_of(town.mina), key_of(town.joon)}
        other = {key_of(town.ko_flood_story), key_of(town.ko_politics), pair(town.flood_story)}
        assert people | other | {key_of(town.photo)} <= found, address


def test_a_story_names_the_photos_and_the_pages_of_its_body(town: Town, client: Client) -> None:
    second = photo(title="Second")
    link = f'<p><a linktype="page" id="{town.stories[2].pk}">the bank</a></p>'
    body = [("photo", {"photo": second, "caption": "", "alt": ""}), ("paragraph", link)]
    found = keys(client, town.printed("Body", body=body).url)
    assert {key_of(second), key_of(town.stories[2]), key_of(town.business)} <= found


def test_a_linked_list_or_box_names_its_page_too(town: Town, client: Client) -> None:
    from wagtail.rich_text import RichText

    link = f'<a id="{town.stories[2].pk}" linktype="page">the bank</a>'
    for block in (
        ("list", {"is_numbered": False, "items": [RichText(link)]}),
        ("box", {"title": "", "text": f"<p>{link}</p>"}),
    ):
        story = town.printed(body=[block])
        assert key_of(town.stories[2]) in keys(client, story.url), block


def test_a_list_names_its_stories_and_itself(town: Town, client: Client) -> None:
    in_print = {key_of(town.flood_story), key_of(town.photo), key_of(town.politics)}
    pages = [
        ("/", stories_in(town.front)),
        ("/national/", stories_in(town.politics.trail()[0])),
        ("/national/politics/", stories_in(town.politics)),
        ("/by/oh-mina/", stories_by(town.mina)),
    ]
    for address, itself in pages:
        assert in_print | {itself} <= keys(client, address), address


def test_a_section_names_those_within_it(town: Town, client: Client) -> None:
    courts, _ = section_at(town.front, "national/courts", ("National", "Courts"))
    assert key_of(courts) in keys(client, "/national/")


def test_a_contributors_page_names_the_contributor(town: Town, client: Client) -> None:
    assert key_of(town.mina) in keys(client, "/by/oh-mina/")


def test_no_page_names_what_it_does_not_show(town: Town, client: Client) -> None:
    draft = town.story("Not yet")
    assert key_of(draft) not in keys(client, "/")
    assert key_of(town.stories[2]) not in keys(client, "/national/")
    assert key_of(town.flood_story) not in keys(client, "/ko/by/oh-mina/") - keys(client, "/by/")


def test_a_notice_names_the_bar_it_shows(town: Town, client: Client) -> None:
    assert {sections_of(town.front), key_of(town.front)} <= keys(client, "/nowhere/")


@pytest.mark.parametrize("address", ["/", "/ko/", "/national/", "/by/oh-mina/"])
def test_keys_come_in_one_order(town: Town, client: Client, address: str) -> None:
    told = client.get(address).headers["Surrogate-Key"].split()
    assert told == sorted(set(told))
