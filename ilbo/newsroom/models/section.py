"""A section of the paper, such as National or, within it, Politics."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from ilbo.newsroom.forms import SectionForm
from ilbo.newsroom.models.front import Front
from ilbo.newsroom.models.in_print import InPrintManager
from ilbo.newsroom.models.page import PaperPage

if TYPE_CHECKING:
    from ilbo.newsroom.models.story import Story


class Section(PaperPage):
    """A section: a branch of the tree with stories, and perhaps sections of its own."""

    introduction = models.CharField(
        _("Introduction"),
        max_length=300,
        blank=True,
        help_text=_("One sentence under the section's name. Search engines show it too."),
    )

    objects = InPrintManager()
    base_form_class = SectionForm
    template = "paper/section.html"
    parent_page_types = ["newsroom.Front", "newsroom.Section"]
    subpage_types = ["newsroom.Section", "newsroom.Story"]
    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Name of the section"),
            placeholder=_("Name of the section"),
            help_text=_("As readers see it in the section bar."),
        ),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("Section")
        verbose_name_plural = _("Sections")

    def front(self) -> Front:
        """The front page this section belongs to."""
        front: Front = Front.objects.ancestor_of(self).select_related("locale").get()
        return front

    def trail(self) -> list["Section"]:
        """The sections from the top one down to this one: the breadcrumb."""
        above = Section.objects.in_print().ancestor_of(self, inclusive=True)
        return list(above.order_by("depth"))

    def subsections(self) -> list["Section"]:
        """The sections directly within this one, in the newsroom's order."""
        return list(Section.objects.in_print().child_of(self).order_by("path"))

    def latest(self, count: int) -> list["Story"]:
        """The newest stories of this section and of those within it."""
        from ilbo.newsroom.models.story import Story

        return Story.objects.in_print().newest_in(self, count)
