"""The photo desk's form: Wagtail's, with fields of a fitting height. Named in settings.

Apart from forms.py, because Wagtail's image form wants every model loaded before it.
"""

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
