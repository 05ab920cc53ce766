"""A newsroom killed at any moment tears no sheet and forgets no publication it acknowledged."""

import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from ilbo.newsstand.shelf import Shelf
from tests.journeys.conftest import ilbo, outside

PUBLISHER = Path(__file__).with_name("publisher.py")
PUBLICATIONS = 100


def publish_until_killed(paper: Path, start: int, patience: float) -> list[tuple[int, str]]:
    """Start the publisher, kill it after a while, and answer what it had acknowledged."""
    process = subprocess.Popen(
        [sys.executable, str(PUBLISHER), str(paper), str(start), str(PUBLICATIONS)],
        stdout=subprocess.PIPE,
        text=True,
        env={**outside(), "PYTHONPATH": str(PUBLISHER.parents[2])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(patience)
    process.kill()
    said, _ = process.communicate()
    lines = [line.split() for line in said.splitlines() if line.count(" ") == 1]
    return [(int(number), address) for number, address in lines]


def wind_the_clock(paper: Path) -> None:
    """Let the clock come up and do its work."""
    done = subprocess.run(
        [sys.executable, "-c", FINISH, str(paper)], env=outside(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.journey
def test_a_killed_newsroom_tears_nothing_and_forgets_nothing(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    assert ilbo("new", str(paper), "--languages", "en").returncode == 0
    wind_the_clock(paper)  # everything is printed once, so what follows cannot hide behind that
    dice, acknowledged, start = Random(7), [], 0
    while len(acknowledged) < PUBLICATIONS:
        acknowledged += publish_until_killed(paper, start, dice.uniform(0.05, 2.5))
        start += 1000
        shelf = Shelf(paper / "shelf")
        assert all(shelf.get(address) for address in shelf.addresses())  # a torn one would raise
    wind_the_clock(paper)
    for number, address in acknowledged:
        sheet = Shelf(paper / "shelf").get(address)
        assert sheet is not None, address
        assert f"Sentence {number} of".encode() in sheet.body
    proof = json.loads(ilbo("press", str(paper), "verify", "--json").stdout)
    assert {name: found for name, found in proof.items() if name != "right" and found} == {}


# What the clock does when it comes up again.
FINISH = """
import os, sys
os.environ["ILBO_DIR"], os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1], "ilbo.settings"
import django
django.setup()
from ilbo.press import clock
clock.housekeeping()
clock.finish()
"""
