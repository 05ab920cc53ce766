"""Makes up a front page: which story stands where, and none of them twice.

Called by the front's tag. Each section's newest are asked for once and dealt out in order.
"""

from dataclasses import dataclass, field
from heapq import merge
from itertools import chain
from typing import NamedTuple

from ilbo.newsroom.models import Front, Section, Story

SECONDS, RAIL, IN_A_BLOCK = 4, 8, 4
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


def make_up(front: Front) -> Makeup:
    """Lay out the front: the lead, four beside it, the latest, then a block for each section."""
    sections = list(Section.objects.descendant_of(front).order_by("path"))
    printed = Story.objects.in_print()
    tops = {section.path: printed.top_of(section.pk, DEEP) for section in sections}
    newest = [number for _at, number in merge(*tops.values(), reverse=True)]
    lead = front.lead_story_id if _is_in_print(front.lead_story_id) else next(iter(newest), None)
    rest = [number for number in newest if number != lead]
    seconds, rail = rest[:SECONDS], rest[SECONDS : SECONDS + RAIL]
    taken = {lead, *seconds, *rail}
    dealt: dict[int, list[int]] = {}
    for top in front.sections():
        branch = (found for path, found in tops.items() if path.startswith(top.path))
        free = [number for _at, number in merge(*branch, reverse=True) if number not in taken]
        dealt[top.pk] = free[:IN_A_BLOCK]
    return _filled(front, lead, seconds, rail, dealt)


def _is_in_print(number: int | None) -> bool:
    return number is not None and Story.objects.in_print().filter(pk=number).exists()


def _filled(
    front: Front, lead: int | None, seconds: list[int], rail: list[int], dealt: dict[int, list[int]]
) -> Makeup:
    """The makeup with stories for numbers, all of them fetched at once."""
    leading = [lead] if lead else []
    numbers = [*leading, *seconds, *rail, *chain.from_iterable(dealt.values())]
    cards = {story.pk: story for story in Story.objects.in_print().cards_of(numbers)}
    return Makeup(
        lead=next(iter(_picked(cards, leading)), None),
        seconds=_picked(cards, seconds),
        rail=_picked(cards, rail),
        blocks=[
            Block(section, _picked(cards, dealt[section.pk]))
            for section in front.sections()
            if dealt.get(section.pk)
        ],
    )


def _picked(cards: dict[int, Story], numbers: list[int]) -> list[Story]:
    return [cards[number] for number in numbers if number in cards]
