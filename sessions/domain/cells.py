"""What of a spread may be kept: five bands, with bands of few people merged into their neighbours.

Every cell that is kept holds at least five people, cells do not overlap and together they are the whole group.
So no sum, difference or total leads back to fewer people than a cell holds. Two spreads of the same people are cut in
the same way, so that a reader can lay one beside the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sessions.domain.constants import DOTS_A_BAND, PEOPLE_A_DOT, STORED_CELL_FROM
from sessions.domain.errors import _n
from sessions.domain.say import Say, say

BANDS = 5
Way = tuple[tuple[int, int], ...]  # stretches [i, j) of bands, side by side
Count = tuple[int, int, int]  # a stretch with its people

# Where to cut, best first. A, the middle and B apart comes first, or people of two sides would look like a middle; then
# the ends of the line. Each edge is added to the ones before it and only ever splits one cell in two, so that a cell
# left whole says no more than: one of its halves has few people. (Whichever way gives most cells would say more: a
# cell of eight between two edges would have to be four and four.)
_EDGES: tuple[tuple[int, ...], ...] = (
    *((1, 2, 3, 4), (1, 2, 3), (2, 3, 4), (2, 3)),
    *((1, 2, 4), (1, 2), (2, 4), (2,)),
    *((3, 4), (3,)),
    *((1,), (4,), ()),
)
_WAYS: tuple[Way, ...] = tuple(tuple(pairwise((0, *edges, BANDS))) for edges in _EDGES)

# Which part of the line a cell is, by its first and last band.
_NAMES = {
    (0, 0): _n("dicht bij A"),
    (0, 1): _n("bij A"),
    (0, 2): _n("bij A of in het midden"),
    (0, 3): _n("overal, maar niet dicht bij B"),
    (0, 4): _n("op de hele lijn"),
    (1, 1): _n("aan de kant van A"),
    (1, 2): _n("van de kant van A tot het midden"),
    (1, 3): _n("rond het midden"),
    (1, 4): _n("overal, maar niet dicht bij A"),
    (2, 2): _n("in het midden"),
    (2, 3): _n("van het midden tot de kant van B"),
    (2, 4): _n("in het midden of bij B"),
    (3, 3): _n("aan de kant van B"),
    (3, 4): _n("bij B"),
    (4, 4): _n("dicht bij B"),
}


@dataclass(frozen=True)
class Cell:
    """A stretch of the line, from band `first` up to and including `last` (0..4), with the people on it."""

    first: int
    last: int
    people: int
    name: Say  # "bij A of in het midden"
    told: Say  # "12 mensen bij A of in het midden"
    dots: int  # whole dots in the picture
    part: bool  # one more dot, for fewer people than a whole dot stands for

    @property
    def bands(self) -> int:
        return self.last - self.first + 1


def cells_of(bands: Sequence[int]) -> tuple[Cell, ...]:
    """Five counts as cells of at least 5 people each; empty when the group has fewer than 5."""
    counts = _counted(bands, _best(bands))
    return _cells(counts, _dot(counts))


def both_cells(first: Sequence[int], second: Sequence[int]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Two times five counts of the same people, with a dot for as many people in both.

    Cut in the same way. Where that would leave only the whole line, one of them is cut and the other is the whole line.
    """
    before, after = (
        _counted(bands, way) for bands, way in zip((first, second), _two_ways(first, second), strict=True)
    )
    dot = _dot([*before, *after])
    return _cells(before, dot), _cells(after, dot)


def same_dot(strips: Sequence[Sequence[Cell]]) -> list[tuple[Cell, ...]]:
    """Strips of several groups with a dot for as many people in all of them, so that they can be compared."""
    counts = [[(cell.first, cell.last + 1, cell.people) for cell in strip] for strip in strips]
    dot = _dot([count for strip in counts for count in strip])
    return [_cells(strip, dot) for strip in counts]


def dot_for(stretches: Sequence[tuple[int, int]]) -> int:
    """How many people one dot stands for, so that no (width in bands, people) rises too high; 1 if it can."""
    fits = (
        dot for dot in PEOPLE_A_DOT if all(people <= dot * DOTS_A_BAND * width for width, people in stretches)
    )
    return next(fits, PEOPLE_A_DOT[-1])


def jump_is_certain(first: Sequence[int], second: Sequence[int]) -> bool:
    """Do these counts of the same cells tell that somebody went past a whole cell?

    The people of the first k cells fill at most the first k + 1 afterwards if nobody does; and the other way round.
    """
    before, after = [0, *accumulate(first)], [0, *accumulate(second)]
    inner = range(1, len(first) - 1)
    return any(before[k] > after[k + 1] or after[k] > before[k + 1] for k in inner)


def _best(*groups: Sequence[int]) -> Way:
    """The first way that may be kept for all groups; empty when they have fewer than 5 people."""
    return next((way for way in _WAYS if _may_keep(way, groups)), ())


def _two_ways(first: Sequence[int], second: Sequence[int]) -> tuple[Way, Way]:
    same, own, whole = _best(first, second), _best(first), ((0, BANDS),)
    if len(same) > 1:
        return same, same
    return (own, whole) if len(own) > 1 else (whole, _best(second))


def _may_keep(way: Way, groups: Sequence[Sequence[int]]) -> bool:
    counts = [[sum(bands[i:j]) for i, j in way] for bands in groups]
    if any(people < STORED_CELL_FROM for each in counts for people in each):
        return False
    return len(counts) == 1 or not jump_is_certain(counts[0], counts[1])


def _counted(bands: Sequence[int], way: Way) -> list[Count]:
    return [(i, j, sum(bands[i:j])) for i, j in way]


def _dot(counts: Sequence[Count]) -> int:
    return dot_for([(j - i, people) for i, j, people in counts])


def _cells(counts: Sequence[Count], dot: int) -> tuple[Cell, ...]:
    return tuple(_cell(i, j - 1, people, dot) for i, j, people in counts)


def _cell(first: int, last: int, people: int, dot: int) -> Cell:
    name = Say(_NAMES[first, last])
    told = say(_n("{people} mensen {where}"), people=people, where=name)
    return Cell(first, last, people, name, told, people // dot, people % dot > 0)
