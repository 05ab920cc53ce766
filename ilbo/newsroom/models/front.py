"""The front page, one for each language: the root of everything readers see in it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.url_routing import RouteResult

from ilbo.newsroom.models.in_print import InPrintManager
from ilbo.newsroom.models.page import PaperPage
from ilbo.newsroom.routing import published_page_at

if TYPE_CHECKING:
    from ilbo.newsroom.models.section import Section
    from ilbo.newsroom.models.story import Story


class Front(PaperPage):
    """The front page of the paper in one language. Its title is the paper's name."""

    tagline = models.CharField(
        _("Line under the name"),
        max_length=200,
        blank=True,
        help_text=_("A few words under the name of the paper, such as its town or its motto."),
    )
    lead_story = models.ForeignKey(
        "newsroom.Story",
        verbose_name=_("Lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the top. Leave it empty to lead with the newest story."),
    )

    objects = InPrintManager()
    template = "paper/front.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section"]
    content_panels = [
        FieldPanel("title", heading=_("Name of the paper")),
        FieldPanel("tagline"),
        MultiFieldPanel([PageChooserPanel("lead_story", "newsroom.Story")], _("Front page")),
    ]

    class Meta:
        verbose_name = _("Front page")
        verbose_name_plural = _("Front pages")

    def sections(self) -> list["Section"]:
        """The top sections, in the order the newsroom gave them."""
        from ilbo.newsroom.models.section import Section

        return list(Section.objects.in_print().child_of(self).order_by("path"))

    def latest(self, count: int) -> list["Story"]:
        """The newest stories of the whole paper in this language."""
        from ilbo.newsroom.models.story import Story

        return Story.objects.in_print().newest_in(self, count)

    def newest_at(self) -> datetime | None:
        """When the newest story of this language was first published."""
        from ilbo.newsroom.models.story import Story, newest_of, paths_under

        printed = Story.objects.in_print()
        newest = newest_of(printed.tops_of(paths_under(self), 1).values())[:1]
        return printed.filter(pk__in=newest).values_list("published_at", flat=True).first()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the section or the story at a path below this front."""
        if not path_components:
            return super().route(request, path_components)
        return RouteResult(published_page_at(self, path_components))
