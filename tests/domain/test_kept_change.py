"""What is stored of a change: from all numbers together, no count of a few people can be computed."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain import cells, kept_change
from sessions.domain.cells import BANDS, both_cells
from sessions.domain.change import Moves, direction
from sessions.domain.kept_change import keep_change, keep_places
from sessions.domain.spread import bands_of
from sessions.domain.summary_facts import people_of
from tests.domain.cast import TWO_CAMPS, standing

AWAY = {"toward_a": 0, "stayed": 1, "toward_b": 2}


def seen(first_bands, second_bands, went):
    """Every number and word about places and moves that stands on the page or in a file."""
    before, after = both_cells(
        *(tuple(bands) + (0,) * (BANDS - len(bands)) for bands in (first_bands, second_bands))
    )
    change = keep_change(Moves(*went))
    strips = tuple(tuple((cell.first, cell.last, cell.people) for cell in each) for each in (before, after))
    return *strips, str(change.sentence), tuple((str(row.name), row.people) for row in change.rows)


def kept(first, second, numbers=True):
    return keep_places(standing(first), standing(second), numbers)


# --- everything a reader can compute -----------------------------------------------------------------------


def may_go(band, to):
    """Directions in which somebody can go from one band to another: 0 towards A, 1 stayed, 2 towards B.

    A band is 20 points wide and a move 10, so within one band all three, and next door also 'stayed'.
    """
    if band == to:
        return 0, 1, 2
    far = 2 if to > band else 0
    return (1, far) if abs(band - to) == 1 else (far,)


def test_directions_are_those_of_places():
    found = defaultdict(set)
    for first, second in product(range(101), repeat=2):
        band, to = (bands_of([place]).index(1) for place in (first, second))
        found[band, to].add(AWAY[direction(first, second)])
    assert all(set(may_go(*pair)) == ways for pair, ways in found.items())


STEPS = [(i, j, way) for i in range(3) for j in range(3) for way in may_go(i, j)]
WHOLE = list(product((0, 1), repeat=3))[1:]  # which of place first, place later and direction an event names


def named(step):
    """The events that a person with this step counts in: (0, 2, None) is 'first in band 0, later in band 2'."""
    return [tuple(part if on else None for part, on in zip(step, ons, strict=True)) for ons in WHOLE]


EVENTS = sorted({event for step in STEPS for event in named(step)}, key=str)
DIGIT = 4  # a group's counts as one number, of four bits a count: fast enough to try them all


def packed(events):
    return sum(1 << DIGIT * EVENTS.index(event) for event in events)


def count(group, event):
    return group >> DIGIT * EVENTS.index(event) & (1 << DIGIT) - 1


MARGINS = [
    [(i, None, None) for i in range(3)],
    [(None, j, None) for j in range(3)],
    [(None, None, w) for w in range(3)],
]
MASK = packed([event for margin in MARGINS for event in margin]) * ((1 << DIGIT) - 1)


@pytest.mark.parametrize("people", [4, 5, 6])
def test_whatever_the_group_no_few_people_can_be_counted(monkeypatch, people):
    """The rule on a small scale, where every group can be tried: a few is 1, and a cell holds 2 or more.

    A reader knows the rule and tries all groups that would look the same. What has one value in all of them is
    computed; that may never be 1.
    """
    for module in (cells, kept_change):
        monkeypatch.setattr(module, "STORED_CELL_FROM", 2)
    views, group_of, differ = {}, {}, defaultdict(int)
    for steps in combinations_with_replacement([packed(named(step)) for step in STEPS], people):
        group = sum(steps)
        if (view := views.get(group & MASK)) is None:
            view = views[group & MASK] = seen(
                *(tuple(count(group, event) for event in each) for each in MARGINS)
            )
        differ[view] |= group ^ group_of.setdefault(view, group)
    for view, group in group_of.items():
        computed = {event: count(group, event) for event in EVENTS if not count(differ[view], event)}
        assert 1 not in computed.values(), (view, computed)


def test_strips_from_which_a_jump_follows_are_cut_coarser():
    """At least four of the fourteen at A are at B afterwards; if few moved, that would be exactly four."""
    before, after = [14, 0, 5, 0, 5], [5, 0, 5, 0, 14]
    assert cells.jump_is_certain([14, 5, 5], [5, 5, 14])
    assert not cells.jump_is_certain([10, 5, 5], [5, 5, 10])
    assert [(cell.first, cell.last) for cell in both_cells(before, after)[0]] == [(0, 1), (2, 4)]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_how_many_take_part_tells_nothing_of_few_who_are_not_on_the_line(taking_part, first, twice):
    """From the number of people and the cells: nobody, or so few that they could be nobody, or five or more."""
    first = min(first, taking_part)
    twice = min(twice, first)
    places = keep_places(standing([0] * first), standing([0] * twice), True)
    on_line = sum(cell.people for cell in places.spread.cells)
    told = str(people_of(taking_part, places.spread, True))
    if on_line and taking_part >= 8:
        assert told == (
            f"{on_line} mensen op de lijn" if taking_part - on_line < 5 else f"{taking_part} mensen"
        )
    assert on_line in ({twice} if places.change and twice >= 8 else {0, first})


# --- what is told ------------------------------------------------------------------------------------------


def moved(*counts):
    change = keep_change(Moves(*counts))
    return str(change.sentence), {str(row.name): row.people for row in change.rows}


def test_three_counts_of_five_or_more():
    assert moved(5, 9, 6) == (
        "9 mensen bleven staan, 5 verschoven richting A en 6 richting B.",
        {"Richting A": 5, "Blijven staan": 9, "Richting B": 6},
    )


def test_two_directions_of_which_one_has_few_are_one_count():
    assert moved(4, 14, 6) == (
        "14 mensen bleven staan en 10 verschoven.",
        {"Blijven staan": 14, "Verschoven": 10},
    )
    assert moved(0, 14, 10)[0] == moved(4, 14, 6)[0], "a zero is no different from a few"


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 20, 4), "De meesten bleven staan."),
        ((0, 24, 0), "De meesten bleven staan."),
        ((10, 4, 10), "De meesten verschoven."),
        ((10, 0, 0), "De meesten verschoven."),
        ((2, 4, 2), "Sommigen bleven staan, anderen verschoven."),
    ],
)
def test_else_words(counts, sentence):
    assert moved(*counts) == (sentence, {})


@given(*[st.integers(0, 30)] * 3)
def test_every_count_is_true_and_of_five_or_more(a, stayed, b):
    if a + stayed + b < 8:
        return
    sentence, rows = moved(a, stayed, b)
    known = {"Richting A": a, "Blijven staan": stayed, "Richting B": b, "Verschoven": a + b}
    assert all(people >= 5 and people == known[name] for name, people in rows.items())
    assert sum(rows.values()) in {0, a + stayed + b}
    if not rows:
        assert not any(char.isdigit() for char in sentence)


def test_both_strips_are_about_those_who_chose_twice():
    first, second = standing(TWO_CAMPS * 2), standing((TWO_CAMPS * 2)[:-2])
    places = keep_places(first, second | {99: 50}, True)
    assert [sum(cell.people for cell in each.cells) for each in (places.spread, places.second)] == [18, 18]


def test_when_few_chose_again_there_is_one_strip_of_everybody():
    places = kept([0] * 10 + [100] * 10, [0] * 9)
    assert (places.second, places.change) == (None, None)
    assert sum(cell.people for cell in places.spread.cells) == 20


def test_under_eight_people_words_only():
    places = kept([0] * 7, [50] * 7)
    assert places.second is None
    assert (str(places.change.sentence), places.change.rows) == ("De meesten verschoven.", ())
    assert kept([0] * 4, [50] * 4).change is None


def test_while_it_can_still_change_labels_only():
    places = kept(TWO_CAMPS * 2, [50] * 20, numbers=False)
    assert [str(each.label) for each in (places.spread, places.second)] == [
        "Twee groepen",
        "Dicht bij elkaar",
    ]
    assert (places.spread.cells, places.second.cells, places.change.rows) == ((), (), ())


two_places = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=8, max_size=60)


@given(two_places)
def test_the_strips_have_the_same_cells_and_dots_or_one_has_only_its_label(pairs):
    places = kept([one for one, _ in pairs], [other for _, other in pairs])
    strips = [[(cell.first, cell.last) for cell in each.cells] for each in (places.spread, places.second)]
    assert strips[0] == strips[1] or [(0, 4)] in strips
