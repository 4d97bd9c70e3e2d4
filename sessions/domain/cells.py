"""What of a spread may be kept: five bands, with bands of few people merged into their neighbours.

Every cell that is kept holds at least five people, cells do not overlap and together they are the whole group.
So no sum, difference or total leads back to fewer people than a cell holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sessions.domain.constants import DOTS_A_BAND, PEOPLE_A_DOT, STORED_CELL_FROM
from sessions.domain.errors import _n
from sessions.domain.say import Say, say

BANDS = 5
_ZONE_EDGES = frozenset({2, 3})  # the edges of the middle band are those of the middle zone

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
    ways = [way for way in _ways() if all(sum(bands[i:j]) >= STORED_CELL_FROM for i, j in way)]
    best = max(ways, key=_clearness, default=())
    counts = [(i, j, sum(bands[i:j])) for i, j in best]
    dot = dot_for([(j - i, people) for i, j, people in counts])
    return tuple(_cell(i, j - 1, people, dot) for i, j, people in counts)


def dot_for(stretches: Sequence[tuple[int, int]]) -> int:
    """How many people one dot stands for, so that no (width in bands, people) rises too high; 1 if it can."""
    fits = (
        dot for dot in PEOPLE_A_DOT if all(people <= dot * DOTS_A_BAND * width for width, people in stretches)
    )
    return next(fits, PEOPLE_A_DOT[-1])


def _ways() -> Iterator[tuple[tuple[int, int], ...]]:
    """All sixteen ways to cut five bands into stretches [i, j)."""
    for chosen in range(2 ** (BANDS - 1)):
        edges = [0, *(edge for edge in range(1, BANDS) if chosen & 1 << (edge - 1)), BANDS]
        yield tuple(pairwise(edges))


def _clearness(way: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """A, the middle and B apart comes first, or people of two sides would look like a middle; then more cells."""
    edges = {end for _, end in way[:-1]}
    return len(edges & _ZONE_EDGES), len(way)


def _cell(first: int, last: int, people: int, dot: int) -> Cell:
    name = Say(_NAMES[first, last])
    told = say(_n("{people} mensen {where}"), people=people, where=name)
    return Cell(first, last, people, name, told, people // dot, people % dot > 0)
