"""Publishes and withdraws what is due. The clock runs it; Wagtail's own command never does.

Each item has a transaction and a try of its own: one that fails stays scheduled, is told to the
log with its reason and its story, and stops no neighbour.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

EVERY = 5.0  # seconds between looks
log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Look for what is due until told to stop."""
    while not stop.wait(EVERY):
        try:
            do_due()
        except Exception:
            log.exception("The clock cannot see what is due; it tries again")
            close_old_connections()


def do_due(now: datetime | None = None) -> int:
    """Publish and withdraw everything due at this moment; answer how many succeeded."""
    moment = now or timezone.now()
    return sum(
        [
            *(_tried(_publish, pk, moment) for pk in _due_to_appear(moment)),
            *(_tried(_withdraw, pk, moment) for pk in _due_to_go(moment)),
        ]
    )


def _due_to_appear(moment: datetime) -> list[int]:
    due = Revision.page_revisions.filter(approved_go_live_at__lte=moment)
    return list(due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True))


def _due_to_go(moment: datetime) -> list[int]:
    due = Page.objects.live().filter(expire_at__lte=moment).order_by("expire_at", "pk")
    return list(due.values_list("pk", flat=True))


def _tried(act: Callable[[int, datetime], None], pk: int, moment: datetime) -> bool:
    try:
        with transaction.atomic():
            act(pk, moment)
    except Exception:
        log.exception("Scheduled, but it did not happen: %s %s stays scheduled", act.__name__, pk)
        return False
    return True


def _publish(pk: int, moment: datetime) -> None:
    due = Revision.page_revisions.select_for_update().filter(pk=pk, approved_go_live_at__lte=moment)
    revision = due.first()  # another clock may have been quicker
    if revision is not None:
        revision.publish(log_action="wagtail.publish.scheduled")


def _withdraw(pk: int, moment: datetime) -> None:
    page = Page.objects.live().filter(pk=pk, expire_at__lte=moment).first()
    if page is not None:
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
