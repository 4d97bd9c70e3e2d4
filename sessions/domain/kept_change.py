"""What may be kept of where people stood first and later: a stored rule of its own, stricter than the live one.

The live screen hides a count of 1 or 2 (`sessions.domain.change`). A file stays, and a reader can lay all its numbers
side by side: the people, the cells of both strips, who stayed and who moved. So for everything that is stored:

1. Numbers only from 8 people, and only once nothing can change any more; until then words.
2. Both strips and the moves are about the same people: those who chose twice. So no total less another total tells
   how many came late, left or passed. When fewer than half of the people on the line chose again, the second strip is
   not kept at all.
3. Every cell of both strips holds at least 5 people (`sessions.domain.cells`). The strips have the same cells, and
   none from which it follows that somebody went past a whole cell. Where that leaves nothing, one strip is cut in cells
   and of the other there is only the label.
4. The moves are cut like a strip: three counts when each is 5 or more; else those who stayed and those who moved, when
   each is 5 or more; else words that fit several counts. No count is ever 0 to 4, and no zero is told.

Then no count of 1 to 4 people, of whatever place first, place later and direction, can be computed.
`tests/domain/test_kept_change.py` tries every group that fits what is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions.domain.change import (
    MOST_MOVED,
    MOST_STAYED,
    NAMES,
    Direction,
    Moves,
    in_general,
    moves_of,
)
from sessions.domain.constants import COUNTS_FROM, STORED_CELL_FROM, STORED_NUMBERS_FROM, STORED_TWICE_SHARE
from sessions.domain.errors import _n
from sessions.domain.kept import KeptSpread, keep_both, keep_spread
from sessions.domain.say import NOTHING, Say, say

MOVED = Say(_n("Verschoven"))
AS_GOOD = Say(_n("Blijven staan is net zo goed als verschuiven."))
TWICE = Say(_n("Beide lijnen tellen alleen wie twee keer een plek koos."))
NOT_WHERE = Say(_n("Naar welke kant mensen verschoven, staat hier niet. Anders is iemand te herkennen."))


@dataclass(frozen=True)
class KeptMoves:
    """A row of the table: at least 5 people."""

    name: Say  # "Richting A", "Verschoven"
    people: int


@dataclass(frozen=True)
class KeptChange:
    """How people moved, as it may be kept."""

    sentence: Say
    rows: tuple[KeptMoves, ...] = ()  # none, or two or three
    notes: tuple[Say, ...] = ()
    reason: Say = NOTHING  # in how many people the reason changed, in words


@dataclass(frozen=True)
class KeptPlaces:
    """Where the group stood. `second` and `change` only when people chose again."""

    spread: KeptSpread
    second: KeptSpread | None = None
    change: KeptChange | None = None


def keep_places(first: Mapping[int, int], second: Mapping[int, int], numbers: bool) -> KeptPlaces:
    """`second` is empty while it may not be seen. Without `numbers` words only."""
    twice = [person for person in first if person in second]
    if len(twice) < COUNTS_FROM or len(twice) < len(first) * STORED_TWICE_SHARE:
        return KeptPlaces(keep_spread(list(first.values()), numbers))
    before, after = [first[person] for person in twice], [second[person] for person in twice]
    moves = moves_of(first, second)
    if not numbers or len(twice) < STORED_NUMBERS_FROM:
        spread, later = (keep_spread(list(places), numbers) for places in (first.values(), after))
        return KeptPlaces(spread, later if later.label else None, _in_words(moves))
    spread, later = keep_both(before, after)
    return KeptPlaces(spread, later, keep_change(moves))


def keep_change(moves: Moves) -> KeptChange:
    """From 8 people."""
    rows = _rows(moves)
    notes = (NOT_WHERE,) if len(rows) == 2 else ()
    return KeptChange(_sentence(moves, rows), rows, (TWICE, *notes, AS_GOOD))


def _rows(moves: Moves) -> tuple[KeptMoves, ...]:
    if min(moves.counts) >= STORED_CELL_FROM:
        return tuple(KeptMoves(NAMES[way], count) for way, count in zip(Direction, moves.counts, strict=True))
    moved = moves.people - moves.stayed
    if min(moves.stayed, moved) < STORED_CELL_FROM:
        return ()
    return KeptMoves(NAMES[Direction.STAYED], moves.stayed), KeptMoves(MOVED, moved)


def _sentence(moves: Moves, rows: tuple[KeptMoves, ...]) -> Say:
    if len(rows) == 3:
        told = _n("{stayed} mensen bleven staan, {a} verschoven richting A en {b} richting B.")
        return say(told, stayed=moves.stayed, a=moves.toward_a, b=moves.toward_b)
    if rows:
        told = _n("{stayed} mensen bleven staan en {moved} verschoven.")
        return say(told, stayed=moves.stayed, moved=moves.people - moves.stayed)
    return _most(moves)


def _most(moves: Moves) -> Say:
    """Fewer than 5 stayed or fewer than 5 moved: which of both, so that each word fits five counts.

    In a group of 8 or 9 both can be so few; then the words of a small group.
    """
    if moves.people < 2 * STORED_CELL_FROM:
        return in_general(moves)
    return MOST_STAYED if moves.stayed * 2 > moves.people else MOST_MOVED


def _in_words(moves: Moves) -> KeptChange:
    return KeptChange(in_general(moves), (), (AS_GOOD,))
