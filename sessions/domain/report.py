"""The report for an organisation: what a summary may tell, in a fixed order, and what people wrote beside it.

It counts nothing itself: every number in it stands in the SessionSummary. Both sides get the same room: as many
arguments, as many reasons. Page and files lay out its fields from top to bottom.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sessions.domain.constants import REPORT_ARGUMENTS, REPORT_REASONS, SIZE_BANDS
from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.kept_talk import KeptReasons
from sessions.domain.report_parts import ReportParts, WrittenPart, written
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.state import Option
from sessions.domain.summary import KeptSide, SessionSummary

FIRST = Say(_n("Dit verslag is geen besluit en geen meting van wie gelijk heeft."))
BRIDGE = Say(_n("weegt aan beide kanten"))
DIVIDER = Say(_n("hier kijken we verschillend naar"))
HEAVIEST = Say(_n("weegt het zwaarst"))
AS_MANY = Say(_n("Van elke kant staan hier evenveel redenen. Alle redenen staan in de samenvatting."))

PLACED = Say(_n("Mensen kozen een plek op de lijn tussen A en B."))
WEIGHED = Say(_n("Ze wogen de argumenten van beide kanten."))
ONE_TALK = Say(_n("Dit gaat over één gesprek. Het zegt niets over andere mensen of teams."))
PRIVACY = (
    Say(_n("Namen en antwoorden van één persoon staan er niet in.")),
    Say(_n("Kleine aantallen zijn weggelaten of samengevoegd. Zo is niemand te herkennen.")),
    Say(_n("De gespreksleider schreef de vrije delen.")),
)


@dataclass(frozen=True)
class ReportArgument:
    """An argument with how the group weighs it in words, and why it stands here."""

    kept: KeptArgument
    about: Say  # BRIDGE, DIVIDER, HEAVIEST, or nothing: it makes both sides equally long


@dataclass(frozen=True)
class ReportSide:
    """An option with its reasons: `arguments` and `reasons` are as many as those of the other side."""

    side: str
    option: Option
    arguments: tuple[ReportArgument, ...]
    reasons: tuple[str, ...]  # the strongest ones, as others put them
    smallest: bool  # fewer people stood here than at the other, where that may be told


@dataclass(frozen=True)
class Report:
    """One session as an organisation gets it; the fields stand in the order of the report."""

    first: Say
    # What it is about.
    number: int
    title: str
    person: str
    line: str
    question: str
    day: date
    when: Say
    people: Say  # "16 tot en met 30 mensen"
    format: Say
    phase_note: Say
    facts: tuple[Say, ...]
    # Before and after; None before the reveal, or when nobody chose again.
    spread: KeptSpread | None
    second: KeptSpread | None
    change: KeptChange | None
    # The weightiest arguments and reasons, A beside B.
    a: ReportSide
    b: ReportSide
    notes: tuple[Say, ...]
    # The best reason of the side with the fewest people, where its own column shows none.
    minority: KeptReasons | None
    # What people wrote: only what there is, in the order of HEADINGS.
    parts: tuple[WrittenPart, ...]
    # How it was done.
    steps: tuple[Say, ...]
    method: tuple[Say, ...]
    privacy: tuple[Say, ...]
    source: str

    @property
    def sides(self) -> tuple[ReportSide, ReportSide]:
        return self.a, self.b


def report_of(summary: SessionSummary, parts: ReportParts) -> Report:
    """Long for a function, because it names every field of the one shape that page and files share."""
    a, b = _sides(summary)
    return Report(
        first=FIRST,
        number=summary.number,
        title=summary.title,
        person=summary.person,
        line=summary.line,
        question=summary.question,
        day=summary.day,
        when=summary.when,
        people=size_of(summary.people),
        format=summary.format,
        phase_note=summary.phase_note,
        facts=summary.facts,
        spread=summary.spread,
        second=summary.second,
        change=summary.change,
        a=a,
        b=b,
        notes=(*summary.notes, *((AS_MANY,) if a.arguments or a.reasons else ())),
        minority=None if a.reasons else _minority(summary),
        parts=tuple(written(parts)),
        steps=summary.steps,
        method=tuple(_method(summary)),
        privacy=PRIVACY,
        source=summary.source,
    )


def size_of(people: Say) -> Say:
    """How many took part, in a band; in the words of the summary where that tells no number."""
    told = dict(people.values).get("people")
    if not isinstance(told, int):
        return people
    for least, most in SIZE_BANDS:
        if told <= most:
            return say(_n("{least} tot en met {most} mensen"), least=least, most=most)
    return say(_n("meer dan {most} mensen"), most=SIZE_BANDS[-1][1])


def _method(summary: SessionSummary) -> Iterator[Say]:
    """Only what was done."""
    if summary.spread:
        yield PLACED
    if any(item.level is not None for side in summary.sides for item in side.arguments):
        yield WEIGHED
    yield ONE_TALK


def _minority(summary: SessionSummary) -> KeptReasons | None:
    return next((item for item in summary.talk.reasons if item.smallest), None)


def _sides(summary: SessionSummary) -> tuple[ReportSide, ReportSide]:
    a, b = (_arguments(summary, side) for side in summary.sides)
    picked = max(sum(bool(item.about) for item in side) for side in (a, b))
    count = min(picked, REPORT_ARGUMENTS, len(a), len(b))
    reasons_a, reasons_b = (_reasons(summary, side) for side in "AB")
    said, few = min(len(reasons_a), len(reasons_b), REPORT_REASONS), _minority(summary)
    smallest = few.side if few else ""
    return (
        ReportSide("A", summary.a.option, a[:count], reasons_a[:said], smallest == "A"),
        ReportSide("B", summary.b.option, b[:count], reasons_b[:said], smallest == "B"),
    )


def _arguments(summary: SessionSummary, side: KeptSide) -> tuple[ReportArgument, ...]:
    """The weightiest of a side: those that bridge or divide, then its others by how heavy they count."""
    about = (
        {item.key: HEAVIEST for item in summary.heaviest}
        | {item.key: DIVIDER for item in summary.dividers}
        | {item.key: BRIDGE for item in summary.bridges}
    )
    weighed = [item for item in side.arguments if item.level is not None]
    order = (BRIDGE, DIVIDER, HEAVIEST, NOTHING)
    weighed.sort(key=lambda item: (order.index(about.get(item.key, NOTHING)), -(item.level or 0)))
    return tuple(ReportArgument(item, about.get(item.key, NOTHING)) for item in weighed)


def _reasons(summary: SessionSummary, side: str) -> tuple[str, ...]:
    return next((item.texts for item in summary.talk.reasons if item.side == side), ())
