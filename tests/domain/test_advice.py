"""Prompts that fit the group: when each rule speaks, and that none points at people."""

import re
from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.domain import advice as rules
from sessions.domain import advice_on_change as on_change
from sessions.domain.advice import RULES, advice, room_of
from sessions.domain.change import Moves, tell
from sessions.domain.weighing import ArgumentWeight, weigh_group
from tests.agreement.test_words import DUTCH
from tests.domain.cast import CARD, EVENLY, KEYS, MOSTLY_A, NEAR_THE_MIDDLE, TWO_CAMPS, standing, weighing
from tests.domain.test_change import all_moves, seen


def room(places, rows=(), told=None):
    return room_of(places, CARD.arguments, rows, told)


def sides(a, b, middle=0):
    return [10] * a + [50] * middle + [90] * b


def row(key, a, b, people=6):
    return ArgumentWeight(key, people, 0.5, a, b)


def told(*counts):
    return tell(Moves(*counts))


# --- where people stand ------------------------------------------------------------------------------------


def test_a_group_close_together_is_asked_for_what_is_not_in_the_room():
    assert "ergens anders te staan" in str(rules.close_together(room(NEAR_THE_MIDDLE)))
    assert not rules.close_together(room(EVENLY))


def test_two_groups_are_curious_about_each_other_when_both_are_real():
    assert "de ene groep" in str(rules.two_groups(room(TWO_CAMPS)))
    assert not rules.two_groups(room(EVENLY))
    two_of_eight = [5] * 6 + [95] * 2
    assert str(room(two_of_eight).label) == "Twee groepen"
    assert not rules.two_groups(room(two_of_eight))


def test_many_in_the_middle_are_asked_what_holds_them_there():
    assert "midden" in str(rules.many_in_the_middle(room([0, 10, 40, 45, 50, 60, 90, 100])))
    assert not rules.many_in_the_middle(room(TWO_CAMPS))


def test_people_all_over_the_line_are_asked_what_they_think_of_first():
    assert "verspreid" in str(rules.spread_out(room(EVENLY)))
    assert not rules.spread_out(room(MOSTLY_A))


@pytest.mark.parametrize(
    ("a", "b", "side"),
    [(3, 5, "A"), (9, 3, "B"), (4, 6, "A"), (3, 4, None), (5, 5, None), (2, 9, None), (9, 0, None)],
)
def test_we_begin_at_the_smallest_group_only_if_it_is_really_smaller_and_a_group(a, b, side):
    expected = side and f"We beginnen bij de kleinste groep. Welke redenen zijn er voor {side}?"
    assert str(rules.smallest_side(room(sides(a, b)))) == (expected or "")


@pytest.mark.parametrize(("a", "b", "speaks"), [(5, 5, True), (3, 4, True), (3, 5, False), (2, 2, False)])
def test_sides_that_are_about_even_keep_the_order_of_the_card(a, b, speaks):
    assert bool(rules.even_sides(room(sides(a, b)))) is speaks


def test_reasons_for_a_side_where_nobody_stands_are_asked_for():
    assert str(rules.nobody_there(room(sides(6, 0)))).startswith("Er staat niemand bij B.")
    assert str(rules.nobody_there(room(sides(0, 4, 4)))).startswith("Er staat niemand bij A.")
    assert not rules.nobody_there(room(sides(6, 1)))
    assert not rules.nobody_there(room(sides(4, 0)))  # under five people nothing is said of where they stand
    assert not rules.nobody_there(room(sides(0, 0, 8)))  # then of both


def test_a_side_of_one_or_two_is_spoken_of_as_something_you_could_choose():
    assert str(rules.thin_side(room(sides(6, 2)))) == (
        "Stel dat iemand B kiest. Welke redenen kan die hebben?"
    )
    assert rules.thin_side(room(sides(6, 1))) == rules.thin_side(room(sides(6, 2)))
    assert "om A te kiezen? En om B" in str(rules.thin_side(room(sides(2, 1))))
    assert rules.thin_side(room(sides(2, 2, 6))) == rules.thin_side(room(sides(0, 0, 6)))
    assert not rules.thin_side(room(sides(3, 3)))
    assert not rules.thin_side(room([]))


