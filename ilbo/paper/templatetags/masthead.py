"""Tags for what stands around a page: masthead, section bar, breadcrumb, foot."""

from typing import Any

from django import template

from ilbo.paper import dates
from ilbo.paper.frame import Frame, frame_of

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: Any) -> Frame:
    """The paper around this page: `{% frame as paper %}`."""
    return frame_of(context)


@register.simple_tag(takes_context=True)
def edition_day(context: Any) -> str:
    """The day of the newest story: a masthead's date that never lies about an old front."""
    paper = frame_of(context)
    newest = paper.front.newest_at() if paper.front else None
    return dates.long_day(newest, paper.language) if newest else ""
