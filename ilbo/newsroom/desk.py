"""What the newsroom adds to Wagtail's editor. Registration lines only."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ilbo.newsroom.models import Contributor, Story


class Stories(PageListingViewSet):
    """Every story, the newest first, with a button to write one."""

    model = Story
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_order = 90
    add_to_admin_menu = True
    columns = [
        *PageListingViewSet.columns,
        Column("filed_in", label=_("Section"), sort_key="filed_in__title"),
        DateColumn("published_at", label=_("First published"), sort_key="published_at"),
    ]


class Contributors(SnippetViewSet):
    """The list of contributors, in the main menu."""

    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", "title_en", "email"]
    search_fields = ["name_en", "name_ko", "email"]


stories = Stories("stories")
register_snippet(Contributors)
