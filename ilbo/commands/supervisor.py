"""Keeps the parts of a paper running: starts them, mends them, stops them. Called by `ilbo run`.

A part is one process. What it says is passed on with its name before each line. When it ends
unasked it is started again, soon at first and later less soon; when all must stop, they stop in
the order of their parts' stages, each stage after the one before has finished its work.
"""

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field

FIRST_WAIT = 0.2
LONGEST_WAIT = 10.0
HEALTHY_AFTER = 30.0
GRACE = 10.0
LONGEST_LINE = 16 * 1024


@dataclass(frozen=True)
class Part:
    """One process of the paper: what it is called and how it is started."""

    name: str
    module: str
    arguments: Sequence[str]
    environ: Mapping[str, str] = field(repr=False)
    descriptors: tuple[int, ...] = ()
    stage: int = 0

    def command(self) -> list[str]:
        """The command line, tied to the life of this process."""
        leash = [sys.executable, "-m", "ilbo.commands.child", str(os.getpid())]
        return [*leash, self.module, *self.arguments]


class Keeper:
    """Keeps one part running until told to stop."""

    def __init__(self, part: Part, grace: float = GRACE) -> None:
        self.part = part
        self.grace = grace
        self.process: asyncio.subprocess.Process | None = None
        self.stopping = asyncio.Event()

    async def keep(self) -> None:
        """Start the part, and start it again whenever it ends unasked."""
        wait = FIRST_WAIT
        while not self.stopping.is_set():
            started = time.monotonic()
            ending = await self._live()
            if self.stopping.is_set():
                return
            if time.monotonic() - started >= HEALTHY_AFTER:
                wait = FIRST_WAIT
            say(f"{self.part.name} {ending}; starting it again in {wait:g} s")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), wait)
            wait = min(2 * wait, LONGEST_WAIT)

    async def _live(self) -> str:
        """One life of the process, from its start to the words for its end."""
        # The pipe is ours, not asyncio's: that would wait for all who hold it, and a process that
        # was killed may have started others.
        hearing, saying = os.pipe()
        try:
            self.process = await self._start(saying)
        except OSError as error:
            os.close(hearing)
            return f"could not be started: {error.strerror}"
        finally:
            os.close(saying)
        if self.stopping.is_set():  # told to stop while it was being born
            self.kill()
        listening = asyncio.create_task(self._pass_on(hearing))
        code = await self.process.wait()
        self._signal(signal.SIGKILL)  # what it started must not outlive it
        await listening
        return f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"

    async def _start(self, saying: int) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *self.part.command(),
            env=self.part.environ,
            pass_fds=self.part.descriptors,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=saying,
            stderr=saying,
            process_group=0,  # Ctrl-C is for the supervisor, which stops them in order
        )

    async def _pass_on(self, hearing: int) -> None:
        reader = asyncio.StreamReader()
        pipe, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(hearing, "rb", 0)
        )
        rest = b""
        while chunk := await reader.read(LONGEST_LINE):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > LONGEST_LINE:
                lines, rest = [*lines, rest], b""
            for line in lines:
                pass_on(self.part.name, line)
        if rest:
            pass_on(self.part.name, rest)
        pipe.close()

    async def stop(self) -> None:
        """Ask the part to finish; kill it when it takes longer than its grace."""
        self.stopping.set()
        if not self._is_alive():
            return
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        while self._is_alive() and time.monotonic() < deadline:
            await asyncio.sleep(0.02)
        if self._is_alive():
            say(f"{self.part.name} did not finish within {self.grace:g} s and was killed")
            self.kill()

    def kill(self) -> None:
        """End the part and all it started, at once."""
        self.stopping.set()
        if self._is_alive():
            self._signal(signal.SIGKILL)

    def _is_alive(self) -> bool:
        return self.process is not None and self.process.returncode is None

    def _signal(self, number: int) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)


async def supervise(
    parts: Sequence[Part],
    *,
    grace: float = GRACE,
    greet: Callable[[], Coroutine[None, None, None]] | None = None,
    before_stop: Callable[[], None] = lambda: None,
) -> None:
    """Keep all parts running until SIGTERM or SIGINT; a second one does not wait for anybody."""
    keepers = [Keeper(part, grace) for part in parts]
    asked, impatient = _signals()
    lives = [asyncio.create_task(keeper.keep()) for keeper in keepers]
    greeting = asyncio.create_task(greet()) if greet else None
    await asked.wait()
    if greeting:
        greeting.cancel()
    before_stop()
    stopping = asyncio.create_task(_stop(keepers))
    impatience = asyncio.create_task(impatient.wait())
    await asyncio.wait([stopping, impatience], return_when=asyncio.FIRST_COMPLETED)
    impatience.cancel()
    for keeper in keepers:
        keeper.kill()
    await asyncio.gather(stopping, *lives)


def _signals() -> tuple[asyncio.Event, asyncio.Event]:
    """Events for the first request to stop, and for the next."""
    asked, impatient = asyncio.Event(), asyncio.Event()
    numbers = [signal.SIGTERM, signal.SIGINT]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means it
        numbers.append(signal.SIGHUP)
    for number in numbers:
        asyncio.get_running_loop().add_signal_handler(
            number, lambda: (impatient if asked.is_set() else asked).set()
        )
    return asked, impatient


async def _stop(keepers: Sequence[Keeper]) -> None:
    for keeper in keepers:
        keeper.stopping.set()
    for stage in sorted({keeper.part.stage for keeper in keepers}):
        mine = [keeper for keeper in keepers if keeper.part.stage == stage]
        await asyncio.gather(*(keeper.stop() for keeper in mine))


def say(line: str) -> None:
    """Tell the operator one thing, on stderr."""
    pass_on("ilbo", line.encode())


def pass_on(name: str, line: bytes) -> None:
    """Print one line under the name of whoever said it; nobody listening is no reason to stop."""
    text = line.decode("utf-8", "replace").rstrip("\r")
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{name} | {text}\n" if name != "ilbo" else f"ilbo: {text}\n")
        sys.stderr.flush()
