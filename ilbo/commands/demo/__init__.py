"""`ilbo demo`: a sample bilingual daily of a town that does not exist, made and run."""

import argparse
import hashlib
import os
import sys
from pathlib import Path
from typing import NoReturn

from ilbo import configuration
from ilbo.commands import doors
from ilbo.commands.new import building
from ilbo.commands.refusals import Refused
from ilbo.commands.run import add_doors

DESCRIPTION = """\
Makes a sample paper in two languages, with sections, photos, stories and staff of every role,
prints their sign-ins, and runs it. Everything and everybody in it is invented. The folder is
used again the next time."""

EXAMPLES = """\
Examples:
  ilbo demo
  ilbo demo --port 9000 --dir /tmp/sample
  ilbo demo --no-run"""

MARK = ".sample"  # in the folder: which sample paper was made there


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo demo` to the command line."""
    parser = commands.add_parser(
        "demo", help="make and run a sample paper", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument(
        "--dir", type=Path, default=Path("demo"), help="the folder for it (default: ./demo)"
    )
    add_doors(parser)
    parser.add_argument("--no-run", action="store_true", help="make it, and leave it at that")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the paper unless it stands, print who may sign in, and run it."""
    folder = args.dir.absolute()
    port = 8000 if args.port is None else args.port
    if not args.no_run:
        with doors.bind(args.host, port) as door:  # refuse a taken port before a minute's work
            port = door.getsockname()[1]
    if not stands(folder):
        make(folder, f"http://127.0.0.1:{port}")
    print(f"Sign in to the newsroom of the sample paper as\n{_sign_ins(folder)}", flush=True)
    if args.no_run:
        print(f"The sample paper stands in {folder}; `ilbo run {args.dir}` opens it.")
        return 0
    return _run(args, folder, port)


def _run(args: argparse.Namespace, folder: Path, port: int) -> NoReturn:
    """Become `ilbo run`: this process is heavy with the newsroom by now."""
    words = ["run", str(folder), "--host", args.host, "--port", str(port)]
    words += ["--workers", str(args.workers)] if args.workers else []
    os.execv(sys.executable, [sys.executable, "-m", "ilbo", *words])  # noqa: S606 - our own command


def stands(folder: Path) -> bool:
    """Whether this very sample paper is in the folder; another one is refused."""
    if not (folder / configuration.FILE).exists():
        return False
    if not configuration.read(folder).is_demo:
        raise Refused(f"there is a paper in {folder} that is no sample; choose another with --dir.")
    mark = folder / MARK
    if not mark.exists() or mark.read_text(encoding="ascii").strip() != version():
        raise Refused(
            f"the sample paper in {folder} is of another version;"
            " remove that folder, or choose another with --dir."
        )
    return True


def make(folder: Path, base_url: str) -> None:
    """Make the sample paper, whole or not at all."""
    with building(folder) as site:
        configuration.write(
            site,
            title="The Noeulpo Daily",
            languages=("en", "ko"),
            time_zone="Asia/Seoul",
            base_url=base_url,
            is_demo=True,
        )
        _fill(site)
        (site / MARK).write_text(version() + "\n", encoding="ascii")


def _fill(site: Path) -> None:
    from ilbo.commands.demo.copydesk import Copy
    from ilbo.commands.founding import founded
    from ilbo.commands.progress import progress

    copy = Copy()
    with founded(site, copy.titles(), copy.taglines()):
        from ilbo.commands.demo.composing import ComposingRoom
        from ilbo.commands.demo.hiring import hire
        from ilbo.press.orders import only_queued

        room = ComposingRoom(copy, hire(site))
        with progress("Writing the sample paper", total=room.steps()) as step, only_queued():
            room.set_all(step)


def version() -> str:
    """What the sample paper is made of: another text makes another paper."""
    here = Path(__file__).parent
    seen = hashlib.sha256()
    for file in sorted(here.glob("copy/**/*.toml")):
        seen.update(f"{file.name}\n".encode() + file.read_bytes())
    return seen.hexdigest()[:16]


def _sign_ins(folder: Path) -> str:
    try:
        return (folder / "sign-ins.txt").read_text(encoding="utf-8").rstrip("\n")
    except FileNotFoundError:
        return f"  whoever has an account; `ilbo staff {folder} list` names them"
