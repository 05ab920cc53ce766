"""The one door to pages that may be hidden. Everything a reader is shown comes through it."""

from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class InPrintQuerySet(PageQuerySet):
    """Pages, asked for in a newspaper's words."""

    def in_print(self) -> "InPrintQuerySet":
        """What any reader may see now: published, and under no restriction."""
        return self.live().public()

    def in_language(self, code: str) -> "InPrintQuerySet":
        """Only pages written in the language of this code."""
        return self.filter(locale__language_code=code)


InPrintManager = PageManager.from_queryset(InPrintQuerySet)
