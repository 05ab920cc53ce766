"""Tags for stories: the makeup of a front, lists, bylines, days."""

from typing import Any

from django import template

from ilbo.newsroom.models import Contributor, Front, Section, Story
from ilbo.newsroom.models.story import NEIGHBOURS
from ilbo.paper import dates, keys
from ilbo.paper.bylines import Credit, addresses_of, credits_of
from ilbo.paper.frame import frame_of
from ilbo.paper.makeup import Makeup, make_up

register = template.Library()
ON_A_SECTION = 20
ON_A_CONTRIBUTOR = 60


@register.simple_tag(takes_context=True)
def makeup(context: Any, front: Front) -> Makeup:
    """The front page made up: `{% makeup page as page_one %}`."""
    keys.note(context["request"], keys.stories_in(front))
    made = make_up(front, frame_of(context).sections)
    _note_cards(context, made.stories)
    return made


@register.simple_tag(takes_context=True)
def stories_of(context: Any, section: Section) -> list[Story]:
    """The newest stories of a section, for its own page."""
    keys.note(context["request"], keys.stories_in(section))
    return _note_cards(context, section.latest(ON_A_SECTION))


@register.simple_tag(takes_context=True)
def sections_in(context: Any, section: Section) -> list[Section]:
    """The sections directly within a section."""
    found = section.subsections()
    keys.note(context["request"], *(keys.key_of(inner) for inner in found))
    return found


@register.simple_tag(takes_context=True)
def earlier_than(context: Any, story: Story) -> list[Story]:
    """The stories of the section that came before this one."""
    return _note_cards(context, story.earlier(NEIGHBOURS))


@register.simple_tag(takes_context=True)
def work_of(context: Any, person: Contributor, language: str) -> list[Story]:
    """A contributor's stories in print in one language, newest first."""
    keys.note(context["request"], keys.stories_by(person))
    found = person.stories().in_language(language).newest_first()
    return _note_cards(context, list(found.for_cards()[:ON_A_CONTRIBUTOR]))


@register.simple_tag(takes_context=True)
def signed(context: Any, story: Story) -> list[Credit]:
    """The bylines of a story, by role."""
    return credits_of(story, context["request"])


@register.simple_tag
def addresses(story: Story) -> list[str]:
    """The addresses for readers that stand with the bylines."""
    return addresses_of(story)


@register.filter
def pictured(stories: list[Story]) -> Story | None:
    """The first of some stories that has a photo: it can stand large among them."""
    return next((story for story in stories if story.lead_photo is not None), None)


@register.filter
def day(value: Any, language: str) -> str:
    """A day in the manner of a language."""
    return dates.day(value, language) if value else ""


@register.filter
def moment(value: Any, language: str) -> str:
    """A day and an hour in the manner of a language."""
    return dates.moment(value, language) if value else ""


@register.filter
def stamp(value: Any) -> str:
    """A moment for a machine."""
    return dates.stamp(value) if value else ""


def _note_cards(context: Any, stories: list[Story]) -> list[Story]:
    """Note what cards show: the story, its section, its photo."""
    for story in stories:
        keys.note_page(context["request"], story)
        if story.lead_photo is not None:
            keys.note(context["request"], keys.key_of(story.lead_photo))
    return stories
