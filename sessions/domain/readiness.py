"""Who has done what a step asks, and what the room then does by itself."""

from collections.abc import Set
from datetime import datetime, timedelta

from sessions.domain.answers import SHOW, done
from sessions.domain.constants import DRAWN_PER_SIDE, PICKS_PER_SIDE, TOGETHER_SHARE
from sessions.domain.formats import Weighing
from sessions.domain.state import SessionState
from sessions.domain.steps import ASKED, Step


def ready(state: SessionState) -> frozenset[int]:
    """Who of the people counted has done what this step asks, or passes. All of them where it asks nothing."""
    if not state.format.together and state.step not in ASKED:
        return state.asked
    return state.asked & (_said(state, done(state.step)) | _answered(state))


def _said(state: SessionState, key: str) -> Set[int]:
    """Who said yes, or 'pas'; 0 is what was taken back."""
    return {person for person, mine in state.answers.items() if mine.get(key, 0) != 0}


def _answered(state: SessionState) -> Set[int]:
    if state.format.together:
        return frozenset()  # they say themselves when they go on
    if state.step in {Step.FIRST_POSITION, Step.SECOND_POSITION}:
        return state.places.keys()
    return state.paper | _weighed_all(state)


def _weighed_all(state: SessionState) -> Set[int]:
    """The arguments of the card; those of the group are extra."""
    most = {Weighing.PICKS: PICKS_PER_SIDE, Weighing.DRAWN: DRAWN_PER_SIDE}.get(state.format.weighing, 99)
    sides = [item.key[0] for item in state.card.own]
    least_a, least_b = min(most, sides.count("A")), min(most, sides.count("B"))
    found = set()
    for person, answers in state.weights.items():
        for_a = sum(key[0] == "A" for key in answers)
        if for_a >= least_a and len(answers) - for_a >= least_b:
            found.add(person)
    return found


def minutes_left(state: SessionState, now: datetime) -> float:
    """Of the step, below 0 when the time is over. A pause does not count."""
    until = state.clock.since + timedelta(minutes=state.format.step(state.step).minutes + state.clock.extra)
    return (until - (state.clock.paused_at or now)).total_seconds() / 60


def all_ready(state: SessionState) -> bool:
    return bool(state.asked) and ready(state) == state.asked


def reveals_by_itself(state: SessionState) -> bool:
    """When the last one is ready, if the facilitator asked for that; where nobody leads, when all want to see it."""
    if state.released or not state.asked:
        return False
    if state.format.together:
        wish = state.step == Step.SPREAD and state.asked <= _said(state, SHOW)
        return wish and not state.paused and _enough(state) and _gathered(state)
    steps = {Step.FIRST_POSITION, Step.WEIGH, Step.PAIRS, Step.SPREAD}
    return state.when_ready and state.step in steps and state.asked <= stands_or_passes(state)


def stands_or_passes(state: SessionState) -> frozenset[int]:
    """On the line in the first round, or said to pass."""
    return state.asked & (state.positions.keys() | _said(state, done(Step.FIRST_POSITION)))


def goes_on_by_itself(state: SessionState, now: datetime) -> bool:
    """Where nobody leads: all are ready, or clearly most of them once the time is over. Never past B's turn."""
    if not state.format.together or state.paused or state.step == Step.CLOSED or not _enough(state):
        return False
    if state.step == Step.SPREAD and not state.released:
        return False
    if state.step == Step.TALK and state.clock.turn == "A":
        return False
    if all_ready(state) and _gathered(state):
        return True
    many = len(ready(state)) >= len(state.asked) * TOGETHER_SHARE
    return many and state.step != Step.LOBBY and minutes_left(state, now) <= 0


def turns_by_itself(state: SessionState, now: datetime) -> bool:
    """Where nobody leads, B has its turn in the second half of the talk, or when all are ready with A."""
    talking = state.format.together and state.step == Step.TALK and state.clock.turn == "A"
    if not talking or state.paused or not _enough(state):
        return False
    if all_ready(state) and _gathered(state):
        return True
    return minutes_left(state, now) <= (state.format.step(Step.TALK).minutes + state.clock.extra) / 2


def _enough(state: SessionState) -> bool:
    """As many as the format is for: with one phone asleep two people do not go on as one."""
    return len(state.asked) >= state.format.least


def _gathered(state: SessionState) -> bool:
    """Are most of those who take part here? After a blip some phones are back before the others; a phone that was
    scanned and then left, without any answer, holds up nobody."""
    known = state.answers.keys() | state.positions.keys() | state.weights.keys()
    taking_part = (known - state.watching) | state.asked
    return len(state.asked) >= len(taking_part) * TOGETHER_SHARE


READER, TIMEKEEPER = "reader", "timekeeper"


def role_of(state: SessionState, person: int) -> str:
    """Where nobody leads, two people have a task; it goes round with every step. "" for the others."""
    if not state.format.together:
        return ""
    asked = state.asked
    here = [one for one in state.order if one in asked]
    if person not in here:
        return ""
    turn = state.format.order.index(state.step)
    if person == here[turn % len(here)]:
        return READER
    return TIMEKEEPER if len(here) > 1 and person == here[(turn + 1) % len(here)] else ""
