"""The spread of a group on the line: bins, zones, label and sentence."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The picture of a group, as every screen may get it. No position of a person, only counts."""

    people: int
    bins: tuple[int, ...]  # 21 counts, from fully A to fully B
    bands: tuple[int, ...]  # 5 counts, for the table
    label: str  # "" below 8 people
    counts: str  # "12 bij A · 3 in het midden · 9 bij B"; "" below 5 people
    sentence: str  # for the ear


def spread_of(positions: Sequence[int]) -> Spread:
    """The spread of `positions` (0..100, one a person, any order)."""
    raise AssertionError(positions)
