"""The photo desk's form: Wagtail's, with fields of a fitting height. Named in settings.

Apart from forms.py, because Wagtail's image form wants every model loaded before it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image as Picture
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PhotoField(WagtailImageField):
    """Takes a photo's file, looking at its measures before the whole of it is unpacked."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what is too large, and what arrived only in part."""
        try:
            self._measure(f.image.f)
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError) as reason:  # so Pillow says that there is no picture in it
            said = self.error_messages["invalid_image"]
            raise ValidationError(said, code="invalid_image") from reason

    def _measure(self, file: Any) -> None:
        """Read no more than the file's head: a small file may claim to be a field of pixels."""
        file.seek(0)
        width, height = Picture.open(file).size
        file.seek(0)
        if width * height > self.max_image_pixels:
            said = self.error_messages["file_too_many_pixels"] % {
                "num_pixels": width * height,
                "max_pixels_count": self.max_image_pixels,
            }
            raise ValidationError(said, code="file_too_many_pixels")


class PhotoForm(BaseImageForm):
    """What is asked of a photo when it is uploaded or changed."""

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "caption": AdminAutoHeightTextInput,
            "rights": AdminAutoHeightTextInput,
            "taken_on": AdminDateInput,
            "rights_end_on": AdminDateInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields.get("file")  # a photo's words can be changed without it
        if file is not None:
            self.fields["file"] = PhotoField(
                label=file.label, required=file.required, initial=file.initial, widget=file.widget
            )
