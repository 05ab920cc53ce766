"""Real servers for the journeys: a whole paper, PostgreSQL, a browser; each on a free port."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.needs import program

PAGE = """\
Ferry sails again after a month

Home > National > Politics

print dictionary print

Ferry sails again after a month


The ferry leaves the harbour on Wednesday. [HAEWON PRESS]

The ferry to the island sailed again on Wednesday, 29 days after it was stopped.

“We waited [since October],” said Bae Sun, a baker who lives there.

BY OH MINA, LEE JOON [lee.joon@post.example]
"""
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ilbo(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "ilbo", *words],
        capture_output=True,
        text=True,
        env=outside(),
        **more,  # type: ignore[call-overload]
    )


def outside() -> dict[str, str]:
    """The environment of someone who is not running the suite."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ILBO_")}


class Running:
    """A paper that is open to readers."""

    def __init__(self, folder: Path, process: "subprocess.Popen[str]", port: int) -> None:
        self.folder, self.process = folder, process
        self.url = f"http://127.0.0.1:{port}"
        self.passwords: dict[str, str] = {}

    def add_staff(self, name: str, role: str) -> str:
        """Someone who works here; answers the password."""
        password = secrets.token_urlsafe(12)
        made = ilbo(
            *("staff", str(self.folder), "add", name, "--role", role, "--password-stdin"),
            input=password + "\n",
        )
        assert made.returncode == 0, made.stderr
        self.passwords[name] = password
        return password


@contextmanager
def open_paper(folder: Path, *options: str, ready: str = "/readyz") -> Iterator[Running]:
    """Run the paper in this folder until the block ends."""
    port = free_port()
    with (folder.parent / "run.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ilbo", "run", str(folder), "--port", str(port), *options],
            stdout=subprocess.DEVNULL,
            stderr=log,
            env=outside(),
            text=True,
        )
    try:
        _wait_for(port, ready, process, folder.parent / "run.log")
        yield Running(folder, process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=40)


def _wait_for(port: int, ready: str, process: "subprocess.Popen[str]", log: Path) -> None:
    import http.client

    for _ in range(300):
        assert process.poll() is None, log.read_text()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with suppress(OSError, http.client.HTTPException), closing(connection):
            connection.request("GET", ready)
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"the paper did not open: {log.read_text()}")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """An empty bilingual paper in a folder."""
    folder = tmp_path / "paper"
    made = ilbo(
        *("new", str(folder), "--languages", "en,ko", "--title", "The Harbour Post"),
        *("--time-zone", "Asia/Seoul"),
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def wired(paper: Path) -> tuple[Path, str]:
    """A paper with one story that came by wire, and the story's address."""
    page = paper.parent / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    filed = ilbo("import", str(paper), str(page), "--publish", "--json")
    assert filed.returncode == 0, filed.stderr
    address = re.search(r'"(/national/politics/[^"]+)"', filed.stdout)
    assert address is not None, filed.stdout
    return paper, address[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = program("chromium")
    if path is None:
        pytest.skip("no Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of the suite's own, empty."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL server: sudo apt-get install postgresql")
    # PostgreSQL refuses to run as root; Debian's package made a user for it.
    as_user = "postgres" if os.geteuid() == 0 else None
    import tempfile

    with tempfile.TemporaryDirectory(prefix="ilbo-pg-") as place:
        if as_user:
            import shutil

            shutil.chown(place, as_user)
        port, cluster = free_port(), f"{place}/cluster"
        run = {"check": True, "user": as_user, "cwd": place, "stdout": subprocess.DEVNULL}
        if as_user is None:
            del run["user"]
        subprocess.run(
            [initdb, "-D", cluster, "-U", "paper", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            **run,  # type: ignore[call-overload]
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {place} -c fsync=off"
        subprocess.run(
            [pg_ctl, "-D", cluster, "-w", "-o", options, "-l", f"{place}/log", "start"],
            **run,  # type: ignore[call-overload]
        )
        try:
            yield f"postgresql://paper@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [pg_ctl, "-D", cluster, "-m", "immediate", "stop"],
                **run,  # type: ignore[call-overload]
            )
