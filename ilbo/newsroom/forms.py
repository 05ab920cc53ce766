"""The story's form at the desk: Wagtail's, with what a newsroom expects of it."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from ilbo.newsroom.slugs import free_slug


class StoryForm(WagtailAdminPageForm):
    """A second story of the same headline gets a number in its address, not a refusal."""

    def clean(self) -> dict[str, Any]:
        """Number the address of a story that is not in print yet, if it is taken."""
        slug = self.cleaned_data.get("slug")
        if slug and (self.instance.pk is None or not self.instance.live):
            self.cleaned_data["slug"] = free_slug(self.parent_page, slug, but=self.instance.pk)
        cleaned: dict[str, Any] = super().clean()
        return cleaned
