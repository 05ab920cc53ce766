"""The supervisor starts, mends and stops whatever parts it is given."""

import os
import signal
from pathlib import Path

import pytest

from tests.commands.running import Running, descendants, gone

SUPERVISOR = """
import asyncio, os, sys
from ilbo.commands.supervisor import Part, supervise
parts = [Part(name, name, [], dict(os.environ), stage=at) for at, name in enumerate(sys.argv[1:])]
asyncio.run(supervise(parts, grace=0.5))
"""

OBEDIENT = """
import signal, sys, time
def stop(*_):
    time.sleep(0.1)
    print("closes", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
print("opens", flush=True)
while True:
    time.sleep(1)
"""

STUBBORN = OBEDIENT.replace("stop)", "signal.SIG_IGN)")


@pytest.fixture
def supervising(tmp_path: Path):
    """Start a supervisor of parts, each given as its name and its Python text."""
    started = []

    def start(**parts: str) -> Running:
        for name, text in parts.items():
            (tmp_path / f"{name}.py").write_text(text)
        (tmp_path / "supervisor_of_these.py").write_text(SUPERVISOR)
        environ = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path.cwd())])}
        started.append(Running(["-m", "supervisor_of_these", *parts], environ))
        for name in parts:
            started[-1].until(f"{name} | ")
        return started[-1]

    yield start
    for running in started:
        running.__exit__()


def test_what_a_part_says_is_passed_on_under_its_name(supervising):
    text = "import sys\nsys.stdout.buffer.write(b'caf\\xe9\\nno newline')\nsys.stdout.flush()"
    running = supervising(clock=f"{text}\n{OBEDIENT.replace('opens', '')}")
    assert running.until("caf") == "clock | caf\N{REPLACEMENT CHARACTER}"
    assert running.until("no newline") == "clock | no newline"


def test_a_part_that_is_killed_is_started_again(supervising):
    running = supervising(desk=OBEDIENT)
    os.kill(descendants(running.process.pid)[0], signal.SIGKILL)
    assert (
        running.until("starting") == "ilbo: desk was killed by signal 9; starting it again in 0.2 s"
    )
    assert running.until("desk | opens", times=2)


def test_a_part_that_keeps_ending_is_started_less_and_less_often(supervising):
    running = supervising(desk="print('opens')\nraise SystemExit(3)")
    assert running.until("in 0.2 s") == "ilbo: desk ended with code 3; starting it again in 0.2 s"
    assert running.until("in 0.4 s")
    assert running.until("in 0.8 s")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_parts_stop_in_their_order_each_finishing_its_work(supervising, number):
    running = supervising(newsstand=OBEDIENT, desk=OBEDIENT, clock=OBEDIENT)
    running.signal(number)
    assert running.ends() == 0
    closed = [line for line in running.lines if "closes" in line]
    assert closed == ["newsstand | closes", "desk | closes", "clock | closes"]


def test_a_part_that_will_not_stop_is_killed_after_its_grace(supervising):
    running = supervising(desk=STUBBORN, clock=OBEDIENT)
    running.signal(signal.SIGTERM)
    assert running.ends() == 0
    assert "ilbo: desk did not finish within 0.5 s and was killed" in running.lines
    assert "clock | closes" in running.lines


def test_a_part_that_waits_to_be_started_again_does_not_delay_the_end(supervising):
    running = supervising(desk="print('opens')\nraise SystemExit(3)")
    running.until("in 1.6 s")
    running.signal(signal.SIGTERM)
    assert running.ends() == 0
    assert "ilbo: desk ended with code 3; starting it again in 3.2 s" not in running.lines


def test_what_a_part_has_started_ends_with_it(supervising):
    another = "[sys.executable, '-c', 'import time; time.sleep(99)']"
    running = supervising(desk=f"import subprocess, sys\nsubprocess.Popen({another})\n{OBEDIENT}")
    before = descendants(running.process.pid)
    assert len(before) == 2
    os.kill(before[0], signal.SIGKILL)
    running.until("starting it again")
    assert gone(before)


def test_no_part_outlives_a_supervisor_that_was_killed(supervising):
    running = supervising(newsstand=OBEDIENT, desk=STUBBORN)
    before = descendants(running.process.pid)
    assert len(before) == 2
    running.signal(signal.SIGKILL)
    assert gone(before)
