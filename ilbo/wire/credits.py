"""Captions and whose the picture is. Called by saved_page."""

import re
from dataclasses import dataclass

BRACKETS = re.compile(r"(?P<open>[\[(［【])(?P<inside>[^\[\]()［］【】]{2,80})[\])］】]\s*$")
# Names that are known to sell pictures and news, as credits spell them.
_AGENCIES = """
yonhap; yna; 연합뉴스; 연합; newsis; 뉴시스; news1; 뉴스1; ap; ap통신; reuters; 로이터; afp;
epa; upi; xinhua; 신화; kyodo; 교도; getty images; 게티이미지; 게티이미지뱅크; kcna; 조선중앙통신;
tass; 타스; dpa; cns; 공동취재단; joint press corps; screen capture; yonhap news
"""
AGENCIES = frozenset(name.strip() for name in _AGENCIES.split(";"))
LABEL = (
    r"(?:photos?|pictures?|images?|graphics?|courtesy|credit|provided"
    r"|자료\s?사진|사진\s?제공|사진|그래픽|출처|제공)"
)
LABELLED = re.compile(
    LABEL + r"(?:\s*[=:|/]\s*|\s+(?:by|courtesy of)\s+|(?<=sy)\sof\s)(?P<name>\S.*)", re.IGNORECASE
)
LABELLED_LOOSELY = re.compile(LABEL + r"\s+(?P<name>\S.*)", re.IGNORECASE)
GIVEN = re.compile(r"(?P<name>.+?)\s*(?:제공|캡처|캡쳐)")
SENTENCE_END = re.compile(r"[.?!…][”’\"')]*$")
CAPITALS = re.compile(r"[A-Z0-9][A-Z0-9 .,&/'’·-]*[A-Z0-9.]")
PERSON = re.compile(r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3}|[가-힣]{2,4}\s?(?:사진)?기자")
UNBRACKETED = re.compile(
    r"(?:^|(?<=[.?!”\"’)다])\s+|\s[/|]\s*)"
    r"(?P<label>(?:photos?|picture) (?:courtesy of|by)\s+"
    r"|(?:photos?|picture|사진)\s*[:=]\s*|사진\s+)"
    r"(?P<name>[^.?!]{2,60}?)\.?$",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"[A-Z][\w.'’&-]*(?:\s(?:[A-Z][\w.'’&-]*|of|the|and|for|de))*(?:\s?/\s?[A-Z][\w .'’&-]*)?"
    r"|[가-힣A-Z][가-힣\w]*(?:\s?[·/]?\s?[가-힣\w]+){0,3}"
)


@dataclass(frozen=True, slots=True)
class Captioned:
    """A caption and its credit; no caption where the line is the credit alone.

    `is_sure` where the credit cannot be the end of a sentence in the body.
    """

    caption: str
    credit: str
    is_sure: bool


def caption_in(line: str) -> Captioned | None:
    """Read a line that ends in a credit; None when it does not."""
    return _bracketed(line) or _unbracketed(line)


def _bracketed(line: str) -> Captioned | None:
    found = BRACKETS.search(line)
    if found is None:
        return None
    inside, is_square = found["inside"].strip(), found["open"] != "("
    caption = line[: found.start()].rstrip()
    named = _labelled(inside, is_square)
    if named:
        return Captioned(caption, named, is_sure=True)
    if _is_agencies(inside):
        return Captioned(caption, inside, is_sure=is_square)
    if is_square and (_is_capitals(inside) or PERSON.fullmatch(inside)):
        is_whole = not caption or bool(SENTENCE_END.search(caption))
        return Captioned(caption, inside, is_sure=is_whole and _is_capitals(inside))
    return None


def _unbracketed(line: str) -> Captioned | None:
    found = UNBRACKETED.search(line)
    if found is None or not NAMED.fullmatch(found["name"]):
        return None
    is_sure = found["label"] != "사진 " or bool(PERSON.fullmatch(found["name"]))
    return Captioned(line[: found.start()].rstrip(), found["name"], is_sure)


def _labelled(inside: str, is_square: bool) -> str:
    found = LABELLED.fullmatch(inside) or GIVEN.fullmatch(inside)
    if found is None and is_square:
        found = LABELLED_LOOSELY.fullmatch(inside)
    return found["name"].strip() if found else ""


def _is_agencies(inside: str) -> bool:
    return all(part.strip().casefold() in AGENCIES for part in re.split(r"[/,·]", inside))


def _is_capitals(inside: str) -> bool:
    return bool(CAPITALS.fullmatch(inside)) and sum(char.isalpha() for char in inside) >= 2
