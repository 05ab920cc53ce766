"""A photo with what a paper must know of it: who took it, whose it is, how long it may be used."""

from secrets import token_hex
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from ilbo.newsroom.renditions import Printed, prepare


class Photo(AbstractImage):
    """A photo. Its title is for the desk, its caption and credit for readers."""

    description = models.CharField(
        _("Alt text"),
        max_length=255,
        blank=True,
        help_text=_("What is to be seen, in a sentence, for readers who do not see the photo."),
    )
    caption = models.TextField(
        pgettext_lazy("photo", "Caption"),  # Wagtail's own "Caption" is a table's
        blank=True,
        help_text=_("What readers see under the photo, unless the story says otherwise."),
    )
    photographer = models.CharField(_("Photographer"), max_length=120, blank=True)
    agency = models.CharField(
        _("Agency"),
        max_length=120,
        blank=True,
        help_text=_("Printed in square brackets after the caption, such as [YONHAP]."),
    )
    rights = models.TextField(
        _("Terms of use"), blank=True, help_text=_("What the owner allows, in the owner's words.")
    )
    rights_end_on = models.DateField(
        _("Last day of use"),
        null=True,
        blank=True,
        help_text=_("After this day the photo may not be shown. Empty: no end."),
    )
    taken_on = models.DateField(_("Taken on"), null=True, blank=True)

    admin_form_fields = (
        *Image.admin_form_fields,
        "caption",
        "photographer",
        "agency",
        "taken_on",
        "rights",
        "rights_end_on",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Photo")
        verbose_name_plural = _("Photos")
        permissions = [("choose_image", "Can choose image")]

    @property
    def credit(self) -> str:
        """The name printed with the photo: photographer and agency, or whichever is known."""
        return "/".join(name for name in (self.photographer, self.agency) if name)

    def get_upload_to(self, filename: str) -> str:
        """Keep the file under a name that nobody guesses: it may wait for its story's hour.

        What cannot be guessed stands first: names of sizes are cut off at the end.
        """
        return str(super().get_upload_to(f"{token_hex(6)}-{filename}"))

    def generate_rendition_file(self, filter: Filter, **source: Any) -> Any:  # noqa: A002 - Wagtail's name
        """Make a size without what the camera tells of the photo."""
        return super().generate_rendition_file(Printed(filter.spec), **source)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the photo, drop the sizes of an older file, and make those it is printed in."""
        transaction.on_commit(lambda: prepare(self), robust=True)
        stood = Photo.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        super().save(*args, **kwargs)
        if stood and stood != self.file.name:
            self.renditions.all().delete()


class Rendition(AbstractRendition):
    """A photo cut and scaled for one place in the paper."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
