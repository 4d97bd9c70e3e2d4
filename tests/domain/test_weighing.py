"""How a group weighs: who counts, when sides are split, what bridges and what divides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.weighing import ArgumentWeight, talk_about, weigh_group
from tests.domain.cast import CARD, KEYS, standing, weighing


def weigh(places, answers, picks=False, side_from=3):
    rows = weigh_group(CARD, standing(places), weighing(answers), picks, side_from)
    return {row.key: row for row in rows}


def row(key, a, b, people=20):
    return ArgumentWeight(key, people, 0.5, a, b)


def keys(rows):
    return [item.key for item in rows]


def test_every_argument_has_a_row_in_the_order_of_the_card():
    assert list(weigh([], [])) == KEYS


def test_a_mean_only_from_three_people():
    assert weigh([], [{"A1": 4}] * 2)["A1"].mean is None
    assert weigh([], [{"A1": 4}] * 3)["A1"].mean == 1.0


def test_i_do_not_know_is_not_counted():
    counted = weigh([], [{"A1": 4}, {"A1": 2}, {"A1": 0}, {"A1": None}])["A1"]
    assert (counted.people, counted.mean) == (3, 0.5)


def test_sides_are_split_only_with_three_on_each():
    heavy, light = {"A1": 4}, {"A1": 0}
    two = weigh([0, 0, 0, 100, 100], [heavy] * 3 + [light] * 2)["A1"]
    three = weigh([0, 0, 0, 100, 100, 100], [heavy] * 3 + [light] * 3)["A1"]
    assert (two.a, two.b) == (None, None)
    assert three.a == pytest.approx((3 + 2 * 0.5) / 5)
    assert three.b == pytest.approx((0 + 2 * 0.5) / 5)


def test_a_side_counts_only_who_weighed_this_argument():
    answers = [{"A1": 4}] * 3 + [{"A1": 0}] * 2 + [{"A1": None}]
    assert weigh([0, 0, 0, 100, 100, 100], answers)["A1"].b is None


def test_the_middle_and_those_not_on_the_line_count_for_the_group_alone():
    answers = [{"A1": 4}] * 3 + [{"A1": 4}] * 3 + [{"A1": 0}, {"A1": 0}]
    counted = weigh([39, 0, 0, 61, 100, 100, 40], answers)["A1"]
    assert counted.people == 8
    assert counted.mean == 0.75
    assert counted.a == counted.b == pytest.approx((3 + 2 * 0.75) / 5)


def test_in_picks_a_reason_left_alone_counts_as_nothing():
    answers = [{"A1": 4}, {"A1": 4}, {"A2": 4}, {}]
    counted = weigh([], answers, picks=True)
    assert (counted["A1"].people, counted["A1"].mean) == (3, pytest.approx(2 / 3))
    assert (counted["B1"].people, counted["B1"].mean) == (3, 0.0)


def test_bridge_divide_and_crossing_by_their_formulas():
    both = row("A1", 0.9, 0.4)
    assert both.bridge == 0.6
    assert both.divide == 0.5
    assert (both.crossing, row("B1", 0.9, 0.4).crossing) == (0.4, 0.9)


@pytest.mark.parametrize(
    ("people", "bridges", "dividers"), [(5, 0, 0), (6, 1, 1), (11, 1, 1), (12, 2, 2), (19, 2, 2), (20, 3, 2)]
)
def test_the_size_of_the_group_says_how_many(people, bridges, dividers):
    rows = [row(f"A{n}", 0.9 - n / 20, 0.5, people) for n in range(1, 7)]
    talk = talk_about(rows)
    assert (len(talk.bridges), len(talk.dividers)) == (bridges, dividers)


def test_what_weighs_on_both_sides_bridges_and_what_differs_divides():
    talk = talk_about(
        [row("A1", 0.9, 0.1, 6), row("A2", 0.3, 0.3, 6), row("B1", 0.8, 0.8, 6), row("B2", 0.2, 0.5, 6)]
    )
    assert (keys(talk.bridges), keys(talk.dividers)) == (["B1"], ["A1"])
    assert keys(talk.crossings) == ["B1"]


def test_no_argument_is_both_bridge_and_divider():
    talk = talk_about([row("A1", 1.0, 0.6, 6), row("A2", 0.3, 0.2, 6)])
    assert (keys(talk.bridges), keys(talk.dividers)) == (["A1"], ["A2"])


def test_a_bridge_never_comes_without_a_divider():
    assert talk_about([row("A1", 0.5, 0.5), row("A2", 0.4, 0.4)]).bridges == ()


def test_equal_arguments_keep_the_order_of_the_card():
    talk = talk_about([row(key, 0.6, 0.5) for key in ("A1", "A2", "A3", "B1", "B2")])
    assert keys(talk.bridges) == ["A1", "A2", "A3"]
    assert keys(talk.dividers) == ["B1", "B2"]


def test_without_a_split_nothing_bridges():
    assert talk_about([ArgumentWeight("A1", 30, 0.9, None, None)]).bridges == ()
    assert talk_about([]).dividers == ()


answers = st.dictionaries(st.sampled_from(KEYS), st.one_of(st.none(), st.integers(0, 4)))
people = st.lists(st.tuples(st.integers(0, 100), answers), max_size=30)


@given(people, st.booleans(), st.randoms())
def test_the_order_of_people_makes_no_difference(group, picks, random):
    shuffled = group[:]
    random.shuffle(shuffled)
    assert _rows(shuffled, picks) == _rows(group, picks)


@given(people, st.booleans())
def test_means_lie_between_none_and_all(group, picks):
    for item in _rows(group, picks).values():
        assert all(0 <= mean <= 1 for mean in (item.mean, item.a, item.b) if mean is not None)
        assert (item.a is None) == (item.b is None)


@given(people)
def test_talk_names_arguments_of_the_card_once(group):
    talk = talk_about(list(_rows(group, False).values()))
    shown = keys(talk.bridges) + keys(talk.dividers)
    assert len(shown) == len(set(shown))
    assert not talk.bridges or talk.dividers


def _rows(group, picks):
    return weigh([place for place, _ in group], [answer for _, answer in group], picks)
