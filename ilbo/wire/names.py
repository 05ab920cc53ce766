"""Names of people as a byline prints them, and the address that fits one. Called by bylines."""

import re
import unicodedata
from collections.abc import Sequence

from ilbo.language.script import HANGUL, romanised

# Surnames as they are romanised: beside one, a hyphened name is a Korean given name.
_SURNAMES = """
ahn an bae baek baik bahk ban bang bin bong byun byeon cha chae chang cheon cho choe choi chon
chu chun chung do eom eum gang gil go goh gong gu gwak gwon ha hahm ham han heo ho hong hur huh
hwang hyun in jang je jeon jeong jin jo joo joh jun jung kang ki kil kim ko koh koo kong kook
ku kwak kwon lee lim ma maeng min mo moon mun myung na nah nam namgung namkoong no noh oh pae
paik pak park pyo ra rah rhee rim ro ryoo ryu seo seok seol seong shim shin sim sin so sohn son
song suh suk sul sun sung tak u um wang we wi won woo yang yeo yeom yeon yi yim yoo yoon you
youn yu yuk yun
"""
SURNAMES = frozenset(_SURNAMES.split())
SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|sh|ch|[kgndtrlmbpsjhy])?"
    r"(?:you|yoo|yeo|yae|wae|eui|ae|ya|eo|ye|wa|oe|yo|wo|we|wi|yu|eu|ui|oo|ee|ou|[aeiou])"
    r"(?:ng|ck|rn|[nmlkptbgrh])?|[hgk]w(?:a|an|ang|i|on)|w(?:oo|on|u|ook)k?"
)
_PARTICLES = "van von der den de la le du da di del dos bin ibn al el"
PARTICLES = frozenset(_PARTICLES.split())
NUMERALS = re.compile(r"II|III|IV|(?:[A-Z]\.)+[A-Z]?\.?")
NO_LETTERS = re.compile(r"[^a-z]+")


def in_title_case(name: str) -> str:
    """A name set in capitals as it is written in running text; any other is left alone."""
    if name != name.upper() or name == name.lower():
        return name
    words = name.split()
    return " ".join(_word(word, words, place) for place, word in enumerate(words))


def fitting(address: str, names: Sequence[str]) -> int | None:
    """Which of the names the address belongs to; None when it could be anybody's."""
    local = _letters(address.partition("@")[0])
    scores = [_score(local, name) for name in names]
    best = max(scores, default=0)
    return scores.index(best) if best and scores.count(best) == 1 else None


def _word(word: str, words: list[str], place: int) -> str:
    low = word.lower()
    if NUMERALS.fullmatch(word) and (place or "." in word):
        return word
    if low in PARTICLES and 0 < place < len(words) - 1:
        return low
    if "-" in word and _is_korean(low, [other.lower() for other in words if other != word]):
        return low.capitalize()
    return "-".join(_part(part) for part in low.split("-"))


def _part(part: str) -> str:
    """One part of a word, with the capital inside of McBride and O'Neil."""
    for start in ("mc", "o'", "o’", "d'", "d’"):
        if part.startswith(start) and len(part) > len(start) + 1:
            return start.capitalize() + part[len(start) :].capitalize()
    return part[:1].upper() + part[1:]


def _is_korean(word: str, others: list[str]) -> bool:
    syllables = word.split("-")
    if len(others) != 1 or not all(map(SYLLABLE.fullmatch, [*syllables, others[0]])):
        return False
    return others[0] in SURNAMES or syllables[0] not in SURNAMES


def _score(local: str, name: str) -> int:
    """How much of a name the letters before the @ hold: whole parts count most, initials little."""
    parts = [part for part in map(_letters, _parts(name)) if part]
    whole = [part for part in parts if len(part) > 1 and part in local]
    if not whole:
        return 0
    rest = local
    for part in whole:
        rest = rest.replace(part, "", 1)
    initials = [part for part in parts if part not in whole and part[0] in rest]
    return 10 * sum(map(len, whole)) + len(initials)


def _parts(name: str) -> list[str]:
    """Surname and given name; of a Korean name written in Hangul, in Latin letters."""
    if HANGUL.match(name) and " " not in name:
        return [romanised(name[:1]), romanised(name[1:])]
    return name.split()


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return NO_LETTERS.sub("", plain)
