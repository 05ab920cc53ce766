"""Makes up a front page: which story stands where, and none of them twice.

Called by the front's tag. Each section's newest are asked for once and dealt out in order.
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from ilbo.newsroom.models import Front, Section, Story
from ilbo.newsroom.models.story import newest_of, paths_under

SECONDS, RAIL, IN_A_BLOCK = 4, 6, 4
DEEP = 1 + SECONDS + RAIL + IN_A_BLOCK  # so many of one section can be needed at the most


class Block(NamedTuple):
    """A top section with its newest stories that stand nowhere else on the page."""

    section: Section
    stories: list[Story]


@dataclass(slots=True)
class Makeup:
    """A front page, made up."""

    lead: Story | None = None
    seconds: list[Story] = field(default_factory=list)
    rail: list[Story] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def stories(self) -> list[Story]:
        """Everything on the page, from the top down."""
        lead = [self.lead] if self.lead else []
        return [*lead, *self.seconds, *self.rail, *(s for b in self.blocks for s in b.stories)]


def make_up(front: Front, tops: list[Section]) -> Makeup:
    """Lay out the front: the lead, some beside it, the latest, a block for each top section."""
    sections = paths_under(front)
    found = Story.objects.in_print().tops_of(sections, DEEP)
    newest = newest_of(found.values())
    lead = front.lead_story_id if _is_in_print(front.lead_story_id) else next(iter(newest), None)
    rest = [number for number in newest if number != lead]
    seconds, rail = rest[:SECONDS], rest[SECONDS : SECONDS + RAIL]
    taken = {lead, *seconds, *rail}
    dealt: dict[int, list[int]] = {}
    for top in tops:
        within = (number for number, path in sections.items() if path.startswith(top.path))
        branch = newest_of(found[number] for number in within)
        dealt[top.pk] = [number for number in branch if number not in taken][:IN_A_BLOCK]
    numbers = [number for number in (lead, *seconds, *rail, *chain(*dealt.values())) if number]
    cards = {story.pk: story for story in Story.objects.in_print().cards_of(numbers)}
    return Makeup(
        lead=cards.get(lead) if lead else None,
        seconds=_picked(cards, seconds),
        rail=_picked(cards, rail),
        blocks=[Block(top, _picked(cards, dealt[top.pk])) for top in tops if dealt[top.pk]],
    )


def _is_in_print(number: int | None) -> bool:
    return number is not None and Story.objects.in_print().filter(pk=number).exists()


def _picked(cards: dict[int, Story], numbers: list[int]) -> list[Story]:
    return [cards[number] for number in numbers if number in cards]
