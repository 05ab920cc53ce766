"""The line that says who made a story, in either language. Called by saved_page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ilbo.wire.items import Name, Role
from ilbo.wire.names import fitting, in_title_case

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
ADDRESSES = re.compile(
    rf"[\[(<|]?\s*{ADDRESS.pattern}(?:\s*[,;/]\s*{ADDRESS.pattern})*\s*[\])>]?", re.ASCII
)
LONGEST = 250

OPENING = re.compile(
    r"(?:(?P<translation>translated)|(?P<photos>photographs|photos)"
    r"|(?:story|words|text|written|reported|reporting)(?: and photos)?)?"
    r"\s*by:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
BETWEEN_NAMES = re.compile(r"\s*[,;&·ㆍ/]\s*(?:and\s+)?|\s+and\s+|\s+with\s+", re.IGNORECASE)
POSITION = re.compile(
    r"(?:(?:staff|senior|special|contributing|chief|political|business)\s+)*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|staff)(?:\s+(?:in|for|at)\s.{1,40})?"
    r"|(?:for|special to) the .{1,40}",
    re.IGNORECASE,
)
WORD = r"(?:[^\W\d_][\w’'.-]*)"
NAME = re.compile(rf"{WORD}(?:\s{WORD}){{0,4}}")
_NO_NAMES = """
the of to in on at a an or but for from its his her their this that monday tuesday wednesday
thursday friday saturday sunday
"""
NO_NAMES = frozenset(_NO_NAMES.split())

_POSTS = "기자|특파원|논설위원|편집위원|논설실장|에디터|칼럼니스트|통신원"
TITLE_KO = (
    rf"(?:\s[가-힣]{{2,8}}(?:\s|(?=기자))|\s?(?:선임|전문|객원|인턴|시민|수습)?\s?)(?:{_POSTS})"
)
PERSON_KO = rf"(?:[가-힣]{{1,6}}[부팀국실]\s)?(?P<name>[가-힣]{{2,4}})(?P<title>{TITLE_KO})?"
LABEL_KO = re.compile(
    r"(?:(?P<translation>번역|옮김)|(?P<photos>사진)|글\s?[·,]\s?사진|글|취재|정리)\s*[=:]\s*"
    r"|(?P<translation2>번역)\s+|[가-힣]{2,6}\s?=\s?"
)
BETWEEN_KO = re.compile(r"\s*[·ㆍ・,/]\s*|\s+및\s+|(?<=기자)\s+")


@dataclass(frozen=True, slots=True)
class ByLine:
    """The names of a byline line, the addresses with it, and what a receipt should say of them."""

    names: tuple[Name, ...]
    notes: tuple[str, ...] = ()


def byline_in(line: str) -> ByLine | None:
    """Read a line that names who made the story; None when it is any other line."""
    if not 0 < len(line) <= LONGEST:
        return None
    addresses = ADDRESS.findall(line)
    bare = ADDRESSES.sub(" ", line).strip(" |[]()<>")
    read = _english(bare, bool(addresses)) or _korean(bare, bool(addresses))
    return _addressed(read, addresses) if read else None


def _english(bare: str, has_address: bool) -> ByLine | None:
    opening = OPENING.fullmatch(bare)
    if opening is None:
        return None
    pieces = [piece for piece in BETWEEN_NAMES.split(opening["names"]) if piece]
    people = [piece for piece in pieces if not POSITION.fullmatch(piece)] or pieces[:1]
    is_certain = has_address or bare.startswith("BY ")
    if not people or not all(_is_name(piece, is_certain) for piece in people):
        return None
    names = tuple(Name(in_title_case(piece), _role(opening)) for piece in people)
    rest = [piece for piece in pieces if piece not in people]
    return ByLine(names, tuple(f"“{piece}” in the byline is left out." for piece in rest))


def _is_name(piece: str, is_certain: bool) -> bool:
    words = piece.split()
    if not NAME.fullmatch(piece) or NO_NAMES.intersection(word.casefold() for word in words):
        return False
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return is_certain or len(words) > 1


def _korean(bare: str, has_address: bool) -> ByLine | None:
    label = LABEL_KO.match(bare)
    pieces = BETWEEN_KO.split(bare[label.end() :] if label else bare)
    people = [re.fullmatch(PERSON_KO, piece.strip()) for piece in pieces if piece.strip()]
    found = [person for person in people if person]
    if not found or len(found) < len(people):
        return None
    role = _role(label) if label else "by"
    if not (has_address or found[-1]["title"] or role == "translation"):
        return None
    return ByLine(tuple(Name(person["name"], role) for person in found))


def _role(found: re.Match[str]) -> Role:
    said = found.groupdict()
    if said.get("translation") or said.get("translation2"):
        return "translation"
    return "photos" if said.get("photos") else "by"


def _addressed(read: ByLine, addresses: Iterable[str]) -> ByLine:
    """Give each address to the name it fits; one that fits none goes to the last name left."""
    signed, notes = list(read.names), list(read.notes)
    for address in dict.fromkeys(addresses):
        free = [place for place, name in enumerate(signed) if not name.address]
        fit = fitting(address, [signed[place].printed for place in free])
        if not free:
            notes.append(f"The address {address} is left over: every name has one.")
            continue
        place = free[-1] if fit is None else free[fit]
        signed[place] = replace(signed[place], address=address)
        if fit is None and len(signed) > 1:
            name = signed[place].printed
            notes.append(f"The address {address} fits no single name; it stands with {name}.")
    return ByLine(tuple(signed), tuple(notes))
