"""What the newsroom adds to Wagtail's editor. Registration lines only."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ilbo.newsroom.models import Contributor


class Contributors(SnippetViewSet):
    """The list of contributors, in the main menu."""

    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", "title_en", "email"]
    search_fields = ["name_en", "name_ko", "email"]


register_snippet(Contributors)
