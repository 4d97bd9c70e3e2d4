"""What is written reads back the same, and a file that was written once is written the same again."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import deckfile, deckwriting
from content.deckshapes import (
    GROUPS,
    THEMES,
    AgreementFile,
    AgreementsFile,
    ArgumentFile,
    CardFile,
    OptionFile,
    QuestionFile,
    QuestionsFile,
    ReadingFile,
    ReadingsFile,
)
from tests.content.cast import AGREEMENTS, CARD, DECKS, QUESTIONS, READINGS

LISTS: dict[str, tuple[Callable[[str, bytes], Any], Callable[[Any], str]]] = {
    "achtergrondvragen.md": (deckfile.read_questions, deckwriting.write_questions),
    "leesbronnen.md": (deckfile.read_readings, deckwriting.write_readings),
    "afspraken.md": (deckfile.read_agreements, deckwriting.write_agreements),
}
CARDS = (deckfile.read_card, deckwriting.write_card)

# Words that would be taken for the start of something else, were they to come first on a line.
TRAPS = ["2.", "3)", "2024.", "Kort:", "Kor:", "Kortom:", "Beroepsopvatting:", "Adres:", "Uitleg:", "één:"]
TRAPS += ["a#", "#", "-", "’s"]
words = st.one_of(st.sampled_from(TRAPS), st.text("abcdeéëïxyzABC", min_size=1, max_size=14))

# A busy machine is slow; that is no fault of the files.
calm = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def texts(most: int) -> st.SearchStrategy[str]:
    first = st.text("abcdefghij", min_size=1, max_size=8).map(str.capitalize)
    return st.tuples(first, st.lists(words, max_size=most - 1)).map(
        lambda parts: " ".join([parts[0], *parts[1]])
    )


arguments = st.builds(ArgumentFile, texts(50), texts(12), st.one_of(st.just(""), texts(20)))
options = st.builds(OptionFile, texts(7), texts(25), st.lists(arguments, min_size=1, max_size=4).map(tuple))
paragraphs = st.lists(texts(90), min_size=1, max_size=3).map(tuple)
cards = st.builds(
    CardFile,
    number=st.integers(1, 999),
    title=texts(12),
    person=texts(4),
    line=texts(20),
    groups=st.lists(st.sampled_from(GROUPS), min_size=2, max_size=5, unique=True).map(tuple),
    themes=st.lists(st.sampled_from(THEMES), min_size=2, max_size=4, unique=True).map(tuple),
    language=st.sampled_from(["nl", "en"]),
    source=texts(12),
    case=paragraphs,
    question=texts(12),
    elaboration=st.one_of(st.just(()), paragraphs),
    a=options,
    b=options,
)
questions = st.tuples(*(st.lists(texts(40), min_size=1, max_size=4) for _kind in range(3)))
readings = st.builds(ReadingFile, texts(12), st.just("https://www.voorbeeld.nl/een/bron?x=1#deel"), texts(50))
agreements = st.builds(AgreementFile, texts(12), texts(25))


@calm
@given(cards)
def test_a_card_survives_writing(card: CardFile) -> None:
    assert deckfile.read_card("x.md", deckwriting.write_card(card).encode()) == card


@calm
@given(questions)
def test_questions_survive_writing(per_kind: tuple[list[str], list[str], list[str]]) -> None:
    kinds = zip(deckfile.QUESTION_HEADINGS.values(), per_kind, strict=True)
    asked = tuple(QuestionFile(kind, text) for kind, texts_ in kinds for text in texts_)
    file = QuestionsFile("Vragen", asked)
    assert deckfile.read_questions("x.md", deckwriting.write_questions(file).encode()) == file


@calm
@given(st.lists(readings, min_size=1, max_size=4).map(tuple))
def test_readings_survive_writing(entries: tuple[ReadingFile, ...]) -> None:
    file = ReadingsFile("Lezen", entries)
    assert deckfile.read_readings("x.md", deckwriting.write_readings(file).encode()) == file


@calm
@given(st.lists(agreements, min_size=1, max_size=4).map(tuple))
def test_agreements_survive_writing(entries: tuple[AgreementFile, ...]) -> None:
    file = AgreementsFile("Afspraken", entries)
    assert deckfile.read_agreements("x.md", deckwriting.write_agreements(file).encode()) == file


@pytest.mark.parametrize("name", sorted(path.name for path in DECKS.glob("*.md")))
def test_the_files_of_the_deck_survive_writing(name: str) -> None:
    read, write = LISTS.get(name, CARDS)
    held = read(name, (DECKS / name).read_bytes())
    written = write(held)
    assert read(name, written.encode()) == held
    assert write(read(name, written.encode())) == written


def test_the_examples_are_written_byte_for_byte() -> None:
    for text, (read, write) in zip(
        (QUESTIONS, READINGS, AGREEMENTS, CARD), (*LISTS.values(), CARDS), strict=True
    ):
        assert write(read("x.md", text.encode())) == text
