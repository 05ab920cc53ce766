"""The one door to pages that may be hidden. Everything a reader is shown comes through it."""

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class InPrintQuerySet(PageQuerySet):
    """Pages, asked for in a newspaper's words."""

    def in_print(self) -> "InPrintQuerySet":
        """What any reader may see now: published, and neither it nor a page above restricted."""
        return self.filter(~_behind_a_wall(), live=True)

    def in_language(self, code: str) -> "InPrintQuerySet":
        """Only pages written in the language of this code."""
        return self.filter(locale__language_code=code)


@cache
def _behind_a_wall() -> Exists:
    """Wagtail's `public()` within the query itself: that asks for all restrictions every time."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    walls = PageViewRestriction.objects.annotate(there=path)
    return Exists(walls.filter(there__startswith=F("page__path")))


InPrintManager = PageManager.from_queryset(InPrintQuerySet)
