"""Forms of pages at the desk: Wagtail's, with what a newsroom expects of them."""

from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm

from ilbo.newsroom.refusals import AddressTaken
from ilbo.newsroom.slugs import LENGTH, free_slug, is_of_the_house

FRONT_DEPTH = 2  # fronts stand directly under Wagtail's root


class SluggedForm(WagtailAdminPageForm):
    """A page's form that makes the address of the headline when the browser did not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in an address that was left empty."""
        if not self.cleaned_data.get("slug") and "slug" not in self.errors:
            title = self.cleaned_data.get("title", "")
            self.cleaned_data["slug"] = slugify(title, allow_unicode=True)[:LENGTH].strip("-")
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class StoryForm(SluggedForm):
    """A second story of the same headline gets a number in its address, not a refusal."""

    def clean(self) -> dict[str, Any]:
        """Number the address of a story that is not in print yet, if it is taken."""
        words = self.cleaned_data.get("slug") or self.cleaned_data.get("title", "")
        if words and (self.instance.pk is None or not self.instance.live):
            self.cleaned_data["slug"] = free_slug(self.parent_page, words, but=self.instance.pk)
        return super().clean()


class SectionForm(SluggedForm):
    """A section at the top must not hide an address of the house."""

    def clean(self) -> dict[str, Any]:
        """Refuse names such as "search" directly under a front."""
        cleaned = super().clean()
        slug = cleaned.get("slug", "")
        if self.parent_page.depth == FRONT_DEPTH and is_of_the_house(slug):
            self.add_error("slug", str(AddressTaken(cleaned.get("title", slug), slug)))
        return cleaned
