"""The press's part of the clock: finds open orders, drains the queue. Runs as one process.

`ilbo run` starts it. Several may run: a sheet is printed under its lock, so nothing breaks.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.db import Error, close_old_connections, connection

from ilbo.newsroom.models import Front, Section
from ilbo.press import orders, plate, queue
from ilbo.press.printing import shelf

IDLE = 0.5  # seconds between looks when nothing waits
LULL = 0.002  # seconds between sheets, so that the desk is never starved
HOUSEKEEPING = 600  # seconds
log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Work until told to stop; a failure is loud and never ends the work."""
    tidy_at = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() >= tidy_at:
                housekeeping()
                tidy_at = time.monotonic() + HOUSEKEEPING
            busy = turn(stop)
        except Error:
            log.exception("The clock cannot reach the database; it tries again")
            close_old_connections()
            busy = False
        except Exception:
            log.exception("The clock stumbled; it goes on")
            busy = False
        if not busy:
            stop.wait(IDLE)


def turn(stop: threading.Event | None = None) -> bool:
    """Fulfil what is open and print one batch of what waits; False when there was nothing."""
    taken = orders.fulfil_all()
    rows = queue.due()
    for row in rows:
        if stop is not None and stop.is_set():
            break
        queue.print_all([row])
        time.sleep(LULL)
    return bool(taken or rows)


def housekeeping() -> None:
    """Sweep the shelf, forget old orders, and print everything anew after an upgrade."""
    shelf().sweep()
    orders.forget_old()
    _tend_sqlite()
    if plate.is_worn():
        log.warning("The paper's design or version changed: everything is printed again")
        plate.reprint_everything()


def _tend_sqlite() -> None:
    """Tidy SQLite's log, and tell it that sections are few, or it walks all pages to find them.

    Only these: told of the pages too, it scans them where Wagtail asks for one by an index whose
    values are nearly all alike. PostgreSQL counts for itself, and better.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for noun in (Front, Section):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(noun._meta.db_table)}")
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")  # see settings.DATABASES


def finish(step: Callable[[], None] = lambda: None) -> int:
    """Print until nothing more is due, a step after each; answer how many sheets came out."""
    printed = 0
    orders.fulfil_all()
    while rows := queue.due():
        for row in rows:
            printed += queue.print_all([row])
            step()
        orders.fulfil_all()
    return printed
