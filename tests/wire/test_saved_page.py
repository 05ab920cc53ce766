"""A news page saved as text becomes copy, with an account of every line."""

from datetime import date, time

import pytest

from ilbo.wire.items import Day, Name
from tests.wire.reading import PAGES, THE_PAGE, page, paragraphs, read, roles

needs_the_page = pytest.mark.skipif(
    not THE_PAGE.exists(), reason="shared/data/page-000.txt is not beside this checkout"
)


@needs_the_page
def test_the_page_this_paper_grew_from_is_read_whole() -> None:
    item = read(THE_PAGE.read_bytes())
    lines = THE_PAGE.read_text(encoding="utf-8").split("\n")
    assert item.copy.headline == lines[0]
    assert item.copy.section == ("National", "Politics")
    assert f"{item.copy.caption} [{item.copy.credit}]" == lines[9]
    assert paragraphs(item) == lines[11:36:2]
    assert item.copy.names == (
        Name("Jeong Yong-soo"),
        Name("Sarah Kim", address="kim.sarah@joongang.co.kr"),
    )
    assert (item.copy.language, item.copy.day, item.unplaced) == ("en", None, ())


@needs_the_page
def test_every_line_of_that_page_has_its_place() -> None:
    assert set(roles(read(THE_PAGE.read_bytes())).values()) == {
        *("title", "breadcrumb", "tools", "headline", "caption and credit", "byline", "blank"),
        *(f"paragraph {number}" for number in range(1, 14)),
        *(f"furniture ({what})" for what in ("sign-in", "help", "lock", "comments", "policy")),
    }


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.stem)
def test_every_line_of_a_page_is_accounted_for_once(path) -> None:  # type: ignore[no-untyped-def]
    item = page(path.name)
    assert list(roles(item)) == list(range(1, len(path.read_text().splitlines()) + 1))


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.stem)
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(path) -> None:  # type: ignore[no-untyped-def]
    plain = path.read_bytes()
    marked = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert read(marked) == read(plain)


def test_the_sites_name_in_the_title_is_no_part_of_the_headline() -> None:
    assert page("harbor-fee.txt").copy.headline == (
        "Port council votes to raise harbor fee in spring"
    )


def test_short_lines_between_paragraphs_are_headings_in_their_place() -> None:
    blocks = page("harbor-fee.txt").copy.blocks
    assert [block.kind[0] for block in blocks] == ["p", "p", "h", "p", "h", "p"]
    assert [block.text for block in blocks if block.kind == "heading"] == [
        "Who pays",
        "What comes next",
    ]


def test_a_short_line_under_the_headline_is_the_standfirst() -> None:
    assert page("ferry-strike.ko.txt").copy.standfirst == "임금 인상률 두고 11차례 교섭 결렬"


def test_a_date_line_gives_the_day_and_the_hour_of_publication() -> None:
    assert page("harbor-fee.txt").copy.day == Day(date(2024, 3, 14), time(19, 5))
    assert page("ferry-strike.ko.txt").copy.day == Day(date(2024, 3, 14), time(15, 20))


def test_a_title_of_its_own_leaves_the_headline_over_the_story_alone() -> None:
    item = page("title-differs.txt")
    assert item.copy.headline == "Tide gate failed twice before the flood, logs show"
    assert roles(item)[1] == "title"


def test_a_title_that_is_never_repeated_is_the_headline() -> None:
    assert page("translated.ko.txt").copy.headline == "강 건너 마을에 첫 버스 정류장"


def test_a_korean_page_is_read_like_an_english_one() -> None:
    copy = page("ferry-strike.ko.txt").copy
    assert (copy.language, copy.section) == ("ko", ("사회", "노동"))
    assert copy.credit == "한빛통신"
    assert copy.names == (
        Name("윤가람", address="yun.garam@eunmorae.example"),
        Name("서다온"),
    )


def test_the_place_a_story_is_written_from_is_taken_out_of_its_first_paragraph() -> None:
    copy = page("bridge-brief.txt").copy
    assert copy.dateline == "SANDPIPER BAY"
    assert copy.blocks[0].text.startswith("The old bridge over the Wren closes")


def test_a_paragraph_broken_at_the_width_of_a_screen_is_one_paragraph() -> None:
    item = page("wrapped.txt")
    assert len(paragraphs(item)) == 3
    assert paragraphs(item)[2].endswith("the main house on the square opens an hour earlier, "
                                        "as it did before the cuts.")  # fmt: skip
    assert [roles(item)[line] for line in (9, 10, 11)] == ["paragraph 1"] * 3


def test_what_cannot_be_placed_is_listed_word_for_word() -> None:
    assert [(each.line, each.text) for each in page("stray-lines.txt").unplaced] == [
        (5, "Cloudy, 14 degrees"),
        (17, "You may also like"),
        (18, "Ten orchards worth a detour"),
        (19, "Weather: rain from the west by evening."),
    ]


def test_a_second_caption_is_listed_and_not_taken_for_a_paragraph() -> None:
    text = (PAGES / "stray-lines.txt").read_text()
    item = read(text.replace("\nThe stop has", "\nThe driver waves. [COURIER]\n\nThe stop has"))
    assert "The driver waves. [COURIER]" in [each.text for each in item.unplaced]
    assert item.notes == ("Line 13 is a further caption; the story has one lead photo.",)


def test_quotes_and_brackets_stay_as_they_stand() -> None:
    words = '“We said ‘no’ [twice],” she said; <b>&amp;</b> "straight" it\'s 5 > 3 [in all].'
    item = read((PAGES / "bridge-brief.txt").read_text() + f"\n{words}\n")
    assert item.unplaced[0].text == words
    body = (PAGES / "stray-lines.txt").read_text().replace("The stop has a bench", words)
    assert words in paragraphs(read(body))[1]


def test_the_same_page_has_the_same_identity_and_a_changed_one_another_fingerprint() -> None:
    text = (PAGES / "stray-lines.txt").read_text()
    same, changed = read(text + "\n\n"), read(text.replace("two people", "three people"))
    assert same.identity == changed.identity == page("stray-lines.txt").identity
    assert same.fingerprint == page("stray-lines.txt").fingerprint != changed.fingerprint


def test_controls_and_turned_writing_are_taken_out_and_told() -> None:
    text = (PAGES / "stray-lines.txt").read_text().replace("a bench", "a \x1b[31mbe\u202each")
    item = read(text)
    assert "a [31mbeach" in paragraphs(item)[1]
    assert item.notes == ("Taken out of line 13: U+001B, U+202E (unprintable).",)


def test_a_breadcrumb_under_the_headline_is_read_once() -> None:
    head, story = (PAGES / "stray-lines.txt").read_text().split("\nPassengers", 1)
    item = read(head.replace("Home > Local\n", "") + "Home > Local\nPassengers" + story)
    assert item.copy.section == ("Local",)
    assert list(roles(item).values()).count("breadcrumb") == 1
