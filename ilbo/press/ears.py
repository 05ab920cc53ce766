"""What the press listens to. Nothing else in the house hears a signal of another room.

Pages speak by Wagtail's signals, which come from a button, a workflow, an import or the clock
alike; the other nouns speak when they are saved or deleted.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save, pre_delete
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from ilbo.newsroom.models import Contributor, Photo
from ilbo.press import orders


def listen() -> None:
    """Connect the press to every change that readers could see."""
    for signal in (page_published, page_unpublished):
        signal.connect(hear, dispatch_uid="press")
    post_page_move.connect(hear_move, dispatch_uid="press")
    for noun in (Contributor, Photo, Redirect, PageViewRestriction):
        post_save.connect(hear, sender=noun, dispatch_uid="press")
        pre_delete.connect(hear, sender=noun, dispatch_uid="press")


def hear(instance: Model, **_: Any) -> None:
    """Write a work order for what changed."""
    orders.write(instance.specific if isinstance(instance, Page) else instance)


def hear_move(instance: Page, parent_page_before: Page, **_: Any) -> None:
    """Write orders for a moved page, and for the place it was moved from."""
    orders.write(instance.specific)
    orders.write(parent_page_before.specific)
