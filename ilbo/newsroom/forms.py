"""Forms of pages at the desk: Wagtail's, with what a newsroom expects of them."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from ilbo.newsroom.refusals import AddressTaken
from ilbo.newsroom.slugs import free_slug, is_of_the_house

FRONT_DEPTH = 2  # fronts stand directly under Wagtail's root


class StoryForm(WagtailAdminPageForm):
    """A second story of the same headline gets a number in its address, not a refusal."""

    def clean(self) -> dict[str, Any]:
        """Number the address of a story that is not in print yet, if it is taken."""
        slug = self.cleaned_data.get("slug")
        if slug and (self.instance.pk is None or not self.instance.live):
            self.cleaned_data["slug"] = free_slug(self.parent_page, slug, but=self.instance.pk)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class SectionForm(WagtailAdminPageForm):
    """A section at the top must not hide an address of the house."""

    def clean(self) -> dict[str, Any]:
        """Refuse names such as "search" directly under a front."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug", "")
        if self.parent_page.depth == FRONT_DEPTH and is_of_the_house(slug):
            self.add_error("slug", str(AddressTaken(cleaned.get("title", slug), slug)))
        return cleaned
