"""What a summary says of the session itself: the day, how many people, which steps, how to read the weights."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from sessions.domain.constants import STORED_CELL_FROM, STORED_NUMBERS_FROM, STORED_SIDE_FROM, WEIGHTS_FROM
from sessions.domain.errors import _n
from sessions.domain.formats import Weighing
from sessions.domain.kept import KeptSpread
from sessions.domain.say import Say, say
from sessions.domain.state import SessionState
from sessions.domain.steps import Step
from sessions.domain.weighing import ArgumentWeight

NO_JUDGEMENT = Say(_n("Dit is geen besluit en geen meting van wie gelijk heeft."))
REHEARSAL = Say(_n("Dit was een oefening. De mensen zijn verzonnen."))
ON_PAPER = Say(_n("Ook plekken op papier tellen mee."))
WATCHED = Say(_n("Wie alleen meekeek, telt niet mee."))
MONTHS = (
    _n("januari"),
    _n("februari"),
    _n("maart"),
    _n("april"),
    _n("mei"),
    _n("juni"),
    _n("juli"),
    _n("augustus"),
    _n("september"),
    _n("oktober"),
    _n("november"),
    _n("december"),
)


class Phase(StrEnum):
    RUNNING = "running"
    CLOSED = "closed"  # on the facilitator's word
    ABORTED = "aborted"  # broken off: nobody closed it


PHASES = {
    Phase.RUNNING: Say(_n("Dit gesprek loopt nog. Wat hier staat, kan nog veranderen.")),
    Phase.CLOSED: Say(_n("Dit gesprek is afgesloten.")),
    Phase.ABORTED: Say(_n("Dit gesprek is afgebroken. Hier staat wat er tot dan toe was.")),
}


def in_words(day: date) -> Say:
    return say(_n("{day} {month} {year}"), day=day.day, month=Say(MONTHS[day.month - 1]), year=day.year)


def people_of(taking_part: int, spread: KeptSpread | None, numbers: bool) -> Say:
    """How many took part. Nobody can tell from it how few of them have no place on the line."""
    if taking_part < STORED_NUMBERS_FROM:
        return say(_n("minder dan {least} mensen"), least=STORED_NUMBERS_FROM)
    if not numbers:
        return say(_n("{least} of meer mensen"), least=STORED_NUMBERS_FROM)
    placed = sum(cell.people for cell in spread.cells) if spread else 0
    if placed and taking_part - placed < STORED_CELL_FROM:
        return say(_n("{people} mensen op de lijn"), people=placed)
    return say(_n("{people} mensen"), people=taking_part)


def steps_of(state: SessionState) -> tuple[Say, ...]:
    """The steps that were held. What was skipped or switched off is nothing to mention."""
    held = (item for item in state.format.steps if item.step in state.visited)
    return tuple(Say(item.title) for item in held if item.step not in {Step.LOBBY, Step.CLOSED})


def facts_of(state: SessionState) -> Iterator[Say]:
    if state.rehearsal:
        yield REHEARSAL
    if state.paper - state.watching:
        yield ON_PAPER
    if state.watching:
        yield WATCHED


def notes_of(state: SessionState, rows: Sequence[ArgumentWeight]) -> Iterator[Say]:
    """How to read the weights, or why there are none."""
    if not state.released:
        yield Say(_n("De spreiding is niet getoond. Daarom staat hier niets over de groep."))
        return
    if _never_weighed(state):
        return
    if state.format.weighing == Weighing.DRAWN:
        yield Say(_n("Iedereen woog een paar argumenten van elke kant. De telefoon koos welke."))
    if all(row.mean is None for row in rows):
        few = _n("Minder dan {least} mensen wogen de argumenten. Dan bewaren we niet hoe zwaar ze tellen.")
        yield say(few, least=WEIGHTS_FROM)
    elif all(row.a is None for row in rows):
        split = _n("Hoe elke kant weegt, staat hier pas bij {least} of meer mensen aan beide kanten.")
        yield say(split, least=STORED_SIDE_FROM)


def _never_weighed(state: SessionState) -> bool:
    """The room did not weigh: no part of this format, switched off, or skipped."""
    if state.format.weighing == Weighing.NONE or Step.WEIGH not in state.format.order:
        return True
    return not state.weights and bool(state.visited) and Step.WEIGH not in state.visited
