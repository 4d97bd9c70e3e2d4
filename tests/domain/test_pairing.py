"""Who talks with whom: half shift, groups of two or three, and who comes late or does not find the other."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.pairing import Group, left_over, pair, rejoin, seated

seeds = st.integers(0, 2**32)
places = st.one_of(st.none(), st.integers(0, 100))
rooms = st.dictionaries(st.integers(1, 500), places, max_size=40)
small_rooms = st.dictionaries(st.integers(1, 50), st.integers(0, 100), min_size=2, max_size=8)


def people(groups):
    return [person for group in groups for person in group.people]


def gap(group, positions):
    spots = [50 if positions[person] is None else positions[person] for person in group]
    return max(spots) - min(spots)


def matchings(left):
    """All ways to make pairs of an even number of people."""
    if not left:
        yield []
        return
    first, *rest = left
    for other in rest:
        for further in matchings([person for person in rest if person != other]):
            yield [(first, other), *further]


def best_smallest_gap(positions):
    """Over every way to make pairs, and with an odd number over everyone who may be left out of them."""
    even = len(positions) - len(positions) % 2
    ways = (way for chosen in combinations(positions, even) for way in matchings(list(chosen)))
    return max(min(gap(two, positions) for two in way) for way in ways)


@given(rooms, seeds)
def test_everybody_is_in_exactly_one_group_of_two_or_three(positions, seed):
    groups = pair(positions, Random(seed))
    sizes = [len(group.people) for group in groups]
    assert set(sizes) <= {2, 3}
    assert sizes.count(3) == (len(positions) % 2 if len(positions) > 1 else 0)
    assert sorted(people(groups)) == (sorted(positions) if len(positions) > 1 else [])


@given(small_rooms, seeds)
def test_no_other_way_to_make_pairs_has_a_larger_smallest_gap(positions, seed):
    found = min(gap(group.people, positions) for group in pair(positions, Random(seed)))
    assert found == best_smallest_gap(positions)


@given(rooms, seeds)
def test_one_seed_gives_the_same_groups_in_whatever_order_people_come(positions, seed):
    turned = dict(reversed(positions.items()))
    assert pair(positions, Random(seed)) == pair(turned, Random(seed))


def test_nobody_and_one_person_make_no_group():
    assert pair({}, Random(1)) == ()
    assert pair({7: 20}, Random(1)) == ()
    assert left_over((), [7]) == {7}


def test_two_and_three_people_make_one_group():
    assert sorted(people(pair({1: 0, 2: 0}, Random(1)))) == [1, 2]
    assert [len(group.people) for group in pair({1: 0, 2: 0, 3: 100}, Random(1))] == [3]


def test_people_far_apart_meet():
    positions = {1: 0, 2: 10, 3: 20, 4: 80, 5: 90, 6: 100}
    found = {frozenset(group.people) for group in pair(positions, Random(3))}
    assert found == {frozenset({1, 4}), frozenset({2, 5}), frozenset({3, 6})}


def test_no_position_counts_as_the_middle():
    positions = {1: 0, 2: 40, 3: None, 4: 100}
    found = {frozenset(group.people) for group in pair(positions, Random(3))}
    assert found == {frozenset({1, 3}), frozenset({2, 4})}


def test_the_middle_one_joins_any_pair():
    positions = {1: 0, 2: 10, 3: 50, 4: 90, 5: 100}
    triples = {
        frozenset(group.people)
        for seed in range(40)
        for group in pair(positions, Random(seed))
        if not group.pair
    }
    assert triples == {frozenset({1, 3, 4}), frozenset({2, 3, 5})}


def test_who_stand_on_one_spot_are_paired_by_lot():
    positions = dict.fromkeys(range(1, 5), 50)
    with_one = {frozenset(group.people) for seed in range(40) for group in pair(positions, Random(seed))}
    assert with_one == {frozenset(two) for two in combinations(range(1, 5), 2)}


def test_neither_the_first_speaker_nor_the_order_says_where_somebody_stands():
    positions = {1: 0, 2: 10, 3: 90, 4: 100}
    drawn = [pair(positions, Random(seed)) for seed in range(60)]
    assert {groups[0].people[0] for groups in drawn} == {1, 2, 3, 4}


@pytest.mark.parametrize(("count", "stays"), [(2, False), (100, False), (101, True), (1000, True)])
def test_a_hall_over_a_hundred_stays_seated(count, stays):
    assert seated(count) is stays


# --- late, not found, gone ---------------------------------------------------------------------------------

PAIRS = (Group((1, 2)), Group((3, 4)), Group((5, 6)))


def test_one_late_joiner_is_third_in_a_pair_and_the_rest_goes_on():
    groups = rejoin((*PAIRS, Group((7, 8, 9))), (), [10], Random(1))
    assert sorted(map(len, map(people, ([group] for group in groups)))) == [2, 2, 3, 3]
    assert groups[3] == Group((7, 8, 9))
    assert sum(group in PAIRS for group in groups) == 2
    assert next(group for group in groups if 10 in group.people).people[2] == 10


def test_late_joiners_go_with_each_other():
    groups = rejoin(PAIRS, (), [10, 11], Random(1))
    assert groups[:3] == PAIRS
    assert sorted(groups[3].people) == [10, 11]
    assert [len(group.people) for group in rejoin(PAIRS, (), [10, 11, 12], Random(1))] == [2, 2, 2, 3]


def test_with_only_triples_a_late_joiner_makes_two_pairs_of_one():
    groups = rejoin([Group((1, 2, 3))], (), [4], Random(1))
    assert sorted(people(groups)) == [1, 2, 3, 4]
    assert all(group.pair for group in groups)


def test_two_pairs_that_did_not_find_each_other_change_partners():
    for seed in range(20):
        groups = rejoin(PAIRS, [1, 2, 3, 4], (), Random(seed))
        assert groups[0] == Group((5, 6))
        assert not {Group((1, 2)), Group((2, 1)), Group((3, 4)), Group((4, 3))} & set(groups)


def test_the_partner_of_who_waits_is_loose_too():
    groups = rejoin(PAIRS, [1], [10], Random(1))
    assert groups[:2] == PAIRS[1:]
    assert sorted(groups[2].people) == [1, 2, 10]


def test_one_pair_that_did_not_find_each_other_goes_to_two_other_pairs():
    groups = rejoin(PAIRS, [1, 2], (), Random(1))
    assert [len(group.people) for group in groups] == [3, 3]
    assert all({1, 2} - set(group.people) for group in groups)


def test_two_alone_in_the_room_look_again():
    assert sorted(people(rejoin([Group((1, 2))], [1, 2], (), Random(1)))) == [1, 2]


def test_a_triple_that_loses_one_goes_on_as_a_pair():
    assert rejoin([Group((3, 2, 1))], (), (), Random(1), gone=[2]) == (Group((3, 1)),)


def test_who_is_left_behind_by_somebody_gone_joins_a_pair():
    groups = rejoin(PAIRS, (), (), Random(1), gone=[1])
    assert sorted(people(groups)) == [2, 3, 4, 5, 6]
    assert [len(group.people) for group in groups].count(3) == 1


def test_who_is_already_in_a_group_is_no_newcomer():
    assert rejoin(PAIRS, (), [1, 2], Random(1)) == PAIRS


@given(rooms, st.data(), seeds)
def test_after_every_change_all_who_are_there_are_in_one_group(positions, data, seed):
    groups = pair(positions, Random(seed))
    some = st.sets(st.sampled_from(sorted(positions))) if positions else st.just(set())
    waiting, gone = data.draw(some), data.draw(some)
    newcomers = data.draw(st.sets(st.integers(501, 520), max_size=6))
    after = rejoin(groups, waiting, newcomers, Random(seed), gone)
    there = (set(people(groups)) | waiting | newcomers) - gone
    assert {len(group.people) for group in after} <= {2, 3}
    assert sorted(people(after)) == (sorted(there) if len(there) > 1 else [])


@given(rooms, st.data(), seeds)
def test_groups_that_nothing_happens_to_stay_as_they_were(positions, data, seed):
    groups = pair(positions, Random(seed))
    waiting = data.draw(st.sets(st.sampled_from(sorted(positions)))) if positions else set()
    quiet = [group for group in groups if not waiting & set(group.people)]
    after = rejoin(groups, waiting, (), Random(seed))
    joined = [group for group in after[: len(quiet)] if group not in quiet]
    assert len(joined) <= 2  # at most the two to whom somebody came
    assert rejoin(groups, (), (), Random(seed)) == groups
