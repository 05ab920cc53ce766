"""Pages nobody wrote: whatever arrives, every line is accounted for and no word is changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ilbo.wire.items import Item, Refused
from ilbo.wire.lines import LINE_END, UNPRINTABLE
from ilbo.wire.readers import reader_for
from ilbo.wire.refusals import SourceRefused
from ilbo.wire.source import Source
from tests.wire.reading import paragraphs, read, roles

LETTERS = st.characters(codec="utf-8", exclude_characters="\r\n\0")
SCRAPS = st.one_of(
    st.text(LETTERS, max_size=60),
    st.sampled_from(
        [
            *(
                "",
                "Home > Local",
                "print email",
                "인쇄 공유",
                "A headline",
                "A headline",
                "(0/250자)",
            ),
            *("BY ADA FENN [fenn@courier.example]", "홍가람 기자", "Log in to read", "with them"),
            *("The pier. [COURIER]", "Photo by Ada Fenn", "2024-03-14", "Updated: May 2, 2024"),
            "The clerk said that the pier would be mended before the summer.",
            "a line that was broken at the width of a screen by somebody and",
        ]
    ),
)
WORDS = st.text(LETTERS, max_size=200).map(lambda text: UNPRINTABLE.sub("", text))
PARAGRAPHS = st.lists(WORDS.map("“The clerk [of works] said {}” on that day.".format), min_size=1)


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRAPS, min_size=1, max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_any_page_accounts_for_each_of_its_lines_once(scraps: list[str], end: str) -> None:
    text = end.join(scraps)
    source = Source.holding("page.txt", text.encode())
    try:
        [item] = reader_for(source, "saved-page").read(source)
    except SourceRefused:
        return
    assert isinstance(item, Item | Refused)
    covered = [n for entry in item.account for n in range(entry.first, entry.last + 1)]
    assert covered == list(range(1, len(LINE_END.split(text.removesuffix(end))) + 1))


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, st.booleans(), st.integers(1, 3))
def test_paragraphs_come_back_as_they_were(written: list[str], signed: bool, gap: int) -> None:
    head = ["Pier to be mended", "Home > Local", "print", "Pier to be mended", "Men. [COURIER]"]
    tail = ["BY ADA FENN [fenn@courier.example]", "Log in", "(0/250자)"] if signed else ["Log in"]
    item = read(("\n" * (gap + 1)).join([*head, *written, *tail]))
    assert paragraphs(item) == written
    assert "unplaced" not in roles(item).values()
