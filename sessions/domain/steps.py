"""The steps of a conversation, in the order of the room."""

from enum import StrEnum


class Step(StrEnum):
    LOBBY = "lobby"
    CASE = "case"
    FIRST_POSITION = "first_position"
    WEIGH = "weigh"
    PAIRS = "pairs"
    SPREAD = "spread"
    TALK = "talk"
    FLIP = "flip"
    SECOND_POSITION = "second_position"
    CHANGE = "change"
    THIRD_WAY = "third_way"
    HARVEST = "harvest"
    CLOSED = "closed"


# Steps in which somebody who has no place on the line yet is still offered one.
LATE_PLACE = frozenset({Step.WEIGH, Step.PAIRS, Step.SPREAD, Step.TALK, Step.FLIP})

# Steps that a facilitator cannot switch off: without them there is no conversation.
ALWAYS = frozenset({Step.LOBBY, Step.CASE, Step.FIRST_POSITION, Step.CLOSED})

# Steps in which a participant is asked something on the own phone, so that the room counts who is ready.
ASKED = frozenset({Step.FIRST_POSITION, Step.WEIGH, Step.SECOND_POSITION})


def round_of(step: Step) -> int:
    """Which place on the line is asked for: 1 until the second position, then 2."""
    return 2 if step == Step.SECOND_POSITION else 1
