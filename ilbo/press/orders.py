"""Work orders: what changed, written with the change, printed after it. Called by press.apps.

An order is a row of the transaction that changed the noun. When that commits, the same process
prints what readers look at and puts the long tail into the queue. If it dies in between, the
clock finds the order open and does the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from ilbo.paper.keys import key_of
from ilbo.press import queue
from ilbo.press.models import ImpressionKey, Order
from ilbo.press.reprints import TABLE, addresses_within, old_addresses

AT_ONCE = 12  # sheets printed before the editor's click is answered; the rest waits in the queue
KEPT_FOR = timedelta(days=1)

_only_queue: ContextVar[bool] = ContextVar("only_queue", default=False)


def write(noun: models.Model) -> Order | None:
    """Write a work order for a noun that changed, and have it fulfilled on commit."""
    row = TABLE.get(type(noun))
    if row is None:
        return None
    order = Order.objects.create(
        noun=key_of(noun),
        stale=_once(row.stale(noun)),
        addresses=_once(row.own(noun)),
        page=row.page(noun),
        has_branch=row.has_branch,
    )
    transaction.on_commit(lambda: _fulfil_on_commit(order), robust=True)
    return order


@contextmanager
def only_queued() -> Iterator[None]:
    """Within this, commits print nothing themselves: for imports, which print at the end."""
    token = _only_queue.set(True)
    try:
        yield
    finally:
        _only_queue.reset(token)


def open_orders() -> "models.QuerySet[Order]":
    """Orders not yet fulfilled, the oldest first."""
    return Order.objects.filter(fulfilled_at__isnull=True).order_by("pk")


def fulfil(orders: list[Order], at_once: int = AT_ONCE) -> None:
    """Print the most wanted sheets of these orders and queue the others; mark the orders done."""
    wanted = _wanted(orders)
    with transaction.atomic():
        queue.add(wanted)
        Order.objects.filter(pk__in=[order.pk for order in orders]).update(
            fulfilled_at=timezone.now()
        )
    queue.work_through(wanted[:at_once])


def fulfil_all() -> int:
    """Fulfil every open order; answer how many there were."""
    orders = list(open_orders())
    if orders:
        fulfil(orders, at_once=0)
    return len(orders)


def forget_old() -> None:
    """Remove orders that were fulfilled long ago."""
    Order.objects.filter(fulfilled_at__lt=timezone.now() - KEPT_FOR).delete()


def _fulfil_on_commit(order: Order) -> None:
    if _only_queue.get():
        return
    # One transaction may have written several: the first to come fulfils them all.
    mine = list(open_orders().filter(pk__gte=order.pk))
    if mine:
        fulfil(mine)


def _wanted(orders: list[Order]) -> list[str]:
    """Every address these orders ask for, the most wanted first."""
    own = [address for order in orders for address in order.addresses]
    stale = {key for order in orders for key in order.stale}
    carrying = (
        ImpressionKey.objects.filter(key__in=stale)
        .order_by("-impression_id")
        .values_list("impression__address", flat=True)
    )
    return _once([*own, *carrying, *_around_pages(orders)])


def _around_pages(orders: list[Order]) -> Iterator[str]:
    """What leads on to the pages of these orders, and what is below them where that is meant."""
    branches = {order.page for order in orders if order.has_branch}
    for page in Page.objects.filter(pk__in={order.page for order in orders if order.page}):
        yield from old_addresses(page, page.pk in branches)
        if page.pk in branches:
            yield from addresses_within(page)


def _once(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
