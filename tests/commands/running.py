"""A process under test, and what it says line by line."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 30.0


class Running:
    """A command that was started; leaving the `with` block kills what is left of it."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=dict(os.environ) | {"PYTHONUNBUFFERED": "1"} | dict(environ or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            process_group=0,
        )
        self.lines: list[str] = []
        self.heard = threading.Condition()
        self.reader = threading.Thread(target=self._listen, daemon=True)
        self.reader.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self.heard:
                self.lines.append(line.rstrip("\n"))
                self.heard.notify_all()

    def until(self, words: str, times: int = 1) -> str:
        """Wait for a line with these words; the line."""

        def found() -> list[str]:
            return [line for line in self.lines if words in line]

        with self.heard:
            assert self.heard.wait_for(lambda: len(found()) >= times, PATIENCE), self.lines
        return found()[times - 1]

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def ends(self) -> int:
        """Wait for the end; the exit code."""
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code

    def part(self, module: str, after: int = 0) -> int:
        """Wait for a part, or for the one that comes `after` another; its process number."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for pid in children(self.process.pid):
                if pid != after and module in _words_of(pid):
                    return pid
            time.sleep(0.02)
        raise AssertionError(f"{module} does not run: {self.lines}")

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        left = [*descendants(self.process.pid), self.process.pid]
        for pid in left:
            if alive(pid):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.reader.join()
        if self.process.stdout:
            self.process.stdout.close()


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [int(word) for word in text.split()]


def descendants(pid: int) -> list[int]:
    """The processes that this one has started, and those that they have started."""
    return [each for child in children(pid) for each in (child, *descendants(child))]


def _words_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []


def alive(pid: int) -> bool:
    """Whether there is such a process, and it is more than a name on the list of the dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def gone(pids: Sequence[int]) -> bool:
    """Wait until none of the processes is left."""
    deadline = time.monotonic() + PATIENCE
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(alive, pids))
