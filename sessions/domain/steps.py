"""The steps of a conversation, in the order of the room."""

from enum import StrEnum


class Step(StrEnum):
    LOBBY = "lobby"
    CASE = "case"
    FIRST_POSITION = "first_position"
    WEIGH = "weigh"
    SPREAD = "spread"
    TALK = "talk"
    CLOSED = "closed"


# Steps in which somebody who has no place on the line yet is still offered one.
LATE_PLACE = frozenset({Step.WEIGH, Step.SPREAD, Step.TALK})
