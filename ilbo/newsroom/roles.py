"""What each role may do, and where in the tree. Called by founding, `ilbo staff` and the demo."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from ilbo.newsroom.models import Front, Section
from ilbo.people.models import User
from ilbo.people.roles import Role, group_of

# On pages, from the given place downwards. In Wagtail `add` also lets a person edit what is theirs.
PAGE_RIGHTS = {
    Role.REPORTER: ["add"],
    Role.EDITOR: ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
    Role.PHOTO_DESK: [],
    Role.STANDARDS_BOARD: [],
    Role.OPERATOR: ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
}
PHOTO_RIGHTS = {
    Role.REPORTER: ["add", "choose"],
    Role.EDITOR: ["add", "change", "choose"],
    Role.PHOTO_DESK: ["add", "change", "delete", "choose"],
    Role.STANDARDS_BOARD: [],
    Role.OPERATOR: ["add", "change", "delete", "choose"],
}
CONTRIBUTOR_RIGHTS = {
    Role.REPORTER: ["add", "view"],
    Role.EDITOR: ["add", "change", "view"],
    Role.PHOTO_DESK: ["view"],
    Role.STANDARDS_BOARD: ["view"],
    Role.OPERATOR: ["add", "change", "delete", "view"],
}
OPERATOR_RIGHTS = {
    "people": ["user"],
    "auth": ["group"],
    "wagtailcore": ["site", "locale", "collection", "workflow", "task"],
    "wagtailredirects": ["redirect"],
}


def furnish(role: Role, places: Iterable[Page], within: str = "") -> None:
    """Give the role's group its rights, on pages from these places downwards."""
    group = group_of(role, within)
    _allow(group, "wagtailadmin", ["access_admin"])
    _allow(group, "newsroom", [f"{right}_contributor" for right in CONTRIBUTOR_RIGHTS[role]])
    for place in places:
        for right in PAGE_RIGHTS[role]:
            GroupPagePermission.objects.get_or_create(
                group=group, page=place, permission=_permission("wagtailcore", f"{right}_page")
            )
    for right in PHOTO_RIGHTS[role]:
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=Collection.get_first_root_node(),
            # Wagtail asks for the rights of its own image model, whichever stands in for it.
            permission=_permission("wagtailimages", f"{right}_image"),
        )
    if role is Role.OPERATOR:
        for app, nouns in OPERATOR_RIGHTS.items():
            _allow(group, app, [f"{act}_{noun}" for noun in nouns for act in _ACTS])


def grant(user: User, role: Role, section: Section | None = None) -> None:
    """Give a person a role in the whole paper, or in one section and those within it."""
    within = section.url_path.strip("/") if section else ""
    furnish(role, [section] if section else Front.objects.all(), within)
    user.groups.add(group_of(role, within))


_ACTS = ("add", "change", "delete")


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _allow(group: Group, app: str, codenames: list[str]) -> None:
    for codename in codenames:
        group.permissions.add(_permission(app, codename))
