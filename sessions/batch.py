"""A batch of commands of one session, checked one by one, saved together in a transaction of `actions`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sessions import queries, rows
from sessions.domain import rules
from sessions.domain.errors import NotAllowed, full, locked, not_yours, unknown
from sessions.domain.formats import FORMATS
from sessions.domain.steps import Step
from sessions.models import LiveSession, Participant
from sessions.protocol import (
    Ack,
    AnyCommand,
    Ask,
    FacilitatorCommand,
    Go,
    Hide,
    Lock,
    ParticipantCommand,
    Pause,
    Pick,
    Place,
    Refused,
    Reveal,
    ShowCode,
    Weigh,
)
from sessions.rows import PositionRow, Room, WeightRow


@dataclass(frozen=True)
class Join:
    """Somebody at the door. `key` is the hash of their token; `seed` orders their arguments."""

    key: str
    seed: int


@dataclass(frozen=True)
class Envelope:
    """A command with who sent it. `participant` is None for the facilitator and for somebody at the door."""

    command: AnyCommand | Join
    participant: int | None = None
    client: str = ""

    @property
    def seq(self) -> int | None:
        return None if isinstance(self.command, Join) else self.command.seq


Answer = Ack | Refused
_FLAGS = {Hide: "hidden", Pause: "paused", ShowCode: "code_shown", Lock: "locked"}


class Batch:
    """Reads what the commands touch, lets the rules answer each, saves what changed in a few statements."""

    def __init__(self, live_id: UUID, room: Room, envelopes: Iterable[Envelope], now: datetime) -> None:
        self._live_id = live_id
        self._room = room
        self._now = now
        self._form = FORMATS[room.format_code]
        self._step = Step.CLOSED if room.closed else Step(room.step)
        self._version = room.version + 1
        self._locked = room.locked
        self._newcomers: list[Participant] = []
        self._live_changed = False
        self._load(list(envelopes))

    def answer(self, envelope: Envelope) -> Answer:
        """Let the rules decide on one command. A refusal leaves everything as it was for the others."""
        command = envelope.command
        version = self._version
        try:
            if isinstance(command, Join):
                self._join(command)
            elif isinstance(command, ParticipantCommand):
                version = self._answer_participant(command, envelope)
            else:
                self._answer_facilitator(command, envelope)
        except NotAllowed as refusal:
            return Refused(envelope.seq, refusal.code, refusal.sentence)
        return Ack(envelope.seq or 0, version)

    def save(self) -> bool:
        """Write everything that changed; False when nothing did and the version stays."""
        positions = [row for row in self._positions.values() if row and row.changed]
        weights = [row for row in self._weights.values() if row.changed]
        if not (positions or weights or self._newcomers or self._live_changed):
            return False
        if self._live_changed:
            self._live.version = self._version
            self._live.touched_at = self._now
            self._live.save(update_fields=_LIVE_FIELDS)
        if self._newcomers:
            Participant.objects.bulk_create(self._newcomers)
        touched = None if self._live_changed else self._now
        rows.save(self._live_id, self._version, touched, positions, weights)
        return True

    @cached_property
    def _live(self) -> LiveSession:
        """The whole row, for the few commands that change it. It is locked already."""
        return LiveSession.objects.defer("card", "kept_summary").get(pk=self._live_id)

    def _load(self, envelopes: list[Envelope]) -> None:
        people = {e.participant for e in envelopes if e.participant is not None}
        weighing = {e.participant for e in envelopes if isinstance(e.command, Weigh | Pick) and e.participant}
        self._positions = rows.people(self._live_id, people) if people else {}
        self._weights = rows.weights(weighing) if weighing else {}
        joins = any(isinstance(e.command, Join) for e in envelopes)
        self._count = Participant.objects.filter(live=self._live_id).count() if joins else 0

    def _join(self, join: Join) -> None:
        rules.check_open(self._step)
        if self._locked:
            raise locked()
        if self._count + len(self._newcomers) >= self._room.max_participants:
            raise full()
        self._newcomers.append(
            Participant(
                live_id=self._live_id, key=join.key, seed=join.seed, version=self._version, seen_at=self._now
            )
        )

    def _answer_participant(self, command: ParticipantCommand, envelope: Envelope) -> int:
        """The version in which the command is kept."""
        if envelope.participant is None:
            raise not_yours()
        if envelope.participant not in self._positions:
            raise unknown()
        if isinstance(command, Place):
            return self._place(command, envelope.participant, envelope.client)
        if isinstance(command, Weigh):
            return self._weigh(command, envelope.participant, envelope.client)
        return self._pick(command, envelope.participant, envelope.client)

    def _place(self, command: Place, person: int, client: str) -> int:
        row = self._positions.get(person)
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        rules.check_step(self._step, command.step)
        rules.may_place(self._step, row.placed_in if row else None)
        if row is None:
            row = self._positions[person] = PositionRow(person, command.value, self._step, "")
        row.value = command.value
        return self._stamp(row, client, command.seq)

    def _weigh(self, command: Weigh, person: int, client: str) -> int:
        row = self._weights.get((person, command.argument))
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        rules.check_step(self._step, command.step)
        rules.may_weigh(self._step, self._form, queries.argument_keys(self._live_id), command.argument)
        row = row or self._new_weight(person, command.argument)
        row.value = command.weight
        return self._stamp(row, client, command.seq)

    def _pick(self, command: Pick, person: int, client: str) -> int:
        row = self._weights.get((person, command.argument))
        if row and not rules.is_newer(row.seen, client, command.seq):
            return self._kept_before(row.seen, client, command.seq)
        rules.check_step(self._step, command.step)
        others = self._picked(person, command.argument) if command.picked else set()
        rules.may_pick(self._step, self._form, queries.argument_keys(self._live_id), command.argument, others)
        row = row or self._new_weight(person, command.argument)
        row.answered = command.picked
        row.value = 4 if command.picked else None
        return self._stamp(row, client, command.seq)

    def _new_weight(self, person: int, argument: str) -> WeightRow:
        row = WeightRow(person, argument, None, True, "")
        self._weights[person, argument] = row
        return row

    def _picked(self, person: int, argument: str) -> set[str]:
        return {
            key
            for (owner, key), row in self._weights.items()
            if owner == person and row.answered and key != argument
        }

    def _kept_before(self, seen: str, client: str, seq: int) -> int:
        """0 when a newer answer has taken its place: the sender may not take its own for what is kept."""
        return self._room.version if rules.is_last(seen, client, seq) else 0

    def _stamp(self, row: Any, client: str, seq: int) -> int:
        row.seen = rules.remember(row.seen, client, seq)
        row.changed = True
        return self._version

    def _answer_facilitator(self, command: FacilitatorCommand, envelope: Envelope) -> None:
        if envelope.participant is not None:
            raise not_yours()
        rules.check_step(self._step, command.step)
        if isinstance(command, Go):
            self._go(command)
        elif isinstance(command, Reveal):
            rules.may_reveal(self._step)
            self._live.revealed = True
            self._live.hidden = False  # hidden before there was anything to see
        elif isinstance(command, Ask):
            self._ask(command)
        else:
            setattr(self._live, _FLAGS[type(command)], command.on)
            self._locked = self._live.locked  # for who joins in the same batch
        self._live_changed = True

    def _go(self, command: Go) -> None:
        self._step = self._live.step = rules.may_go(self._form, command.to)
        self._live.paused = self._live.code_shown = self._live.hidden = False
        self._live.question = ""
        if self._step == Step.CLOSED:
            self._live.closed_at = self._now

    def _ask(self, command: Ask) -> None:
        rules.may_ask([item["key"] for item in self._live.questions], command.question)
        self._live.question = command.question
        if command.question and command.question not in self._live.questions_used:
            self._live.questions_used = [*self._live.questions_used, command.question]


_LIVE_FIELDS = [
    "step", "version", "revealed", "hidden", "paused", "code_shown", "locked", "question", "questions_used",
    "touched_at", "closed_at",
]  # fmt: skip
