"""`ilbo run DIR`: opens a paper to its readers and keeps it open."""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import subprocess
from pathlib import Path

from ilbo.commands import doors
from ilbo.commands.opening import configuration_in
from ilbo.commands.refusals import Refused
from ilbo.commands.supervisor import GRACE, Part, supervise
from ilbo.configuration import Configuration

PARTS = ("newsstand", "desk", "clock")
LONGEST_GREETING = 20.0  # seconds until the paper greets even without its desk
SECRETS = ("ILBO_SECRET_KEY", "ILBO_DATABASE_URL")

DESCRIPTION = """\
Runs the paper in DIR: the newsstand that hands printed pages to readers, the desk where they are
written, and the clock that does what is due. What dies is started again. SIGTERM or Ctrl-C lets
every request finish and ends with code 0; a second one ends at once."""

EXAMPLES = """\
Examples:
  ilbo run haneul
  ilbo run haneul --host 0.0.0.0 --port 80 --workers 4
  ilbo run haneul --only desk"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo run` to the command line."""
    parser = commands.add_parser(
        "run", help="run a paper", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="the paper's folder")
    add_doors(parser)
    parser.add_argument(
        "--only", choices=PARTS, help="run one part, the others being run elsewhere"
    )
    parser.set_defaults(run=run)


def add_doors(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where readers come in; `ilbo demo` has them too."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)"
    )
    parser.add_argument(
        "--port", type=port, help="the port to listen on, 0 for any free one (default: 8000)"
    )
    parser.add_argument(
        "--workers", type=workers, metavar="N", help="newsstand processes (default: ilbo.toml)"
    )


def port(text: str) -> int:
    """A port as the command line has it."""
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def workers(text: str) -> int:
    """A number of processes as the command line has it."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Run what was asked for until told to stop."""
    paper = configuration_in(args.dir)
    only = getattr(args, "only", None)
    parts = (only,) if only else PARTS
    locks = doors.lock(paper, parts)
    door = None
    if "newsstand" in parts:
        door = doors.bind(args.host, 8000 if args.port is None else args.port)
    doors.private(paper.desk_socket.parent)
    if parts != ("newsstand",):
        _bring_up_to_date(paper)
    if door:
        door.listen(doors.BACKLOG)
    asyncio.run(_run(paper, parts, args, door))
    if paper.desk_socket.parent != paper.run:
        with contextlib.suppress(OSError):  # another part of the paper may still be using it
            paper.desk_socket.parent.rmdir()
    for held in locks:
        held.close()
    return 0


def _bring_up_to_date(paper: Configuration) -> None:
    """Migrate and gather style sheets, in a process that is gone afterwards."""
    part = Part("founding", "ilbo.commands.founding", [str(paper.folder)], _environ(paper))
    code = subprocess.run(part.command(), env=part.environ, check=False).returncode  # noqa: S603
    if code in (130, -signal.SIGINT):
        raise KeyboardInterrupt
    if code:
        raise Refused("the paper could not be made ready, so its doors stay closed.")


async def _run(
    paper: Configuration,
    parts: tuple[str, ...],
    args: argparse.Namespace,
    door: socket.socket | None,
) -> None:
    cast: list[Part] = []
    if door:
        count = args.workers or paper.newsstand.workers
        cast += [newsstand(paper, door, number) for number in range(1, count + 1)]
    if "desk" in parts:
        on_port = args.port if parts == ("desk",) else None
        cast.append(desk(paper, args.host, on_port))
    if "clock" in parts:
        cast.append(clock(paper))

    async def greet() -> None:
        if "desk" in parts and not (parts == ("desk",) and args.port is not None):
            await _desk_answers(paper.desk_socket)
        with contextlib.suppress(OSError):  # nobody may be listening to stdout
            print(_greeting(paper, parts, args, door), flush=True)

    await supervise(cast, greet=greet, before_stop=door.close if door else lambda: None)


def newsstand(paper: Configuration, door: socket.socket, number: int) -> Part:
    """A process that hands out printed sheets. It is given no secret: it needs none."""
    arguments = ["--fd", str(door.fileno()), "--shelf", str(paper.shelf)]
    arguments += ["--static", str(paper.static), "--media", str(paper.media)]
    arguments += ["--desk", str(paper.desk_socket), "--languages", ",".join(paper.languages)]
    arguments += ["--memory-bytes", str(paper.newsstand.cache_mb * 1024 * 1024)]
    arguments += ["--grace", str(int(GRACE) - 2)]
    for proxy in paper.newsstand.proxies:
        arguments += ["--trust", proxy]
    environ = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return Part(
        f"newsstand {number}",
        "ilbo.newsstand",
        arguments,
        environ | {"PYTHONUNBUFFERED": "1"},
        descriptors=(door.fileno(),),
    )


def desk(paper: Configuration, host: str, on_port: int | None) -> Part:
    """The Django processes behind the newsstand, on a socket unless a port is asked for."""
    where = ["--socket", str(paper.desk_socket)]
    if on_port is not None:
        where = ["--host", host, "--port", str(on_port)]
    size = ["--workers", str(paper.desk.workers), "--threads", str(paper.desk.threads)]
    return Part("desk", "ilbo.commands.desk", [*where, *size], _environ(paper), stage=1)


def clock(paper: Configuration) -> Part:
    """The process that does what is due."""
    return Part("clock", "ilbo.commands.clock", [str(paper.folder)], _environ(paper), stage=2)


def _environ(paper: Configuration) -> dict[str, str]:
    return dict(os.environ) | {"ILBO_DIR": str(paper.folder), "PYTHONUNBUFFERED": "1"}


async def _desk_answers(path: Path) -> None:
    """Wait until somebody sits at the desk; but not for ever, for readers are served meanwhile."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_GREETING):
            while not await _asked(path):
                await asyncio.sleep(0.1)


async def _asked(path: Path) -> bool:
    try:
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(
            b"HEAD /newsroom/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )
        answered = await reader.read(5) == b"HTTP/"
        writer.close()
    except OSError:
        return False
    return answered


def _greeting(
    paper: Configuration,
    parts: tuple[str, ...],
    args: argparse.Namespace,
    door: socket.socket | None,
) -> str:
    lines = [f"{paper.title} is open." if door else f"The {' and '.join(parts)} is running."]
    if door:
        address = doors.address_of(door)
        lines += [f"  Paper      {address}"]
        lines += [f"             {address}{code}/" for code in paper.languages[1:]]
        lines += [f"  Newsroom   {address}newsroom/"]
    elif parts == ("desk",) and args.port is not None:
        lines += [f"  Desk       http://{args.host}:{args.port}/"]
    lines += [f"  Files      {paper.folder}", "  Stop it with Ctrl-C."]
    return "\n".join(lines)
