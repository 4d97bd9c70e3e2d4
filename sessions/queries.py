"""Rows to the state that the rules and views work on. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
from sessions.domain.rules import last_writer
from sessions.domain.state import Argument, Card, Door, Option, Question, SessionState, SpreadMode
from sessions.domain.steps import Step
from sessions.models import LiveSession, Participant

PRESENCE_AGE = timedelta(seconds=10)  # who was seen when is read again after this
_FIXED = ("card_number", "format_code", "mode", "code", "door_token", "join_address", "created_at")


class Reader:
    """The state of one session, kept up to date by reading only the rows that changed since last time.

    Every row carries the session's version of its last change, and versions rise in the order of commit, so
    `version > known` finds each change once. A new epoch means: forget all and read anew.
    """

    def __init__(self, live_id: UUID) -> None:
        self._live_id = live_id
        self._joined: dict[int, datetime] = {}
        self._positions: dict[int, int] = {}
        self._weights: dict[int, dict[str, int | None]] = {}
        self._changed: dict[int, str] = {}
        self._epoch = self._version = 0
        self._fixed: LiveSession | None = None
        self.projector_token = ""

    def read(self, now: datetime) -> SessionState | None:
        """The state now; None when the session is gone. `changed` then tells who answered since."""
        moving = changes.moving(self._live_id)
        if moving is None:
            return None
        if moving.epoch != self._epoch or self._fixed is None:
            self._forget(moving.epoch)
            self._fixed = LiveSession.objects.only(*_FIXED).get(pk=self._live_id)
        self.projector_token = moving.projector_token
        self._changed = {}
        if moving.version != self._version:
            self._read_changes()
        self._version = moving.version
        return _state(self._fixed, moving, self._joined, self._positions, self._weights, self._present(now))

    def refresh_presence(self) -> None:
        """Read again who was seen when; that changes without a new version."""
        self._joined = dict(self._people().values_list("pk", "seen_at"))

    @property
    def changed(self) -> dict[int, str]:
        """Participant to the client id that wrote last, for those who answered since the read before."""
        return self._changed

    def answers(self, person: int) -> tuple[int | None, dict[str, int | None]]:
        """A person's own position and weights, for that person only."""
        return self._positions.get(person), dict(self._weights.get(person, {}))

    def _forget(self, epoch: int) -> None:
        self._epoch, self._version = epoch, 0
        for known in (self._joined, self._positions, self._weights):
            known.clear()

    def _people(self) -> Any:
        return Participant.objects.filter(live=self._live_id)

    def _read_changes(self) -> None:
        if changes.newcomers_since(self._live_id, self._version):
            newcomers = self._people().filter(version__gt=self._version)
            self._joined.update(newcomers.values_list("pk", "seen_at"))
        for person, place, seen in changes.positions_since(self._live_id, self._version):
            self._positions[person] = place
            self._changed[person] = last_writer(seen)
        for person, argument, weight, answered, seen in changes.weights_since(self._live_id, self._version):
            self._changed[person] = last_writer(seen)
            self._weigh(person, argument, weight, bool(answered))

    def _weigh(self, person: int, argument: str, weight: int | None, answered: bool) -> None:
        """Whoever took back all picks has weighed nothing."""
        mine = self._weights.setdefault(person, {})
        if answered:
            mine[argument] = weight
        else:
            mine.pop(argument, None)
        if not mine:
            del self._weights[person]

    def _present(self, now: datetime) -> frozenset[int]:
        since = now - timedelta(seconds=PRESENT_SECONDS)
        return frozenset(person for person, seen in self._joined.items() if seen >= since)


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
        weights = {person: dict(mine) for person, mine in state.weights.items()}
        return replace(state, positions=dict(state.positions), weights=weights)


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


def _state(
    live: LiveSession,
    moving: changes.Moving,
    joined: Iterable[int],
    positions: dict[int, int],
    weights: dict[int, dict[str, int | None]],
    present: frozenset[int],
) -> SessionState:
    questions = questions_of(live.pk)
    return SessionState(
        card=card_of(live.pk),
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
        joined=len(list(joined)),
        opened_on=timezone.localdate(live.created_at),
        present=present,
        positions=positions,
        weights=weights,
    )


def _door(live: LiveSession) -> Door:
    base = join_base(live)
    return Door(shown(live.code), base.partition("://")[2] or base, f"{base}/q/{live.door_token}")
