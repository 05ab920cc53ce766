"""The one door to pages that may be hidden. Everything a reader is shown comes through it."""

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import Page, PageManager, PageViewRestriction
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
    """Wagtail's `public()` within the query itself: that asks for all restrictions every time.

    The wall's place is asked for one by one, not joined: of two tables a database may choose to
    walk the pages, and there are many pages and few walls.
    """
    wall = Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1]
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    walls = PageViewRestriction.objects.annotate(there=path, wall=Subquery(wall))
    return Exists(walls.filter(there__startswith=F("wall")))


InPrintManager = PageManager.from_queryset(InPrintQuerySet)
