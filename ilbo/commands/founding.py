"""Brings a paper's folder up to date: tables, fronts, style sheets. Called by new, demo and run.

As `python -m ilbo.commands.founding DIR` it is what `ilbo run` does before it opens the doors; a
process of its own, so that the supervisor never carries the newsroom's memory.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilbo import configuration
from ilbo.commands.opening import open_paper, reach_the_database, set_up
from ilbo.commands.progress import progress
from ilbo.commands.refusals import Refused
from ilbo.configuration import Configuration, Nonsense

if TYPE_CHECKING:
    from django.db.migrations import Migration

COLLECTED = ".collected"  # in the static folder: which style sheets were gathered there


@contextmanager
def founded(
    folder: Path,
    titles: Mapping[str, str] | None = None,
    taglines: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Turn a folder that has only its configuration into a paper; print it when all is in it.

    `titles` and `taglines` are by language. What is done within stands in the first printing.
    """
    paper = configuration.read(folder)
    set_up(folder)
    from django.db import connections

    try:
        _found(paper, titles or dict.fromkeys(paper.languages, paper.title), taglines)
        yield
        print_all()
    finally:
        connections.close_all()


def _found(
    paper: Configuration, titles: Mapping[str, str], taglines: Mapping[str, str] | None
) -> None:
    from ilbo.newsroom.founding import found

    if not paper.database_url:
        # Drafts and embargoed copy are nobody else's to read; whoever connects makes the file.
        paper.database_file.touch(0o600)
    _refuse_a_used_database()
    for place in (paper.media, paper.shelf, paper.static):
        place.mkdir(0o700)
    migrate("Setting up the newsroom")
    found(titles, taglines)
    collect(paper.static)


def _refuse_a_used_database() -> None:
    """Founding clears the ground; it must not be ground that somebody has built on."""
    reach_the_database()
    from django.db import connection

    if connection.introspection.table_names():
        raise Refused("the database named by ILBO_DATABASE_URL is not empty; name an empty one.")


def migrate(what: str) -> None:
    """Bring the database's tables up to date, with a bar if it takes long."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    with progress(what, total=len(pending())) as step:

        class Migrate(Command):
            def migration_progress_callback(
                self, action: str, migration: Any | None = None, fake: bool = False
            ) -> None:
                if action in ("apply_success", "unapply_success"):
                    step()

        call_command(Migrate(), interactive=False, verbosity=0)


def pending() -> "list[tuple[Migration, bool]]":
    """The migrations that the database has not seen yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def collect(static: Path) -> bool:
    """Gather the style sheets unless the same ones are there already; say whether it was done."""
    from django.core.management import call_command

    mark = static / COLLECTED
    found = _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == found:
        return False
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=False, verbosity=0)
    mark.write_text(found, encoding="ascii")
    return True


def print_all() -> None:
    """Print every sheet that there should be, so that readers need not wait for the clock."""
    from ilbo.press import clock, plate

    with progress("Printing", total=plate.reprint_everything()) as step:
        clock.finish(step)


def _fingerprint() -> str:
    """What the style sheets of every package are by name, size and age."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            seen.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def bring_up_to_date(folder: Path) -> None:
    """What must be done before the doors open, each thing said in one line."""
    paper = open_paper(folder)
    late = pending()
    if late:
        say(f"the database is {len(late)} migrations behind; bringing it up to date")
        migrate("Migrating")
    paper.static.mkdir(exist_ok=True)
    if collect(paper.static):
        say("gathered the style sheets")


def say(line: str) -> None:
    """Tell the operator one thing."""
    sys.stderr.write(f"ilbo: {line}\n")


def main() -> int:
    """Bring the paper named on the command line up to date."""
    try:
        bring_up_to_date(Path(sys.argv[1]))
    except (Refused, Nonsense) as refusal:
        sys.stderr.write(f"ilbo: {refusal}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
