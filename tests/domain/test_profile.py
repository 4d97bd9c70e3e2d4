"""The conviction profile: shares of one person, and of a group that is large enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.profile import group_profile, profile
from sessions.domain.state import Argument
from tests.domain.cast import weighing

RULES, REST = "Regie hoort bij de cliënt.", "Rust hoort bij het werk."
ARGUMENTS = (
    Argument("A1", "Zij vraagt het zelf.", "Zij vraagt het.", RULES),
    Argument("A2", "Zij kiest zelf.", "Zij kiest.", RULES),
    Argument("A3", "Onderweg praat je makkelijker.", "Onderweg praat je.", ""),
    Argument("B1", "Wie niet uitrust, houdt het niet vol.", "Rust is nodig.", REST),
)
answers = st.dictionaries(st.sampled_from(["A1", "A2", "A3", "B1"]), st.one_of(st.none(), st.integers(0, 4)))


def shares(beliefs):
    return {belief.conviction: belief.share for belief in beliefs}


def test_weights_are_summed_over_what_they_could_have_been_heaviest_first():
    found = profile(ARGUMENTS, {"A1": 4, "A2": 0, "B1": 3})
    assert [(belief.conviction, belief.share) for belief in found] == [(REST, 0.75), (RULES, 0.5)]


def test_equal_convictions_keep_the_order_of_the_card():
    assert [belief.conviction for belief in profile(ARGUMENTS, {"B1": 2, "A1": 2})] == [RULES, REST]


def test_an_argument_without_conviction_does_not_count():
    assert profile(ARGUMENTS, {"A3": 4}) == ()


def test_no_answer_and_i_do_not_know_are_left_out_on_both_sides():
    assert shares(profile(ARGUMENTS, {"A1": 3, "A2": None})) == {RULES: 0.75}
    assert shares(profile(ARGUMENTS, {"A1": 3})) == {RULES: 0.75}
    assert profile(ARGUMENTS, {"A1": None}) == profile(ARGUMENTS, {}) == ()


def test_in_picks_a_reason_left_alone_counts_as_nothing():
    assert shares(profile(ARGUMENTS, {"A1": 4}, picks=True)) == {RULES: 0.5, REST: 0.0}
    assert profile(ARGUMENTS, {}, picks=True) == ()


@pytest.mark.parametrize(("weight", "word"), [(0, "telt niet mee"), (2, "telt mee"), (4, "telt heel zwaar")])
def test_a_share_has_the_word_of_the_nearest_button(weight, word):
    assert str(profile(ARGUMENTS, {"B1": weight})[0].word) == word


def test_a_group_has_a_profile_from_eight_people_who_answered():
    assert group_profile(ARGUMENTS, weighing([{"B1": 4}] * 7 + [{}, {"A3": 4}, {"A1": None}])) is None
    assert shares(group_profile(ARGUMENTS, weighing([{"B1": 4}] * 8))) == {REST: 1.0}


def test_the_group_is_the_mean_of_the_people_who_answered():
    group = [{"A1": 4, "A2": 4}] * 3 + [{"A1": 0, "B1": 4}] + [{"B1": 2}] * 4
    assert shares(group_profile(ARGUMENTS, weighing(group))) == {RULES: 0.75, REST: 0.6}


def test_a_conviction_that_one_or_two_people_weighed_is_left_out():
    assert shares(group_profile(ARGUMENTS, weighing([{"B1": 2}] * 8 + [{"A1": 4}] * 2))) == {REST: 0.5}


@given(answers, st.booleans())
def test_shares_lie_between_none_and_all_and_go_down(weights, picks):
    found = [belief.share for belief in profile(ARGUMENTS, weights, picks)]
    assert all(0 <= share <= 1 for share in found)
    assert found == sorted(found, reverse=True)


@given(st.lists(answers, max_size=20), st.booleans(), st.randoms())
def test_the_order_of_people_makes_no_difference(group, picks, random):
    mixed = group[:]
    random.shuffle(mixed)
    one, other = (group_profile(ARGUMENTS, weighing(people), picks) for people in (group, mixed))
    assert one == other
    assert one is None or len(group) >= 8
