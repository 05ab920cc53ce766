"""Who made a story, in which role, under which name: kept as printed, whatever happens later."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ilbo.newsroom.models.contributor import Contributor


class Byline(Orderable):
    """One name over a story. The printed name is a copy: it outlives the contributor."""

    class Role(models.TextChoices):
        BY = "by", _("By")
        PHOTOS = "photos", _("Photos by")
        TRANSLATION = "translation", _("Translated by")
        REPORTING = "reporting", _("Additional reporting by")
        DESK = "desk", _("Edited by")
        AGENCY = "agency", _("Agency")

    story = ParentalKey("newsroom.Story", on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("Contributor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bylines",
    )
    role = models.CharField(_("Role"), max_length=20, choices=Role, default=Role.BY)
    printed_name = models.CharField(
        _("Name as printed"),
        max_length=120,
        blank=True,
        help_text=_("Taken from the contributor when left empty, and kept from then on."),
    )
    address = models.EmailField(
        _("Address printed with it"),
        blank=True,
        help_text=_("An e-mail address for readers, printed after the bylines."),
    )

    panels = [
        FieldRowPanel([FieldPanel("role"), FieldPanel("contributor")]),
        FieldRowPanel([FieldPanel("printed_name"), FieldPanel("address")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Byline")
        verbose_name_plural = _("Bylines")

    def __str__(self) -> str:
        return self.printed_name

    def clean(self) -> None:
        """Refuse a byline that names nobody."""
        if not (self.contributor_id or self.printed_name):
            raise ValidationError(
                {"printed_name": _("Choose a contributor or write the name to be printed.")}
            )

    def take_name(self, language: str) -> None:
        """Copy the contributor's name in `language`, unless a name already stands here."""
        if not self.printed_name and self.contributor is not None:
            self.printed_name = self.contributor.name_in(language)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Never store a byline without its printed name."""
        self.take_name(self.story.language)
        super().save(*args, **kwargs)
