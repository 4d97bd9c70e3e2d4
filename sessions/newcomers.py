"""Who comes in: over the door, or on paper."""

import secrets
from collections.abc import Collection

from sessions import pairs
from sessions.codes import key_of, new_token
from sessions.commands import Paper
from sessions.course import Course
from sessions.domain import rules
from sessions.domain.errors import full, locked, too_late
from sessions.domain.steps import Step
from sessions.models import Participant, Position


class Newcomers:
    """The joins of one batch, saved together."""

    def __init__(self, course: Course, expected: bool, again: Collection[str] = ()) -> None:
        """`expected`: is there a join in the batch at all? `again`: keys that may be in already."""
        self._course = course
        self._people: list[Participant] = []
        known = Participant.objects.filter(live=course.live_id, key__in=again) if again else None
        self._known = set(known.values_list("key", flat=True)) if known is not None else set()
        self._count = Participant.objects.filter(live=course.live_id).count() if expected else 0

    def add(self, key: str, seed: int, watching: bool = False) -> None:
        """`key` is the hash of their token; `seed` orders their arguments. Raises NotAllowed at a closed door."""
        course = self._course
        if key in self._known:
            return  # in already
        rules.check_open(course.step)
        if course.locked:
            raise locked()
        if self._count + len(self._people) >= course.room.max_participants:
            raise full()
        self._known.add(key)
        self._people.append(
            Participant(
                live_id=course.live_id,
                key=key,
                seed=seed,
                watching=watching,
                version=course.version,
                seen_at=course.now,
            )
        )

    def save(self) -> bool:
        if not self._people:
            return False
        made = Participant.objects.bulk_create(self._people)
        if self._course.step == Step.PAIRS:
            pairs.admit(self._course.live, [person.pk for person in made if not person.watching])
            self._course.live_changed = True
        return True


def add_paper(course: Course, command: Paper, client: str) -> None:
    """Somebody without a phone stands somewhere. A second place goes to one who has none in that round yet.

    What is sent again, because its answer was lost on the way, is no second person.
    """
    if command.round != course.round or course.step not in _PAPER:
        raise too_late()
    sent = rules.remember("", client, command.seq)
    if Position.objects.filter(live=course.live_id, participant__paper=True, seen=sent).exists():
        return
    taken = Position.objects.filter(live=course.live_id, round=command.round).values("participant_id")
    known = Participant.objects.filter(live=course.live_id, paper=True).exclude(pk__in=taken).first()
    person = known or Participant.objects.create(
        live_id=course.live_id,
        key=key_of(new_token()),  # nobody holds this token
        seed=secrets.randbelow(2**31),
        version=course.version,
        seen_at=course.now,
        paper=True,
    )
    Position.objects.create(
        live_id=course.live_id,
        participant=person,
        round=command.round,
        value=command.value,
        placed_in=course.step,
        seen=sent,
        version=course.version,
    )


_PAPER = frozenset(
    {Step.FIRST_POSITION, Step.WEIGH, Step.PAIRS, Step.SPREAD, Step.TALK, Step.FLIP, Step.SECOND_POSITION}
)
