"""The nine cards themselves: counted against the source, within their limits, in the words of this app."""

import re

import pytest

from content.loading import Decks, read_decks
from tests.content.cast import DECKS

# Per card: the person, then the arguments and the convictions on side A and on side B, counted in the source.
SOURCE = {
    1: ("Simon, 26", 6, 4, 5, 1),
    2: ("Esther, 22", 4, 3, 7, 3),
    3: ("Wouter, 25", 7, 7, 5, 5),
    4: ("Linda, 31", 5, 2, 6, 3),
    5: ("Dianne, 33", 4, 4, 5, 4),
    6: ("Bert", 6, 4, 5, 4),
    7: ("Karin, 45", 7, 4, 3, 1),
    8: ("Julia, 54", 5, 5, 4, 2),
    9: ("Johan, 60", 6, 5, 6, 3),
}
TITLES = {
    1: "Werken voor de cliënt, de werkgever of de uitkeringsinstantie?",
    2: "Tijdigheid of zorgvuldigheid bij ondersteuningsaanvraag",
    3: "Helpende diagnose of risico van stigma op weg naar werk",
    4: "Inschakelen van extra professionals of informele ondersteuning",
    5: "Eigen grenzen bewaken of behoeften van de cliënt volgen",
    6: "Vrij vakmanschap of wetten en regels strak volgen",
    7: "Activering of bescherming tegen zelfoverschatting",
    8: "In gesprek over meer uitdaging op het werk of over acceptatie beperkingen?",
    9: "Wel of geen individueel traject op latere leeftijd",
}
NEVER = re.compile(
    r"\b(stemmen|winnen|uitslag|juiste?|foute?|meerderheid|score|consensus|tegenstander|kamp|gemiddelde)\b",
    re.I,
)


@pytest.fixture(scope="module")
def decks() -> Decks:
    return read_decks(DECKS)


def test_every_card_has_the_arguments_and_convictions_of_the_source(decks: Decks) -> None:
    counted = {
        card.number: (
            card.person,
            len(card.a.arguments),
            sum(bool(argument.conviction) for argument in card.a.arguments),
            len(card.b.arguments),
            sum(bool(argument.conviction) for argument in card.b.arguments),
        )
        for card in decks.cards.values()
    }
    assert counted == SOURCE


def test_the_titles_are_those_of_the_source(decks: Decks) -> None:
    assert {card.number: card.title for card in decks.cards.values()} == TITLES


def test_there_are_fifteen_questions_five_readings_and_four_agreements(decks: Decks) -> None:
    kinds = ("formal", "substantive", "conscience")
    assert [len(decks.questions.of(kind)) for kind in kinds] == [5, 6, 4]
    assert len(decks.readings.readings) == 5
    assert [agreement.text for agreement in decks.agreements.agreements] == [
        "Er is geen goed of fout.",
        "We laten elkaar uitpraten.",
        "Eerst A én B, dan pas een derde weg.",
        "Wat hier gezegd wordt, blijft hier.",
    ]


def test_every_card_names_its_source(decks: Decks) -> None:
    for card in decks.cards.values():
        assert card.source == f"Verwey-Jonker Instituut, Dilemmakaarten (2024), dilemma {card.number}"


def test_the_short_sentences_are_sentences(decks: Decks) -> None:
    for name, card in decks.cards.items():
        for argument in card.a.arguments + card.b.arguments:
            assert re.fullmatch(r"\W*[A-ZÉ].*[.?!]", argument.short), (name, argument.short)
            assert re.fullmatch(r"\W*[A-ZÉ].*[.?!]", argument.text), (name, argument.text)
        assert card.question.endswith("?"), name


def test_words_of_voting_and_winning_are_nowhere() -> None:
    for path in DECKS.glob("*.md"):
        text = path.read_text(encoding="utf-8").replace("Er is geen goed of fout.", "")
        assert not NEVER.findall(text), path.name


def test_the_files_are_plain_text_that_every_editor_keeps() -> None:
    for path in DECKS.glob("*.md"):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name
        assert not {b"\r", b"\t"} & {bytes([sign]) for sign in raw}, path.name
        assert raw.endswith(b"\n"), path.name
