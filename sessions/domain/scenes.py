"""What stands still on a screen until the next scene. Rendered to HTML once, sent when it changes.

A scene never holds another person's position, weight or name, and no text that the facilitator did not approve.
"""

from dataclasses import dataclass
from typing import Any

from sessions.domain.advice import advice, room_of
from sessions.domain.formats import Format
from sessions.domain.pairing import seated
from sessions.domain.profile import Belief, group_profile
from sessions.domain.rules import why_no_third_way
from sessions.domain.say import NOTHING, Say
from sessions.domain.showing import Row, change_now, rows_of, talk_rows
from sessions.domain.state import Card, Door, Question, SessionState, SpreadMode, Text, TextKind
from sessions.domain.steps import Step

# Which texts the room sees in which step.
SHOWN = {
    Step.TALK: (TextKind.ARGUMENT,),
    Step.FLIP: (TextKind.FLIP,),
    Step.THIRD_WAY: (TextKind.THIRD_WAY,),
    Step.HARVEST: (TextKind.TAKE_AWAY, TextKind.CHAFES),
}


@dataclass(frozen=True)
class Scene:
    """What every role is shown. `name` picks the template."""

    name: str
    step: Step
    title: str
    prompt: str
    card: Card
    format: Format
    mode: SpreadMode
    released: bool
    question: Question | None
    rehearsal: bool
    turn: str  # talk: "A" or "B"
    seated: bool  # pairs: too many to look for each other; neighbours talk
    bridges: tuple[Row, ...]  # talk, when released and the group is large enough
    dividers: tuple[Row, ...]
    texts: tuple[Text, ...]  # approved, of this step; without their writers
    close: tuple[tuple[str, str], ...]  # harvest: the group's close, field and text
    early: Say  # why a third way is not open yet

    @property
    def minutes(self) -> int:
        return self.format.step(self.step).minutes

    @property
    def arguments(self) -> bool:
        """Does this format use the arguments of the card?"""
        return Step.WEIGH in self.format.order

    def has(self, step: str) -> bool:
        return step in self.format.order


@dataclass(frozen=True)
class ScreenScene(Scene):
    """The projector and the facilitator's own screen. `name`: a step, `pause` or `code`."""

    door: Door
    hidden: bool
    locked: bool
    profile: tuple[Belief, ...]  # convictions of the group, from 8 people; talk and closed


@dataclass(frozen=True)
class PhoneScene(Scene):
    """Every phone. A person's own answers travel apart."""

    door: Door | None  # where nobody leads, any phone can show the QR
    read: str  # what the reader reads, where nobody leads
    pen_lent: bool
    pen_taken: bool
    next_live: str


@dataclass(frozen=True)
class RemoteScene(Scene):
    """The facilitator's own phone or second window: what to say, what to look for, what comes next."""

    look: str
    next: str  # title of the next step; "" at the end
    advice: tuple[Say, ...]
    pen_lent: bool
    pen_taken: bool
    next_live: str


def screen_scene(state: SessionState) -> ScreenScene:
    return ScreenScene(
        **_common(state, _screen_name(state)),
        door=state.door,
        hidden=state.hidden,
        locked=state.locked,
        profile=_profile(state),
    )


def phone_scene(state: SessionState) -> PhoneScene:
    together = state.format.together
    return PhoneScene(
        **_common(state, state.step),
        door=state.door if together else None,
        read=state.format.step(state.step).read if together else "",
        pen_lent=state.pen_lent,
        pen_taken=state.pen is not None,
        next_live=state.next_live,
    )


def remote_scene(state: SessionState) -> RemoteScene:
    following = next_step(state)
    return RemoteScene(
        **_common(state, "remote"),
        look=state.format.step(state.step).look,
        next=state.format.step(following).title if following else "",
        advice=_advice(state),
        pen_lent=state.pen_lent,
        pen_taken=state.pen is not None,
        next_live=state.next_live,
    )


def next_step(state: SessionState) -> Step | None:
    """Where 'Verder' leads: past a third way that is not open yet."""
    following = state.format.neighbour(state.step, 1)
    if following == Step.THIRD_WAY and _early(state):
        return state.format.neighbour(Step.THIRD_WAY, 1)
    return following


def _common(state: SessionState, name: str) -> dict[str, Any]:
    """Long for a function, because it names every field that all scenes share."""
    form = state.format.step(state.step)
    bridges, dividers = talk_rows(state)
    return {
        "name": name,
        "step": state.step,
        "title": form.title,
        "prompt": form.prompt,
        "card": state.card,
        "format": state.format,
        "mode": state.mode,
        "released": state.released,
        "question": state.question,
        "rehearsal": state.rehearsal,
        "turn": state.clock.turn if state.step == Step.TALK else "",
        "seated": state.step == Step.PAIRS and not state.pairs and seated(len(state.asked)),
        "bridges": bridges,
        "dividers": dividers,
        "texts": _texts(state),
        "close": tuple(sorted(state.close.items())) if state.step in {Step.HARVEST, Step.CLOSED} else (),
        "early": _early(state),
    }


def _screen_name(state: SessionState) -> str:
    if state.paused:
        return "pause"
    return "code" if state.code_shown and state.step != Step.LOBBY else state.step


def _texts(state: SessionState) -> tuple[Text, ...]:
    kinds = SHOWN.get(state.step, ())
    return tuple(_nameless(text) for kind in kinds for text in state.approved(kind))


def _nameless(text: Text) -> Text:
    return Text(text.id, text.kind, text.side, text.text, text.more, text.status, text.argument, None)


def _early(state: SessionState) -> Say:
    if Step.THIRD_WAY not in state.format.order:
        return NOTHING
    refusal = why_no_third_way(state.format, state.talked, state.visited)
    return Say(refusal.sentence) if refusal else NOTHING


def _advice(state: SessionState) -> tuple[Say, ...]:
    """Only from what may be shown, or a prompt would tell before the picture does."""
    if not state.released:
        return ()
    changed = change_now(state)
    room = room_of(
        list(state.positions.values()),
        state.card.arguments,
        rows_of(state),
        changed.told if changed else None,
    )
    return advice(state.step, room)


def _profile(state: SessionState) -> tuple[Belief, ...]:
    if not state.released or state.step not in {Step.TALK, Step.HARVEST, Step.CLOSED}:
        return ()
    return group_profile(state.card.own, state.weights, state.format.picks) or ()
