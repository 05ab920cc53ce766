"""Which script a text is written in, and Hangul in Latin letters. Called by the wire."""

import re
import unicodedata
from typing import Literal

HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# A syllable of Hangul says about as much as two to three Latin letters.
LETTERS_TO_A_SYLLABLE = 2.5

# The Revised Romanisation of a syllable's three parts, in the order Unicode counts them.
_FIRST = "g kk n d tt r m b pp s ss . j jj ch k t p h"
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_LAST = ". k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
PARTS = tuple(tuple(part.replace(".", "") for part in s.split()) for s in (_FIRST, _VOWELS, _LAST))
FIRST_SYLLABLE = 0xAC00


def dominant_language(text: str) -> Literal["en", "ko"]:
    """Korean when Hangul carries more of the text than Latin letters do, otherwise English."""
    composed = unicodedata.normalize("NFC", text)
    hangul = len(HANGUL.findall(composed)) * LETTERS_TO_A_SYLLABLE
    return "ko" if hangul > len(LATIN.findall(composed)) else "en"


def romanised(text: str) -> str:
    """Hangul syllable by syllable in Latin letters; all else as it stands."""
    return "".join(map(_romanised, unicodedata.normalize("NFC", text)))


def _romanised(char: str) -> str:
    if not "\uac00" <= char <= "\ud7a3":
        return char
    block, last = divmod(ord(char) - FIRST_SYLLABLE, len(PARTS[2]))
    first, vowel = divmod(block, len(PARTS[1]))
    return PARTS[0][first] + PARTS[1][vowel] + PARTS[2][last]
