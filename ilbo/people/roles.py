"""The five roles of a newsroom's staff, as Django groups. Called by newsroom.roles and the desk."""

from enum import StrEnum

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a member of staff is trusted to do; the value is the word used on the command line."""

    REPORTER = "reporter"
    EDITOR = "editor"
    PHOTO_DESK = "photo-desk"
    STANDARDS_BOARD = "standards-board"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The role's name in the reader's language."""
        return str(LABELS[self])


LABELS = {
    Role.REPORTER: _("Reporter"),
    Role.EDITOR: _("Editor"),
    Role.PHOTO_DESK: _("Photo desk"),
    Role.STANDARDS_BOARD: _("Standards board"),
    Role.OPERATOR: _("Operator"),
}

# Stored once, in English: a name that changed with the language would be two groups.
GROUP_NAMES = {
    Role.REPORTER: "Reporter",
    Role.EDITOR: "Editor",
    Role.PHOTO_DESK: "Photo desk",
    Role.STANDARDS_BOARD: "Standards board",
    Role.OPERATOR: "Operator",
}


def group_of(role: Role, within: str = "") -> Group:
    """The group of a role, paper-wide or `within` one section; made when it is missing."""
    name = f"{GROUP_NAMES[role]} · {within}" if within else GROUP_NAMES[role]
    return Group.objects.get_or_create(name=name)[0]
