"""`ilbo manage DIR …`: Django's own commands, for one paper."""

import argparse
import os
import tempfile
from pathlib import Path

from ilbo import configuration
from ilbo.commands.opening import configuration_in, set_up

DESCRIPTION = """\
Runs one of Django's own commands with the settings of the paper in DIR. With `-` for DIR it
uses a paper without rows that is thrown away afterwards."""

EXAMPLES = """\
Examples:
  ilbo manage haneul shell
  ilbo manage haneul dbshell
  ilbo manage - makemigrations --check --dry-run"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `ilbo manage` to the command line."""
    parser = commands.add_parser(
        "manage", help="Django's own commands", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.add_argument("dir", metavar="DIR", help="the paper's folder, or - for none")
    parser.add_argument(
        "command", metavar="…", nargs=argparse.REMAINDER, help="command and options"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand the rest of the line to Django."""
    if args.dir != "-":
        return _django(configuration_in(Path(args.dir)).folder, args.command)
    with tempfile.TemporaryDirectory(prefix="ilbo-") as folder:
        os.environ.pop("ILBO_DATABASE_URL", None)  # that one is somebody's real paper
        configuration.write(
            Path(folder),
            title="Ilbo",
            languages=("en", "ko"),
            time_zone="UTC",
            base_url="http://127.0.0.1:8000",
        )
        return _django(Path(folder), args.command)


def _django(folder: Path, command: list[str]) -> int:
    set_up(folder)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage", *(command or ["help"])])
    return 0
