"""A story: what a reporter writes, an editor publishes and a reader reads."""

from collections.abc import Iterable
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any, Self

from django.db import connections, models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import PageManager, Revision
from wagtail.search import index

from ilbo.newsroom.blocks import BodyField
from ilbo.newsroom.forms import StoryForm
from ilbo.newsroom.models.in_print import InPrintQuerySet
from ilbo.newsroom.models.page import PaperPage
from ilbo.newsroom.models.section import Section

if TYPE_CHECKING:
    from ilbo.newsroom.models.byline import Byline

Top = tuple[Any, int]  # a moment as the database tells it, good for comparing, and a number
ANY_SECTION = -1
# A story names so many of its section that came before it; so many after it name it.
NEIGHBOURS = 4
# Facts of the story as a whole: no revision brings an older value of them back.
KEPT = ("published_at", "changed_at", "filed_in_id")


class StoryQuerySet(InPrintQuerySet):
    """Stories, asked for in a newspaper's words."""

    def whole(self) -> Self:
        """With all that a story's own page prints, in few queries."""
        whole = self.select_related("locale", "filed_in", "lead_photo")
        return whole.prefetch_related("lead_photo__renditions", "bylines__contributor")

    def for_cards(self) -> Self:
        """With all that a headline card prints, in few queries."""
        cards = self.select_related("locale", "filed_in", "lead_photo").defer("body")
        return cards.prefetch_related("lead_photo__renditions")

    def newest_first(self) -> Self:
        """By the time of first publication, the latest on top."""
        return self.order_by("-published_at", "-pk")

    def newest_in(self, branch: PaperPage, count: int) -> list["Story"]:
        """The newest `count` stories anywhere under `branch`.

        Each section keeps its own order in an index; merging their tops costs the same whether
        the archive holds a thousand stories or a million.
        """
        tops = self.tops_of(paths_under(branch), count)
        return self.cards_of(newest_of(tops.values())[:count])

    def tops_of(self, sections: Iterable[int], count: int) -> dict[int, list[Top]]:
        """For each section its newest, without those of sections within it: (moment, number).

        One statement for all of them. Django cannot unite queries that are cut to a length each,
        so the statement of one section is written once and repeated with the others' numbers.
        """
        wanted = list(sections)
        if not wanted:
            return {}
        top = self.filter(filed_in=ANY_SECTION, published_at__isnull=False).newest_first()
        one = top.values_list("filed_in", "published_at", "pk")[:count].query
        sql, values = one.sql_with_params()
        # Django's own statement with its own placeholders; nothing of ours is written into it.
        every = " UNION ALL ".join([f"SELECT * FROM ({sql}) AS top"] * len(wanted))  # noqa: S608
        numbers = [n if v == ANY_SECTION else v for n in wanted for v in values]
        tops: dict[int, list[Top]] = {section: [] for section in wanted}
        with connections[self.db].cursor() as cursor:
            cursor.execute(every, numbers)
            for section, at, number in cursor.fetchall():
                tops[section].append((at, number))
        return tops

    def cards_of(self, numbers: list[int]) -> list["Story"]:
        """The stories of these numbers, in their order, with what a card prints."""
        found = self.for_cards().in_bulk(numbers)
        return [found[number] for number in numbers if number in found]


def newest_of(tops: Iterable[list[Top]]) -> list[int]:
    """The numbers of stories in several lists, the newest first."""
    return [number for _at, number in merge(*tops, reverse=True)]


def paths_under(branch: PaperPage) -> dict[int, str]:
    """The sections in a branch of the tree, itself included: place in the tree by number.

    All sections are asked for and the others left out here: a condition on the place in the tree
    makes a database walk over every story that has one.
    """
    everywhere = Section.objects.values_list("pk", "path")
    return {pk: path for pk, path in everywhere if path.startswith(branch.path)}


