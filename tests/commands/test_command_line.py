"""The command line as a stranger meets it."""

import os
import signal
import subprocess
import sys

import pytest

from ilbo.commands import COMMANDS

NAMES = [name.rstrip("_") for name in COMMANDS]


def test_the_help_names_every_command_and_a_first_look(ilbo):
    help_ = ilbo("--help")
    assert help_.code == 0
    assert [name for name in NAMES if f"\n    {name} " not in help_.out] == []
    assert "ilbo demo" in help_.out


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_with_an_example(ilbo, name):
    help_ = ilbo(name, "--help")
    assert help_.code == 0
    assert f"  ilbo {name} " in help_.out.partition("Example")[2]


def test_the_version_is_told(ilbo):
    assert ilbo("--version").out.startswith("ilbo 0.")


def test_help_wakes_no_framework():
    script = "import sys, ilbo.commands as c; c.parser().format_help(); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert {"django", "wagtail", "granian", "rich", "uvicorn", "PIL"}.isdisjoint(loaded)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "ilbo: the following arguments are required: COMMAND; see `ilbo --help`."),
        (["new"], "ilbo new: the following arguments are required: DIR; see `ilbo new --help`."),
        (
            ["run", "x", "--port", "70000"],
            "ilbo run: argument --port: '70000' is not a port from 0 to 65535;",
        ),
        (
            ["run", "x", "--workers", "0"],
            "ilbo run: argument --workers: '0' is not a number from 1 to 64;",
        ),
        (
            ["run", "x", "--wrokers=2"],
            "ilbo: unrecognized arguments: --wrokers=2; see `ilbo --help`.",
        ),
    ],
)
def test_a_line_that_makes_no_sense_gets_one_sentence(ilbo, words, sentence):
    answer = ilbo(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)


@pytest.mark.parametrize(
    "words", [["run"], ["manage"], ["staff", "list"], ["staff", "add", "mina", "--role", "editor"]]
)
def test_a_folder_without_a_paper_is_refused_with_the_way_to_make_one(ilbo, tmp_path, words):
    answer = ilbo(words[0], tmp_path, *words[1:])
    sentence = f"ilbo: there is no paper in {tmp_path}: make one with `ilbo new {tmp_path}`.\n"
    assert (answer.code, answer.out, answer.err) == (2, "", sentence)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["run"], ["manage"], ["staff", "list"]])
def test_a_bad_configuration_is_refused_by_every_command_with_its_line(ilbo, tmp_path, words):
    (tmp_path / "ilbo.toml").write_text('title = "A"\ntimezone = "UTC"\n')
    answer = ilbo(words[0], tmp_path, *words[1:])
    sentence = 'ilbo: ilbo.toml line 2: "timezone" is not a setting; did you mean "time_zone"?\n'
    assert (answer.code, answer.err) == (2, sentence)
    assert [each.name for each in tmp_path.iterdir()] == ["ilbo.toml"]


def test_a_reader_who_leaves_early_is_no_error():
    command = [sys.executable, "-m", "ilbo", "--help"]
    hearing, saying = os.pipe()
    os.close(hearing)
    left = subprocess.run(command, stdout=saying, stderr=subprocess.PIPE, check=False)
    os.close(saying)
    assert left.stderr == b""


def test_ctrl_c_is_quiet(ilbo, monkeypatch, tmp_path):
    def interrupted(*_):
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("ilbo.commands.run.configuration_in", interrupted)
    answer = ilbo("run", tmp_path)
    assert (answer.code, answer.out, answer.err) == (130, "", "")
