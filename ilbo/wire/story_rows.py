"""The story on a page: caption, standfirst, headings, paragraphs. Called by layout."""

from collections.abc import Sequence

from ilbo.wire.days import split_dateline
from ilbo.wire.items import Block
from ilbo.wire.pages import Page
from ilbo.wire.rows import Kind, Row


def read_story(page: Page, story: Sequence[Row], is_signed_off: bool) -> None:
    """Place the rows of a story; `is_signed_off` when a byline stands under it."""
    _read_caption(page, story)
    for row in story:
        page.fit(row)
    texts = [row for row in story if row.is_copy and page.is_open(row) and not _is_caption(row)]
    sentences = [place for place, row in enumerate(texts) if row.kind is not Kind.SHORT]
    if not sentences:
        return
    first = _read_standfirst(page, texts, sentences[0], story)
    last = len(texts) if is_signed_off else sentences[-1] + 1
    _read_body(page, texts[first:last])


def _is_caption(row: Row) -> bool:
    return row.captioned is not None and row.captioned.is_sure


def _read_caption(page: Page, story: Sequence[Row]) -> None:
    """Place the first caption; a later one has no photo to stand under, and stays unplaced."""
    texts = [row for row in story if row.is_copy]
    captions = [row for row in texts if _is_caption(row)] or _early_captions(texts)
    for row in captions[1:]:
        page.notes.append(f"Line {row.first} is a further caption; the story has one lead photo.")
    first = next(iter(captions), None)
    if first is None or first.captioned is None:
        return
    page.caption, page.credit = first.captioned.caption, first.captioned.credit
    page.signs.add("caption")
    page.place(first, "caption and credit" if page.caption else "credit")
    if not page.caption and texts.index(first) == 1:
        page.caption = texts[0].text
        page.place(texts[0], "caption")


def _early_captions(texts: Sequence[Row]) -> list[Row]:
    """A line over the first paragraph that may end in a credit, in a story that has paragraphs."""
    paragraphs = [place for place, row in enumerate(texts) if row.kind is Kind.PROSE]
    early = texts[: paragraphs[0]] if paragraphs else ()
    return [row for row in early if row.captioned][:1]


def _read_standfirst(page: Page, texts: Sequence[Row], sentence: int, story: Sequence[Row]) -> int:
    """Place what stands between headline and story; answer where the body begins.

    That is a short line, or the only text over a byline that itself stands over the story.
    """
    if sentence > 0:
        page.standfirst = texts[0].text
        page.place(texts[0], "standfirst")
        return sentence
    byline = next((row.first for row in story if row.kind is Kind.BYLINE), 0)
    if len(texts) > 1 and texts[0].first < byline < texts[1].first:
        page.standfirst = texts[0].text
        page.place(texts[0], "standfirst")
        return 1
    return 0


def _read_body(page: Page, texts: Sequence[Row]) -> None:
    paragraphs = headings = 0
    for place, row in enumerate(texts):
        if row.kind is Kind.SHORT and _is_between(texts, place):
            headings += 1
            page.blocks.append(Block("heading", row.text))
            page.place(row, f"heading {headings}")
            continue
        paragraphs += 1
        text = row.text if page.blocks else _without_dateline(page, row.text)
        page.blocks.append(Block("paragraph", text))
        opens_with_place = paragraphs == 1 and page.dateline
        page.place(row, f"{'dateline and ' if opens_with_place else ''}paragraph {paragraphs}")


def _without_dateline(page: Page, text: str) -> str:
    page.dateline, rest = split_dateline(text)
    if page.dateline:
        page.signs.add("dateline")
    return rest


def _is_between(texts: Sequence[Row], place: int) -> bool:
    """Whether a short line stands alone between two paragraphs, as a heading does."""
    around = [*texts[max(place - 1, 0) : place], *texts[place + 1 : place + 2]]
    return len(around) == 2 and all(row.kind is not Kind.SHORT for row in around)
