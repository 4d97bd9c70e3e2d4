"""Arithmetic of the benchmark: percentiles, medians, growth, the moments of an open-loop schedule. Pure."""

import math
import random
import statistics
from collections.abc import Mapping, Sequence

PERCENTILES = (50, 95, 99)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least `percent` of the values do not exceed (nearest rank); NaN of none."""
    if not values:
        return math.nan
    rank = max(1, math.ceil(percent / 100 * len(values)))
    return sorted(values)[rank - 1]


def spread_of(seconds: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99 and the largest, in milliseconds."""
    ordered = sorted(seconds)
    found = {f"p{percent}": percentile(ordered, percent) * 1000 for percent in PERCENTILES}
    return found | {"most": ordered[-1] * 1000 if ordered else math.nan}


def median(values: Sequence[float]) -> float:
    """Of the values that are there; NaN of none."""
    known = [value for value in values if not math.isnan(value)]
    return statistics.median(known) if known else math.nan


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of runs that stood next to each other: drift of the machine falls out."""
    return median([mine / other for mine, other in zip(ours, theirs, strict=False) if other])


def growth(cost: Mapping[int, float]) -> float:
    """The exponent b of cost = a * n**b, by least squares on the logarithms. Needs two sizes at least."""
    points = [(math.log(size), math.log(value)) for size, value in cost.items() if value > 0]
    if len(points) < 2:
        return math.nan
    mean_x = statistics.fmean(x for x, _ in points)
    mean_y = statistics.fmean(y for _, y in points)
    across = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return across / sum((x - mean_x) ** 2 for x, _ in points)


def moments(people: int, per_second: float, seconds: float, seed: int = 1) -> list[tuple[float, int]]:
    """(when, who) of an open-loop schedule, in order: everybody `per_second`, each with a phase of their own.

    Fixed beforehand, so that a server that is slow does not slow down the questions (coordinated omission).
    """
    draw = random.Random(seed)
    times = round(per_second * seconds)
    found = []
    for person in range(people):
        phase = draw.random()
        found += [((turn + phase) / per_second, person) for turn in range(times)]
    return sorted(found)
