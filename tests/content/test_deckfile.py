"""What is wrong in a file is said with its line and what to do; what does no harm is read without a word."""

import codecs
from collections.abc import Callable
from typing import Any

import pytest

from content.deckfile import read_agreements, read_card, read_questions, read_readings
from content.decktext import DeckError
from tests.content.cast import AGREEMENTS, CARD, QUESTIONS, READINGS, line_of, with_line
from tests.content.mistakes import ENCODINGS, WRONG

Found = list[tuple[int, str, str]]


def problems(read: Callable[[str, bytes], Any], raw: bytes) -> Found:
    with pytest.raises(DeckError) as caught:
        read("03-noor.md", raw)
    assert {problem.file for problem in caught.value.problems} == {"03-noor.md"}
    return [(problem.line, problem.what, problem.todo) for problem in caught.value.problems]


def test_a_card_is_read_whole() -> None:
    card = read_card("03-noor.md", CARD.encode())
    assert (card.number, card.title, card.person) == (3, "Rust of regels", "Noor, 40")
    assert card.groups == ("Jobcoaches", "Wijkteamleden")
    assert card.case == ("Noor is 40 en werkt halve dagen.", "Ze vraagt jou om uitstel.")
    assert (card.question, card.elaboration) == ("Geef je Noor uitstel?", ("Wie betrek je daarbij?",))
    assert (card.a.short, card.b.short) == ("Uitstel geven", "De termijn aanhouden")
    assert [argument.conviction for argument in card.a.arguments] == ["Rust is een voorwaarde voor werk.", ""]
    assert [argument.text for argument in card.b.arguments] == ["Regels gelden voor iedereen."]


HARMLESS = {
    "Windows line ends": CARD.replace("\n", "\r\n").encode(),
    "a byte order mark": codecs.BOM_UTF8 + CARD.encode(),
    "trailing spaces": CARD.replace("\n", "  \n").encode(),
    "extra blank lines": CARD.replace("\n\n", "\n\n\n\n").encode(),
    "tabs for the margin": CARD.replace("\n   ", "\n\t").encode(),
    "no margin": CARD.replace("\n   ", "\n").encode(),
    "a wider margin": CARD.replace("\n   ", "\n      ").encode(),
    "a curly apostrophe": CARD.replace("Thema's", "Thema’s").encode(),
    "small letters": CARD.replace("Nummer:", "nummer :").replace("Optie A", "optie a").encode(),
    "no accents": CARD.replace("In één zin", "In een zin").encode(),
    "commas in a list": CARD.replace("Werk; Regels", "werk, regels").encode(),
    "a bracket after the number": CARD.replace("1. ", "1) ").encode(),
    "no space after the marks of a heading": CARD.replace("## ", "##").replace("# R", "#R").encode(),
    "no language": CARD.replace("Taal: nl\n", "").encode(),
    "hidden hyphens of a word processor": CARD.replace("uitstel", "uit\u00adstel").encode(),
    "accents written apart": CARD.replace("é", "e\u0301").encode(),
    "blank lines between arguments": CARD.replace("\n2. ", "\n\n2. ").encode(),
    "text over more lines": CARD.replace(
        "Noor heeft rust nodig.\n   K", "Noor heeft\n   rust nodig.\n   K"
    ).encode(),
    "a field over more lines": CARD.replace(
        "Regels gelden voor iedereen.\n", "Regels gelden\n   voor iedereen.\n"
    ).encode(),
}


@pytest.mark.parametrize("raw", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_reads_the_same(raw: bytes) -> None:
    assert read_card("03-noor.md", raw) == read_card("03-noor.md", CARD.encode())


@pytest.mark.parametrize(("raw", "line", "what", "todo"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_its_line_and_what_to_do(raw: bytes, line: int, what: str, todo: str) -> None:
    assert (line, what, todo) in problems(read_card, raw)


@pytest.mark.parametrize(("raw", "line"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_wrong_encoding_is_told_with_how_to_save_it(raw: bytes, line: int) -> None:
    todo = "Open het in Kladblok, kies 'Opslaan als' en kies bij Codering 'UTF-8'."
    assert problems(read_card, raw) == [(line, "Dit bestand is niet opgeslagen als UTF-8.", todo)]


def test_all_mistakes_of_a_file_come_at_once_in_order_of_their_lines() -> None:
    text = CARD.replace("Persoon", "Persoom").replace("2. Er", "3. Er").replace("## Vraag", "## Vraagje")
    found = problems(read_card, text.encode())
    assert [line for line, _what, _todo in found] == [4, line_of(CARD, "## Vraag"), line_of(CARD, "2. Er")]


def test_one_slip_gives_one_problem() -> None:
    assert len(problems(read_card, with_line(CARD, 4, "Persoom: Noor, 40"))) == 1
    assert len(problems(read_card, with_line(CARD, 11, "## Situaties"))) == 1
    assert len(problems(read_card, with_line(CARD, 28, "   Kor: Noor heeft rust nodig."))) == 1


def test_a_sentence_with_a_colon_is_no_field() -> None:
    raw = CARD.replace(
        "Noor heeft rust nodig.\n   K", "Noor heeft rust nodig.\n   Kortom: geef uitstel.\n   K"
    )
    assert (
        read_card("x.md", raw.encode()).a.arguments[0].text == "Noor heeft rust nodig. Kortom: geef uitstel."
    )


def test_a_year_at_the_start_of_a_line_is_no_new_argument() -> None:
    raw = CARD.replace("1. Noor heeft rust nodig.", "1. Dat geldt al sinds de wet van\n   15. Die is er nog.")
    assert len(read_card("x.md", raw.encode()).a.arguments) == 2


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"\x00", b"# \n", b"#", "Ⅷ. x".encode(), b"## \n1. \n", b"1.\n2.\n"]
)
def test_an_empty_or_odd_file_is_refused_and_not_a_crash(raw: bytes) -> None:
    for read in (read_card, read_questions, read_readings, read_agreements):
        assert problems(read, raw)


def test_questions_know_their_kind() -> None:
    file = read_questions("achtergrondvragen.md", QUESTIONS.encode())
    assert [question.kind for question in file.questions] == [
        "formal",
        "substantive",
        "substantive",
        "conscience",
    ]
    assert file.of("conscience")[0].text == "Kan ik dit uitleggen?"


def test_questions_are_numbered_through_the_kinds() -> None:
    raw = QUESTIONS.replace("2. Wat", "1. Wat").encode()
    assert (9, "Hier staat nummer 1.", "Nummer door: hier hoort 2.") in problems(read_questions, raw)


def test_a_reading_needs_a_real_address() -> None:
    raw = READINGS.replace("https://www.voorbeeld.nl/", "www.voorbeeld.nl ").encode()
    what = "'www.voorbeeld.nl handreiking' is geen webadres."
    assert (4, what, "Begin met https:// en gebruik geen spaties.") in problems(read_readings, raw)
    raw = READINGS.replace("https:", "javascript:").encode()
    assert [line for line, _what, _todo in problems(read_readings, raw)] == [4]


def test_an_agreement_needs_its_explanation() -> None:
    raw = AGREEMENTS.replace("   Uitleg: Je luistert tot de ander klaar is.\n", "").encode()
    assert problems(read_agreements, raw) == [
        (3, "'Uitleg:' ontbreekt.", "Zet er een regel bij met 'Uitleg: …'.")
    ]
