"""What a made-up person of a rehearsal does in each step, as commands. No clock, no database.

Each act has its own client id and sequence number, which follow from the session and the person: done twice, it is
kept once.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation
from django.utils.crypto import salted_hmac

from sessions.batch import Envelope, Join
from sessions.commands import Pick, Place, Reply, Weigh, Write
from sessions.domain.answers import FOUND, HARVEST, REASON
from sessions.domain.constants import DRAWN_PER_SIDE, PICKS_PER_SIDE
from sessions.domain.formats import Weighing
from sessions.domain.rehearsing import Person
from sessions.domain.state import SessionState, TextKind
from sessions.domain.steps import LATE_PLACE, Step, round_of
from sessions.frames import argument_order

# Seconds after the step began, from and to.
JOINING, PLACING, ANSWERING, WRITING = (0.5, 12.0), (2.0, 14.0), (3.0, 14.0), (5.0, 18.0)
FIRST_ARGUMENT, ALL_ARGUMENTS = (2.0, 5.0), (9.0, 15.0)

_PLACES = LATE_PLACE | {Step.FIRST_POSITION, Step.SECOND_POSITION}
_REPLIES = {
    Step.PAIRS: ((FOUND, 1),),
    Step.CHANGE: ((REASON, 2),),
    Step.HARVEST: tuple((key, 2) for key in HARVEST),
}
_WRITES = {
    TextKind.ARGUMENT: Step.TALK,
    TextKind.FLIP: Step.FLIP,
    TextKind.THIRD_WAY: Step.THIRD_WAY,
    TextKind.TAKE_AWAY: Step.HARVEST,
    TextKind.CHAFES: Step.HARVEST,
}


_Timed = Iterator[tuple[float, Place | Weigh | Pick | Reply | Write]]


@dataclass(frozen=True)
class Act:
    """Something that somebody does, so many seconds after the step began."""

    after: float
    envelope: Envelope


def joining(key: str, person: Person) -> Act:
    return Act(person.pace("join", *JOINING), Envelope(Join(key, person.number, again=True)))


def key_for(live_id: UUID, number: int) -> str:
    """In the place of the hash of a token: there is no token that opens this person's phone."""
    return salted_hmac("sessions.rehearsal", f"{live_id} {number}", algorithm="sha256").hexdigest()


def acts_of(person: Person, participant: int, state: SessionState, live_id: UUID) -> Iterator[Act]:
    """All that this person does in the step of `state` and has not done yet."""
    client = _digest(f"{live_id} {person.number}")
    commands = [*_places(person, participant, state), *_weighs(person, participant, state)]
    commands += [*_replies(person, participant, state), *_writes(person, state, live_id)]
    return (Act(after, Envelope(command, participant, client)) for after, command in commands)


def _places(person: Person, participant: int, state: SessionState) -> _Timed:
    if state.step in _PLACES and participant not in state.places:
        number = round_of(state.step)
        value = person.second if number == 2 else person.place
        after = person.pace(f"place {number}", *PLACING)
        yield after, Place(seq=1, step=state.step, round=number, value=value)  # type: ignore[arg-type]


def _weighs(person: Person, participant: int, state: SessionState) -> _Timed:
    if state.step != Step.WEIGH:
        return
    done = state.weights.get(participant, {})
    keys = _asked(person, state)
    first, all_of_them = person.pace("first", *FIRST_ARGUMENT), person.pace("all", *ALL_ARGUMENTS)
    for index, key in enumerate(keys):
        after = first + all_of_them * index / len(keys)
        if key in done:
            continue
        if state.format.picks:
            yield after, Pick(seq=1, step=state.step, argument=key, picked=True)
        else:
            yield after, Weigh(seq=1, step=state.step, argument=key, weight=person.weight(key))


def _asked(person: Person, state: SessionState) -> list[str]:
    """The arguments that this person answers, in the order of their phone."""
    most = DRAWN_PER_SIDE if state.format.weighing == Weighing.DRAWN else None
    order = argument_order(state.card, person.number, most)
    if not state.format.picks:
        return order
    keys = [[key for key in order if key[0] == side] for side in "AB"]
    return [key for side in keys for key in person.picks(side, PICKS_PER_SIDE)]


def _replies(person: Person, participant: int, state: SessionState) -> _Timed:
    done = state.answers.get(participant, {})
    for key, most in _REPLIES.get(state.step, ()):
        if key not in done:
            value = 1 if key == FOUND else person.answer(key, most)
            yield person.pace(key, *ANSWERING), Reply(seq=1, step=state.step, key=key, value=value)


def _writes(person: Person, state: SessionState, live_id: UUID) -> _Timed:
    for index, (kind, side, text, more) in enumerate(person.texts):
        if _WRITES[kind] == state.step:
            name = _digest(f"{live_id} {person.number} {kind} {index}")
            text, more = (translation.gettext(part) if part else "" for part in (text, more))
            command = Write(seq=1, step=state.step, id=name, kind=kind.value, side=side, text=text, more=more)  # type: ignore[arg-type]
            yield person.pace(f"{kind} {index}", *WRITING), command


def _digest(what: str) -> str:
    """A client's or a text's id."""
    return hashlib.blake2b(what.encode(), digest_size=8).hexdigest()
