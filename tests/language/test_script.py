"""Which language a text is written in, and Hangul in Latin letters."""

import pytest

from ilbo.language.script import dominant_language, romanised


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry left at noon.", "en"),
        ("배는 정오에 떠났다.", "ko"),
        ("The mayor, 한가람, said so on Monday to everyone who asked.", "en"),
        ("한가람 시장은 FTA에 대해 말했다. KTX 요금도 오른다.", "ko"),
        ("2018. 5. 17. — …", "en"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "ko"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: str) -> None:
    assert dominant_language(text) == language


def test_a_name_in_hangul_can_be_spelled_in_latin_letters() -> None:
    assert romanised("윤가람 Kim") == "yungaram Kim"
