"""Who sees what. One function a role decides; nothing else makes a view.

A scene is what stands still on a screen; the live values are what moves while people answer. Neither ever holds
another person's position, weight or name.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sessions.domain.constants import DESK_DECIDED, DESK_WAITING, GUESSABLE_BELOW
from sessions.domain.errors import _n
from sessions.domain.readiness import ready, stands_or_passes
from sessions.domain.say import say
from sessions.domain.scenes import (
    PhoneScene,
    RemoteScene,
    ScreenScene,
    next_step,
    phone_scene,
    remote_scene,
    screen_scene,
)
from sessions.domain.showing import Row, change_now, rows_of, second_now, spread_now
from sessions.domain.state import SessionState, Text, TextKind, TextStatus
from sessions.domain.steps import Step
from sessions.domain.weighing import ArgumentWeight

__all__ = [
    "PhoneScene", "RemoteScene", "Row", "ScreenScene", "View",
    "view_for_phone", "view_for_remote", "view_for_screen",
]  # fmt: skip

ON_THE_LINE = _n("{ready} van {present} op de lijn")
DONE = _n("{ready} van {present} klaar")
IN = _n("{present} binnen")
WITH_PAPER = _n("{count}, waarvan {paper} op papier")
_COUNTED = {Step.FIRST_POSITION: ON_THE_LINE, Step.SECOND_POSITION: ON_THE_LINE, Step.WEIGH: DONE}
_WITHOUT_COUNT = frozenset({Step.CLOSED})


@dataclass(frozen=True)
class View:
    """A scene with its live values: flat, the same for every socket of the role.

    JSON-ready once the edge has turned every Say into text.
    """

    scene: ScreenScene | PhoneScene | RemoteScene
    live: dict[str, Any]


def view_for_screen(state: SessionState) -> View:
    """The facilitator's screen and the projector; one view, so that they cannot differ."""
    scene, rows = screen_scene(state), rows_of(state)
    seen = not state.hidden
    live = _counts(state) | {
        "reached": state.joined > 0,
        "few": 0 < state.joined < GUESSABLE_BELOW,
        "spread": spread_now(state) if seen else None,
        "second": second_now(state) if seen else None,
        "change": change_now(state) if seen else None,
        "weights": [_weight(row) for row in rows] if rows and seen and state.step != Step.FLIP else None,
        "timer": _timer(state),
        "flags": _flags(state),
    }
    if scene.name == "code":
        live["count"] = say(IN, present=len(state.present))
    return View(scene, live)


def view_for_phone(state: SessionState) -> View:
    """Every phone gets the same; a person's own answers travel apart."""
    live = {"count": _counts(state)["count"], "paused": state.paused, "step": state.step}
    if state.step == Step.SPREAD:
        live["spread"] = spread_now(state)
    if state.step == Step.CHANGE:
        live["change"] = change_now(state)
    if state.step == Step.CLOSED:
        live["report"] = state.report_asked
    if state.format.together or state.step in {Step.PAIRS, Step.TALK}:
        live["timer"] = _timer(state)
    if state.format.together:
        live["present"] = len(state.asked)  # the QR stands large until there are enough to begin
    return View(phone_scene(state), live)


def view_for_remote(state: SessionState) -> View:
    """The facilitator's own phone: counts, what waits for approval, and what the bar does. No answers of anybody."""
    counts = _counts(state)
    live = counts | {
        "answered": counts["ready"],
        "away": max(0, state.joined - len(state.paper) - len(state.present)),
        "watching": len(state.watching & state.present),
        "waiting": [_to_moderate(text) for text in _on_the_desk(state)],
        "close": dict(state.close),
        "timer": _timer(state),
        "flags": _flags(state),
    }
    return View(remote_scene(state), live)


def _counts(state: SessionState) -> dict[str, Any]:
    done, people = len(ready(state)), len(state.asked)
    sentence = DONE if state.format.together else _COUNTED.get(state.step, IN)
    count = say(sentence, ready=done, present=people)
    if state.paper and state.step in _COUNTED:
        count = say(WITH_PAPER, count=count, paper=len(state.paper))
    return {"joined": state.joined, "present": people, "ready": done, "count": count}


def _timer(state: SessionState) -> dict[str, Any] | None:
    """Moments in milliseconds of the server's clock; the page counts from the `now` of the frame."""
    minutes = state.format.step(state.step).minutes
    if not minutes:
        return None
    extra = state.clock.extra
    return {
        "since": _milliseconds(state.clock.since),
        "minutes": minutes + extra,
        "paused": _milliseconds(state.clock.paused_at) if state.clock.paused_at else None,
        "turn": state.clock.turn if state.step == Step.TALK else "",
        "turn_since": _milliseconds(state.clock.turn_since) if state.clock.turn_since else None,
        "turn_minutes": minutes / 2 + extra,  # both sides get the same
    }


def _milliseconds(moment: datetime) -> int:
    return round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)


def _on_the_desk(state: SessionState) -> list[Text]:
    """What people wrote: the oldest that wait, and the newest of what was decided.

    A hall writes more than one can read, and all of it would travel with every change.
    """
    written = [text for text in _to_approve(state) if text.writer is not None]
    waiting = [text for text in written if text.status == TextStatus.WAITING]
    decided = [text for text in written if text.status != TextStatus.WAITING]
    return waiting[:DESK_WAITING] + decided[-DESK_DECIDED:]


def _to_approve(state: SessionState) -> list[Text]:
    """A remark on the report is for the page of the report alone."""
    return [text for text in state.texts if text.kind != TextKind.REMARK]


def _to_moderate(text: Any) -> dict[str, Any]:
    return {
        "id": text.id,
        "kind": text.kind,
        "side": text.side,
        "text": text.text,
        "more": text.more,
        "status": text.status,
        "waits": text.status == TextStatus.WAITING,
    }


def _weight(row: ArgumentWeight) -> dict[str, Any]:
    return {"key": row.key, "n": row.people, "all": row.mean, "a": row.a, "b": row.b}


def _flags(state: SessionState) -> dict[str, Any]:
    return {
        "step": state.step,
        "next": next_step(state),
        "turn": "B" if state.step == Step.TALK and state.clock.turn == "A" else "",
        "back": None if state.step == Step.CLOSED else state.format.neighbour(state.step, -1),
        "paused": state.paused,
        "hidden": state.hidden,
        "code": state.code_shown,
        "locked": state.locked,
        "revealed": state.revealed,
        "released": state.released,
        "when_ready": state.when_ready,
        "missing": _missing(state),
        "waiting": sum(text.status == TextStatus.WAITING for text in _to_approve(state)),
        "lent": state.pen_lent,
        "rehearsal": state.rehearsal,
        "question": state.question.key if state.question else "",
    }


def _missing(state: SessionState) -> int:
    """People counted who do not stand on the line in this round, and did not pass."""
    if state.step == Step.SECOND_POSITION:
        return len(state.asked - ready(state))
    return len(state.asked - stands_or_passes(state))
