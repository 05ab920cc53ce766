"""`ilbo demo`: the sample paper, its copy and its making."""

import re
import subprocess
import sys
import urllib.request
from collections import Counter

import pytest

from ilbo import configuration
from ilbo.commands.demo import version
from ilbo.commands.demo.copydesk import ALBUM, Copy
from tests.commands.running import Running

COPY = Copy()
FERRIES = "national/society/2026/10/20/onbido-ferry-halted/"


def photos_of(story) -> list[str]:
    inside = [each["photo"]["slug"] for each in story.said["body"] if "photo" in each]
    return inside + ([story.said["lead_photo"]] if "lead_photo" in story.said else [])


def test_the_sample_paper_is_a_daily_in_two_languages():
    names = {
        language: {s.name for s in COPY.stories if s.language == language}
        for language in ("en", "ko")
    }
    tops = [each for each in COPY.paper["sections"] if "/" not in each["path"]]
    assert len(names["en"] | names["ko"]) >= 24
    assert len(names["en"] & names["ko"]) * 2 >= len(names["en"] | names["ko"])
    assert len(tops) >= 4
    assert all(
        any(each["path"].startswith(top["path"] + "/") for each in COPY.paper["sections"])
        for top in tops
    )
    assert len(COPY.paper["contributors"]) >= 8


@pytest.mark.parametrize("story", COPY.stories, ids=repr)
def test_a_story_names_only_sections_people_and_photos_that_there_are(story):
    known = {
        kind: {each[key] for each in COPY.paper[kind]}
        for kind, key in (("sections", "path"), ("contributors", "slug"), ("photographs", "slug"))
    }
    assert story.said["section"] in known["sections"]
    assert {each["contributor"] for each in story.said["byline"] if "contributor" in each} <= known[
        "contributors"
    ]
    assert set(photos_of(story)) <= known["photographs"]


def test_every_photograph_is_in_the_album_and_in_a_story():
    used = Counter(slug for story in COPY.stories for slug in photos_of(story))
    for shot in COPY.paper["photographs"]:
        assert (ALBUM / f"{shot['slug']}.jpg").exists()
        assert used[shot["slug"]]


def test_a_paper_that_is_no_sample_is_left_alone(ilbo, tmp_path):
    configuration.write(
        tmp_path, title="A", languages=["en"], time_zone="UTC", base_url="http://a.example"
    )
    answer = ilbo("demo", "--no-run", "--dir", tmp_path)
    sentence = (
        f"ilbo: there is a paper in {tmp_path} that is no sample; choose another with --dir.\n"
    )
    assert (answer.code, answer.err) == (2, sentence)


def test_a_folder_with_other_things_is_left_alone(ilbo, tmp_path):
    (tmp_path / "letters.txt").write_text("Dear editor")
    assert "is not empty" in ilbo("demo", "--no-run", "--dir", tmp_path).err
    assert [each.name for each in tmp_path.iterdir()] == ["letters.txt"]


def test_a_sample_of_another_version_is_left_alone(ilbo, tmp_path):
    configuration.write(
        tmp_path,
        title="A",
        languages=["en"],
        time_zone="UTC",
        base_url="http://a.example",
        is_demo=True,
    )
    (tmp_path / ".sample").write_text("of last year")
    answer = ilbo("demo", "--no-run", "--dir", tmp_path)
    assert (answer.code, "is of another version" in answer.err) == (2, True)


def test_a_sample_that_stands_is_used_again(ilbo, tmp_path):
    configuration.write(
        tmp_path,
        title="A",
        languages=["en"],
        time_zone="UTC",
        base_url="http://a.example",
        is_demo=True,
    )
    (tmp_path / ".sample").write_text(version())
    (tmp_path / "sign-ins.txt").write_text("  editor   a-password")
    answer = ilbo("demo", "--no-run", "--dir", tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert "editor   a-password" in answer.out


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


@pytest.mark.journey
def test_the_sample_paper_is_made_printed_and_open(tmp_path):
    folder = tmp_path / "sample"
    with Running(["-m", "ilbo", "demo", "--port", "0", "--dir", str(folder)]) as running:
        address = running.until("  Paper ").split()[-1]
        assert "The Noeulpo Daily" in read(address)
        assert "노을포일보" in read(address + "ko/")
        assert "Both ferries to Onbido" in read(address + FERRIES)
        signed = [
            line.split()[0]
            for line in running.lines
            if re.search(r"  \S+ +(\w{4}-){4}\w{4} ", line)
        ]
        assert signed == ["reporter", "editor", "photos", "board", "operator"]
        running.process.terminate()
        assert running.ends() == 0
    proof = subprocess.run([sys.executable, "-m", "ilbo", "press", folder, "verify"], check=False)
    assert proof.returncode == 0
    assert (folder / "sign-ins.txt").stat().st_mode & 0o077 == 0
    assert not (folder / "run" / "desk.sock").exists()
