"""The spread of a group: bins, bands, label and words."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.domain.spread import best_cut, label_of, narrowest, spread_of
from tests.domain.cast import EVENLY, MOSTLY_A, NEAR_THE_MIDDLE, TWO_CAMPS, large_groups, positions

LABELS = {
    "Dicht bij elkaar",
    "Twee groepen",
    "De meesten staan bij A",
    "De meesten staan bij B",
    "Veel mensen staan in het midden",
    "Verspreid over de lijn",
}


@pytest.mark.parametrize(
    ("places", "label"),
    [
        (TWO_CAMPS, "Twee groepen"),
        (EVENLY, "Verspreid over de lijn"),
        (NEAR_THE_MIDDLE, "Dicht bij elkaar"),
        (MOSTLY_A, "De meesten staan bij A"),
        ([100 - place for place in MOSTLY_A], "De meesten staan bij B"),
        ([0, 10, 40, 45, 50, 60, 90, 100], "Veel mensen staan in het midden"),
        ([50] * 8, "Dicht bij elkaar"),
        ([0] * 4 + [100] * 4, "Twee groepen"),
    ],
)
def test_groups_of_the_design_get_their_label(places, label):
    assert str(label_of(places)) == label


def test_close_means_that_all_but_a_tenth_stand_within_thirty_points():
    assert str(label_of([10] * 8 + [40])) == "Dicht bij elkaar"
    assert str(label_of([10] * 8 + [41])) != "Dicht bij elkaar"  # 9 people: nobody may be left out
    assert str(label_of([10] * 9 + [100])) == "Dicht bij elkaar"  # 10 people: one may
    assert str(label_of([10] * 8 + [100] * 2)) != "Dicht bij elkaar"


def test_the_smaller_of_two_groups_is_at_least_a_quarter():
    assert str(label_of([5] * 9 + [95] * 3)) == "Twee groepen"
    assert str(label_of([5] * 10 + [95] * 3)) == "De meesten staan bij A"


def test_two_groups_lie_on_either_side_of_the_middle():
    assert str(label_of([39] * 4 + [79] * 4)) == "Twee groepen"
    assert str(label_of([39, 39, 39, 42] + [90] * 4)) == "Twee groepen"
    assert (
        str(label_of([39, 39, 39, 43] + [90] * 4)) != "Twee groepen"
    )  # the lower centre is 40, not below it
    assert str(label_of([22] * 4 + [61] * 4)) != "Twee groepen"  # 39 apart
    assert str(label_of([21] * 4 + [61] * 4)) == "Twee groepen"  # 40 apart


def test_two_groups_leave_at_most_a_fifth_in_the_middle():
    two_in_the_middle = [5] * 4 + [40, 60] + [95] * 4
    a_quarter_in_the_middle = [25] * 15 + [40] * 10 + [100] * 15
    assert str(label_of(two_in_the_middle)) == "Twee groepen"
    assert best_cut(a_quarter_in_the_middle).fit > 0.95
    assert str(label_of(a_quarter_in_the_middle)) == "Verspreid over de lijn"


def test_a_poor_fit_is_not_two_groups():
    loose = [0, 10, 20, 30, 39, 61, 70, 80, 90, 100]
    assert best_cut(loose).fit < 0.86
    assert str(label_of(loose)) == "Verspreid over de lijn"


def test_most_means_two_thirds():
    assert str(label_of([0, 10, 20, 30, 35, 39, 50, 70, 99])) == "De meesten staan bij A"  # 6 of 9
    assert str(label_of([0, 10, 20, 30, 35, 50, 55, 70, 99])) == "Verspreid over de lijn"  # 5 of 9


def test_bins_take_the_nearest_step_of_five():
    for place, index in [(0, 0), (2, 0), (3, 1), (7, 1), (8, 2), (50, 10), (97, 19), (98, 20), (100, 20)]:
        assert spread_of([place]).bins[index] == 1, place


def test_bands_and_zones_meet_at_the_same_places():
    assert spread_of([0, 19, 20, 39, 40, 60, 61, 80, 81, 100]).bands == (2, 2, 2, 2, 2)


def test_an_empty_line_says_so():
    spread = spread_of([])
    assert (spread.people, sum(spread.bins), str(spread.label), str(spread.counts)) == (0, 0, "", "")
    assert str(spread.sentence) == "Er staat nog niemand op de lijn."


def test_under_five_people_only_dots():
    spread = spread_of([1, 2, 3, 99])
    assert (str(spread.label), str(spread.counts)) == ("", "")
    assert str(spread.sentence) == "Er staan vier mensen op de lijn."
    assert str(spread_of([50]).sentence) == "Er staat één persoon op de lijn."


def test_from_five_people_counts_in_words():
    spread = spread_of([1, 2, 3, 50, 99])
    assert str(spread.label) == ""
    assert str(spread.counts) == "drie bij A · één in het midden · één bij B"
    assert str(spread.sentence) == (
        "Er staan vijf mensen op de lijn: drie bij A, één in het midden en één bij B."
    )
    assert str(spread_of([1] * 7).counts) == "zeven bij A · niemand in het midden · niemand bij B"


def test_from_eight_people_label_and_numbers():
    assert str(spread_of([1] * 7).label) == ""
    spread = spread_of(TWO_CAMPS)
    assert str(spread.counts) == "5 bij A · 0 in het midden · 5 bij B"
    assert str(spread.sentence) == (
        "Twee groepen. Er staan 10 mensen op de lijn: 5 bij A, 0 in het midden en 5 bij B."
    )


@given(positions)
@example([0, 100])
def test_every_person_is_in_one_bin_and_one_band(places):
    spread = spread_of(places)
    assert len(spread.bins) == 21
    assert sum(spread.bins) == sum(spread.bands) == spread.people == len(places)


@given(large_groups)
def test_every_group_from_eight_has_a_label(places):
    assert str(label_of(places)) in LABELS


@given(positions, st.randoms())
def test_the_order_of_people_makes_no_difference(places, random):
    shuffled = places[:]
    random.shuffle(shuffled)
    assert spread_of(shuffled) == spread_of(places)


@given(large_groups)
def test_a_and_b_are_treated_alike(places):
    swapped = {
        "De meesten staan bij A": "De meesten staan bij B",
        "De meesten staan bij B": "De meesten staan bij A",
    }
    label = str(label_of(places))
    assert str(label_of([100 - place for place in places])) == swapped.get(label, label)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=8))
def test_the_best_cut_is_the_best_of_all_ways_to_make_two_groups(places):
    cut = best_cut(sorted(places))
    assert (cut is None) == (len(set(places)) == 1)
    if cut:
        assert float(cut.fit) == pytest.approx(_best_by_trying_every_split(places))


def _best_by_trying_every_split(places):
    total = _squares(places)
    splits = (
        (chosen, [places[i] for i in range(len(places)) if i not in chosen])
        for size in range(1, len(places))
        for chosen in itertools.combinations(range(len(places)), size)
    )
    return max(1 - (_squares([places[i] for i in one]) + _squares(two)) / total for one, two in splits)


def _squares(values):
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_the_narrowest_interval_leaves_out_a_tenth(places):
    ordered = sorted(places)
    inside = len(ordered) - len(ordered) // 10
    widths = [ordered[i + inside - 1] - ordered[i] for i in range(len(ordered) - inside + 1)]
    assert narrowest(ordered) == min(widths)
