"""Prompts for the facilitator that fit this group, by plain rules from the spread, the weights and the change.

They ask for reasons, never for people: a side is spoken of as a group that is there only when at least 3 people
stand on it, and otherwise as something that somebody could choose.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sessions.domain.advice_on_change import RULES_ON_CHANGE
from sessions.domain.change import Told
from sessions.domain.constants import (
    ACROSS_FROM,
    ADVICE_MOST,
    COUNTS_FROM,
    DIFFERENT_FROM,
    HEAVY_FROM,
    SIDE_FROM,
    SMALLER_SHARE,
)
from sessions.domain.errors import _n
from sessions.domain.say import NOTHING, Say, say, say_when
from sessions.domain.spread import CLOSE, MIDDLE, SPREAD_OUT, TWO_GROUPS, Zones, label_of, zones_of
from sessions.domain.state import Argument
from sessions.domain.weighing import ArgumentWeight, talk_about

_OTHER = {"A": "B", "B": "A"}


@dataclass(frozen=True)
class Room:
    """The group as the advice may know it: only what is released and may be shown."""

    zones: Zones
    label: Say
    arguments: Sequence[Argument]
    rows: Sequence[ArgumentWeight]  # split by side from 3 people on each
    told: Told | None = None  # what may be read of the change

    def at(self, side: str) -> int:
        return self.zones.a if side == "A" else self.zones.b

    @property
    def real_sides(self) -> list[str]:
        """The sides with at least 3 people, the smaller first."""
        return sorted((side for side in "AB" if self.at(side) >= SIDE_FROM), key=self.at)

    @property
    def both_real(self) -> bool:
        return len(self.real_sides) == 2

    @property
    def smaller_side(self) -> str:
        """The side that is at most two thirds of the other; "" when there is none, or one is no group."""
        if not self.both_real:
            return ""
        small, large = self.real_sides
        return small if self.at(small) <= self.at(large) * SMALLER_SHARE else ""

    def short(self, row: ArgumentWeight) -> str:
        return next((item.short for item in self.arguments if item.key == row.key), "")


Rule = Callable[[Room], Say]


def room_of(
    positions: Sequence[int],
    arguments: Sequence[Argument],
    rows: Sequence[ArgumentWeight],
    told: Told | None = None,
) -> Room:
    """`positions` of this round (0..100), `rows` of `weigh_group`, `told` of the change once it is shown."""
    return Room(zones_of(positions), label_of(positions), arguments, rows, told)


def advice(step: str, room: Room | None) -> tuple[Say, ...]:
    """At most three prompts for this step, the most fitting first. Without a room, before the reveal, none."""
    return tuple(_fitting(step, room))[:ADVICE_MOST] if room else ()


def _fitting(step: str, room: Room) -> Iterator[Say]:
    """What the rules of the step say; no argument is brought up twice."""
    spoken_of: set[object] = set()
    for rule in RULES.get(step, ()):
        prompt = rule(room)
        argument = dict(prompt.values).get("argument")
        if prompt and argument not in spoken_of:
            yield prompt
            spoken_of |= {argument} if argument else set()


# --- where people stand ------------------------------------------------------------------------------------


def close_together(room: Room) -> Say:
    """Everyone near each other: ask for what is not in the room."""
    asked = _n(
        "De meesten staan dicht bij elkaar. Welke redenen kan iemand hebben om heel ergens anders te staan?"
    )
    return say_when(room.label == CLOSE, asked)


def two_groups(room: Room) -> Say:
    """Two groups, and both are real: let them be curious."""
    asked = _n("Er zijn twee groepen. Wat wil de ene groep van de andere weten?")
    return say_when(room.label == TWO_GROUPS and room.both_real, asked)


def many_in_the_middle(room: Room) -> Say:
    """The middle is doubt, or two reasons that both count."""
    asked = _n("Veel mensen staan in het midden. Twijfel je, of tellen beide opties voor je?")
    return say_when(room.label == MIDDLE, asked)


def spread_out(room: Room) -> Say:
    """All over the line: one situation is read in many ways."""
    asked = _n("Jullie staan verspreid over de lijn. Waar denk je bij deze situatie het eerst aan?")
    return say_when(room.label == SPREAD_OUT, asked)


def smallest_side(room: Room) -> Say:
    """Begin where the fewest people stand, when that side is really smaller and still a group."""
    asked = _n("We beginnen bij de kleinste groep. Welke redenen zijn er voor {side}?")
    return say_when(bool(room.smaller_side), asked, side=room.smaller_side)


def even_sides(room: Room) -> Say:
    """Neither side is really smaller: the order of the card."""
    asked = _n("Beide kanten zijn ongeveer even groot. Begin met de redenen voor A. Daarna die voor B.")
    return say_when(room.both_real and not room.smaller_side, asked)


def nobody_there(room: Room) -> Say:
    """A side where nobody stands: its reasons still belong to the conversation."""
    empty = [side for side in "AB" if not room.at(side)]
    if room.zones.people < COUNTS_FROM or len(empty) != 1:
        return NOTHING
    asked = _n("Er staat niemand bij {side}. Welke redenen kan iemand toch voor {side} hebben?")
    return say(asked, side=empty[0])


def thin_side(room: Room) -> Say:
    """A side of fewer than 3 people, or none: only 'suppose that somebody'."""
    thin = [side for side in "AB" if side not in room.real_sides]
    if not room.zones.people or not thin or nobody_there(room):
        return NOTHING
    if len(thin) == 2:
        return Say(_n("Welke redenen kan iemand hebben om A te kiezen? En om B te kiezen?"))
    return say(_n("Stel dat iemand {side} kiest. Welke redenen kan die hebben?"), side=thin[0])


# --- how they weigh ----------------------------------------------------------------------------------------


def heavy_across(room: Room) -> Say:
    """An argument that weighs on the side that it does not support; the smaller side first."""
    asked = _n(
        "Aan de kant van {side} weegt een argument voor {other} zwaar: ‘{argument}’ "
        "Wie kan uitleggen waarom iemand dat vindt?"
    )
    for side in room.real_sides:
        found = _heaviest_across(room, side)
        if found and room.short(found):
            return say(asked, side=side, other=_OTHER[side], argument=room.short(found))
    return NOTHING


def bridge(room: Room) -> Say:
    """What counts on both sides, to begin from."""
    asked = _n("Dit telt aan beide kanten mee: ‘{argument}’ Wat maakt dit belangrijk?")
    found = next(iter(talk_about(room.rows).bridges), None)
    return _about(asked, room, found if found and found.bridge >= HEAVY_FROM else None)


def divider(room: Room) -> Say:
    """What one side weighs clearly more than the other, to ask on."""
    asked = _n("Hier kijken jullie verschillend naar: ‘{argument}’ Wat ziet de één dat de ander niet ziet?")
    found = next(iter(talk_about(room.rows).dividers), None)
    return _about(asked, room, found if found and abs(found.divide) >= DIFFERENT_FROM else None)


def _heaviest_across(room: Room, side: str) -> ArgumentWeight | None:
    across = [row for row in room.rows if row.key[0] == _OTHER[side] and row.crossing >= ACROSS_FROM]
    return max(across, key=lambda row: row.crossing, default=None)


def _about(asked: str, room: Room, row: ArgumentWeight | None) -> Say:
    argument = room.short(row) if row and room.both_real else ""
    return say_when(bool(argument), asked, argument=argument)


# --- which rules belong to which step, the most fitting first ----------------------------------------------


def _on_change(rule: Callable[[Told], Say]) -> Rule:
    return lambda room: rule(room.told) if room.told else NOTHING


RULES: dict[str, tuple[Rule, ...]] = {
    "spread": (close_together, two_groups, many_in_the_middle, spread_out, nobody_there, thin_side),
    "talk": (
        smallest_side,
        nobody_there,
        thin_side,
        heavy_across,
        even_sides,
        divider,
        bridge,
        close_together,
        many_in_the_middle,
    ),
    "flip": (heavy_across, nobody_there, thin_side, close_together, divider),
    "change": tuple(_on_change(rule) for rule in RULES_ON_CHANGE),
}
