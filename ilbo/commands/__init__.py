"""What can be done from the terminal: one module per command. Called by `ilbo.__main__`.

Each module has `add_to(subparsers)`, which costs nothing, and `run(args)`, which may import
the newsroom: `ilbo --help` answers before any framework is awake.
"""

import argparse
import importlib
import sys
from typing import NoReturn

# In the order in which a new operator meets them.
COMMANDS = ("new", "run", "demo", "import_", "press", "staff", "manage")

DESCRIPTION = """\
Ilbo is an online newspaper in one install: a newsroom for those who write it, a paper for
those who read it, a newsstand that hands it out. A paper lives in a folder, here called DIR."""

FIRST_STEPS = """\
A first look:
  ilbo demo                          a sample paper at http://127.0.0.1:8000/

A paper of your own:
  ilbo new haneul --languages en,ko
  ilbo staff haneul add mina --role editor
  ilbo run haneul"""


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one sentence, and shows examples as they were written."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where help is."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`.\n")


class Version(argparse.Action):
    """Print the version, looked up only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        """Answer and leave."""
        from importlib.metadata import version

        sys.stdout.write(f"ilbo {version('ilbo')}\n")
        parser.exit()


def parser() -> Parser:
    """The whole command line."""
    whole = Parser(prog="ilbo", description=DESCRIPTION, epilog=FIRST_STEPS)
    whole.add_argument("--version", action=Version, nargs=0, help="say which version this is")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for name in COMMANDS:
        importlib.import_module(f"ilbo.commands.{name}").add_to(commands)
    return whole