class Story(PaperPage):
    """A story. Its title is the headline; its place in the tree is its section."""

    standfirst = models.TextField(
        _("Standfirst"),
        blank=True,
        help_text=_("One or two sentences under the headline that say why to read on."),
    )
    kicker = models.CharField(
        _("Kicker"),
        max_length=60,
        blank=True,
        help_text=_("A word or two over the headline. Empty: the section's name."),
    )
    dateline = models.CharField(
        _("Dateline"),
        max_length=80,
        blank=True,
        help_text=_("The place the story is written from, such as BUSAN."),
    )
    body = BodyField(verbose_name=_("Body"), blank=True)
    lead_photo = models.ForeignKey(
        "newsroom.Photo",
        verbose_name=_("Lead photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_caption = models.TextField(
        _("Caption in this story"), blank=True, help_text=_("Empty: the photo's own caption.")
    )
    lead_alt = models.CharField(
        _("Alt text in this story"),
        max_length=255,
        blank=True,
        help_text=_("Empty: the photo's own alt text."),
    )
    lead_credit = models.CharField(
        _("Credit in this story"),
        max_length=120,
        blank=True,
        help_text=_("Empty: the photo's own photographer and agency."),
    )
    published_at = models.DateTimeField(_("First published"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("Last changed"), null=True, blank=True, editable=False)
    filed_in = models.ForeignKey(
        Section,
        verbose_name=_("Section"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PageManager.from_queryset(StoryQuerySet)()
    base_form_class = StoryForm
    template = "paper/story.html"
    parent_page_types = ["newsroom.Section"]
    subpage_types: list[str] = []
    preview_modes = [("", _("Story")), ("print", _("Print sheet"))]

    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            placeholder=_("Headline"),
            help_text=_("As readers see it. The address is made from it."),
        ),
        FieldPanel("standfirst"),
        FieldRowPanel([FieldPanel("kicker"), FieldPanel("dateline")]),
        MultiFieldPanel(
            [
                FieldPanel("lead_photo"),
                FieldPanel("lead_caption"),
                FieldRowPanel([FieldPanel("lead_alt"), FieldPanel("lead_credit")]),
            ],
            _("Lead photo"),
        ),
        FieldPanel("body"),
    ]
    byline_panels = [InlinePanel("bylines", heading=_("Bylines"), label=_("Byline"))]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Story")),
            ObjectList(byline_panels, heading=_("Bylines")),
            ObjectList(PaperPage.promote_panels, heading=_("Address and search")),
        ]
    )
    search_fields = [
        *PaperPage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.FilterField("published_at"),
        index.FilterField("filed_in"),
    ]

    class Meta:
        verbose_name = _("Story")
        verbose_name_plural = _("Stories")
        indexes = [
            models.Index(fields=["filed_in", "-published_at"], name="story_of_section_newest"),
            models.Index(fields=["-published_at"], name="story_newest"),
        ]

    @property
    def printed_on(self) -> date:
        """The day in the story's address: of first publication, today while it is a draft."""
        return timezone.localdate(self.published_at or timezone.now())

    @property
    def signed(self) -> list["Byline"]:
        """The bylines in the order the desk gave them."""
        return list(self.bylines.all())

    @property
    def caption(self) -> str:
        """The words under the lead photo."""
        return self.lead_caption or (self.lead_photo.caption if self.lead_photo else "")

    @property
    def credit(self) -> str:
        """Whose the lead photo is."""
        return self.lead_credit or (self.lead_photo.credit if self.lead_photo else "")

    @property
    def alt(self) -> str:
        """What is to be seen on the lead photo."""
        return self.lead_alt or (self.lead_photo.description if self.lead_photo else "")

    def earlier(self, count: int) -> list["Story"]:
        """The stories of the same section that came just before this one.

        Those before, not the newest: a new story then changes no story already printed.
        """
        if self.published_at is None:
            return []
        at = self.published_at
        before = Q(published_at__lt=at) | Q(published_at=at, pk__lt=self.pk)
        found = self._neighbours().filter(before, published_at__lte=at)  # a range for the index
        return list(found.newest_first()[:count])

    def later(self, count: int) -> list["Story"]:
        """The stories of the same section that came just after: they name this one as earlier."""
        if self.published_at is None:
            return []
        at = self.published_at
        after = Q(published_at__gt=at) | Q(published_at=at, pk__gt=self.pk)
        found = self._neighbours().filter(after, published_at__gte=at)
        return list(found.order_by("published_at", "pk")[:count])

    def _neighbours(self) -> "StoryQuerySet":
        printed = Story.objects.in_print().filter(filed_in=self.filed_in_id)
        return printed.for_cards()

    # How a story is found, kept and put into print

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Put the day of first publication into the address, before the slug."""
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        site, root, path = parts
        section, _, slug = path.rstrip("/").rpartition("/")
        return site, root, f"{section}/{self.printed_on:%Y/%m/%d}/{slug}/"

    def get_route_paths(self) -> list[str]:
        """The story and its print sheet: both old addresses lead on after a move."""
        return ["/", "/print/"]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview the page or the sheet that readers print."""
        return "paper/print.html" if mode_name == "print" else self.template

    def set_url_path(self, parent: Any) -> str:
        """Remember the section beside the place in the tree."""
        if parent is not None:
            self.filed_in_id = parent.pk
        return str(super().set_url_path(parent))

    def with_content_json(self, content: dict[str, Any]) -> "Story":
        """Restore a revision, but not facts that belong to the story as a whole."""
        story: Story = super().with_content_json(content)
        for name in KEPT:
            setattr(story, name, getattr(self, name))
        return story

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a version, with every name as it will be printed."""
        for byline in self.signed:
            byline.take_name(self.language)
        return super().save_revision(*args, **kwargs)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Put a revision into print; a later one moves the time of last change."""
        stands = revision.content_object
        if stands.first_published_at is not None:
            stands.changed_at = timezone.now()
        return super().publish(revision, *args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note the moment in which the story first stands in print."""
        if self.live and self.published_at is None:
            self.published_at = timezone.now()
        super().save(*args, **kwargs)


def stories_within(branch: PaperPage) -> Iterable[Story]:
    """Every published story below a page, with its counterparts: never for a reader.

    The press asks when a branch moves or comes back to readers, to print what was not on the
    shelf; so it asks for what readers may not see yet, too.
    """
    below = Story.objects.descendant_of(branch).values("translation_key")
    stories = Story.objects.live().filter(translation_key__in=below).defer("body")
    return stories.newest_first().iterator(chunk_size=500)
