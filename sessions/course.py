"""Where a session stands while a batch of commands is answered: what both sides of the room need to know."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from sessions import queries
from sessions.domain.formats import Format
from sessions.domain.steps import Step, round_of
from sessions.models import LiveSession, Text
from sessions.rows import Room


@dataclass
class Course:
    """Commands of one batch are answered in order: one that goes on changes `step` for the next."""

    live_id: UUID
    room: Room
    now: datetime
    version: int  # what this batch makes it
    step: Step
    locked: bool
    live_changed: bool = False
    touched: bool = False  # something else than the row itself was written

    @classmethod
    def of(cls, live_id: UUID, room: Room, now: datetime) -> "Course":
        step = Step.CLOSED if room.closed else Step(room.step)
        return cls(live_id, room, now, room.version + 1, step, room.locked)

    @property
    def form(self) -> Format:
        return queries.form_of(self.live_id)

    @property
    def round(self) -> int:
        return round_of(self.step)

    @cached_property
    def live(self) -> LiveSession:
        """The whole row, for the few commands that change it. It is locked already."""
        return LiveSession.objects.defer("card", "kept_summary").get(pk=self.live_id)

    @cached_property
    def group_arguments(self) -> set[str]:
        """Keys of the arguments that the group added and the facilitator approved."""
        found = Text.objects.filter(live=self.live_id, status="approved").exclude(argument="")
        return set(found.values_list("argument", flat=True))

    def argument_keys(self, argument: str) -> frozenset[str] | set[str]:
        """Keys among which `argument` must be; those of the group are looked up only when needed."""
        keys = queries.argument_keys(self.live_id)
        return keys if argument in keys else self.group_arguments
