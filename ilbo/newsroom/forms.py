"""The photo desk's form: Wagtail's, with fields of a sensible height. Named in settings."""

from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput
from wagtail.images.forms import BaseImageForm


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
