"""The made-up people of a rehearsal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.constants import ARGUMENT_LENGTH, LABEL_FROM, MOVED_FROM, TEXT_LENGTH
from sessions.domain.rehearsing import LEAST, MOST, SHAPES, TEXTS, Person, Shape, made_up
from sessions.domain.spread import spread_of
from sessions.domain.state import TextKind

LABELS = {
    Shape.GROUPS: "Twee groepen",
    Shape.SPREAD: "Verspreid over de lijn",
    Shape.MOST_A: "De meesten staan bij A",
    Shape.MOST_B: "De meesten staan bij B",
    Shape.CLOSE: "Dicht bij elkaar",
    Shape.MIDDLE: "Veel mensen staan in het midden",
}
UNHURRIED = settings(deadline=None)  # three hundred people on a busy machine
numbers, seeds, shapes = st.integers(LEAST, MOST), st.text(max_size=8), st.sampled_from(list(Shape))


@UNHURRIED
@given(st.integers(LABEL_FROM, MOST), shapes, seeds)
def test_the_spread_of_made_up_people_gets_the_label_that_was_asked_for(
    people: int, shape: Shape, seed: str
) -> None:
    spread = spread_of([person.place for person in made_up(people, shape, seed)])
    assert spread.label.by(str) == LABELS[shape]


@UNHURRIED
@given(numbers, shapes, seeds)
def test_there_are_as_many_as_asked_and_all_stand_on_the_line(people: int, shape: Shape, seed: str) -> None:
    group = made_up(people, shape, seed)
    assert [person.number for person in group] == list(range(people))
    assert all(0 <= place <= 100 for person in group for place in (person.place, person.second))


@UNHURRIED
@given(numbers, shapes, seeds)
def test_the_same_seed_gives_the_same_people(people: int, shape: Shape, seed: str) -> None:
    one, other = made_up(people, shape, seed), made_up(people, shape, seed)
    assert one == other
    assert [p.weight("A1") for p in one] == [p.weight("A1") for p in other]
    assert [p.pace("x", 1, 9) for p in one] == [p.pace("x", 1, 9) for p in other]


@pytest.mark.parametrize("shape", Shape)
def test_some_move_and_some_stay(shape: Shape) -> None:
    moves = [abs(person.second - person.place) for person in made_up(60, shape, "zaad")]
    assert 10 <= sum(move >= MOVED_FROM for move in moves) <= 35
    assert sum(move == 0 for move in moves) >= 15


def test_an_argument_counts_heavier_on_its_own_side() -> None:
    group = made_up(200, Shape.GROUPS, "zaad")

    def mean(side: str, people: list[Person]) -> float:
        weights = [person.weight(f"{side}{n}") for person in people for n in range(1, 6)]
        known = [weight for weight in weights if weight is not None]
        assert len(known) < len(weights), "'weet ik niet' comes too"
        return sum(known) / len(known)

    left = [person for person in group if person.place < 40]
    assert mean("A", left) > mean("B", left) + 1


@UNHURRIED
@given(numbers, seeds)
def test_picks_are_different_arguments_and_small_answers_stay_in_range(people: int, seed: str) -> None:
    for person in made_up(people, Shape.SPREAD, seed)[:5]:
        assert len(set(person.picks(["A1", "A2", "A3"], 2))) == 2
        assert person.picks(["A1"], 2) == ("A1",)
        assert 0 <= person.answer("harvest.1", 2) <= 2
        assert 3 <= person.pace("harvest.1", 3, 8) <= 8


@UNHURRIED
@given(numbers, shapes, seeds)
def test_each_text_is_written_once_and_fits_its_field(people: int, shape: Shape, seed: str) -> None:
    written = [text for person in made_up(people, shape, seed) for text in person.texts]
    assert sorted(written) == sorted(TEXTS)
    for kind, side, text, more in written:
        assert len(text) <= (ARGUMENT_LENGTH if kind == TextKind.ARGUMENT else TEXT_LENGTH)
        assert len(more) <= TEXT_LENGTH
        assert (side != "") == (kind in {TextKind.ARGUMENT, TextKind.FLIP})


def test_every_shape_has_a_name() -> None:
    assert set(SHAPES) == set(Shape)
