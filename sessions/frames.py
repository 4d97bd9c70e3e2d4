"""What each role's socket, page and HTTP twin get of a state; made here alone, so that they cannot differ."""

import random
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils import timezone

from sessions import changes, queries
from sessions.domain.state import Card, SessionState
from sessions.domain.visibility import View, view_for_phone, view_for_screen
from sessions.protocol import Me, State, dump
from sessions.rendering import Shown, show, summary_html
from sessions.summaries import closing_summary


@dataclass(frozen=True)
class Frames:
    """A role's state, encoded once: whole, and without the HTML for who already shows this scene."""

    view: View
    shown: Shown
    state: State

    @property
    def scene(self) -> str:
        return self.shown.scene

    @property
    def version(self) -> int:
        return self.state.version

    @cached_property
    def whole(self) -> str:
        return dump(self.state)

    @cached_property
    def moving(self) -> str:
        return dump(State(self.state.epoch, self.state.version, self.state.scene, self.state.live))

    def same_as(self, other: "Frames | None") -> bool:
        """Would a screen that shows `other` look the same?"""
        return other is not None and (self.scene, self.state.live) == (other.scene, other.state.live)


def for_screen(state: SessionState) -> Frames:
    return _frames(state, view_for_screen(state))


def for_phone(state: SessionState) -> Frames:
    return _frames(state, view_for_phone(state))


def for_person(state: SessionState, person: int, seed: int) -> Me:
    """A participant's own answers and the order of the arguments on that phone."""
    return Me(
        version=state.version,
        position=state.positions.get(person),
        weights=dict(state.weights.get(person, {})),
        order=argument_order(state.card, seed),
    )


def closing_page(live_id: UUID) -> str:
    """The summary of a closed session for its phones, as HTML; empty before that. Too large for everybody's frame."""
    moving = changes.moving(live_id)
    if moving is None or not moving.closed:
        return ""
    return _closing_page(live_id, moving.epoch, moving.version)


@lru_cache(maxsize=64)
def _closing_page(live_id: UUID, epoch: int, version: int) -> str:
    """Once for all phones, which ask within seconds of each other."""
    state = queries.state_of(live_id, timezone.now())
    return summary_html(closing_summary(state)) if state else ""


def argument_order(card: Card, seed: int) -> list[str]:
    """Keys of all arguments: each side shuffled, then A and B in turn; the longer side's rest at the end.

    The same for the same seed, so that a reload changes nothing. Which side begins is drawn too.
    """
    draw = random.Random(seed)
    sides = [card.keys("A"), card.keys("B")]
    draw.shuffle(sides)
    for side in sides:
        draw.shuffle(side)
    first, second = sides
    order = [key for pair in zip(first, second, strict=False) for key in pair]
    shorter = min(len(first), len(second))
    return order + first[shorter:] + second[shorter:]


def _frames(state: SessionState, view: View) -> Frames:
    shown = show(view)
    return Frames(view, shown, shown.frame(state, with_html=True))
