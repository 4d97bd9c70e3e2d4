"""Who may write what, and when."""

from sessions.domain.constants import (
    ARGUMENT_LENGTH,
    CLOSE_FIELDS,
    REMARK_LENGTH,
    TEXT_LENGTH,
    TEXTS_EACH,
)
from sessions.domain.errors import empty, enough_texts, too_late, too_long, unknown
from sessions.domain.state import TextKind
from sessions.domain.steps import Step

# In which steps a participant may write a text of each kind.
STEPS = {
    TextKind.ARGUMENT: frozenset({Step.WEIGH, Step.PAIRS, Step.TALK}),
    TextKind.FLIP: frozenset({Step.FLIP}),
    TextKind.THIRD_WAY: frozenset({Step.THIRD_WAY}),
    TextKind.TAKE_AWAY: frozenset({Step.HARVEST}),
    TextKind.CHAFES: frozenset({Step.HARVEST}),
    TextKind.REMARK: frozenset({Step.CLOSED}),
}
_LONGEST = {TextKind.ARGUMENT: ARGUMENT_LENGTH, TextKind.REMARK: REMARK_LENGTH}
_WITH_SIDE = frozenset({TextKind.ARGUMENT, TextKind.FLIP})


def may_write(step: Step, kind: TextKind, side: str, text: str, more: str, written: int) -> None:
    """`written`: how many texts of this kind the same person wrote already. Raises NotAllowed."""
    if step not in STEPS[kind]:
        raise too_late()
    if (side in {"A", "B"}) != (kind in _WITH_SIDE):
        raise unknown()
    check_text(text, longest(kind))
    if len(more) > TEXT_LENGTH:
        raise too_long()
    if written >= TEXTS_EACH:
        raise enough_texts()


def longest(kind: TextKind) -> int:
    """In characters."""
    return _LONGEST.get(kind, TEXT_LENGTH)


def check_text(text: str, most: int) -> None:
    if not text.strip():
        raise empty()
    if len(text) > most:
        raise too_long()


def may_conclude(step: Step, field: str, text: str) -> None:
    """A part of the group's close; empty text takes it away again."""
    if step != Step.HARVEST:
        raise too_late()
    if field not in CLOSE_FIELDS:
        raise unknown()
    if len(text) > TEXT_LENGTH:
        raise too_long()
