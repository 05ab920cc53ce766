"""Copy becomes a story: its words as they were, its people and its place found or made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ilbo.newsroom.models import Contributor, Section, Story
from ilbo.wire.filing import Wishes
from ilbo.wire.intake import take_in
from ilbo.wire.models import Filing
from ilbo.wire.receipts import ItemReceipt, Receipt
from ilbo.wire.source import Arrival
from tests.town import Town
from tests.wire.reading import PAGES

PAGE = (PAGES / "stray-lines.txt").read_text()


@pytest.fixture
def file(town: Town, tmp_path):
    """File a page given as text; its receipt."""

    def taken(text: str = PAGE, **wishes) -> ItemReceipt:
        (tmp_path / "page.txt").write_text(text)
        receipt = Receipt()
        take_in([Arrival(tmp_path / "page.txt", is_named=True)], receipt, Wishes(**wishes))
        [item] = receipt.items
        return item

    return taken


def test_what_looks_like_markup_is_printed_as_text(file, client):
    words = '<script>alert(1)</script> & “5 > 3” isn\'t "bold".'
    story = Story.objects.get(pk=file(PAGE.replace("The stop has", words), publish=True).story)
    escaped = '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; “5 &gt; 3” isn\'t "bold".'
    assert story.body[1].value.source.startswith(escaped)
    assert "<script>alert(1)" not in client.get(story.url).text


def test_a_contributor_already_known_is_not_made_again(file, town):
    told = file(PAGE.replace("ADA FENN", "OH MINA"))
    assert [(person.name, person.was_made) for person in told.contributors] == [("Oh Mina", False)]
    assert Story.objects.get(pk=told.story).signed[0].contributor == town.mina


def test_a_known_address_finds_who_is_printed_in_the_other_language(file):
    ada = Contributor.objects.create(name_en="Ada Fenn", email="fenn@courier.example")
    told = file(PAGE.replace("BY ADA FENN", "펜에이다 기자"))
    assert Story.objects.get(pk=told.story).signed[0].contributor == ada
    assert Story.objects.get(pk=told.story).signed[0].printed_name == "펜에이다"


def test_among_namesakes_the_address_decides(file):
    Contributor.objects.create(name_en="Ada Fenn", email="other@courier.example")
    ada = Contributor.objects.create(name_en="Ada Fenn", email="fenn@courier.example")
    assert Story.objects.get(pk=file().story).signed[0].contributor == ada


def test_a_section_that_exists_is_used(file, town):
    told = file(PAGE.replace("Home > Local", "Home > National > Politics"))
    assert Story.objects.get(pk=told.story).filed_in == town.politics
    assert told.sections_made == ()


@pytest.mark.parametrize("taken", ["Newsroom", "Ko", "Static"])
def test_a_section_whose_address_is_taken_is_refused_and_not_made(file, taken):
    told = file(PAGE.replace("Home > Local", f"Home > {taken} > Local"))
    assert (told.outcome, "is taken." in told.reason) == ("refused", True)
    assert not Section.objects.filter(title=taken).exists()


def test_copy_goes_to_the_front_of_its_language_unless_told_otherwise(file):
    korean = (PAGES / "ferry-strike.ko.txt").read_text()
    assert file(korean).address.startswith("/ko/")
    assert Story.objects.get(pk=file(PAGE, language="ko").story).language == "ko"


def test_copy_in_a_language_without_a_front_is_refused(file, town):
    town.ko_front.delete()
    told = file((PAGES / "ferry-strike.ko.txt").read_text())
    assert told.reason == "The copy is in Korean, and the paper has no front in it."


def test_a_page_with_a_day_keeps_it_by_the_papers_clock(file):
    told = file((PAGES / "harbor-fee.txt").read_text(), publish=True)
    assert told.dated == "2024-03-14T19:05:00+09:00"
    assert "/2024/03/14/" in told.address


def test_a_page_without_a_day_is_dated_today_and_says_so(file):
    told = file(publish=True)
    today = timezone.localdate()
    assert f"{today:/%Y/%m/%d/}" in told.address
    assert told.notes == (f"The copy tells no day; it is dated today, {today} (Asia/Seoul).",)


def test_a_day_that_is_still_to_come_is_refused(file):
    soon = timezone.localdate() + timedelta(days=3)
    told = file(PAGE.replace("Cloudy, 14 degrees", f"{soon:%B %d, %Y}"))
    assert told.reason == f"It is dated {soon}, a day that is still to come."


def test_what_the_newsroom_does_not_take_leaves_nothing_behind(file):
    told = file(PAGE.replace("Orchard road", "Orchard " * 40).replace("Local", "Brand New"))
    assert told.reason.startswith("The newsroom does not take it")
    assert not Section.objects.filter(title="Brand New").exists()
    assert not Contributor.objects.filter(name_en="Ada Fenn").exists()


def test_a_story_removed_by_the_newsroom_does_not_come_back(file):
    Story.objects.get(pk=file().story).delete()
    told = file()
    assert (told.outcome, told.story) == ("already filed", None)
    assert told.reason.endswith("it was since removed from the newsroom.")


def test_a_filing_is_never_changed_nor_deleted(file):
    file()
    filing = Filing.objects.get()
    with pytest.raises(TypeError):
        filing.save()
    with pytest.raises(TypeError):
        filing.delete()
    assert filing.receipt["outcome"] == "filed"
