"""Opens the paper in a folder, so that a command can use the newsroom. Called by the commands."""

import os
from pathlib import Path

from ilbo import configuration
from ilbo.commands.refusals import Refused
from ilbo.configuration import Configuration


def configuration_in(folder: Path) -> Configuration:
    """The paper's configuration, or a refusal that says how to make a paper."""
    if not (folder / configuration.FILE).exists():
        raise Refused(f"there is no paper in {folder}: make one with `ilbo new {folder}`.")
    return configuration.read(folder)


def open_paper(folder: Path) -> Configuration:
    """Set up Django for the paper in `folder`; only one paper can be open in a process."""
    paper = configuration_in(folder)
    if paper.database_url is None and not paper.database_file.exists():
        raise Refused(f"{paper.database_file} is missing: put it back from a backup.")
    set_up(paper.folder)
    reach_the_database()
    return paper


def set_up(folder: Path) -> None:
    """Wake Django with the settings of the paper in `folder`."""
    os.environ["ILBO_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ilbo.settings"
    import django
    from django.conf import settings

    django.setup()
    if settings.PAPER.folder != folder.absolute():
        raise RuntimeError(f"{settings.PAPER.folder} is open in this process already")


def reach_the_database() -> None:
    """Refuse to go on without a database, before anything is half done."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise Refused(f"the paper's database cannot be reached: {reason}.") from None