# --- how they weigh ----------------------------------------------------------------------------------------


def test_an_argument_that_weighs_across_is_to_be_explained():
    found = rules.heavy_across(room(sides(5, 9), [row("B1", 0.7, 0.9), row("B2", 0.8, 0.9)]))
    assert str(found) == (
        "Aan de kant van A weegt een argument voor B zwaar: ‘Zij wordt te afhankelijk.’ "
        "Wie kan uitleggen waarom iemand dat vindt?"
    )
    assert not rules.heavy_across(room(sides(5, 9), [row("B1", 0.6, 0.9), row("A1", 0.9, 0.6)]))


def test_across_the_smaller_side_comes_first():
    rows = [row("A1", 0.9, 0.9), row("B1", 0.7, 0.9)]
    assert str(rules.heavy_across(room(sides(3, 9), rows))).startswith("Aan de kant van A")
    assert str(rules.heavy_across(room(sides(9, 3), rows))).startswith("Aan de kant van B")


def test_nothing_is_said_of_how_a_side_of_two_weighs():
    rows = [row("B1", 0.9, 0.9), row("A1", 0.1, 0.9)]
    for rule in (rules.heavy_across, rules.bridge, rules.divider):
        assert "kant van A" not in str(rule(room(sides(2, 9), rows)))
    assert not rules.bridge(room(sides(2, 9), rows))
    assert not rules.divider(room(sides(2, 9), rows))


def test_what_counts_on_both_sides_is_a_place_to_begin():
    rows = [row("A1", 0.5, 0.5), row("B1", 0.1, 0.4)]
    assert "‘Zij vraagt dit zelf.’" in str(rules.bridge(room(sides(9, 9), rows)))
    assert not rules.bridge(room(sides(9, 9), [row("A1", 0.3, 0.3), row("B1", 0.1, 0.2)]))


def test_what_the_sides_see_differently_is_asked_about():
    rows = [row("A1", 0.5, 0.5), row("B1", 0.2, 0.5)]
    assert "‘Rust hoort bij het werk.’" in str(rules.divider(room(sides(9, 9), rows)))
    assert not rules.divider(room(sides(9, 9), [row("A1", 0.5, 0.5), row("B1", 0.2, 0.4)]))


def test_an_argument_that_is_not_at_hand_is_left_alone():
    assert not rules.heavy_across(room(sides(5, 9), [row("B9", 0.9, 0.9)]))


# --- what changed ------------------------------------------------------------------------------------------


def test_nobody_moved_is_said_only_when_the_table_says_so():
    assert on_change.nobody_moved(told(0, 12, 0))
    assert not on_change.nobody_moved(told(0, 6, 0))
    assert not on_change.nobody_moved(told(1, 12, 0))


def test_most_stayed_and_most_moved():
    assert on_change.most_stayed(told(0, 6, 0))
    assert on_change.most_stayed(told(1, 12, 1))
    assert not on_change.most_stayed(told(3, 12, 3))
    assert not on_change.most_stayed(told(5, 1, 0))
    assert on_change.most_moved(told(5, 1, 0))
    assert on_change.most_moved(told(0, 1, 12))
    assert not on_change.most_moved(told(4, 4, 4))
    assert not on_change.most_moved(told(0, 6, 0))


def test_people_moved_both_ways_when_the_table_counts_both():
    assert on_change.moved_both_ways(told(3, 9, 4))
    assert not on_change.moved_both_ways(told(0, 9, 4))
    assert not on_change.moved_both_ways(told(2, 20, 4))
    assert not on_change.moved_both_ways(told(3, 0, 3))


