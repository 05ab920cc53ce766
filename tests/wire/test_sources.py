"""A source is opened without trusting it: what is no readable text is refused in one sentence."""

import os
from pathlib import Path

import pytest

from ilbo.wire.readers import reader_for
from ilbo.wire.refusals import SourceRefused
from ilbo.wire.source import Source, arrivals_at
from tests.wire.reading import PAGES

GOOD = (PAGES / "stray-lines.txt").read_bytes()


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"\x7fELF\x02\x01\x01\0\0\0", "binary"),
        (b"\x01\x02\x03\x04 some text", "binary"),
        (GOOD.replace(b"bench", b"b\xe9nch"), "byte 0xE9 at offset 243, line 13"),
        ("Home > Local".encode("utf-16"), "UTF-16"),
        (b"<!DOCTYPE html><html><title>News</title>", "markup"),
        (b'{"title": "News"}', "markup"),
        (GOOD + b"x" * 60_000, "line 20 has 60,000 characters"),
        (b"line\n" * 10_000, "no story was found in its 10,000 lines"),
        (b"All work and no play is dull, he said.\n" * 10_000, "no story was found"),
        (b"\n\n\n", "no story was found in its 3 lines"),
    ],
)
def test_what_holds_no_story_is_refused(contents: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence):
        reader_for(Source.holding("copy.txt", contents))


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    source = Source.at(tmp_path / "huge.txt")
    with pytest.raises(SourceRefused, match="the file has 200 MB and at most 20 MB are read"):
        reader_for(source)
    assert "_contents" not in vars(source)


def test_only_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.txt").touch()
    refused = {"pipe": "a pipe", "empty.txt": "empty", "none.txt": "no such file", ".": "a folder"}
    for name, sentence in refused.items():
        with pytest.raises(SourceRefused, match=sentence):
            Source.at(tmp_path / name)
    with pytest.raises(SourceRefused, match="a device"):
        Source.at(Path("/dev/zero"))


def test_a_link_is_followed_only_when_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "letters" / "a.txt").symlink_to(tmp_path / "secret.txt")
    [found] = arrivals_at(tmp_path / "letters")
    with pytest.raises(SourceRefused, match="a link found in a folder"):
        found.source()
    assert next(arrivals_at(found.path)).source().size == 6


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_bytes(GOOD)
    assert [Path(found.name).name for found in arrivals_at(tmp_path)] == ["a.txt", "b.txt", "c.txt"]
