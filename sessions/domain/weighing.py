"""How a group weighs the arguments: means by side, arguments that bridge and that divide."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sessions.domain.constants import (
    A_BELOW,
    B_ABOVE,
    BRIDGES_BY_SIZE,
    DIVIDERS_MOST,
    SHRINK_PEOPLE,
    WEIGHT_MAX,
    WEIGHTS_FROM,
)
from sessions.domain.state import Card, Weights


@dataclass(frozen=True)
class ArgumentWeight:
    """One argument in the eyes of the group. Means are 0..1; None where the group is too small."""

    key: str
    people: int  # who gave a weight ('weet ik niet' is not counted)
    mean: float | None  # None when fewer than 3 people weighed it
    a: float | None  # people on the A side, shrunk to the whole group's mean
    b: float | None

    @property
    def bridge(self) -> float:
        """'Weegt aan beide kanten': sqrt(wA wB), a geometric mean, high only when both weigh it; 0..1."""
        return round(sqrt((self.a or 0.0) * (self.b or 0.0)), 9)

    @property
    def divide(self) -> float:
        """'Hier kijken we verschillend naar': wA - wB, so above 0 when the A side weighs it more; -1..1."""
        return round((self.a or 0.0) - (self.b or 0.0), 9)

    @property
    def crossing(self) -> float:
        """'Ook zwaar aan de overkant': the weight on the side that the argument does not support; 0..1."""
        return (self.b if self.key[0] == "A" else self.a) or 0.0


@dataclass(frozen=True)
class Talk:
    """What to talk about: arguments that weigh on both sides, that divide, and that cross."""

    bridges: tuple[ArgumentWeight, ...] = ()
    dividers: tuple[ArgumentWeight, ...] = ()
    crossings: tuple[ArgumentWeight, ...] = ()


@dataclass(frozen=True)
class _Tally:
    people: int
    total: int  # sum of weights 0..4

    @property
    def mean(self) -> float:
        return self.total / self.people / WEIGHT_MAX


def weigh_group(
    card: Card, positions: Mapping[int, int], weights: Mapping[int, Weights], picks: bool, side_from: int
) -> tuple[ArgumentWeight, ...]:
    """Every argument of the card, in order. `picks`: a missing weight of somebody who picked any counts 0.

    Split by side only with at least `side_from` people on each side who weighed.
    """
    sides = _by_side(positions, weights)
    return tuple(_weigh(item.key, sides, picks, side_from) for item in card.arguments)


def _by_side(positions: Mapping[int, int], weights: Mapping[int, Weights]) -> tuple[list[Weights], ...]:
    """The answers of the people at A, at B and elsewhere (in the middle, or not on the line)."""
    at_a: list[Weights] = []
    at_b: list[Weights] = []
    elsewhere: list[Weights] = []
    for person, answers in weights.items():
        place = positions.get(person, A_BELOW)
        side = at_a if place < A_BELOW else at_b if place > B_ABOVE else elsewhere
        if answers:
            side.append(answers)
    return at_a, at_b, elsewhere


def _weigh(key: str, sides: Iterable[list[Weights]], picks: bool, side_from: int) -> ArgumentWeight:
    a, b, elsewhere = (_tally(key, side, picks) for side in sides)
    group = _Tally(a.people + b.people + elsewhere.people, a.total + b.total + elsewhere.total)
    if group.people < WEIGHTS_FROM:
        return ArgumentWeight(key, group.people, None, None, None)
    if min(a.people, b.people) < side_from:
        return ArgumentWeight(key, group.people, group.mean, None, None)
    return ArgumentWeight(key, group.people, group.mean, _shrunk(a, group.mean), _shrunk(b, group.mean))


def _tally(key: str, side: list[Weights], picks: bool) -> _Tally:
    values = [value for answers in side if (value := answers.get(key)) is not None]
    return _Tally(len(side) if picks else len(values), sum(values))


def _shrunk(side: _Tally, mean: float) -> float:
    """(sum + 2 m) / (n + 2): two pseudo-people with the group's mean m, so that few people do not shout.

    Shrinkage to the common mean as in Efron and Morris, 'Stein's paradox in statistics' (1977), with a fixed
    weight of two people.
    """
    return (side.total / WEIGHT_MAX + SHRINK_PEOPLE * mean) / (side.people + SHRINK_PEOPLE)


def talk_about(rows: Sequence[ArgumentWeight]) -> Talk:
    """Bridges (sqrt(wA wB)), dividers (wA - wB) and crossings, as many as the size of the group allows.

    Rows without a split by side cannot bridge or divide. A bridge never comes without a divider. Equal rows
    keep the order of the card.
    """
    split = [row for row in rows if row.a is not None and row.b is not None]
    most = _bridges_for(max((row.people for row in rows), default=0))
    bridges = _top(split, lambda row: row.bridge, most)
    others = [row for row in split if row not in bridges]
    dividers = _top(others, lambda row: abs(row.divide), min(most, DIVIDERS_MOST))
    crossings = _top(split, lambda row: row.crossing, most)
    return Talk(bridges if dividers else (), dividers, crossings)


def _bridges_for(people: int) -> int:
    return next((bridges for least, bridges in BRIDGES_BY_SIZE if people >= least), 0)


def _top(
    rows: Sequence[ArgumentWeight], measure: Callable[[ArgumentWeight], float], most: int
) -> tuple[ArgumentWeight, ...]:
    """The `most` rows with the highest measure above 0; `sorted` is stable: equal rows keep their order."""
    ranked = sorted(rows, key=measure, reverse=True)
    return tuple(row for row in ranked if measure(row) > 0)[:most]
