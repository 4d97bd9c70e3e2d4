"""The summary of a session: all that its page and files show, and nothing that may not be kept.

What is kept follows a stricter rule than the live screen: under 8 people words only, the spread in cells of
at least 5, sides apart only with 5 on each. Page and files only lay out what stands here; they count nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sessions.domain.constants import (
    ABANDONED_HOURS,
    HEAVY_FROM,
    STORED_NUMBERS_FROM,
    STORED_SIDE_FROM,
    WEIGHTS_FROM,
)
from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument, KeptSpread, keep_argument, keep_spread
from sessions.domain.say import Say, say
from sessions.domain.state import Option, Question, SessionState
from sessions.domain.steps import Step
from sessions.domain.weighing import ArgumentWeight, talk_about, weigh_group

NO_JUDGEMENT = Say(_n("Dit is geen besluit en geen meting van wie gelijk heeft."))
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


@dataclass(frozen=True)
class SummaryMeta:
    """What a summary needs beside the state: the day of the session and how far it came."""

    day: date
    phase: Phase


@dataclass(frozen=True)
class KeptSide:
    side: str
    option: Option
    arguments: tuple[KeptArgument, ...]


@dataclass(frozen=True)
class SessionSummary:
    """One session on one page. Texts of the card as they were copied; a Say still waits for its language."""

    number: int
    title: str
    person: str
    line: str
    question: str
    a: KeptSide
    b: KeptSide
    day: date
    when: Say  # the day in words
    format: Say
    picks: bool
    phase: Phase
    phase_note: Say
    no_judgement: Say
    people: Say  # "24 mensen" or "minder dan 8 mensen"
    spread: KeptSpread | None  # None before the reveal
    heaviest: tuple[KeptArgument, ...]  # one a side, where the group is too small to tell sides apart
    bridges: tuple[KeptArgument, ...]
    dividers: tuple[KeptArgument, ...]
    notes: tuple[Say, ...]  # how to read the weights, or why there are none
    questions: tuple[Question, ...]
    source: str

    @property
    def sides(self) -> tuple[KeptSide, KeptSide]:
        return self.a, self.b


def phase_of(step: Step, closed: bool, touched_at: datetime, now: datetime) -> Phase:
    """How far a session came. `closed`: nothing can be changed any more, by whatever closed it."""
    if step == Step.CLOSED:
        return Phase.CLOSED
    idle = now - touched_at >= timedelta(hours=ABANDONED_HOURS)
    return Phase.ABORTED if closed or idle else Phase.RUNNING


def summarise(state: SessionState, meta: SummaryMeta) -> SessionSummary:
    """All that may be shown afterwards. Before the reveal in silence: the card and the facts, no aggregate.

    Long for a function, because it names every field of the one shape that page and files share.
    """
    card, rows = state.card, _rows(state)
    talk = talk_about(rows)
    kept = {row.key: keep_argument(card.argument(row.key), row, state.format.picks) for row in rows}
    heaviest = () if talk.bridges else _heaviest(rows)
    return SessionSummary(
        number=card.number,
        title=card.title,
        person=card.person,
        line=card.line,
        question=card.question,
        a=KeptSide("A", card.a, tuple(kept[key] for key in card.keys("A"))),
        b=KeptSide("B", card.b, tuple(kept[key] for key in card.keys("B"))),
        day=meta.day,
        when=in_words(meta.day),
        format=Say(state.format.name),
        picks=state.format.picks,
        phase=meta.phase,
        phase_note=PHASES[meta.phase],
        no_judgement=NO_JUDGEMENT,
        people=_people(state.joined),
        spread=keep_spread(list(state.positions.values())) if state.released else None,
        heaviest=tuple(kept[row.key] for row in heaviest),
        bridges=tuple(kept[row.key] for row in talk.bridges),
        dividers=tuple(kept[row.key] for row in talk.dividers),
        notes=tuple(_notes(state, rows)),
        questions=state.questions_used,
        source=card.source,
    )


def in_words(day: date) -> Say:
    return say(_n("{day} {month} {year}"), day=day.day, month=Say(MONTHS[day.month - 1]), year=day.year)


def _people(joined: int) -> Say:
    if joined < STORED_NUMBERS_FROM:
        return say(_n("minder dan {least} mensen"), least=STORED_NUMBERS_FROM)
    return say(_n("{people} mensen"), people=joined)


def _rows(state: SessionState) -> tuple[ArgumentWeight, ...]:
    weights = state.weights if state.released else {}
    return weigh_group(state.card, state.positions, weights, state.format.picks, STORED_SIDE_FROM)


def _heaviest(rows: Sequence[ArgumentWeight]) -> tuple[ArgumentWeight, ...]:
    """The argument of A and the one of B that weigh most for the whole group; both or neither.

    One that 'telt een beetje' is no heavy argument, even when few others were weighed.
    """
    found = [max(_weighed(rows, side), key=lambda row: row.mean or 0.0, default=None) for side in ("A", "B")]
    return tuple(row for row in found if row) if all(found) else ()


def _weighed(rows: Sequence[ArgumentWeight], side: str) -> list[ArgumentWeight]:
    return [row for row in rows if row.key[0] == side and (row.mean or 0.0) >= HEAVY_FROM]


def _notes(state: SessionState, rows: Sequence[ArgumentWeight]) -> Iterator[Say]:
    if not state.released:
        yield Say(_n("De spreiding is niet getoond. Daarom staat hier niets over de groep."))
        return
    if all(row.mean is None for row in rows):
        few = _n("Minder dan {least} mensen wogen de argumenten. Dan bewaren we niet hoe zwaar ze tellen.")
        yield say(few, least=WEIGHTS_FROM)
        return
    if all(row.a is None for row in rows):
        split = _n("Hoe elke kant weegt, staat hier pas bij {least} of meer mensen aan beide kanten.")
        yield say(split, least=STORED_SIDE_FROM)
