"""Random acts of a newsroom, for the property that what is printed equals a fresh print."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from ilbo.newsroom.filing import Signature, section_at
from ilbo.newsroom.models import Byline, Contributor, Front, Photo, Section, Story
from tests.town import MORNING, Town, photo, picture

WORDS = ["river", "bridge", "council", "vote", "market", "ferry", "harbour", "강물", "시장", "다리"]


class Newsroom:
    """A newsroom that does whatever comes to its mind."""

    def __init__(self, town: Town, dice: Random) -> None:
        self.town, self.dice = town, dice
        self.diary: list[str] = []

    def act(self) -> None:
        """Do one thing; the diary says which."""
        done: Callable[[], object] = self.dice.choice(ACTS)
        self.diary.append(f"{done.__name__}: {done(self)}")

    def words(self, count: int = 3) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def one(self, kind: type, **only: object):
        found = list(kind.objects.filter(**only).order_by("pk"))
        return self.dice.choice(found) if found else None

    def signatures(self) -> list[Signature]:
        people = list(Contributor.objects.order_by("pk"))
        chosen = self.dice.sample(people, min(len(people), self.dice.randint(0, 2)))
        free = [Signature(name="A guest", role=Byline.Role.REPORTING)]
        return [*(Signature(contributor=p) for p in chosen), *self.dice.choice(([], free))]


def publish_new(room: Newsroom) -> str:
    """Also with a day long gone, so that it slips between others."""
    story = room.town.printed(
        room.words(),
        section=room.one(Section),
        bylines=room.signatures(),
        lead_photo=room.one(Photo),
        published_at=MORNING + timedelta(hours=room.dice.randint(-400, 400)),
    )
    return str(story.url)


def write_draft(room: Newsroom) -> str:
    return str(room.town.story(room.words(), section=room.one(Section)).pk)


def edit(room: Newsroom) -> str:
    story = room.one(Story)
    if story is None:
        return "nothing"
    story.title = room.words(4)
    story.standfirst = room.words(6)
    story.lead_photo = room.one(Photo)
    story.body = [("paragraph", f"<p>{room.words(9)}</p>"), ("heading", room.words(2))]
    story.save_revision().publish()
    return str(story.url)


def edit_slug(room: Newsroom) -> str:
    story = room.one(Story)
    if story is None:
        return "nothing"
    story.slug = f"slug-{room.dice.randint(1, 10**9)}"
    story.save_revision().publish()
    return str(story.url)


def save_draft_of_live(room: Newsroom) -> str:
    story = room.one(Story, live=True)
    if story is None:
        return "nothing"
    story.title = "Never to be seen yet"
    story.save_revision()
    return str(story.url)


def sign_anew(room: Newsroom) -> str:
    story = room.one(Story)
    if story is None:
        return "nothing"
    story.bylines = [
        Byline(contributor=s.contributor, printed_name=s.name, role=s.role, sort_order=order)
        for order, s in enumerate(room.signatures())
    ]
    story.save_revision().publish()
    return str(story.url)


def withdraw(room: Newsroom) -> str:
    story = room.one(Story, live=True)
    if story is None:
        return "nothing"
    story.unpublish()
    return str(story.url)


def delete_story(room: Newsroom) -> str:
    story = room.one(Story)
    if story is None:
        return "nothing"
    address = str(story.url)
    story.delete()
    return address


def translate(room: Newsroom) -> str:
    """A counterpart in the other language, in print at once."""
    story = room.one(Story, locale__language_code="en")
    if story is None or story.get_translations().exists():
        return "nothing"
    section = room.one(Section, locale__language_code="ko")
    pair = room.town.printed(room.words(), section=section, translation_key=story.translation_key)
    return str(pair.url)


def move_story(room: Newsroom) -> str:
    story = room.one(Story)
    target = story and room.one(Section, locale=story.locale)
    if target is None or target.get_children().filter(slug=story.slug).exists():
        return "nothing"
    story.move(target, "last-child")
    return f"{story.pk} to {target.pk}"


def rename_section(room: Newsroom) -> str:
    section = room.one(Section)
    section.title = room.words(2)
    if room.dice.random() < 0.5:
        section.slug = f"section-{room.dice.randint(1, 10**9)}"
    section.save_revision().publish()
    return str(section.url)


def new_section(room: Newsroom) -> str:
    front = room.one(Front)
    name = f"section-{room.dice.randint(1, 10**9)}"
    under = room.dice.choice([name, *(f"{top.slug}/{name}" for top in front.sections())])
    section, _ = section_at(front, under)
    return str(section.url)


def move_section(room: Newsroom) -> str:
    section = room.one(Section)
    targets = [
        *Section.objects.filter(locale=section.locale).not_descendant_of(section, inclusive=True),
        *Front.objects.filter(locale=section.locale),
    ]
    target = room.dice.choice(targets)
    if target.get_children().filter(slug=section.slug).exists():
        return "nothing"
    section.move(target, "last-child")
    return f"{section.pk} to {target.pk}"


def close_or_open_section(room: Newsroom) -> str:
    section = room.one(Section)
    if section.live:
        section.unpublish()
    else:
        section.save_revision().publish()
    return f"{section.pk} live: {section.live}"


def rename_contributor(room: Newsroom) -> str:
    person = room.one(Contributor)
    if person is None:
        return str(Contributor.objects.create(name_en=room.words(2)))
    person.name_en, person.name_ko = room.words(2), room.words(1)
    if room.dice.random() < 0.3:
        person.slug = f"person-{room.dice.randint(1, 10**9)}"
    person.save()
    return str(person)


def lose_contributor(room: Newsroom) -> str:
    person = room.one(Contributor)
    if person is None or Contributor.objects.count() < 2:
        return "nothing"
    return str(person.delete())


def new_photo(room: Newsroom) -> str:
    return str(photo(room.words(4)).pk)


def change_photo(room: Newsroom) -> str:
    picked = room.one(Photo)
    if picked is None:
        return "nothing"
    picked.caption, picked.description = room.words(5), room.words(4)
    if room.dice.random() < 0.3:
        picked.file = picture("other.jpg", "#803030")
    picked.save()
    return str(picked.pk)


def lose_photo(room: Newsroom) -> str:
    picked = room.one(Photo)
    return str(picked.delete()) if picked else "nothing"


def change_front(room: Newsroom) -> str:
    front = room.one(Front)
    front.tagline = room.words(3)
    front.lead_story = room.one(Story, locale=front.locale)
    front.save_revision().publish()
    return str(front.url)


def close_door(room: Newsroom) -> str:
    page = room.one(room.dice.choice([Section, Story]))
    if page is None:
        return "nothing"
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return str(page.url)


def open_door(room: Newsroom) -> str:
    wall = room.one(PageViewRestriction)
    return str(wall.delete()) if wall else "nothing"


def lead_on(room: Newsroom) -> str:
    target = room.one(Story, live=True)
    if target is None:
        return "nothing"
    redirect = Redirect.objects.create(
        old_path=f"/old-{room.dice.randint(1, 10**9)}",
        site=Site.objects.get(),
        redirect_page=target,
    )
    return redirect.old_path


def lead_on_no_more(room: Newsroom) -> str:
    redirect = room.one(Redirect)
    return str(redirect.delete()) if redirect else "nothing"


ACTS = [
    *[publish_new] * 4,
    *[edit] * 4,
    *[translate] * 2,
    *[move_story] * 2,
    *[withdraw] * 2,
    *[sign_anew] * 2,
    *[rename_section] * 2,
    *[rename_contributor] * 2,
    *[change_photo] * 2,
    *(write_draft, edit_slug, save_draft_of_live, delete_story, new_section, move_section),
    *(close_or_open_section, lose_contributor, new_photo, lose_photo, change_front),
    *(close_door, open_door, lead_on, lead_on_no_more),
]
