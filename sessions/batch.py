"""A batch of commands of one session, checked one by one, saved together in a transaction of `actions`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sessions import pairs, rows, texts
from sessions.commands import (
    AnyCommand,
    Conclude,
    FacilitatorCommand,
    Pen,
    Pick,
    Place,
    Reply,
    Seek,
    Watch,
    Weigh,
    Write,
)
from sessions.course import Course
from sessions.domain import rules
from sessions.domain.errors import NotAllowed, not_yours, pen_taken, too_late
from sessions.domain.steps import Step
from sessions.lead import Lead
from sessions.models import Participant
from sessions.newcomers import Newcomers
from sessions.part import Part
from sessions.protocol import Ack, Refused
from sessions.rows import Room


@dataclass(frozen=True)
class Join:
    """Somebody at the door. `key` is the hash of their token; `seed` orders their arguments.

    `again`: the same key may come more than once, and is the same person. `watching`: they only watch, as before.
    """

    key: str
    seed: int
    again: bool = False
    watching: bool = False


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


class Batch:
    """Reads what the commands touch, lets the rules answer each, saves what changed in a few statements."""

    def __init__(self, live_id: UUID, room: Room, envelopes: Sequence[Envelope], now: datetime) -> None:
        self._course = Course.of(live_id, room, now)
        self._lead = Lead(self._course)
        joins = [e.command for e in envelopes if isinstance(e.command, Join)]
        self._newcomers = Newcomers(self._course, bool(joins), [join.key for join in joins if join.again])
        asked = ((e.participant, e.command) for e in envelopes if e.participant is not None)
        self._part = Part(self._course, asked)

    def answer(self, envelope: Envelope) -> Answer:
        """Let the rules decide on one command. A refusal leaves everything as it was for the others."""
        try:
            version = self._answer(envelope.command, envelope)
        except NotAllowed as refusal:
            return Refused(envelope.seq, refusal.code, refusal.sentence)
        return Ack(envelope.seq or 0, version)

    def save(self) -> bool:
        """Write everything that changed; False when nothing did and the version stays."""
        course = self._course
        joined, changed = self._newcomers.save(), self._part.changed()
        if not (joined or any(changed) or course.live_changed or course.touched):
            return False
        if course.live_changed:
            self._lead.save()
        touched = None if course.live_changed else course.now
        rows.save(course.live_id, course.version, touched, *changed)
        return True

    @property
    def ends_rehearsal(self) -> bool:
        """Did this batch close a conversation with made-up people?"""
        course = self._course
        return course.step == Step.CLOSED and not course.room.closed and course.live.rehearsal > 0

    def _answer(self, command: AnyCommand | Join, envelope: Envelope) -> int:
        """The version in which the command is kept."""
        person = envelope.participant
        if isinstance(command, Place) and person is not None:  # first: by far the most
            self._part.check(person)
            return self._part.place(command, person, envelope.client)
        if isinstance(command, Join):
            self._newcomers.add(command.key, command.seed, command.watching)
        elif isinstance(command, FacilitatorCommand):
            if person is not None:
                raise not_yours()
            self._lead.answer(command, envelope.client)
        elif isinstance(command, Write | Conclude):
            self._write(command, person)
        elif person is None:
            raise not_yours()
        else:
            return self._take_part(command, person, envelope.client)
        return self._course.version

    def _write(self, command: Write | Conclude, person: int | None) -> None:
        if person is not None:
            self._part.check(person)
        if isinstance(command, Write):
            texts.write(self._course, command, person)
        else:
            texts.conclude(self._course, command, person)

    def _take_part(self, command: AnyCommand, person: int, client: str) -> int:
        self._part.check(person)
        if isinstance(command, Weigh):
            return self._part.weigh(command, person, client)
        if isinstance(command, Pick):
            return self._part.pick(command, person, client)
        if isinstance(command, Reply):
            return self._part.reply(command, person, client)
        rules.check_step(self._course.step, command.step)
        if isinstance(command, Watch):
            self._watch(person, command.on)
        elif isinstance(command, Seek):
            self._seek(person)
        elif isinstance(command, Pen):
            self._hold_pen(person, command.on)
        return self._course.version

    def _watch(self, person: int, on: bool) -> None:
        Participant.objects.filter(pk=person).update(watching=on, version=self._course.version)
        self._course.touched = True

    def _seek(self, person: int) -> None:
        if self._course.step != Step.PAIRS:
            raise too_late()
        pairs.seek(self._course.live, person)
        self._course.live_changed = True

    def _hold_pen(self, person: int, on: bool) -> None:
        live = self._course.live
        if on and not live.pen_lent:
            raise too_late()
        if on and live.pen not in {None, person}:
            raise pen_taken()
        if on or live.pen == person:
            live.pen = person if on else None
            self._course.live_changed = True
