"""The spread of a group on the line: bins, zones, label and sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from sessions.domain.constants import (
    A_BELOW,
    B_ABOVE,
    BIN_WIDTH,
    BINS,
    CLOSE_LEFT_OUT,
    CLOSE_WIDTH,
    COUNTS_FROM,
    GROUPS_APART,
    GROUPS_FIT,
    GROUPS_FIT_SMALL,
    GROUPS_LEAST,
    GROUPS_MIDDLE,
    GROUPS_SHARE,
    LABEL_FROM,
    MIDDLE_SHARE,
    SIDE_SHARE,
)
from sessions.domain.errors import _n
from sessions.domain.say import NOTHING, Say, Value, say

BAND_STARTS = (0, 20, A_BELOW, B_ABOVE + 1, 81)  # 0-19, 20-39, 40-60, 61-80, 81-100

CLOSE = Say(_n("Dicht bij elkaar"))
TWO_GROUPS = Say(_n("Twee groepen"))
MOST_AT_A = Say(_n("De meesten staan bij A"))
MOST_AT_B = Say(_n("De meesten staan bij B"))
MIDDLE = Say(_n("Veel mensen staan in het midden"))
SPREAD_OUT = Say(_n("Verspreid over de lijn"))

IN_WORDS = tuple(
    Say(word)
    for word in (
        _n("niemand"),
        _n("één"),
        _n("twee"),
        _n("drie"),
        _n("vier"),
        _n("vijf"),
        _n("zes"),
        _n("zeven"),
    )
)


@dataclass(frozen=True)
class Spread:
    """The picture of a group, as every screen may get it. No position of a person, only counts."""

    people: int
    bins: tuple[int, ...]  # 21 counts, from fully A to fully B
    bands: tuple[int, ...]  # 5 counts, for the table
    label: Say  # empty below 8 people
    counts: Say  # "12 bij A · 3 in het midden · 9 bij B"; with 5 to 7 people in words; empty below 5
    sentence: Say  # for the ear


@dataclass(frozen=True)
class Zones:
    """How many people stand at A (below 40), in the middle (40..60) and at B (above 60)."""

    a: int
    middle: int
    b: int

    @property
    def people(self) -> int:
        return self.a + self.middle + self.b


@dataclass(frozen=True)
class Cut:
    """A group cut in two: its lowest `lower` people and the rest, with the mean position of each part."""

    lower: int
    upper: int
    low_centre: Fraction
    high_centre: Fraction
    fit: Fraction  # R squared, 0..1

    @property
    def smaller(self) -> int:
        return min(self.lower, self.upper)


def spread_of(positions: Sequence[int]) -> Spread:
    """The spread of `positions` (0..100, one a person, any order)."""
    zones = zones_of(positions)
    label, counts = label_of(positions), _counts(zones)
    return Spread(
        people=len(positions),
        bins=_bins(positions),
        bands=bands_of(positions),
        label=label,
        counts=counts,
        sentence=_sentence(zones, label),
    )


def zones_of(positions: Sequence[int]) -> Zones:
    a = sum(1 for place in positions if place < A_BELOW)
    b = sum(1 for place in positions if place > B_ABOVE)
    return Zones(a, len(positions) - a - b, b)


def bands_of(positions: Sequence[int]) -> tuple[int, ...]:
    """Five counts: 0-19, 20-39, 40-60, 61-80, 81-100. The middle band is the middle zone."""
    counts = [0] * len(BAND_STARTS)
    for place in positions:
        counts[bisect_right(BAND_STARTS, place) - 1] += 1
    return tuple(counts)


def _bins(positions: Sequence[int]) -> tuple[int, ...]:
    """Each person in the bin of the nearest step of five; the outer two bins are half as wide."""
    counts = [0] * BINS
    for place in positions:
        counts[(place + BIN_WIDTH // 2) // BIN_WIDTH] += 1
    return tuple(counts)


# --- the label ---------------------------------------------------------------------------------------------


def label_of(positions: Sequence[int]) -> Say:
    """The first of five rules that holds; empty below 8 people: a word would then describe persons."""
    if len(positions) < LABEL_FROM:
        return NOTHING
    places, zones = sorted(positions), zones_of(positions)
    if narrowest(places) <= CLOSE_WIDTH:
        return CLOSE
    if _two_groups(places, zones):
        return TWO_GROUPS
    return _where_most(zones)


def narrowest(places: Sequence[int]) -> int:
    """Width in points of the shortest interval with all but a tenth (rounded down) of sorted `places`."""
    inside = len(places) - int(len(places) * CLOSE_LEFT_OUT)
    return min(high - low for low, high in zip(places, places[inside - 1 :], strict=False))


def _two_groups(places: Sequence[int], zones: Zones) -> bool:
    n = len(places)
    if zones.middle > n * GROUPS_MIDDLE:
        return False  # and the search for a cut is spared
    cut = best_cut(places)
    return (
        cut is not None
        and cut.fit >= GROUPS_FIT + GROUPS_FIT_SMALL / n
        and cut.smaller >= GROUPS_LEAST
        and cut.smaller >= n * GROUPS_SHARE
        and cut.low_centre < A_BELOW
        and cut.high_centre > B_ABOVE
        and cut.high_centre - cut.low_centre >= GROUPS_APART
    )


def best_cut(places: Sequence[int]) -> Cut | None:
    """The two-means cut of sorted `places` with the highest R squared; None when all stand on one spot.

    On a line the two groups of two-means are the lower k people and the rest (W. D. Fisher, 'On grouping for
    maximum homogeneity', Journal of the American Statistical Association 53, 1958), so trying every k is an
    exact search. R squared is the share of the variance that the grouping explains,

        R^2 = SS_between / SS_total,
        SS_between = sum_j n_j (mean_j - mean)^2,    SS_total = sum_i (x_i - mean)^2,

    as in one-way analysis of variance (R. A. Fisher, 'Statistical Methods for Research Workers', 1925). For
    two groups with sums S1, S2 (S together) SS_between = (n S1 - n1 S)^2 / (n n1 n2). Whole numbers and
    fractions, so no rounding decides at a threshold; of equal cuts the most even one counts, so that A and B
    are treated alike.
    """
    n, sums = len(places), list(accumulate(places))
    total = n * sum(place * place for place in places) - sums[-1] ** 2  # n times SS_total
    cuts = [(_between(n, k, sums), min(k, n - k), -k) for k in range(1, n) if places[k - 1] < places[k]]
    if not cuts:
        return None
    between, _, minus_k = max(cuts)
    k, lower = -minus_k, sums[-minus_k - 1]
    return Cut(k, n - k, Fraction(lower, k), Fraction(sums[-1] - lower, n - k), between / total)


def _between(n: int, k: int, sums: Sequence[int]) -> Fraction:
    """n times SS_between of the lower k and the rest."""
    return Fraction((n * sums[k - 1] - k * sums[-1]) ** 2, k * (n - k))


def _where_most(zones: Zones) -> Say:
    if zones.a >= zones.people * SIDE_SHARE:
        return MOST_AT_A
    if zones.b >= zones.people * SIDE_SHARE:
        return MOST_AT_B
    return MIDDLE if zones.middle >= zones.people * MIDDLE_SHARE else SPREAD_OUT


# --- in words ----------------------------------------------------------------------------------------------


def _counts(zones: Zones) -> Say:
    if zones.people < COUNTS_FROM:
        return NOTHING
    return say(_n("{a} bij A · {middle} in het midden · {b} bij B"), **_numbers(zones))


def _sentence(zones: Zones, label: Say) -> Say:
    if zones.people < COUNTS_FROM:
        return _few(zones.people)
    where = _n("Er staan {people} mensen op de lijn: {a} bij A, {middle} in het midden en {b} bij B.")
    told = say(where, people=_number(zones.people, zones.people), **_numbers(zones))
    return say(_n("{label}. {told}"), label=label, told=told) if label else told


def _few(people: int) -> Say:
    if people == 0:
        return Say(_n("Er staat nog niemand op de lijn."))
    if people == 1:
        return Say(_n("Er staat één persoon op de lijn."))
    return say(_n("Er staan {people} mensen op de lijn."), people=IN_WORDS[people])


def _numbers(zones: Zones) -> dict[str, Value]:
    parts = {"a": zones.a, "middle": zones.middle, "b": zones.b}
    return {name: _number(count, zones.people) for name, count in parts.items()}


def _number(count: int, people: int) -> Value:
    """A count as a word while the group is small (5 to 7 people), as a number from 8."""
    return IN_WORDS[count] if people < LABEL_FROM else count
