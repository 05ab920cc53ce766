"""Addresses that are not simply a page's own, for templates and for the press."""

from django.urls import reverse
from django.utils import translation

from ilbo.newsroom.models import Contributor, Story


def print_sheet(story: Story) -> str:
    """Where a story stands as a sheet to be printed by its reader."""
    return f"{story.url}print/"


def contributor_page(person: Contributor, language: str) -> str:
    """Where a contributor's work is listed, in the language of this code."""
    with translation.override(language):
        return reverse("contributor", args=[person.slug])
