"""What changed between the first and the second position, without a trace of anyone.

The promise: from the sentence, the table, the counts and the number of people who chose twice, no count that is
left out can be computed. However much somebody knows of these rules, every count that is not shown as a number
may have at least two values. What a reader sees is therefore made from what that reader may know.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sessions.domain.constants import (
    COUNTS_FROM,
    FEW_MOST,
    FEW_TOGETHER,
    LABEL_FROM,
    MOST_SHARE,
    MOVED_FROM,
)
from sessions.domain.errors import _n
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.spread import Spread, spread_of

NEARLY_ALL = Say(_n("bijna iedereen"))
FEW = Say(_n("een paar"))
NONE_OR_FEW = Say(_n("niemand of een paar"))
PART = Say(_n("een deel"))

MOST_STAYED = Say(_n("De meesten bleven staan."))
MOST_MOVED = Say(_n("De meesten verschoven."))
BOTH = Say(_n("Sommigen bleven staan, anderen verschoven."))


class Direction(StrEnum):
    TOWARD_A = "toward_a"
    STAYED = "stayed"
    TOWARD_B = "toward_b"


NAMES = {
    Direction.TOWARD_A: Say(_n("Richting A")),
    Direction.STAYED: Say(_n("Blijven staan")),
    Direction.TOWARD_B: Say(_n("Richting B")),
}


@dataclass(frozen=True)
class Moves:
    """How many people went where. For the rules alone: only what `tell` makes of it may be shown."""

    toward_a: int
    stayed: int
    toward_b: int

    @property
    def people(self) -> int:
        return self.toward_a + self.stayed + self.toward_b

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.toward_a, self.stayed, self.toward_b


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    direction: Direction
    name: Say  # "Richting A"
    shown: Say  # "12" or "een paar"


@dataclass(frozen=True)
class Told:
    """The moves as everybody may read them."""

    sentence: Say  # empty below 5 people
    counts: Say  # "Richting A: een paar · Blijven staan: 20 · ..."; empty below 8 people
    rows: tuple[Row, ...]  # three, or none below 8 people


@dataclass(frozen=True)
class Change:
    """Two strips without links, of all who stood there in that round, and what is said of who stood in both.

    Without counts there are no strips either: beside each other they would show how each of a few people moved.
    """

    before: Spread | None
    after: Spread | None
    told: Told


def change_of(first: Mapping[int, int], second: Mapping[int, int]) -> Change:
    """What changed from `first` to `second`, both person to position (0..100)."""
    told = tell(moves_of(first, second))
    if not told.rows:
        return Change(None, None, told)
    return Change(spread_of(list(first.values())), spread_of(list(second.values())), told)


def moves_of(first: Mapping[int, int], second: Mapping[int, int]) -> Moves:
    """Only people with both positions count."""
    went = Counter(direction(first[person], second[person]) for person in first.keys() & second.keys())
    return Moves(went[Direction.TOWARD_A], went[Direction.STAYED], went[Direction.TOWARD_B])


def direction(first: int, second: int) -> Direction:
    """Where one person went; a difference below 10 points is no move."""
    if abs(second - first) < MOVED_FROM:
        return Direction.STAYED
    return Direction.TOWARD_A if second < first else Direction.TOWARD_B


def tell(moves: Moves) -> Told:
    """Under 5 people nothing, from 5 to 7 one sentence, from 8 a sentence and three counts."""
    if moves.people < COUNTS_FROM:
        return Told(NOTHING, NOTHING, ())
    if moves.people < LABEL_FROM:
        return Told(in_general(moves), NOTHING, ())
    a, stayed, b = shown = _shown(moves.counts)
    listed = _n("Richting A: {a} · Blijven staan: {stayed} · Richting B: {b}")
    spoken = _n(
        "{people} mensen kozen twee keer een plek. Richting A: {a}. Blijven staan: {stayed}. Richting B: {b}."
    )
    return Told(
        sentence=say(spoken, people=moves.people, a=a, stayed=stayed, b=b),
        counts=say(listed, a=a, stayed=stayed, b=b),
        rows=tuple(Row(way, NAMES[way], word) for way, word in zip(Direction, shown, strict=True)),
    )


def in_general(moves: Moves) -> Say:
    """Whether most people stayed or moved; never where to, and 'most' may be all.

    More than two thirds, so that with 5, 6 and 7 people each sentence fits at least two counts.
    """
    if moves.stayed > moves.people * MOST_SHARE:
        return MOST_STAYED
    return MOST_MOVED if moves.people - moves.stayed > moves.people * MOST_SHARE else BOTH


def _shown(counts: tuple[int, int, int]) -> tuple[Say, Say, Say]:
    """Three numbers, or when one of them is 1 or 2: words for it and for what it could be computed from.

    A zero is shown when all the others are numbers too, and else hides behind 'niemand of een paar'.

    1. The largest holds all but 1 or 2 people: three words, which also fit when the two others change places.
    2. The largest holds more than half: its number. The two others together are then known to the reader; up
       to 5 both are 'een paar', and above that the small one is 1 or 2 and the other the rest of it.
    3. The largest holds half or less: no numbers, or the two large ones would give away the small one.
    """
    if not any(0 < count <= FEW_MOST for count in counts):
        a, stayed, b = (Say(str(count)) for count in counts)
        return a, stayed, b
    people, largest = sum(counts), max(counts)
    others = people - largest
    if 2 * largest <= people:
        return _worded(counts, PART, FEW, PART)
    if others <= FEW_MOST:
        return _worded(counts, NEARLY_ALL, NONE_OR_FEW, NONE_OR_FEW)
    return _worded(counts, Say(str(largest)), FEW, FEW if others <= FEW_TOGETHER else PART)


def _worded(counts: tuple[int, int, int], largest: Say, smallest: Say, between: Say) -> tuple[Say, Say, Say]:
    """These words, each at its count; of equal counts the first is the smallest."""
    order = sorted(range(len(counts)), key=counts.__getitem__)
    words = dict(zip(order, (smallest, between, largest), strict=True))
    return words[0], words[1], words[2]
