"""What changed: who counts as moved, what is said at which size, and that nothing left out can be computed."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.change import Direction, Moves, change_of, direction, moves_of, tell
from tests.domain.cast import standing

spots = st.dictionaries(st.integers(1, 40), st.integers(0, 100), max_size=40)


def all_moves(least, most):
    for people in range(least, most + 1):
        for a in range(people + 1):
            for b in range(people - a + 1):
                yield Moves(a, people - a - b, b)


def seen(moves):
    """All that a reader may see, the number of people included."""
    told = tell(moves)
    rows = tuple((str(row.name), str(row.shown)) for row in told.rows)
    return moves.people, str(told.sentence), str(told.counts), rows


def shown(*counts):
    return [str(row.shown) for row in tell(Moves(*counts)).rows]


def test_a_move_is_ten_points_or_more():
    assert direction(50, 59) == direction(50, 41) == Direction.STAYED
    assert direction(50, 60) == Direction.TOWARD_B
    assert direction(50, 40) == Direction.TOWARD_A


def test_only_who_chose_twice_counts_as_moved_but_all_stand_in_their_strip():
    first = dict.fromkeys(range(8), 50) | {8: 0}
    second = dict.fromkeys(range(1, 8), 50) | {0: 20, 10: 10, 11: 10}
    assert moves_of(first, second) == Moves(1, 7, 0)
    change = change_of(first, second)
    assert change.before
    assert change.after
    assert (change.before.people, change.after.people) == (9, 10)


def test_without_counts_there_are_no_strips():
    few = dict.fromkeys(range(7), 50)
    assert change_of(few, few).before is None
    assert change_of(few, few).after is None


@given(spots, spots)
def test_every_person_with_two_positions_is_counted_once(first, second):
    assert moves_of(first, second).people == len(first.keys() & second.keys())


def test_under_five_people_there_are_only_dots():
    for moves in all_moves(0, 4):
        assert seen(moves) == (moves.people, "", "", ())


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 5, 0), "De meesten bleven staan."),
        ((1, 4, 0), "De meesten bleven staan."),
        ((1, 3, 1), "Sommigen bleven staan, anderen verschoven."),
        ((0, 4, 2), "Sommigen bleven staan, anderen verschoven."),
        ((3, 1, 2), "De meesten verschoven."),
        ((7, 0, 0), "De meesten verschoven."),
    ],
)
def test_five_to_seven_people_get_one_sentence_without_a_number(counts, sentence):
    told = tell(Moves(*counts))
    assert (str(told.sentence), str(told.counts), told.rows) == (sentence, "", ())


def test_from_eight_people_there_are_a_sentence_counts_and_a_table():
    told = tell(Moves(3, 10, 5))
    assert str(told.sentence) == (
        "18 mensen kozen twee keer een plek. Richting A: 3. Blijven staan: 10. Richting B: 5."
    )
    assert str(told.counts) == "Richting A: 3 · Blijven staan: 10 · Richting B: 5"
    assert [str(row.name) for row in told.rows] == ["Richting A", "Blijven staan", "Richting B"]
    assert [row.direction for row in told.rows] == list(Direction)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((3, 10, 5), ["3", "10", "5"]),
        ((0, 10, 5), ["0", "10", "5"]),
        ((0, 12, 0), ["0", "12", "0"]),
        ((2, 20, 9), ["een paar", "20", "een deel"]),
        ((9, 1, 20), ["een deel", "een paar", "20"]),
        ((2, 20, 2), ["een paar", "20", "een paar"]),
        ((1, 20, 4), ["een paar", "20", "een paar"]),
        ((0, 20, 2), ["niemand of een paar", "bijna iedereen", "niemand of een paar"]),
        ((1, 20, 1), ["niemand of een paar", "bijna iedereen", "niemand of een paar"]),
        ((2, 15, 15), ["een paar", "een deel", "een deel"]),
        ((2, 4, 2), ["een paar", "een deel", "een deel"]),
    ],
)
def test_a_count_of_one_or_two_is_told_in_words_with_what_it_could_be_computed_from(counts, words):
    assert shown(*counts) == words


@pytest.mark.parametrize("hall", [all_moves(5, 7), all_moves(8, 40)], ids=["one sentence", "counts"])
def test_no_count_that_is_left_out_can_be_computed(hall):
    """Everybody knows the rules and how many chose twice, and tries every group that would look the same."""
    alike = defaultdict(list)
    for moves in hall:
        alike[seen(moves)].append(moves.counts)
    for (_, _, _, rows), candidates in alike.items():
        numbers = [row[1].isdigit() for row in rows] or [False] * 3
        for at, is_number in enumerate(numbers):
            values = {counts[at] for counts in candidates}
            assert len(values) == 1 if is_number else len(values) >= 2, (rows, candidates)


def test_one_or_two_is_never_shown_and_every_number_shown_is_true():
    for moves in all_moves(8, 40):
        for row, count in zip(tell(moves).rows, moves.counts, strict=True):
            assert str(row.shown) not in {"1", "2"}
            assert not str(row.shown).isdigit() or str(row.shown) == str(count)


def test_words_are_true():
    for moves in all_moves(8, 40):
        for word, count in zip(shown(*moves.counts), moves.counts, strict=True):
            assert word != "een paar" or 1 <= count <= 4
            assert word != "niemand of een paar" or count <= 2
            assert word != "een deel" or 2 <= count < moves.people - 2
            assert word != "bijna iedereen" or 0 < moves.people - count <= 2


def test_who_is_alone_in_moving_cannot_be_counted_from_who_stayed():
    assert seen(Moves(1, 30, 0)) == seen(Moves(0, 30, 1))
    assert shown(1, 29, 0) == shown(0, 28, 2)


def test_the_strips_are_those_of_the_spread():
    change = change_of(standing([0] * 5 + [100] * 5), standing([50] * 10))
    assert str(change.before.label) == "Twee groepen"
    assert str(change.after.label) == "Dicht bij elkaar"