def test_the_question_about_reasons_always_fits_from_five_people():
    assert on_change.reason_changed(told(1, 3, 1))
    assert not on_change.reason_changed(told(1, 2, 1))
    assert str(advice("change", room([], told=told(2, 9, 9)))[0]).startswith("Is je reden veranderd?")


def test_prompts_about_change_give_away_nothing_that_was_left_out():
    alike = defaultdict(set)
    for moves in all_moves(5, 24):
        alike[seen(moves)].add(advice("change", room([], told=tell(moves))))
    assert all(len(prompts) == 1 for prompts in alike.values())


# --- all together ------------------------------------------------------------------------------------------


def test_without_a_room_before_the_reveal_there_is_no_advice():
    assert advice("talk", None) == ()
    assert advice("lobby", room(TWO_CAMPS)) == ()
    assert advice("change", room(TWO_CAMPS)) == ()


def test_the_most_fitting_comes_first_and_there_are_at_most_three():
    rows = [row("A1", 0.9, 0.7), row("A2", 0.5, 0.5), row("B1", 0.2, 0.9), row("B2", 0.7, 0.8)]
    prompts = [str(prompt) for prompt in advice("talk", room(sides(4, 9), rows))]
    assert [prompt.split(":")[0].split(".")[0] for prompt in prompts] == [
        "We beginnen bij de kleinste groep",
        "Aan de kant van A weegt een argument voor B zwaar",
        "Hier kijken jullie verschillend naar",
    ]


def test_an_argument_is_brought_up_once():
    rows = [row("A1", 0.2, 0.9), row("A2", 0.6, 0.6), row("B1", 0.1, 0.1)]
    assert rules.divider(room(sides(4, 9), rows))
    assert rules.heavy_across(room(sides(4, 9), rows))
    prompts = [str(prompt) for prompt in advice("flip", room(sides(4, 9), rows))]
    assert sum("Zij vraagt dit zelf." in prompt for prompt in prompts) == 1


answers = st.dictionaries(st.sampled_from(KEYS), st.one_of(st.none(), st.integers(0, 4)))
people = st.lists(st.tuples(st.sampled_from([0, 10, 39, 40, 50, 60, 61, 90, 100]), answers), max_size=24)
THERE = (r"kant van {side}", r"^(?!Er staat niemand).*bij {side}\b", r"groep bij {side}")
BOTH_THERE = r"kleinste groep|[Bb]eide kanten|twee groepen|verschillend naar|overkant"


@given(people, st.sampled_from(sorted(RULES)))
@example([(0, {"B1": 4})] * 2 + [(90, {"B1": 4})] * 9, "flip")
def test_no_prompt_speaks_of_fewer_than_three_people_as_if_they_were_there(group, step):
    places = [place for place, _ in group]
    rows = weigh_group(CARD, standing(places), weighing([answer for _, answer in group]), False, 1)
    prompts = advice(step, room(places, rows))
    counts = {"A": sum(place < 40 for place in places), "B": sum(place > 60 for place in places)}
    for prompt in map(str, prompts):
        thin = [side for side, count in counts.items() if count < 3]
        assert not thin or not re.search(BOTH_THERE, prompt)
        assert not any(re.search(there.format(side=side), prompt) for side in thin for there in THERE)
        assert ("niemand bij" not in prompt) or 0 in counts.values()
    assert len(set(prompts)) == len(prompts) <= 3


@given(people, st.sampled_from(sorted(RULES)))
def test_no_prompt_counts_people_or_speaks_of_a_vote(group, step):
    places = [place for place, _ in group]
    rows = weigh_group(CARD, standing(places), weighing([answer for _, answer in group]), False, 3)
    for prompt in map(str, advice(step, room(places, rows, told(3, 9, 4)))):
        assert not re.search(r"\d", prompt)
        assert not re.search(rf"\b(?:{DUTCH})\b", prompt, re.IGNORECASE)
