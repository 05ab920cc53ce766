"""Who may do what, and where."""

import pytest
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ilbo.newsroom.models import Photo
from ilbo.newsroom.roles import grant
from ilbo.people.models import User
from ilbo.people.roles import Role
from tests.town import Town

MATRIX = {
    #                     may add, publish, add photo, delete photo, edit people
    Role.REPORTER: (True, False, True, False, False),
    Role.EDITOR: (True, True, True, True, False),
    Role.PHOTO_DESK: (False, False, True, True, False),
    Role.STANDARDS_BOARD: (False, False, False, False, False),
    Role.OPERATOR: (True, True, True, True, True),
}


def person(role: Role, **more: object) -> User:
    user = User.objects.create_user(f"{role}-person", password="a-long-password-9")
    grant(user, role, **more)  # type: ignore[arg-type]
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_what_the_table_says(town: Town, role: Role) -> None:
    user = person(role)
    place = Page.objects.get(pk=town.politics.pk).permissions_for_user(user)
    story = Page.objects.get(pk=town.flood_story.pk).permissions_for_user(user)
    photos = policy_registry.get_by_type(Photo)
    allowed = (
        place.can_add_subpage(),
        story.can_publish(),
        photos.user_has_permission(user, "add"),
        photos.user_has_permission_for_instance(user, "delete", town.photo),
        user.has_perm("people.change_user"),
    )
    assert allowed == MATRIX[role]
    assert user.has_perm("wagtailadmin.access_admin")


def test_an_editor_of_one_section_rules_there_and_nowhere_else(town: Town) -> None:
    user = person(Role.EDITOR, section=town.politics)
    there = Page.objects.get(pk=town.flood_story.pk).permissions_for_user(user)
    elsewhere = Page.objects.get(pk=town.business.pk).permissions_for_user(user)
    assert there.can_publish()
    assert not elsewhere.can_add_subpage()


def test_granting_twice_changes_nothing(town: Town) -> None:
    grant(town.editor, Role.EDITOR)
    grant(town.editor, Role.EDITOR)
    assert [group.name for group in town.editor.groups.all()] == ["Editor"]
