"""A person or desk whose name stands over stories, in both languages. Needs no sign-in."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

if TYPE_CHECKING:
    from ilbo.newsroom.models.story import StoryQuerySet


class Contributor(index.Indexed, models.Model):
    """Someone whose byline the paper prints. A rename here changes no story already printed."""

    name_en = models.CharField(_("Name in English"), max_length=120, blank=True)
    name_ko = models.CharField(_("Name in Korean"), max_length=120, blank=True)
    title_en = models.CharField(_("Position in English"), max_length=120, blank=True)
    title_ko = models.CharField(_("Position in Korean"), max_length=120, blank=True)
    bio_en = models.TextField(_("About, in English"), blank=True)
    bio_ko = models.TextField(_("About, in Korean"), blank=True)
    email = models.EmailField(
        _("Contact address"), blank=True, help_text=_("Printed only where a byline asks for it.")
    )
    slug = models.SlugField(
        _("Name in the address"),
        max_length=120,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("Made from the name when left empty."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_ko")]),
                FieldRowPanel([FieldPanel("title_en"), FieldPanel("title_ko")]),
            ],
            _("Name"),
        ),
        MultiFieldPanel([FieldPanel("bio_en"), FieldPanel("bio_ko")], _("About")),
        FieldPanel("email"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name_en"),
        index.SearchField("name_ko"),
        index.AutocompleteField("name_en"),
        index.AutocompleteField("name_ko"),
    ]

    class Meta:
        verbose_name = _("Contributor")
        verbose_name_plural = _("Contributors")
        ordering = ["name_en", "name_ko"]

    def __str__(self) -> str:
        return " · ".join(name for name in (self.name_en, self.name_ko) if name)

    def name_in(self, language: str) -> str:
        """The name for readers of `language`; the other one when that is not known."""
        names = (self.name_ko, self.name_en) if language == "ko" else (self.name_en, self.name_ko)
        return names[0] or names[1]

    def title_in(self, language: str) -> str:
        """The position for readers of `language`."""
        return self.title_ko if language == "ko" else self.title_en

    def bio_in(self, language: str) -> str:
        """A few words about the person for readers of `language`."""
        return self.bio_ko if language == "ko" else self.bio_en

    def stories(self) -> "StoryQuerySet":
        """Their work in print, in every language."""
        from ilbo.newsroom.models.story import Story

        return Story.objects.in_print().filter(bylines__contributor=self).distinct()

    def languages(self) -> list[str]:
        """The codes of the languages in which they have work in print."""
        codes = self.stories().values_list("locale__language_code", flat=True)
        return sorted(set(codes))

    def clean(self) -> None:
        """Refuse a contributor without any name."""
        if not (self.name_en or self.name_ko):
            raise ValidationError({"name_en": _("A contributor needs a name in one language.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give the contributor an address of its own when it has none."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        wanted = slugify(self.name_en) or slugify(self.name_ko, allow_unicode=True) or "contributor"
        taken = set(
            Contributor.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
        )
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
