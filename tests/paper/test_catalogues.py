"""The interface's catalogues: complete, in step with the code and with what Django reads."""

import re

import pytest

from tests.paper import catalogue
from tests.paper.catalogue import Sentence

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}")
LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])
# A particle after a value that is not known yet would be wrong every other time.
SWITCHING = re.compile(r"\)s[”’/]*(?:은|는|이|가|을|를|과|와|으로|로|아|야)(?![가-힣])")


@LANGUAGES
def test_every_sentence_of_the_package_is_in_the_catalogue_and_no_other(language: str) -> None:
    assert set(catalogue.written(language)) == catalogue.spoken()


def test_every_sentence_is_said_in_korean() -> None:
    silent = [said for said, korean in catalogue.written("ko").items() if not korean.strip()]
    assert silent == []


def test_korean_sentences_are_written_in_hangul_and_keep_their_placeholders() -> None:
    for said, korean in catalogue.written("ko").items():
        assert re.search("[가-힣]", korean), said
        assert sorted(PLACEHOLDER.findall(said.words)) == sorted(PLACEHOLDER.findall(korean)), said
        assert not SWITCHING.search(korean), korean


def test_sentences_end_alike_in_both_languages() -> None:
    for said, korean in catalogue.written("ko").items():
        if said.words.endswith(".") and "such as" not in said.words and "%" not in said.words:
            assert korean.endswith(("니다.", "십시오.")), korean


@LANGUAGES
def test_what_django_reads_is_what_people_edit(language: str) -> None:
    compiled = catalogue.compiled(language)
    for said, translated in catalogue.written(language).items():
        context, words = said
        found = compiled.pgettext(context, words) if context else compiled.gettext(words)
        assert found == (translated or words), f"{said}: run `make messages`"


@LANGUAGES
def test_a_catalogue_tells_nothing_of_who_made_it_or_where(language: str) -> None:
    text = catalogue.path_of(language).with_suffix(".po").read_text("utf-8")
    for stray in ("fuzzy", "#~", "#:", "POT-Creation-Date", "Last-Translator", "@", "/home/"):
        assert stray not in text


def test_words_that_wagtail_uses_in_another_sense_carry_a_context() -> None:
    said = catalogue.spoken()
    for words in ("Caption", "Published", "Updated", "Latest"):
        assert Sentence("", words) not in said
