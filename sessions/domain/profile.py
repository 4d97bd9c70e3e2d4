"""The conviction profile: which views on good work ('Wat hoort bij goed werk?') weigh most, for one and for a group.

Each argument of a card may rest on a conviction. Arguments without one, such as those of the group itself, say
nothing here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sessions.domain.constants import PROFILE_FROM, WEIGHT_MAX, WEIGHTS_FROM
from sessions.domain.heaviness import WEIGHED
from sessions.domain.say import Say
from sessions.domain.state import Argument, Weights

Shares = dict[str, Fraction]


@dataclass(frozen=True)
class Belief:
    """A conviction with the weight it got, as a share of the most it could get."""

    conviction: str
    share: float  # 0..1

    @property
    def level(self) -> int:
        """0..4, the nearest of the five buttons."""
        return int(self.share * WEIGHT_MAX + 0.5)

    @property
    def word(self) -> Say:
        return WEIGHED[self.level]


def profile(arguments: Sequence[Argument], weights: Weights, picks: bool = False) -> tuple[Belief, ...]:
    """One person's convictions, heaviest first; equal ones in the order of the card. For that person's eyes only.

    Share: the weights of all arguments with that conviction, summed, over what they could have been. An
    argument without an answer or with 'weet ik niet' is left out on both sides; a conviction of which none was
    weighed is left out altogether. `picks`: a reason that was not picked counts 0, if any was.
    """
    return _heaviest_first(_shares(arguments, weights, picks))


def group_profile(
    arguments: Sequence[Argument], weights: Mapping[int, Weights], picks: bool = False
) -> tuple[Belief, ...] | None:
    """The mean of the people's profiles; None when fewer than 8 people weighed any conviction.

    A conviction that fewer than 3 people weighed is left out, as an argument is.
    """
    people = [shares for answers in weights.values() if (shares := _shares(arguments, answers, picks))]
    if len(people) < PROFILE_FROM:
        return None
    found: dict[str, list[Fraction]] = {item.conviction: [] for item in arguments}
    for shares in people:
        for conviction, share in shares.items():
            found[conviction].append(share)
    return _heaviest_first(
        {conviction: _mean(each) for conviction, each in found.items() if len(each) >= WEIGHTS_FROM}
    )


def _shares(arguments: Sequence[Argument], weights: Weights, picks: bool) -> Shares:
    """Conviction to share, in the order of the card."""
    given: dict[str, list[int]] = {}
    for item in arguments:
        weight = weights.get(item.key, 0 if picks and weights else None)
        if item.conviction and weight is not None:
            given.setdefault(item.conviction, []).append(weight)
    return {conviction: Fraction(sum(each), len(each) * WEIGHT_MAX) for conviction, each in given.items()}


def _mean(shares: Sequence[Fraction]) -> Fraction:
    return Fraction(sum(shares), len(shares))


def _heaviest_first(shares: Shares) -> tuple[Belief, ...]:
    ranked = sorted(
        shares.items(), key=lambda each: each[1], reverse=True
    )  # stable: equal ones keep their order
    return tuple(Belief(conviction, float(share)) for conviction, share in ranked)
