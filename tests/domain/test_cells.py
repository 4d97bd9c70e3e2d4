"""Bands that may be kept: nobody can be subtracted back out of them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.cells import cells_of

bands = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) >= 8)


def cut(counts):
    return [(cell.first, cell.last, cell.people) for cell in cells_of(counts)]


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ((5, 5, 5, 5, 5), [(0, 0, 5), (1, 1, 5), (2, 2, 5), (3, 3, 5), (4, 4, 5)]),
        ((6, 6, 3, 4, 5), [(0, 0, 6), (1, 1, 6), (2, 3, 7), (4, 4, 5)]),
        ((4, 1, 0, 1, 4), [(0, 1, 5), (2, 4, 5)]),
        ((3, 2, 6, 2, 3), [(0, 1, 5), (2, 2, 6), (3, 4, 5)]),
        ((8, 0, 0, 0, 0), [(0, 4, 8)]),
        ((0, 4, 0, 4, 0), [(0, 4, 8)]),
        ((20, 0, 0, 0, 4), [(0, 4, 24)]),
        ((12, 0, 0, 0, 12), [(0, 1, 12), (2, 4, 12)]),
        ((6, 4, 0, 4, 6), [(0, 1, 10), (2, 4, 10)]),  # and not six, eight in the middle, six
    ],
)
def test_bands_of_few_people_are_merged(counts, cells):
    assert cut(counts) == cells


def test_a_cell_says_where_it_is():
    told = [str(cell.told) for cell in cells_of((12, 0, 0, 0, 12))]
    assert told == ["12 mensen bij A", "12 mensen in het midden of bij B"]


@given(bands)
def test_every_cell_has_five_people_and_together_they_are_the_group(counts):
    cells = cells_of(counts)
    assert all(cell.people >= 5 for cell in cells)
    assert sum(cell.people for cell in cells) == sum(counts)
    assert [cell.first for cell in cells] == [0, *(cell.last + 1 for cell in cells[:-1])]
    assert cells[-1].last == 4


@given(bands)
def test_no_sum_or_difference_of_what_is_kept_leads_to_fewer_than_five(counts):
    """An outsider knows the total and every cell: all that can be made of those by adding and subtracting."""
    people = [cell.people for cell in cells_of(counts)]
    for chosen in itertools.product((0, 1), repeat=len(people)):
        inside = sum(count for count, taken in zip(people, chosen, strict=True) if taken)
        for known in (inside, sum(people) - inside):
            assert known == 0 or known >= 5


@given(bands)
def test_zones_are_kept_apart_where_they_can_be(counts):
    """Trying the edges of the middle finds no better cut with five people in each part."""
    finer = 0
    for edges in ((2, 3), (2,), (3,)):
        parts = [sum(counts[i:j]) for i, j in itertools.pairwise([0, *edges, 5])]
        if min(parts) >= 5:
            finer = max(finer, len(edges))
    assert len({2, 3} & {cell.first for cell in cells_of(counts)[1:]}) == finer


def every_group(people):
    """All ways to divide people over five bands."""
    for bars in itertools.combinations(range(people + 4), 4):
        marks = [-1, *bars, people + 4]
        yield tuple(end - start - 1 for start, end in itertools.pairwise(marks))


@pytest.mark.parametrize("people", [8, 13, 18, 19, 21])
def test_who_knows_the_rule_cannot_compute_a_few_people_on_any_part_of_the_line(people):
    """A reader tries every group that would be cut like this one; a count of 1 to 4 may not be the same in all."""
    least, most = {}, {}
    for counts in every_group(people):
        view = tuple(cut(counts))
        parts = [sum(counts[i:j]) for i, j in itertools.combinations(range(6), 2)]
        least[view] = list(map(min, parts, least.get(view, parts)))
        most[view] = list(map(max, parts, most.get(view, parts)))
    for view, low in least.items():
        computed = [count for count, high in zip(low, most[view], strict=True) if count == high]
        assert not {1, 2, 3, 4} & set(computed), view


@given(bands)
def test_dots_stand_for_all_people_and_stay_few(counts):
    for cell in cells_of(counts):
        assert cell.dots + cell.part <= 30 * cell.bands
        assert cell.dots + cell.part > 0


def test_a_large_group_is_drawn_with_fewer_dots():
    assert [(cell.dots, cell.part) for cell in cells_of((30, 5, 5, 5, 5))][:2] == [(30, False), (5, False)]
    assert [(cell.dots, cell.part) for cell in cells_of((64, 5, 5, 5, 5))][:2] == [(12, True), (1, False)]
    assert [cell.dots for cell in cells_of((500, 100, 100, 100, 200))] == [25, 5, 5, 5, 10]
