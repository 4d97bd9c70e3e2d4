"""Where groups stood, beside each other: with their dates and in that order only if no group is small."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sessions.domain.cells import Cell, same_dot
from sessions.domain.constants import DATED_FROM
from sessions.domain.kept import KeptSpread, dot_note
from sessions.domain.say import NOTHING, Say
from sessions.domain.summary import SessionSummary


@dataclass(frozen=True)
class ComparedStrip:
    """Where one group stood. `when` only if no group is small."""

    people: int
    first: KeptSpread
    second: KeptSpread | None
    when: Say = NOTHING


def people_told(summary: SessionSummary) -> int | None:
    """The number of people as the summary tells it: below 8, and while it runs, it tells none."""
    told = dict(summary.people.values).get("people")
    return told if isinstance(told, int) else None


def strips_of(taken: Sequence[SessionSummary]) -> tuple[tuple[ComparedStrip, ...], Say]:
    """All groups with their dates and in that order, or none: else the one without a date would be the small one."""
    dated = all((people_told(each) or 0) >= DATED_FROM for each in taken)
    ordered = sorted(taken, key=_by_day if dated else _by_nothing)
    drawn = same_dot([spread.cells for each in ordered for spread in _spreads(each)])
    cells = iter(drawn)
    strips = [_strip(each, [next(cells) for _ in _spreads(each)], dated) for each in ordered]
    return tuple(strips), dot_note([cell for strip in drawn for cell in strip])


def _spreads(summary: SessionSummary) -> list[KeptSpread]:
    return [spread for spread in (summary.spread, summary.second) if spread]


def _strip(summary: SessionSummary, cells: Sequence[tuple[Cell, ...]], dated: bool) -> ComparedStrip:
    spreads = [
        replace(spread, cells=each, dot_note=NOTHING)
        for spread, each in zip(_spreads(summary), cells, strict=True)
    ]
    second = spreads[1] if summary.second else None
    return ComparedStrip(people_told(summary) or 0, spreads[0], second, summary.when if dated else NOTHING)


def _by_day(summary: SessionSummary) -> tuple[date, str]:
    return summary.day, _by_nothing(summary)


def _by_nothing(summary: SessionSummary) -> str:
    """An order that is always the same and says nothing about size, place or day."""
    shown = [
        (str(spread.label), [(cell.first, cell.people) for cell in spread.cells])
        for spread in _spreads(summary)
    ]
    return sha256(repr((summary.number, shown)).encode()).hexdigest()
