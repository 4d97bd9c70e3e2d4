"""What changed between two texts of a card: nothing goes unseen, and no word gets lost."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.draftfields import fields
from content.drafts import Draft, DraftArgument
from content.versions import GONE, NEW, SAME, Piece, changes, pieces

WORDS = st.text(alphabet=" \nabcé", max_size=12)
ARGUMENTS = st.lists(st.builds(DraftArgument, text=WORDS, short=WORDS, conviction=WORDS), max_size=4)
DRAFTS = st.builds(
    Draft,
    title=WORDS,
    case=WORDS,
    a_short=WORDS,
    a_arguments=ARGUMENTS,
    b_arguments=ARGUMENTS,
    groups=st.lists(st.sampled_from(["Jobcoaches", "Wijkteamleden"]), max_size=2),
    licence=WORDS,
)


@given(WORDS, WORDS)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind in {SAME, GONE}) == before
    assert "".join(piece.text for piece in found if piece.kind in {SAME, NEW}) == after


@given(DRAFTS, DRAFTS)
def test_there_are_changes_exactly_when_the_cards_differ(before: Draft, after: Draft) -> None:
    assert changes(before, before) == ()
    assert bool(changes(before, after)) == (before != after)


@given(DRAFTS, DRAFTS)
def test_each_text_that_is_gone_stands_in_a_change(before: Draft, after: Draft) -> None:
    found = changes(before, after)
    kept = Counter(field.text for field in fields(after)) + Counter(change.before for change in found)
    assert not Counter(field.text for field in fields(before) if field.text) - kept
    shown = Counter(field.text for field in fields(before)) + Counter(change.after for change in found)
    assert not Counter(field.text for field in fields(after) if field.text) - shown


def test_a_change_is_told_by_the_word() -> None:
    assert pieces("Rust of regels", "Rust en regels") == (
        Piece(SAME, "Rust "),
        Piece(GONE, "of"),
        Piece(NEW, "en"),
        Piece(SAME, " regels"),
    )


ONE, TWO, THREE = (DraftArgument(text=f"Argument {word} is een reden.") for word in ("een", "twee", "drie"))


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([TWO, THREE, ONE], [("a_arguments.2.text", "verplaatst van A1 naar A3")]),
        ([ONE, THREE], [("a_arguments.1.text", "weggehaald")]),
        (
            [ONE, DraftArgument("Iets heel anders staat hier nu"), TWO, THREE],
            [("a_arguments.1.text", "nieuw")],
        ),
        ([ONE, replace(TWO, text="Argument twee is een goede reden."), THREE], [("a_arguments.1.text", "")]),
        ([ONE, replace(TWO, conviction="Rust."), THREE], [("a_arguments.1.conviction", "")]),
    ],
)
def test_an_argument_that_moves_goes_comes_or_is_rewritten(
    after: list[DraftArgument], told: list[tuple[str, str]]
) -> None:
    found = changes(Draft(a_arguments=[ONE, TWO, THREE]), Draft(a_arguments=after))
    assert [(change.field, change.note) for change in found] == told


def test_a_very_long_text_is_shown_whole() -> None:
    long = "woord " * 5_000
    assert pieces(long, long + "nog") == (Piece(GONE, long), Piece(NEW, long + "nog"))
