"""`ilbo new`: a paper, whole or not at all."""

import subprocess
import sys

import pytest

from ilbo import configuration
from ilbo.commands.founding import founded
from ilbo.commands.refusals import Refused


@pytest.fixture
def crowd(tmp_path):
    """A folder where things already stand."""
    (tmp_path / "letters.txt").write_text("Dear editor")
    return tmp_path


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--title=", '"title" must be one line of 1 to 100 characters.'),
        ("--languages=", '"languages" must name at least one language, such as ["en"].'),
        ("--languages=en,en", '"languages" names "en" twice.'),
        ("--languages=fr", '"languages" names "fr", but a paper can only be in "en" and "ko".'),
        (
            "--time-zone=Asia/Soul",
            '"time_zone" names "Asia/Soul", which is not a time zone; did you mean "Asia/Seoul"?',
        ),
        (
            "--base-url=http://a.example/x",
            '"base_url" must stop after the host: no path and no query.',
        ),
    ],
)
def test_nonsense_is_refused_and_nothing_is_left(ilbo, tmp_path, option, sentence):
    answer = ilbo("new", tmp_path / "haneul", option)
    assert (answer.code, answer.err) == (2, f"ilbo: {sentence}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_things_in_it_is_left_alone(ilbo, crowd):
    answer = ilbo("new", crowd)
    sentence = f"ilbo: {crowd} is not empty; a new paper needs a folder of its own.\n"
    assert (answer.code, answer.err) == (2, sentence)
    assert [each.name for each in crowd.iterdir()] == ["letters.txt"]


def test_a_file_is_no_folder(ilbo, crowd):
    file = crowd / "letters.txt"
    assert ilbo("new", file).err == f"ilbo: {file} is not a folder.\n"


def test_a_folder_is_not_made_in_one_that_is_missing(ilbo, tmp_path):
    missing = tmp_path / "no" / "such"
    assert ilbo("new", missing / "haneul").err == (
        f"ilbo: there is no folder {missing} to make haneul in.\n"
    )


def test_a_failure_halfway_leaves_nothing(ilbo, tmp_path, monkeypatch):
    def fail(_site):
        raise KeyboardInterrupt

    monkeypatch.setattr("ilbo.commands.new._furnish", fail)
    assert ilbo("new", tmp_path / "haneul").code == 130
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_somebody_has_built_on_is_not_founded_again(paper):
    with pytest.raises(Refused, match="is not empty"), founded(paper):
        pytest.fail("it was")


@pytest.mark.journey
@pytest.mark.parametrize("stands_already", [False, True])
def test_a_new_paper_stands_with_its_fronts_and_its_style_sheets(tmp_path, stands_already):
    folder = tmp_path / "haneul-daily"
    if stands_already:
        folder.mkdir(mode=0o700)
    command = [sys.executable, "-m", "ilbo", "new", folder, "--languages", "ko,en"]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"ilbo run {folder}" in said.stdout
    assert said.stderr == ""
    assert configuration.read(folder, {}).title == "Haneul Daily"
    assert (folder / "static" / "staticfiles.json").exists()
    assert {each.name for each in tmp_path.iterdir()} == {"haneul-daily"}
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.journey
def test_django_is_at_hand_without_a_paper():
    command = [sys.executable, "-m", "ilbo", "manage", "-", "check"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
