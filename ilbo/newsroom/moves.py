"""Keeps a story's section true when Wagtail moves its page. Called by Wagtail's own signal.

Wagtail moves a bare Page, never the Story, so the story cannot see to it by itself.
"""

from typing import Any

from wagtail.signals import post_page_move

from ilbo.newsroom.models import Section, Story


def listen() -> None:
    """Hear of every move, by whichever way it was made."""
    post_page_move.connect(follow, dispatch_uid="newsroom.moves")


def follow(instance: Any, parent_page_after: Any, **_: Any) -> None:
    """Write the new section of a moved story beside its new place in the tree."""
    section = Section.objects.filter(pk=parent_page_after.pk)
    if section.exists():
        Story.objects.filter(pk=instance.pk).update(filed_in=parent_page_after.pk)
