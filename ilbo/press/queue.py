"""The queue of sheets to be printed: rows, so that nothing asked for is forgotten.

Called by press.orders on commit and by the clock, which drains the long tail when it is idle.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby

from django.db.models import F, Q
from django.utils import timezone

from ilbo.newsstand.shelf import Effort
from ilbo.press import printing
from ilbo.press.models import Waiting

BATCH = 500
FIRST_REST = timedelta(seconds=2)
LONGEST_REST = timedelta(minutes=10)
log = logging.getLogger(__name__)


def add(addresses: Iterable[str]) -> None:
    """Let these addresses wait; one that waits already is asked for anew."""
    now = timezone.now()
    rows = [Waiting(address=address, since=now, not_before=now) for address in addresses]
    for start in range(0, len(rows), BATCH):
        Waiting.objects.bulk_create(
            rows[start : start + BATCH],
            update_conflicts=True,
            unique_fields=["address"],
            update_fields=["since", "not_before"],
        )


def due() -> "list[Waiting]":
    """What may be printed now: the newest wishes first, so that news overtakes the archive."""
    ready = Waiting.objects.filter(not_before__lte=timezone.now())
    return list(ready.order_by("-since", "pk")[:BATCH])


def work_through(addresses: Sequence[str]) -> int:
    """Print these waiting addresses now, in this order; answer how many came out."""
    rows = {row.address: row for row in Waiting.objects.filter(address__in=addresses)}
    return print_all([rows[address] for address in addresses if address in rows])


def print_all(rows: Sequence[Waiting], effort: Effort = Effort.QUICK) -> int:
    """Print waiting addresses; each that fails stays, with its reason, and stops no neighbour."""
    run = printing.Run()
    done = [row for row in rows if _came_out(row, effort, run)]
    # Asked for again while it was being printed? Then it stays, and is printed once more.
    for since, together in groupby(done, key=lambda row: row.since):
        Waiting.objects.filter(pk__in=[row.pk for row in together], since=since).delete()
    return len(done)


def _came_out(row: Waiting, effort: Effort, run: printing.Run) -> bool:
    try:
        printing.print_sheet(row.address, effort, run)
    except Exception as trouble:
        log.exception("The press cannot print %s", row.address)
        _put_back(row, trouble)
        return False
    return True


def in_trouble() -> "list[Waiting]":
    """What failed and will be tried again, for the operator to see."""
    return list(Waiting.objects.exclude(Q(trouble="")).order_by("-tries", "address"))


def _put_back(row: Waiting, trouble: Exception) -> None:
    rest = min(FIRST_REST * 2 ** min(row.tries, 16), LONGEST_REST)
    Waiting.objects.filter(pk=row.pk).update(
        tries=F("tries") + 1,
        trouble=f"{type(trouble).__name__}: {trouble}"[:500],
        not_before=timezone.now() + rest,
    )
