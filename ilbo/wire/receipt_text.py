"""A receipt as a person reads it. Called by `import`."""

import re
from collections.abc import Iterator, Sequence

from ilbo.wire.account import BLANK, UNPLACED, Entry
from ilbo.wire.lines import fit_to_show
from ilbo.wire.receipts import ItemReceipt, Person, Receipt, SourceReceipt

NUMBERED = re.compile(r"(?:dateline and )?(?P<kind>paragraph|heading) (?P<number>\d+)")
INSIDE = re.compile(r"(?P<what>\w+) \((?P<which>.+)\)")
EXCERPT = 90


def in_words(receipt: Receipt) -> str:
    """The whole receipt, safe to be shown on a terminal."""
    lines = [line for source in receipt.sources for line in _source(source)]
    lines.append(_sums(receipt))
    return "\n".join(fit_to_show(line) for line in lines)


def troubles(receipt: Receipt) -> Iterator[str]:
    """One sentence for every source that was not read and every item that was refused."""
    for source in receipt.sources:
        if source.reason:
            yield fit_to_show(f"{source.name}: {source.reason}")
        for item in source.items:
            if item.outcome == "refused":
                yield fit_to_show(f"{source.name}: {_lowered(item.reason)}")


def _sums(receipt: Receipt) -> str:
    sums = [f"{receipt.count(each)} {each}" for each in ("filed", "already filed", "refused")]
    if receipt.unread:
        sums.append(f"{receipt.unread} not read")
    return ", ".join(sums) + ("." if receipt.is_complete else "; the work was broken off.")


def _source(source: SourceReceipt) -> Iterator[str]:
    yield source.name
    if source.sha256:
        yield _row(
            "source", f"sha256 {source.sha256}, {source.size:,} bytes, read as {source.reader}"
        )
    if source.reason:
        yield _row("not read", source.reason)
    for item in source.items:
        yield from _item(item, source.counts)
    yield ""


def _item(item: ItemReceipt, counts: str) -> Iterator[str]:
    yield _row(item.outcome, item.headline)
    if item.reason:
        yield _row("", item.reason)
    if item.story:
        state = "in print" if item.is_in_print else "a draft"
        yield _row("story", f"{item.story}, {state}: {item.address}")
    if item.section:
        made = f" (made: {', '.join(item.sections_made)})" if item.sections_made else ""
        yield _row("section", " > ".join(item.section) + made)
    if item.dated:
        yield _row("dated", item.dated)
    for person in item.contributors:
        yield _row(person.role, _person(person))
    for note in item.notes:
        yield _row("note", note)
    for first, last, what in _told(item.account):
        yield _row(f"{first}" if first == last else f"{first}-{last}", what)
    for unplaced in item.unplaced:
        yield _row(f"unplaced {unplaced.line}", _excerpt(unplaced.text))
    yield _row("account", _total(item.account, counts))


def _person(person: Person) -> str:
    address = f" [{person.address}]" if person.address else ""
    return f"{person.name}{address}, {'new here' if person.was_made else 'known here'}"


def _told(account: Sequence[Entry]) -> Iterator[tuple[int, int, str]]:
    """The account without blank and unplaced lines, neighbours of one kind together."""
    told: list[tuple[int, int, str, list[str]]] = []
    for entry in account:
        if entry.role in (BLANK, UNPLACED):
            continue
        kind, which = _kind(entry.role)
        if told and told[-1][2] == kind:
            first, _, _, names = told.pop()
            told.append((first, entry.last, kind, [*names, which]))
        else:
            told.append((entry.first, entry.last, kind, [which]))
    for first, last, kind, names in told:
        yield first, last, _named(kind, names)


def _kind(role: str) -> tuple[str, str]:
    inside = INSIDE.fullmatch(role)
    if inside:
        return inside["what"], inside["which"]
    numbered = NUMBERED.fullmatch(role)
    if numbered:
        return numbered["kind"], numbered["number"]
    return role, ""


def _named(kind: str, names: Sequence[str]) -> str:
    if kind in ("paragraph", "heading"):
        return f"{kind} {names[0]}" if len(names) == 1 else f"{kind}s {names[0]}-{names[-1]}"
    which = ", ".join(dict.fromkeys(name for name in names if name))
    return f"{kind} ({which})" if which else kind


def _total(account: Sequence[Entry], counts: str) -> str:
    def lines(*roles: str) -> int:
        return sum(each.last - each.first + 1 for each in account if each.role in roles)

    whole = sum(each.last - each.first + 1 for each in account)
    placed = whole - lines(BLANK, UNPLACED)
    return f"{whole} {counts}: {placed} placed, {lines(BLANK)} blank, {lines(UNPLACED)} unplaced"


def _row(name: str, value: str) -> str:
    return f"  {name:<14} {value}".rstrip()


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"


def _lowered(sentence: str) -> str:
    """A sentence as it stands after a colon."""
    return sentence[:1].lower() + sentence[1:]
