"""`ilbo run`: a paper is open to readers, whatever dies behind it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from ilbo import configuration
from tests.commands.running import PATIENCE, Running, alive, children, descendants, gone

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> Path:
    """A paper made once."""
    folder = tmp_path_factory.mktemp("papers") / "haneul"
    command = [sys.executable, "-m", "ilbo", "new", folder, "--languages", "en,ko"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def run(founded) -> Iterator:
    """Run the paper with these options; whatever is left at the end is killed."""
    started = []

    def start(*options: str, folder: Path = founded) -> Running:
        started.append(Running(["-m", "ilbo", "run", str(folder), *options]))
        return started[-1]

    yield start
    for running in started:
        running.__exit__()


def address_of(running: Running) -> str:
    return running.until("  Paper ").split()[-1]


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        answer.close()
        return answer.code
    except urllib.error.URLError:
        return 0


def until_answered(address: str, status: int = 200) -> bool:
    deadline = time.monotonic() + PATIENCE
    while (found := status_of(address)) != status and time.monotonic() < deadline:
        time.sleep(0.05)
    return found == status


class Reader(threading.Thread):
    """Somebody who opens the front again and again, each time on a new connection."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.seen, self.failed = address, 0, []
        self.has_read_enough = threading.Event()

    def run(self) -> None:
        while not self.has_read_enough.wait(0.005):
            try:
                assert status_of(self.address) == 200
                self.seen += 1
            except (OSError, AssertionError) as failure:
                self.failed.append(repr(failure))

    def __enter__(self) -> "Reader":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.has_read_enough.set()
        self.join()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_paper_opens_and_closes_and_leaves_nothing_behind(run, number):
    running = run("--port", "0", "--workers", "2")
    address = address_of(running)
    assert [status_of(address + path) for path in ("", "ko/", "newsroom/login/")] == [200] * 3
    parts = descendants(running.process.pid)
    running.signal(number)
    assert running.ends() == 0
    assert gone(parts)
    assert status_of(address) == 0


@pytest.mark.parametrize("module", ["ilbo.commands.desk", "ilbo.commands.clock"])
def test_readers_do_not_notice_that_a_part_behind_the_newsstand_was_killed(run, module):
    running = run("--port", "0")
    address = address_of(running)
    before = running.part(module)
    with Reader(address) as reader:
        os.kill(before, signal.SIGKILL)
        running.until("was killed by signal 9; starting it again in 0.2 s")
        assert until_answered(address + "newsroom/login/")
    assert reader.seen > 0
    assert reader.failed == []
    assert running.part(module, after=before)


def test_a_desk_worker_that_is_killed_alone_is_mended_too(run):
    running = run("--port", "0")
    address = address_of(running)
    os.kill(children(running.part("ilbo.commands.desk"))[0], signal.SIGKILL)
    assert until_answered(address + "newsroom/login/")


def test_the_port_outlives_a_newsstand_worker(run):
    running = run("--port", "0", "--workers", "2")
    address = address_of(running)
    os.kill(running.part("ilbo.newsstand"), signal.SIGKILL)
    assert running.until("newsstand").endswith("was killed by signal 9; starting it again in 0.2 s")
    with Reader(address) as reader:
        time.sleep(1)
    assert reader.seen > 0
    assert reader.failed == []


def test_a_request_in_flight_is_answered_before_the_paper_closes(run):
    running = run("--port", "0")
    host, _, port = address_of(running).removeprefix("http://").strip("/").partition(":")
    connection = HTTPConnection(host, int(port), timeout=PATIENCE)
    connection.putrequest("POST", "/newsroom/login/")
    connection.putheader("Content-Length", "8")
    connection.endheaders(b"name")
    time.sleep(0.2)
    running.signal(signal.SIGTERM)
    time.sleep(0.2)
    connection.send(b"=min")
    answer = connection.getresponse()
    assert answer.status in (200, 403)
    answer.read()
    connection.close()
    assert running.ends() == 0


def test_no_orphan_keeps_the_port_of_a_supervisor_that_was_killed(run):
    running = run("--port", "0")
    address = address_of(running)
    parts = descendants(running.process.pid)
    assert len(parts) >= 5
    running.signal(signal.SIGKILL)
    assert gone(parts)
    assert run("--port", address.rpartition(":")[2].strip("/")).until("is open")


def test_a_port_in_use_is_refused_by_name(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = run("--port", str(port))
        assert running.ends() == 2
    sentence = f"ilbo: port {port} of 127.0.0.1 is in use; choose another with --port."
    assert running.lines == [sentence]


def test_a_paper_runs_once(run, founded):
    first = run("--port", "0")
    address_of(first)
    second = run("--port", "0")
    assert second.ends() == 2
    assert second.lines == [
        f"ilbo: the newsstand of {founded} is already running, under process {first.process.pid}."
    ]
    assert alive(first.process.pid)


def test_the_parts_can_run_apart_and_know_each_other(run):
    newsstand = run("--only", "newsstand", "--port", "0")
    address = address_of(newsstand)
    assert status_of(address) == 200
    assert status_of(address + "newsroom/login/") == 503
    run("--only", "desk").until("The desk is running")
    run("--only", "clock").until("The clock is running")
    assert until_answered(address + "newsroom/login/")


def test_the_desk_can_listen_on_a_port_of_its_own(run):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    run("--only", "desk", "--port", str(port)).until(f"http://127.0.0.1:{port}/")
    assert until_answered(f"http://127.0.0.1:{port}/")


def test_the_newsstand_is_given_no_secret(run, monkeypatch):
    monkeypatch.setenv("ILBO_SECRET_KEY", "k" * 40)
    running = run("--port", "0")
    address_of(running)
    environ = Path(f"/proc/{running.part('ilbo.newsstand')}/environ").read_bytes()
    assert b"ILBO_SECRET_KEY" not in environ


def test_a_database_that_is_behind_is_brought_up_to_date_before_the_doors_open(run, founded):
    back = [sys.executable, "-m", "ilbo", "manage", founded, "migrate", "wagtailredirects", "0007"]
    subprocess.run(back, check=True, capture_output=True)
    running = run("--port", "0")
    address_of(running)
    late = running.until("migrations behind; bringing it up to date")
    assert running.lines.index(late) < running.lines.index(running.until("is open"))


def test_style_sheets_are_gathered_again_when_they_changed(run, founded):
    manifest = founded / "static" / "staticfiles.json"
    (founded / "static" / ".collected").write_text("of an older version")
    manifest.unlink()
    address_of(run("--port", "0"))
    assert json.loads(manifest.read_text())["paths"]


def test_a_paper_in_a_deep_folder_runs_like_any_other(run, founded, tmp_path):
    deep = tmp_path.joinpath(*["a-long-name-of-a-folder"] * 5)
    deep.parent.mkdir(parents=True)
    subprocess.run(["cp", "-a", founded, deep], check=True)
    running = run("--port", "0", folder=deep)
    address = address_of(running)
    assert status_of(address + "newsroom/login/") == 200
    socket_folder = configuration.read(deep).desk_socket.parent
    assert socket_folder.stat().st_mode & 0o777 == 0o700
    running.signal(signal.SIGTERM)
    assert running.ends() == 0
    assert not socket_folder.exists()
