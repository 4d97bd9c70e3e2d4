"""A draft survives its file whatever was typed, and a file that was written once is written the same again."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.deckescapes import escape, forbidden, unescape
from content.deckfile import read_card
from content.deckshapes import GROUPS, THEMES, CardFile
from content.decktext import DeckError
from content.deckwriting import write_card
from content.draftfile import card_of, draft_of, read_own, write_own
from content.drafts import Draft, DraftArgument
from tests.content.cast import CARD, DECKS
from tests.content.test_round_trip import TRAPS, cards

calm = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])

# Everything that may be mistaken for the form of the file itself.
ODD = [
    *TRAPS, "#", "##", "# kop", "## Vraag", "## Optie A: nee", "1. een", "999)", "Kort: ja", "Voluit:", "Persoon: ik",
    "\n", "\n\n", "\n\n\n", " ", "  ", "\t", "\r\n", "\\", "\\\\", "\\n", "\\_", "\\u{41}", "\\<", "<b>", "</b>",
    "<", "< b",
    "<!--", "é", "e\u0301", "\u0338=", "\u0301", "가", "\u1100\u1161", "👩\u200d⚕\ufe0f", "\u00ad", "\u00a0", "\u2028",
    "2. " * 60, "Kort: ja " * 30, "woord 3) " * 40, "# " * 70,  # at the end of a line one of them would begin the next
    "\ufeff", "\u200b", "x" * 300, ";", ",", ":", "-", "=SOM(A1)", "Ω", "\u2126", "\u037e",
]  # fmt: skip
turning = [chr(code) for code in range(0x600, 0x2070) if forbidden(chr(code))]
signs = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=turning)
pieces = st.one_of(
    st.sampled_from(ODD), st.text(signs, max_size=6), st.sampled_from(["woord", " ", "lang " * 30])
)
texts = st.lists(pieces, max_size=8).map("".join)
arguments = st.builds(DraftArgument, texts, texts, texts)
drafts = st.builds(
    Draft,
    title=texts,
    person=texts,
    line=texts,
    case=texts,
    question=texts,
    elaboration=texts,
    a_short=texts,
    a_full=texts,
    b_short=texts,
    b_full=texts,
    a_arguments=st.lists(arguments, max_size=3),
    b_arguments=st.lists(arguments, max_size=3),
    groups=st.lists(st.sampled_from(GROUPS), max_size=5, unique=True),
    themes=st.lists(st.sampled_from(THEMES), max_size=4, unique=True),
    language=st.sampled_from(["nl", "en"]),
    source=texts,
    licence=texts,
    number=st.integers(0, 999),
)


@calm
@given(drafts)
def test_any_draft_comes_back_from_its_file(draft: Draft) -> None:
    written = write_own(draft)
    card = read_own("x.md", written)
    assert draft_of(card) == draft
    assert write_own(draft_of(card), card.origin) == written


@calm
@given(texts)
def test_any_text_fits_on_one_line_and_comes_back(text: str) -> None:
    written = escape(text)
    assert unescape(written) == text
    assert " ".join(written.split()) == written
    assert unicodedata.is_normalized("NFC", written)


@calm
@given(cards)
def test_a_finished_card_is_written_as_the_deck_writes_it(card: CardFile) -> None:
    assert write_own(draft_of(card)) == write_card(card).encode()


@pytest.mark.parametrize("path", sorted(DECKS.glob("0*.md")), ids=lambda path: path.name)
def test_a_card_of_the_deck_reads_the_same_as_an_own_card(path) -> None:
    raw = path.read_bytes()
    assert read_own(path.name, raw) == read_card(path.name, raw)
    assert write_own(draft_of(read_own(path.name, raw))) == write_card(read_card(path.name, raw)).encode()


def test_an_empty_card_has_a_file_to_fill_in() -> None:
    text = write_own(Draft()).decode()
    assert text == (
        "# \\\n\nPersoon:\nIn één zin:\nBeroepsgroepen:\nThema's:\nTaal: nl\nBron:\n\n## Situatie\n\n## Vraag\n\n"
        "## Optie A:\n\nVoluit:\n\n## Optie B:\n\nVoluit:\n"
    )
    assert draft_of(read_own("x.md", text.encode())) == Draft()


def test_licence_and_origin_are_in_the_file() -> None:
    card = replace(card_of(draft_of(read_own("x.md", CARD.encode())), "Dilemma 3"), licence="CC BY 4.0")
    text = write_card(card)
    assert "\nLicentie: CC BY 4.0\nHerkomst: Dilemma 3\n" in text
    assert read_own("x.md", text.encode()) == read_card("x.md", text.encode()) == card


LOSES_TEXT = {
    "a field unknown": ("Taal: nl", "Kleur: rood", 8),
    "a heading unknown": ("## Situatie", "## Verhaal", 11),
    "a stray line": ("Nummer: 3", "Zomaar tekst", 3),
    "a number twice": ("2. Er is", "1. Er is", 30),
    "an unknown group": ("Jobcoaches;", "Kapiteins;", 6),
    "an origin too long": ("Taal: nl", "Herkomst: " + "x" * 201, 8),
}


@pytest.mark.parametrize(("old", "new", "line"), LOSES_TEXT.values(), ids=LOSES_TEXT)
def test_what_would_lose_text_is_a_mistake_in_an_own_card_too(old: str, new: str, line: int) -> None:
    with pytest.raises(DeckError) as caught:
        read_own("x.md", CARD.replace(old, new, 1).encode())
    assert line in [problem.line for problem in caught.value.problems]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\x00", b"\xff\xfe# x", b"1.\n2.\n"])
def test_what_is_no_card_is_refused_and_not_a_crash(raw: bytes) -> None:
    with pytest.raises(DeckError):
        read_own("x.md", raw)
