"""What every page of the paper has. One shallow base: an ability goes into a file of its own."""

from typing import Any, Self

from django.db import transaction
from wagtail.models import Page


class PaperPage(Page):
    """A page of the paper: it has a language, and perhaps a counterpart in the other one."""

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """The code of the language the page is written in, such as "ko"."""
        return str(self.locale.language_code)

    @property
    def url(self) -> str | None:
        """Where readers find the page. Remembered, for a card asks for it several times."""
        known = self.__dict__.get("_address")
        of = (self.url_path, getattr(self, "published_at", None))
        if known is None or known[0] != of:
            known = self.__dict__["_address"] = (of, self.get_url())
        return known[1]

    def counterparts(self) -> list[Self]:
        """The same page in the other languages, where readers can see it."""
        others = type(self).objects.filter(translation_key=self.translation_key)
        return list(others.exclude(pk=self.pk).in_print().select_related("locale"))

    # Wagtail publishes, withdraws, moves and deletes in several steps; a paper does each of them
    # whole, with the press's work order inside, or not at all.

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Put a revision into print."""
        with transaction.atomic():
            return super().publish(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take the page out of print."""
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)

    def move(self, *args: Any, **kwargs: Any) -> Any:
        """Give the page another place in the tree."""
        with transaction.atomic():
            return super().move(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Remove the page and all below it."""
        with transaction.atomic():
            return super().delete(*args, **kwargs)
