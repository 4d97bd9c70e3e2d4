"""What each role's socket, page and HTTP twin get of a state; made here alone, so that they cannot differ."""

import random
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils import timezone, translation

from sessions import changes
from sessions.domain import tokens
from sessions.domain.constants import DRAWN_PER_SIDE
from sessions.domain.formats import Weighing
from sessions.domain.profile import profile
from sessions.domain.readiness import role_of
from sessions.domain.state import Card, SessionState, Text
from sessions.domain.steps import Step
from sessions.domain.visibility import View, view_for_phone, view_for_remote, view_for_screen
from sessions.protocol import Me, OwnPair, OwnText, State, dump
from sessions.rendering import Shown, show, summary_html
from sessions.summaries import closing_summary, token_of


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
        state = self.state
        return dump(State(state.epoch, state.version, state.scene, state.live, now=state.now))

    def same_as(self, other: "Frames | None") -> bool:
        """Would a screen that shows `other` look the same?"""
        return other is not None and (self.scene, self.state.live) == (other.scene, other.state.live)


def for_screen(state: SessionState) -> Frames:
    return _frames(state, view_for_screen(state))


def for_phone(state: SessionState) -> Frames:
    return _frames(state, view_for_phone(state))


def for_remote(state: SessionState) -> Frames:
    return _frames(state, view_for_remote(state))


def for_person(state: SessionState, person: int, seed: int) -> Me:
    """A participant's own answers, the order of the arguments on that phone, and who to talk with."""
    weights = dict(state.weights.get(person, {}))
    return Me(
        version=state.version,
        position=state.positions.get(person),
        second=state.second.get(person),
        weights=weights,
        order=argument_order(state.card, seed, _most_a_side(state)),
        answers=dict(state.answers.get(person, {})),
        texts=[_own_text(text) for text in state.texts if text.writer == person],
        pair=_own_pair(state, person),
        role=role_of(state, person),
        watching=person in state.watching,
        pen=state.pen == person,
        close=dict(state.close) if state.pen == person else {},
        profile=[
            (belief.conviction, belief.share)
            for belief in profile(state.card.own, weights, state.format.picks)
        ],
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
    summary = closing_summary(live_id, timezone.now())
    return summary_html(summary, token_of(live_id)) if summary else ""


def argument_order(card: Card, seed: int, most: int | None = None) -> list[str]:
    """Keys of the arguments: each side shuffled, then A and B in turn; the longer side's rest at the end.

    The same for the same seed, so that a reload changes nothing. Which side begins is drawn too. With `most` only so
    many of each side. Arguments of the group come after those of the card, as they were approved.
    """
    draw = random.Random(seed)
    sides = [[item.key for item in card.own if item.side == side] for side in ("A", "B")]
    draw.shuffle(sides)
    for side in sides:
        draw.shuffle(side)
    first, second = (side[:most] for side in sides)
    order = [key for pair in zip(first, second, strict=False) for key in pair]
    shorter = min(len(first), len(second))
    added = [item.key for item in card.arguments if item.from_group]
    return order + first[shorter:] + second[shorter:] + added


def _most_a_side(state: SessionState) -> int | None:
    return DRAWN_PER_SIDE if state.format.weighing == Weighing.DRAWN else None


def _own_text(text: Text) -> OwnText:
    return OwnText(text.client_id, text.kind, text.side, text.text, text.more, text.status)


def _own_pair(state: SessionState, person: int) -> OwnPair | None:
    if state.step != Step.PAIRS:
        return None
    pair = next((pair for pair in state.pairs if person in pair.people), None)
    if pair is None:
        return None
    token = tokens.token(pair.token)
    words = token.words.by(translation.gettext)
    return OwnPair(words, token.colour, token.picture, pair.people[0] == person, len(pair.people))


def _frames(state: SessionState, view: View) -> Frames:
    shown = show(view)
    return Frames(view, shown, shown.frame(state, with_html=True))
