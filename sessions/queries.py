"""Rows to the state that the rules and views work on. Reads only."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from sessions import changes
from sessions.codes import shown
from sessions.domain.constants import PRESENT_SECONDS
from sessions.domain.formats import FORMATS, Format, Plan
from sessions.domain.rules import last_writer
from sessions.domain.state import (
    Argument,
    Card,
    Clock,
    Door,
    Option,
    Pair,
    Question,
    SessionState,
    SpreadMode,
    Text,
    TextKind,
    TextStatus,
)
from sessions.domain.steps import Step
from sessions.models import LiveSession, Participant
from sessions.people import People, own_copy, with_group

PRESENCE_AGE = timedelta(seconds=10)  # who was seen when is read again after this
_FIXED = (
    "card_number", "format_code", "mode", "code", "door_token", "join_address", "created_at", "rehearsal",
)  # fmt: skip


class Reader:
    """The state of one session, kept up to date by reading only the rows that changed since last time.

    Every row carries the session's version of its last change, and versions rise in the order of commit, so
    `version > known` finds each change once. A new epoch means: forget all and read anew.
    """

    def __init__(self, live_id: UUID) -> None:
        self._live_id = live_id
        self._people = People()
        self._changed: dict[int, str] = {}
        self._epoch = self._version = 0
        self._fixed: LiveSession | None = None
        self.projector_token = self.remote_key = ""

    def read(self, now: datetime) -> SessionState | None:
        """The state now; None when the session is gone. `changed` then tells who answered since."""
        moving = changes.moving(self._live_id)
        if moving is None:
            return None
        if moving.epoch != self._epoch or self._fixed is None:
            self._forget(moving.epoch)
            self._fixed = LiveSession.objects.only(*_FIXED).get(pk=self._live_id)
        self.projector_token, self.remote_key = moving.projector_token, moving.remote_key
        self._changed = {}
        if moving.version != self._version:
            self._read_changes()
        self._version = moving.version
        return state_from(self._fixed, moving, self._people, self._present(now))

    def refresh_presence(self) -> None:
        """Read again who was seen when; that changes without a new version."""
        people = Participant.objects.filter(live=self._live_id)
        self._people.seen = dict(people.order_by("pk").values_list("pk", "seen_at"))

    @property
    def changed(self) -> dict[int, str]:
        """Participant to the client id that wrote last, for those who answered since the read before."""
        return self._changed

    def _forget(self, epoch: int) -> None:
        self._epoch, self._version = epoch, 0
        self._people = People()

    def _read_changes(self) -> None:
        people, since = self._people, self._version
        for person, seen_at, watching, paper in changes.people_since(self._live_id, since):
            people.come(person, seen_at, watching, paper)
            self._changed[person] = ""  # on all of their own tabs
        for person, number, place, seen in changes.positions_since(self._live_id, since):
            people.places[number][person] = place
            self._changed[person] = last_writer(seen)
        for person, argument, weight, answered, seen in changes.weights_since(self._live_id, since):
            people.weigh(person, argument, weight, bool(answered))
            self._changed[person] = last_writer(seen)
        for person, key, value, seen in changes.answers_since(self._live_id, since):
            people.answers.setdefault(person, {})[key] = value
            self._changed[person] = last_writer(seen)
        for row in changes.texts_since(self._live_id, since):
            text = _text(*row)
            people.texts[text.id] = text
            if text.writer is not None:
                self._changed[text.writer] = ""  # the writer sees what became of it, on all tabs

    def _present(self, now: datetime) -> frozenset[int]:
        since = now - timedelta(seconds=PRESENT_SECONDS)
        paper = self._people.paper
        return frozenset(
            person for person, seen in self._people.seen.items() if seen >= since and person not in paper
        )


def state_of(live_id: UUID, now: datetime) -> SessionState | None:
    """The whole state, for pages and exports. The state is the caller's own; nothing changes it later."""
    shared = _shared(live_id)
    with shared.lock:
        if now - shared.presence_at >= PRESENCE_AGE:
            shared.reader.refresh_presence()
            shared.presence_at = now
        state = shared.reader.read(now)
        if state is None:
            return None
        return own_copy(state)


@dataclass
class _Shared:
    """A reader for the pages of one session; a room that comes in reads everybody once, not once for each."""

    reader: Reader
    presence_at: datetime
    lock: Lock = field(default_factory=Lock)


