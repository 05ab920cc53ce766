"""Founds a paper: a front in every language, its site, its roles. Called by `ilbo new`."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow

from ilbo.newsroom.models import Front
from ilbo.newsroom.roles import furnish
from ilbo.people.roles import Role, group_of


@transaction.atomic
def found(titles: Mapping[str, str], taglines: Mapping[str, str] | None = None) -> list[Front]:
    """Make the fronts, titled by language code in the order given; the first has no prefix."""
    _clear_the_ground()
    root = Page.get_first_root_node()
    fronts: list[Front] = []
    for code, title in titles.items():
        front = Front(
            title=title,
            slug=code,
            tagline=(taglines or {}).get(code, ""),
            locale=Locale.objects.get_or_create(language_code=code)[0],
        )
        if fronts:
            front.translation_key = fronts[0].translation_key
        fronts.append(root.add_child(instance=front))
    _open_site(fronts[0])
    for role in Role:
        furnish(role, fronts)
    _review_by_editors()
    return fronts


def _clear_the_ground() -> None:
    """Remove what Wagtail's first migration leaves: a welcome page, a site, two groups."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Page.fix_tree()
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()


def _open_site(front: Front) -> None:
    public = urlsplit(settings.BASE_URL)
    standard = 443 if public.scheme == "https" else 80
    Site.objects.create(
        hostname=public.hostname or "127.0.0.1",
        port=public.port or standard,
        site_name=front.title,
        root_page=front,
        is_default_site=True,
    )


def _review_by_editors() -> None:
    """A story sent in for review waits for an editor."""
    Workflow.objects.update(name="Review")
    for task in GroupApprovalTask.objects.all():
        task.name = "Editor"
        task.save(update_fields=["name"])
        task.groups.set([group_of(Role.EDITOR)])
