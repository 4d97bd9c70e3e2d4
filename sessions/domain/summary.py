"""The summary of a session: all that its page and files show, and nothing that may not be kept.

What is kept follows a stricter rule than the live screen: under 8 people words only, the spread in cells of
at least 5, sides apart only with 5 on each; what changed by `sessions.domain.kept_change`. Numbers come once, when
nothing can change any more: two files of one session cannot be laid side by side to see who moved. Page and files
only lay out what stands here; they count nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from sessions.domain.constants import ABANDONED_HOURS, HEAVY_FROM, STORED_SIDE_FROM
from sessions.domain.formats import Weighing
from sessions.domain.kept import KeptArgument, KeptSpread, keep_argument
from sessions.domain.kept_change import KeptChange, KeptPlaces, keep_places
from sessions.domain.kept_talk import KeptTalk, keep_reason, keep_talk
from sessions.domain.say import Say
from sessions.domain.showing import AFTER_SECOND, second_released
from sessions.domain.state import Option, Question, SessionState, SpreadMode
from sessions.domain.steps import Step
from sessions.domain.summary_facts import (
    NO_JUDGEMENT,
    PHASES,
    Phase,
    facts_of,
    in_words,
    notes_of,
    people_of,
    steps_of,
)
from sessions.domain.weighing import ArgumentWeight, talk_about, weigh_group

__all__ = ["KeptSide", "Phase", "SessionSummary", "SummaryMeta", "phase_of", "summarise"]

Value = TypeVar("Value")


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
    # Of the whole conversation. A summary that was kept before there was one has none of these.
    second: KeptSpread | None = None
    change: KeptChange | None = None
    steps: tuple[Say, ...] = ()
    facts: tuple[Say, ...] = ()
    talk: KeptTalk = field(default_factory=KeptTalk)

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
    """All that may be shown afterwards. Before the reveal in silence: the card, the texts and the facts, no aggregate.

    Long for a function, because it names every field of the one shape that page and files share.
    """
    numbers, state = meta.phase != Phase.RUNNING, _taking_part(state)
    card, rows, places = state.card, _rows(state), _places(state, numbers)
    talk = talk_about(rows)
    kept = {row.key: keep_argument(card.argument(row.key), row, state.format.picks, numbers) for row in rows}
    spread = places.spread if places else None
    return SessionSummary(
        number=card.number,
        title=card.title,
        person=card.person,
        line=card.line,
        question=card.question,
        a=KeptSide("A", card.a, _of_side(kept, "A")),
        b=KeptSide("B", card.b, _of_side(kept, "B")),
        day=meta.day,
        when=in_words(meta.day),
        format=Say(state.format.name),
        picks=state.format.picks,
        phase=meta.phase,
        phase_note=PHASES[meta.phase],
        no_judgement=NO_JUDGEMENT,
        people=people_of(state.joined, spread, numbers),
        spread=spread,
        heaviest=() if talk.bridges else tuple(kept[row.key] for row in _heaviest(rows)),
        bridges=tuple(kept[row.key] for row in talk.bridges),
        dividers=tuple(kept[row.key] for row in talk.dividers),
        notes=tuple(notes_of(state, rows)),
        questions=state.questions_used,
        source=card.source,
        second=places.second if places else None,
        change=_change(state, places),
        steps=steps_of(state),
        facts=tuple(facts_of(state)),
        talk=keep_talk(state, spread, rows, kept),
    )


def _taking_part(state: SessionState) -> SessionState:
    """Without those who only watch, and without the card's arguments where the format leaves them out."""
    card = state.card
    if state.format.weighing == Weighing.NONE or Step.WEIGH not in state.format.order:
        card = replace(card, arguments=tuple(item for item in card.arguments if item.from_group))
    return replace(
        state,
        card=card,
        joined=state.joined - len(state.watching),
        positions=_without(state.positions, state.watching),
        second=_without(state.second, state.watching),
        weights=_without(state.weights, state.watching),
        answers=_without(state.answers, state.watching),
    )


def _without(mine: Mapping[int, Value], people: frozenset[int]) -> Mapping[int, Value]:
    return {person: value for person, value in mine.items() if person not in people}


def _places(state: SessionState, numbers: bool) -> KeptPlaces | None:
    if not state.released:
        return None
    return keep_places(state.positions, state.second if _second_seen(state) else {}, numbers)


def _second_seen(state: SessionState) -> bool:
    """In silence the room must have gone on from the second places; one that broke off there never saw them."""
    seen = state.mode == SpreadMode.DIRECT or bool(AFTER_SECOND & state.visited)
    return seen and second_released(state)


def _change(state: SessionState, places: KeptPlaces | None) -> KeptChange | None:
    if places is None or places.change is None:
        return None
    return replace(places.change, reason=keep_reason(state.answers))


def _of_side(kept: Mapping[str, KeptArgument], side: str) -> tuple[KeptArgument, ...]:
    return tuple(item for item in kept.values() if item.side == side)


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
