"""Who sees what. One function a role decides; nothing else makes a view.

A scene is what stands still on a screen (it is rendered to HTML once and sent when it changes); the live
values are what moves while people answer. Neither ever holds another person's position, weight or name.
"""

from dataclasses import dataclass
from typing import Any

from sessions.domain.constants import BRIDGES_FROM, GUESSABLE_BELOW, SIDE_FROM
from sessions.domain.errors import _n
from sessions.domain.formats import Format
from sessions.domain.say import say
from sessions.domain.spread import Spread, spread_of
from sessions.domain.state import Argument, Card, Door, Question, SessionState, SpreadMode
from sessions.domain.steps import Step
from sessions.domain.weighing import ArgumentWeight, talk_about, weigh_group

ON_THE_LINE = _n("{ready} van {present} op de lijn")
DONE = _n("{ready} van {present} klaar")
IN = _n("{present} binnen")


@dataclass(frozen=True)
class Row:
    """An argument with how the group weighs it."""

    argument: Argument
    weight: ArgumentWeight


@dataclass(frozen=True)
class ScreenScene:
    """What stands still on the projector. `name` picks the template: a step, `pause` or `code`."""

    name: str
    step: Step
    title: str
    prompt: str
    card: Card
    door: Door
    format: Format
    mode: SpreadMode
    released: bool
    hidden: bool
    locked: bool
    question: Question | None
    bridges: tuple[Row, ...] = ()  # in step talk, when released and the group is large enough
    dividers: tuple[Row, ...] = ()


@dataclass(frozen=True)
class PhoneScene:
    """What stands still on every phone. `name` picks the template."""

    name: str
    step: Step
    title: str
    prompt: str
    card: Card
    format: Format
    mode: SpreadMode
    released: bool
    question: Question | None
    bridges: tuple[Row, ...] = ()
    dividers: tuple[Row, ...] = ()


@dataclass(frozen=True)
class View:
    """A scene with its live values: flat, the same for every socket of the role.

    JSON-ready once the edge has turned every Say into text.
    """

    scene: ScreenScene | PhoneScene
    live: dict[str, Any]


def view_for_screen(state: SessionState) -> View:
    """The facilitator's screen and the projector; one view, so that they cannot differ."""
    form = state.format.step(state.step)
    rows = _rows(state)
    bridges, dividers = _talk(state, rows)
    scene = ScreenScene(
        name=_screen_name(state),
        step=state.step,
        title=form.title,
        prompt=form.prompt,
        card=state.card,
        door=state.door,
        format=state.format,
        mode=state.mode,
        released=state.released,
        hidden=state.hidden,
        locked=state.locked,
        question=state.question,
        bridges=bridges,
        dividers=dividers,
    )
    live = _counts(state) | {
        "reached": state.joined > 0,
        "few": 0 < state.joined < GUESSABLE_BELOW,
        "spread": _spread(state) if not state.hidden else None,
        "weights": [_weight(row) for row in rows] if rows and not state.hidden else None,
        "flags": _flags(state),
    }
    if scene.name == "code":
        live["count"] = say(IN, present=len(state.present))
    return View(scene, live)


def view_for_phone(state: SessionState) -> View:
    """Every phone gets the same; a person's own answers travel apart."""
    form = state.format.step(state.step)
    bridges, dividers = _talk(state, _rows(state))
    scene = PhoneScene(
        name=state.step,
        step=state.step,
        title=form.title,
        prompt=form.prompt,
        card=state.card,
        format=state.format,
        mode=state.mode,
        released=state.released,
        question=state.question,
        bridges=bridges,
        dividers=dividers,
    )
    live = {"count": _counts(state)["count"], "paused": state.paused, "step": state.step}
    if state.step == Step.SPREAD:
        live["spread"] = _spread(state)
    return View(scene, live)


def ready(state: SessionState) -> frozenset[int]:
    """Who of the people present has done what this step asks."""
    if state.step == Step.FIRST_POSITION:
        return state.present & state.positions.keys()
    if state.step == Step.WEIGH:
        return frozenset(person for person in state.present if _weighed_all(state, person))
    return state.present


def _weighed_all(state: SessionState, person: int) -> bool:
    answers = state.weights.get(person, {})
    if not state.format.picks:
        return len(answers) >= len(state.card.arguments)
    return all(
        sum(1 for key in answers if key[0] == side) >= min(2, len(state.card.keys(side)))
        for side in ("A", "B")
    )


def _screen_name(state: SessionState) -> str:
    if state.paused:
        return "pause"
    return "code" if state.code_shown and state.step != Step.LOBBY else state.step


def _counts(state: SessionState) -> dict[str, Any]:
    done, present = len(ready(state)), len(state.present)
    sentence = {Step.FIRST_POSITION: ON_THE_LINE, Step.WEIGH: DONE}.get(state.step, IN)
    return {
        "joined": state.joined,
        "present": present,
        "ready": done,
        "count": say(sentence, ready=done, present=present),
    }


def _spread(state: SessionState) -> Spread | None:
    """In the steps that show it, when it may leave the server."""
    if not state.released or state.step not in {Step.FIRST_POSITION, Step.SPREAD, Step.CLOSED}:
        return None
    return spread_of(list(state.positions.values()))


def _rows(state: SessionState) -> tuple[ArgumentWeight, ...]:
    if not state.released or state.step not in {Step.WEIGH, Step.TALK}:
        return ()
    return weigh_group(state.card, state.positions, state.weights, state.format.picks, SIDE_FROM)


def _talk(state: SessionState, rows: tuple[ArgumentWeight, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    if state.step != Step.TALK or len(state.weights) < BRIDGES_FROM:
        return (), ()
    talk = talk_about(rows)
    return _with_text(state.card, talk.bridges), _with_text(state.card, talk.dividers)


def _with_text(card: Card, weights: tuple[ArgumentWeight, ...]) -> tuple[Row, ...]:
    return tuple(Row(card.argument(weight.key), weight) for weight in weights)


def _weight(row: ArgumentWeight) -> dict[str, Any]:
    return {"key": row.key, "n": row.people, "all": row.mean, "a": row.a, "b": row.b}


def _flags(state: SessionState) -> dict[str, Any]:
    return {
        "step": state.step,
        "next": state.format.neighbour(state.step, 1),
        "back": None if state.step == Step.CLOSED else state.format.neighbour(state.step, -1),
        "paused": state.paused,
        "hidden": state.hidden,
        "code": state.code_shown,
        "locked": state.locked,
        "revealed": state.revealed,
        "released": state.released,
        "missing": len(state.present - state.positions.keys()),
        "question": state.question.key if state.question else "",
    }
