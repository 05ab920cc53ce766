"""`ilbo import`: copy is filed once, with a receipt for every line; bad input changes nothing."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ilbo.commands.import_ import FORMATS
from ilbo.newsroom.founding import found
from ilbo.newsroom.models import Contributor, Section, Story
from ilbo.wire import readers
from ilbo.wire.models import Filing
from tests.commands.conftest import Answer
from tests.wire.reading import PAGES, THE_PAGE

GOOD = (PAGES / "stray-lines.txt").read_bytes()
NOUNS = (Story, Section, Contributor, Filing)


@pytest.fixture
def take(paper: Path, ilbo: Callable[..., Answer]) -> Callable[..., Answer]:
    """Import something into a paper in English and Korean."""
    found({"en": "The Test Town Post", "ko": "시험 신문"})
    return lambda *words: ilbo("import", paper, *words)


def rows() -> list[int]:
    """How much of everything there is."""
    return [noun.objects.count() for noun in NOUNS]


@pytest.mark.skipif(not THE_PAGE.exists(), reason="shared/data is not beside this checkout")
def test_the_page_this_paper_grew_from_comes_into_print_whole(take, client, tmp_path):
    answer = take(THE_PAGE, "--publish", "--receipt", tmp_path / "receipt.json")
    story = Story.objects.get()
    lines = THE_PAGE.read_text(encoding="utf-8").split("\n")
    assert (answer.code, answer.err) == (0, "")
    assert story.live
    assert [section.title for section in story.filed_in.trail()] == ["National", "Politics"]
    assert f"{story.caption} [{story.credit}]" == lines[9]
    assert [block.value.source for block in story.body] == [
        f"<p>{each}</p>" for each in lines[11:36:2]
    ]
    assert [(by.printed_name, by.address) for by in story.signed] == [
        ("Jeong Yong-soo", ""),
        ("Sarah Kim", "kim.sarah@joongang.co.kr"),
    ]
    [item] = json.loads((tmp_path / "receipt.json").read_text())["sources"][0]["items"]
    told = [n for each in item["account"] for n in range(each["first"], each["last"] + 1)]
    assert (told, item["unplaced"]) == (list(range(1, len(lines) + 1)), [])


def test_a_page_becomes_a_draft_and_the_receipt_says_where(take):
    answer = take(PAGES / "harbor-fee.txt")
    story = Story.objects.get()
    assert answer.code == 0
    assert not story.live
    assert f"{story.pk}, a draft: /business/shipping/2024/03/14/" in answer.out
    assert "Business > Shipping (made: Business, Shipping)" in answer.out
    assert "unplaced 29    Ferry line weighs winter timetable" in answer.out
    assert answer.out.endswith("1 filed, 0 already filed, 0 refused.\n")


def test_a_second_import_creates_nothing_even_under_another_name(take, tmp_path):
    take(PAGES / "harbor-fee.txt", "--publish")
    before = rows()
    (tmp_path / "again.txt").write_bytes((PAGES / "harbor-fee.txt").read_bytes() + b"\n\n")
    answer = take(PAGES / "harbor-fee.txt", tmp_path / "again.txt", "--publish")
    assert (answer.code, rows()) == (0, before)
    assert "0 filed, 2 already filed, 0 refused." in answer.out
    assert answer.out.count(Story.objects.get().url) == 4


def test_a_changed_copy_is_refused_and_changes_nothing(take, tmp_path):
    take(PAGES / "stray-lines.txt")
    before = rows()
    (tmp_path / "changed.txt").write_bytes(GOOD.replace(b"two people", b"nobody"))
    answer = take(tmp_path / "changed.txt")
    assert (answer.code, rows()) == (1, before)
    assert "differs from what was filed on" in answer.err
    assert Story.objects.get().url in answer.err


def test_a_page_without_a_section_needs_one_from_the_operator(take):
    refused = take(PAGES / "bridge-brief.txt")
    assert (refused.code, Story.objects.count()) == (1, 0)
    assert "the copy tells no section; name one with --section." in refused.err
    assert take(PAGES / "bridge-brief.txt", "--section", "local/old-bridges").code == 0
    assert [each.title for each in Story.objects.get().filed_in.trail()] == ["Local", "Old Bridges"]


def test_one_bad_source_never_stops_its_neighbours(take, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(GOOD)
    (tmp_path / "c.txt").write_bytes(GOOD[:90] + b"\xff" + GOOD[90:])
    answer = take(tmp_path)
    assert (answer.code, Story.objects.count()) == (1, 1)
    assert len(answer.err.splitlines()) == 2
    assert "1 filed, 0 already filed, 0 refused, 2 not read." in answer.out


def make_huge(path: Path) -> None:
    """A file of 200 MB that takes no room."""
    with path.open("wb") as file:
        file.truncate(200_000_000)


BAD = {
    "empty": (lambda path: path.touch(), "the file is empty."),
    "binary": (lambda path: path.write_bytes(bytes(range(256))), "the file is binary, not text."),
    "huge": (make_huge, "the file has 200 MB and at most 20 MB are read."),
    "latin-1": (
        lambda path: path.write_bytes("Café closes\n\nHome > Local\n".encode("latin-1")),
        "the text is not UTF-8: byte 0xE9 at offset 3, line 1; save it as UTF-8.",
    ),
    "no story": (lambda path: path.write_text("line\n" * 10_000), "no story was found"),
    "a pipe": (os.mkfifo, "it is a pipe, not a file."),
    "missing": (lambda _path: None, "there is no such file."),
    "empty folder": (Path.mkdir, "the folder is empty."),
}


@pytest.mark.parametrize(("make", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_gets_one_sentence_and_changes_nothing(take, tmp_path, make, sentence):
    make(tmp_path / "page.txt")
    before = rows()
    answer = take(tmp_path / "page.txt", "--publish")
    assert (answer.code, answer.out, rows()) == (2, "", before)
    assert len(answer.err.splitlines()) == 1
    assert sentence in answer.err


def test_a_receipt_is_written_over_nothing_but_a_receipt(take, tmp_path):
    letter, receipt = tmp_path / "letter.txt", tmp_path / "receipt.json"
    letter.write_text("Dear reader")
    assert take(PAGES / "stray-lines.txt", "--receipt", letter).code == 2
    assert (letter.read_text(), Story.objects.count()) == ("Dear reader", 0)
    assert take(PAGES / "stray-lines.txt", "--receipt", receipt).code == 0
    assert take(PAGES / "stray-lines.txt", "--receipt", receipt).code == 0
    assert json.loads(receipt.read_text())["already_filed"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt", "receipt.json"]


def test_another_program_reads_the_receipt_as_json(take):
    answer = take(PAGES / "stray-lines.txt", "--json")
    told = json.loads(answer.out)
    [item] = told["sources"][0]["items"]
    assert (told["filed"], told["complete"]) == (1, True)
    assert (item["outcome"], item["story"]) == ("filed", Story.objects.get().pk)
    assert [each["line"] for each in item["unplaced"]] == [5, 17, 18, 19]


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_escape_sequence_reaches_the_terminal(take, tmp_path, form):
    page = tmp_path / "\x1b]0;owned\x07.txt"
    page.write_bytes(GOOD.replace(b"Cloudy", b"\x1b[31mCloudy\xc2\x9b"))
    answer = take(page, *form)
    assert answer.code == 0
    assert not {"\x1b", "\x07", "\x9b"} & set(answer.out + answer.err)


def test_the_command_knows_the_formats_that_the_wire_reads():
    assert FORMATS == readers.FORMATS
