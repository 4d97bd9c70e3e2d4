"""How a group weighs the arguments: means by side, arguments that bridge and that divide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sessions.domain.state import Card, Weights


@dataclass(frozen=True)
class ArgumentWeight:
    """One argument in the eyes of the group. Means are 0..1; None where the group is too small to split."""

    key: str
    people: int  # who gave a weight ('weet ik niet' is not counted)
    mean: float | None  # None when nobody weighed it
    a: float | None  # people on the A side, shrunk to the whole group's mean
    b: float | None


@dataclass(frozen=True)
class Talk:
    """What to talk about: arguments that weigh on both sides, that divide, and that cross."""

    bridges: tuple[ArgumentWeight, ...]
    dividers: tuple[ArgumentWeight, ...]
    crossings: tuple[ArgumentWeight, ...]


def weigh_group(
    card: Card, positions: Mapping[int, int], weights: Mapping[int, Weights], picks: bool, side_from: int
) -> tuple[ArgumentWeight, ...]:
    """Every argument of the card, in order. `picks`: a missing weight of somebody who picked any counts 0.

    Split by side only with at least `side_from` people on each side who weighed.
    """
    raise AssertionError(card, positions, weights, picks, side_from)


def talk_about(rows: Sequence[ArgumentWeight]) -> Talk:
    """Bridges (sqrt(wA wB)), dividers (wA - wB) and crossings, as many as the size of the group allows."""
    raise AssertionError(rows)
