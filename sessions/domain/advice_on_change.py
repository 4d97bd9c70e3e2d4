"""Prompts for the step in which the group sees what changed.

They follow from what everybody may read of the change, not from the counts behind it, so that a prompt gives
away nothing that was left out.
"""

from sessions.domain.change import MOST_MOVED, MOST_STAYED, NEARLY_ALL, Direction, Told
from sessions.domain.errors import _n
from sessions.domain.say import Say, say_when

_MOVED = (Direction.TOWARD_A, Direction.TOWARD_B)


def nobody_moved(told: Told) -> Say:
    """The table says so in numbers; reasons may have changed all the same."""
    asked = _n("Niemand verschoof. Welke reden werd voor jou sterker? En welke zwakker?")
    return say_when([_shown(told, way) for way in _MOVED] == ["0", "0"], asked)


def most_stayed(told: Told) -> Say:
    """Staying is as good as moving, and what stuck is worth hearing."""
    asked = _n("De meesten bleven staan. Welke reden van de andere kant blijft je toch bij?")
    nearly_all = _shown(told, Direction.STAYED) == str(NEARLY_ALL)
    return say_when(nearly_all or told.sentence == MOST_STAYED, asked)


def most_moved(told: Told) -> Say:
    """Ask what set people going, not where they went."""
    asked = _n("De meesten verschoven. Wat bracht je in beweging?")
    nearly_all = str(NEARLY_ALL) in {_shown(told, way) for way in _MOVED}
    return say_when(nearly_all or told.sentence == MOST_MOVED, asked)


def moved_both_ways(told: Told) -> Say:
    """One conversation, and people went two ways."""
    asked = _n("Mensen schoven twee kanten op. Wat hoorde je waardoor je anders ging kijken?")
    shown = [_shown(told, way) for way in _MOVED]
    return say_when("0" not in shown and all(text.isdigit() for text in shown), asked)


def reason_changed(told: Told) -> Say:
    """Fits always: people may stand where they stood for another reason."""
    return say_when(bool(told.sentence), _n("Is je reden veranderd? Dat kan ook als je bleef staan."))


RULES_ON_CHANGE = (nobody_moved, most_stayed, most_moved, moved_both_ways, reason_changed)


def _shown(told: Told, way: Direction) -> str:
    """What the table says in this row; "" without a table."""
    return next((str(row.shown) for row in told.rows if row.direction == way), "")
