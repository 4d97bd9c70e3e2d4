"""Words that turn a conversation into a vote or a quiz are on no screen, in no language."""

import re

import pytest
from django.conf import settings

from dilemmakaarten.catalogue import read_catalogue, source_catalogue

BASE = settings.BASE_DIR
DUTCH = (
    r"stem(?:men)?|winnen|winnaar|uitslag|juiste?|foute?|fouten|meerderheid|scores?|consensus|tegenstander|kamp|"
    r"gemiddelde"
)
ENGLISH = (
    r"votes?|voted|voting|winners?|winning|majority|scores?|consensus|opponents?|average|camp|correct|wrong"
)
ALLOWED = {
    "Er is geen goed of fout",
    "We gaan niet stemmen",
    "There is no right or wrong",
    "We are not going to vote",
}


def _found(text: str, words: str) -> list[str]:
    for sentence in ALLOWED:
        text = text.replace(sentence, "")
    return re.findall(rf"\b(?:{words})\b", text, re.IGNORECASE)


def _visible(template: str) -> str:
    """A template without its comments, tags and attributes that nobody reads."""
    text = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", " ", template, flags=re.DOTALL)
    return re.sub(r"""\s(?:class|id|href|src|name|for|data-[\w-]+)=(?:"[^"]*"|'[^']*')""", " ", text)


@pytest.mark.parametrize("path", sorted((BASE / "templates").rglob("*.*")), ids=lambda path: path.name)
def test_no_template_has_such_a_word(path):
    assert _found(_visible(path.read_text(encoding="utf-8")), DUTCH) == []


@pytest.mark.parametrize("path", sorted((BASE / "content/decks").glob("*.md")), ids=lambda path: path.name)
def test_no_card_has_such_a_word(path):
    assert _found(path.read_text(encoding="utf-8"), DUTCH) == []


def test_no_sentence_of_the_code_has_such_a_word():
    sentences = [str(message.id) for message in source_catalogue(BASE) if message.id]
    assert {text: _found(text, DUTCH) for text in sentences if _found(text, DUTCH)} == {}


def test_no_translation_has_such_a_word():
    catalogue = read_catalogue(BASE / "locale/en/LC_MESSAGES/django.po", "en")
    sentences = [str(message.string) for message in catalogue if message.id]
    assert {text: _found(text, ENGLISH) for text in sentences if _found(text, ENGLISH)} == {}


def test_the_reading_itself_finds_what_it_looks_for():
    assert _found("We gaan niet stemmen. Dit is de uitslag: 7 stemmen.", DUTCH) == ["uitslag", "stemmen"]
    assert _found(_visible('<p class="score">{# fout #}Een juiste score</p>'), DUTCH) == ["juiste", "score"]
