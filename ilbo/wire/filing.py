"""An item of copy becomes a story, or is refused with its reason. Called by intake."""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from html import escape

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ilbo.newsroom.filing import Draft, file_story
from ilbo.newsroom.models import Story
from ilbo.newsroom.publishing import publish
from ilbo.wire.contributors import Signing, signing
from ilbo.wire.items import Block, Copy, Item, digest_of
from ilbo.wire.models import Filing
from ilbo.wire.places import front_in, section_for
from ilbo.wire.receipts import ItemReceipt, refused
from ilbo.wire.refusals import ItemRefused
from ilbo.wire.source import Source

log = logging.getLogger(__name__)
ONE_DAY = timedelta(days=1)  # a page of the far east may be dated tomorrow


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator asked for beside the copy itself."""

    section: str = ""
    language: str = ""
    publish: bool = False


def file_item(item: Item, source: Source, reader: str, wishes: Wishes) -> ItemReceipt:
    """File one item, in a transaction of its own; whatever happens, its neighbours go on."""
    try:
        return _settled(item, source, reader, wishes)
    except ItemRefused as refusal:
        return refused(item, str(refusal))
    except ValidationError as trouble:
        return refused(item, f"The newsroom does not take it: {' '.join(trouble.messages)}")
    except Exception as trouble:
        log.exception("An item could not be filed: %r", item.copy.headline)
        return refused(item, f"It could not be filed ({type(trouble).__name__}).")


def _settled(item: Item, source: Source, reader: str, wishes: Wishes) -> ItemReceipt:
    """Look and file in one transaction; where another import was quicker, tell what it filed."""
    try:
        with transaction.atomic():
            return _filed_before(item) or _file(item, source, reader, wishes)
    except IntegrityError:
        known = _filed_before(item)
        if known is None:
            raise
        return known


def _filed_before(item: Item) -> ItemReceipt | None:
    """The receipt of an item that was filed already; a changed copy is refused."""
    filing = Filing.objects.select_related("story").filter(item=digest_of(item.identity)).first()
    if filing is None:
        return None
    on = timezone.localdate(filing.filed_at).isoformat()
    where = "it was since removed from the newsroom"
    if filing.story:
        where = f"the newsroom has it at {filing.story.url}"
    if filing.fingerprint != item.fingerprint:
        raise ItemRefused(f"It differs from what was filed on {on}; {where}.")
    return ItemReceipt(
        outcome="already filed",
        headline=item.copy.headline,
        reason=f"Filed on {on}; {where}.",
        story=filing.story.pk if filing.story else None,
        address=filing.story.url or "" if filing.story else "",
        is_in_print=bool(filing.story and filing.story.live),
        notes=item.notes,
        unplaced=item.unplaced,
        account=item.account,
    )


def _file(item: Item, source: Source, reader: str, wishes: Wishes) -> ItemReceipt:
    language = wishes.language or item.copy.language
    section, made = section_for(front_in(language), item.copy.section, wishes.section)
    signed = signing(item.copy.names)
    at, dating = _dated(item.copy, wishes.publish)
    story = file_story(section, _draft(item.copy, signed, at))
    if wishes.publish:
        publish(story)
    receipt = ItemReceipt(
        outcome="filed",
        headline=item.copy.headline,
        story=story.pk,
        address=story.url or "",
        is_in_print=story.live,
        section=tuple(str(each.title) for each in section.trail()),
        sections_made=made,
        language=language,
        dated=timezone.localtime(story.published_at).isoformat() if story.published_at else "",
        contributors=tuple(signed.people),
        notes=(*item.notes, *signed.notes, *dating),
        unplaced=item.unplaced,
        account=item.account,
    )
    _remember(item, source, reader, story, receipt)
    return receipt


def _remember(item: Item, source: Source, reader: str, story: Story, receipt: ItemReceipt) -> None:
    Filing.objects.create(
        item=digest_of(item.identity),
        fingerprint=item.fingerprint,
        reader=reader,
        source=source.sha256,
        story=story,
        receipt=asdict(receipt),
    )


def _draft(copy: Copy, signed: Signing, at: datetime | None) -> Draft:
    return Draft(
        headline=copy.headline,
        standfirst=copy.standfirst,
        dateline=copy.dateline,
        body=[_value(block) for block in copy.blocks],
        bylines=signed.signatures,
        lead_caption=copy.caption,
        lead_credit=copy.credit,
        published_at=at,
    )


def _value(block: Block) -> tuple[str, str]:
    """A paragraph is rich text, so that what looks like markup in copy must be escaped."""
    if block.kind == "heading":
        return "heading", block.text
    return "paragraph", f"<p>{escape(block.text, quote=False)}</p>"


def _dated(copy: Copy, is_published: bool) -> tuple[datetime | None, tuple[str, ...]]:
    """When the story counts as first published, by the paper's clock, and what to tell of it."""
    zone = timezone.get_default_timezone()
    if copy.day is None:
        when = f"today, {timezone.localdate()}" if is_published else "the day it is published"
        return None, (f"The copy tells no day; it is dated {when} ({zone}).",)
    at = datetime.combine(copy.day.on, copy.day.at or time(), tzinfo=zone)
    now = timezone.now()
    if at > now + ONE_DAY:
        raise ItemRefused(f"It is dated {copy.day.on}, a day that is still to come.")
    return min(at, now), ()