@lru_cache(maxsize=64)
def _shared(live_id: UUID) -> _Shared:
    return _Shared(Reader(live_id), datetime.min.replace(tzinfo=UTC))


@lru_cache(maxsize=512)
def card_of(live_id: UUID) -> Card:
    """The card as copied into the session. It never changes, so it is read once a process."""
    return card_from(LiveSession.objects.values_list("card", flat=True).get(pk=live_id))


@lru_cache(maxsize=512)
def questions_of(live_id: UUID) -> dict[str, Question]:
    rows = LiveSession.objects.values_list("questions", flat=True).get(pk=live_id)
    return {row["key"]: Question(**row) for row in rows}


@lru_cache(maxsize=512)
def form_of(live_id: UUID) -> Format:
    """The format with the steps and minutes that were chosen. They do not change, so they are read once a process."""
    code, plan = LiveSession.objects.values_list("format_code", "plan").get(pk=live_id)
    return FORMATS[code].planned(plan_of(plan))


def plan_of(stored: list[list[Any]]) -> Plan:
    return tuple((step, minutes) for step, minutes in stored)


def argument_keys(live_id: UUID) -> frozenset[str]:
    return frozenset(item.key for item in card_of(live_id).arguments)


def card_from(snapshot: dict[str, Any]) -> Card:
    """A card's snapshot (`content.queries.card_snapshot`) as the rules know it."""
    plain = {key: snapshot[key] for key in ("number", "title", "person", "line", "question", "source")}
    return Card(
        **plain,
        case=tuple(snapshot["case"]),
        elaboration=tuple(snapshot["elaboration"]),
        a=Option(**snapshot["a"]),
        b=Option(**snapshot["b"]),
        arguments=tuple(Argument(**item) for item in snapshot["arguments"]),
    )


def step_of(live: LiveSession) -> Step:
    """The step the room is in. A session that closed itself is closed, whatever step it stopped in."""
    return Step.CLOSED if live.closed_at else Step(live.step)


def join_base(live: LiveSession) -> str:
    """Scheme and host that phones use, without a slash at the end."""
    return settings.LIVE_JOIN_ADDRESS or live.join_address


def state_from(
    live: LiveSession, moving: changes.Moving, people: People, present: frozenset[int]
) -> SessionState:
    """Long for a function, because it names every field of the one shape that all views share."""
    questions = questions_of(live.pk)
    return SessionState(
        card=with_group(card_of(live.pk), people.texts.values()),
        door=_door(live),
        format_code=live.format_code,
        mode=SpreadMode(live.mode),
        step=Step.CLOSED if moving.closed else Step(moving.step),
        version=moving.version,
        epoch=moving.epoch,
        revealed=moving.revealed,
        hidden=moving.hidden,
        paused=moving.paused,
        code_shown=moving.code_shown,
        locked=moving.locked,
        question=questions.get(moving.question),
        questions_used=tuple(questions[key] for key in moving.questions_used if key in questions),
        joined=len(people.seen),
        opened_on=timezone.localdate(live.created_at),
        clock=Clock(
            moving.step_since,
            moving.extra_minutes,
            moving.paused_at,
            moving.turn,
            moving.turn_since,
        ),
        plan=tuple((item.step, item.minutes) for item in form_of(live.pk).steps),
        visited=frozenset(moving.visited),
        talked=moving.talked,
        when_ready=moving.when_ready,
        rehearsal=live.rehearsal > 0,
        pen_lent=moving.pen_lent,
        pen=moving.pen,
        close=moving.close,
        pairs=tuple(Pair(tuple(item["people"]), item["token"]) for item in moving.pairs),
        pairs_made=moving.pairs_made,
        next_live=str(moving.next_live or ""),
        report_asked=moving.report_asked,
        present=present,
        watching=frozenset(people.watching),
        paper=frozenset(people.paper),
        order=tuple(people.seen),
        positions=people.standing(1),
        second=people.standing(2),
        weights=people.weighing(),
        answers=people.answers,
        texts=tuple(people.texts.values()),
    )


def _text(key: int, writer: int | None, client_id: str, *rest: str) -> Text:
    kind, side, text, more, status, argument = rest
    return Text(key, TextKind(kind), side, text, more, TextStatus(status), argument, writer, client_id)


def _door(live: LiveSession) -> Door:
    base = join_base(live)
    return Door(shown(live.code), base.partition("://")[2] or base, f"{base}/q/{live.door_token}")
