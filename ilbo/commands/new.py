"""`ilbo new DIR`: makes an empty paper, whole or not at all."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ilbo import configuration
from ilbo.commands.refusals import Refused

DESCRIPTION = """\
Makes an empty paper in DIR: its configuration, its secret key, its database with a front in
every language, and the style sheets the newsstand hands out. DIR must be new or empty."""

EXAMPLES = """\
Examples:
  ilbo new haneul
  ilbo new haneul --title "The Haneul Daily" --languages en,ko --time-zone Asia/Seoul"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo new` to the command line."""
    parser = commands.add_parser(
        "new", help="make an empty paper", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="the folder to make")
    parser.add_argument("--title", help="what the paper is called (default: after the folder)")
    parser.add_argument(
        "--languages",
        default="en",
        metavar="en,ko",
        help="its languages, the first with the short addresses (default: en)",
    )
    parser.add_argument(
        "--time-zone", metavar="Asia/Seoul", help="the zone of its dates (default: this machine's)"
    )
    parser.add_argument(
        "--base-url",
        default="http://127.0.0.1:8000",
        metavar="URL",
        help="the address readers know it by (default: http://127.0.0.1:8000)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the paper, and say what comes next."""
    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    with building(args.dir) as site:
        configuration.write(
            site,
            title=_title_from(args.dir) if args.title is None else args.title,
            languages=languages,
            time_zone=args.time_zone or _zone_of_this_machine(),
            base_url=args.base_url,
        )
        _furnish(site)
    print(NEXT.format(dir=args.dir))
    return 0


def _furnish(site: Path) -> None:
    from ilbo.commands import founding

    with founding.founded(site):
        pass


NEXT = """\
The paper stands in {dir}. What comes next:
  ilbo staff {dir} add NAME --role editor     someone to write it
  ilbo run {dir}                              open it to readers"""


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A place to build a paper in; it becomes `folder` when all went well, and is gone if not."""
    folder = folder.absolute()
    within = _ground_for(folder)
    site = Path(tempfile.mkdtemp(prefix=".ilbo-new-", dir=within))
    try:
        yield site
        _move_in(site, folder)
    finally:
        shutil.rmtree(site, ignore_errors=True)


def _ground_for(folder: Path) -> Path:
    """Where to build, so that moving in is a rename: beside a new folder, inside an empty one."""
    if folder.is_symlink() or folder.exists():
        if not folder.is_dir():
            raise Refused(f"{folder} is not a folder.")
        if any(folder.iterdir()):
            raise Refused(f"{folder} is not empty; a new paper needs a folder of its own.")
        ground = folder
    else:
        ground = folder.parent
        if not ground.is_dir():
            raise Refused(f"there is no folder {ground} to make {folder.name} in.")
    if not os.access(ground, os.W_OK | os.X_OK):
        raise Refused(f"you may not write in {ground}.")
    return ground


def _move_in(site: Path, folder: Path) -> None:
    if not folder.exists():
        site.rename(folder)
        return
    # The configuration goes last: a folder without one is no paper yet.
    for thing in sorted(site.iterdir(), key=lambda each: each.name == configuration.FILE):
        thing.rename(folder / thing.name)


def _title_from(folder: Path) -> str:
    words = folder.absolute().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "A New Paper"


def _zone_of_this_machine() -> str:
    """The name behind /etc/localtime, or UTC."""
    target = os.path.realpath("/etc/localtime")
    _, _, name = target.partition("/zoneinfo/")
    return name or "UTC"
