"""How heavy an argument counts for a group, in words: for everything that is kept."""

from collections.abc import Sequence

from sessions.domain.constants import WEIGHT_MAX
from sessions.domain.errors import _n
from sessions.domain.say import NOTHING, Say, say

WEIGHED = tuple(
    Say(word)
    for word in (
        _n("telt niet mee"),
        _n("telt een beetje"),
        _n("telt mee"),
        _n("telt zwaar"),
        _n("telt heel zwaar"),
    )
)

# In 'Snel' people picked the two heaviest of a side; these say which share did.
PICKED = tuple(
    Say(word)
    for word in (
        _n("bijna niemand koos dit"),
        _n("een deel koos dit"),
        _n("ongeveer de helft koos dit"),
        _n("de meesten kozen dit"),
        _n("bijna iedereen koos dit"),
    )
)
_SHARES = (0.1, 0.4, 0.6, 0.9)  # up to each of these shares belongs to one word; above the last to the fifth


def level_of(mean: float | None, picks: bool) -> int | None:
    """0..4 for a mean of 0..1: the nearest button, or in picks the word for that share."""
    if mean is None:
        return None
    if picks:
        return sum(1 for share in _SHARES if mean > share)
    return int(mean * WEIGHT_MAX + 0.5)


def word_for(level: int | None, picks: bool) -> Say:
    words: Sequence[Say] = PICKED if picks else WEIGHED
    return NOTHING if level is None else words[level]


def number_for(mean: float) -> Say:
    """A mean of 0..1 as 0,0 to 4,0, on the scale of the five buttons."""
    whole, tenth = divmod(int(mean * WEIGHT_MAX * 10 + 0.5), 10)
    return say(_n("{whole},{tenth}"), whole=whole, tenth=tenth)
