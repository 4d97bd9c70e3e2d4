"""What of the group's answers may be shown in which step. Visibility and scenes both build on this."""

from dataclasses import dataclass

from sessions.domain.change import Change, change_of
from sessions.domain.constants import BRIDGES_FROM, SIDE_FROM
from sessions.domain.formats import Weighing
from sessions.domain.spread import Spread, spread_of
from sessions.domain.state import Argument, Card, SessionState, SpreadMode
from sessions.domain.steps import Step
from sessions.domain.weighing import ArgumentWeight, talk_about, weigh_group

AFTER_SECOND = frozenset({Step.CHANGE, Step.THIRD_WAY, Step.HARVEST, Step.CLOSED})


@dataclass(frozen=True)
class Row:
    """An argument with how the group weighs it."""

    argument: Argument
    weight: ArgumentWeight


def spread_now(state: SessionState) -> Spread | None:
    """The places on the line, in the steps that show them, when they may leave the server."""
    if not state.released or state.step not in {Step.FIRST_POSITION, Step.SPREAD, Step.CLOSED}:
        return None
    return spread_of(list(state.positions.values()))


def second_released(state: SessionState) -> bool:
    """In silence the second places stay hidden while people choose them, as the first did."""
    if not state.released or Step.SECOND_POSITION not in state.visited:
        return False
    return state.step in AFTER_SECOND or (
        state.mode == SpreadMode.DIRECT and state.step == Step.SECOND_POSITION
    )


def second_now(state: SessionState) -> Spread | None:
    if not second_released(state) or state.step != Step.SECOND_POSITION:
        return None
    return spread_of(list(state.second.values()))


def change_now(state: SessionState) -> Change | None:
    if not second_released(state) or state.step != Step.CHANGE:
        return None
    return change_of(state.positions, state.second)


def rows_of(state: SessionState) -> tuple[ArgumentWeight, ...]:
    """How the group weighs each argument."""
    if not state.released or state.step not in {Step.WEIGH, Step.TALK, Step.FLIP}:
        return ()
    if state.format.weighing == Weighing.NONE:
        return ()
    return weigh_group(state.card, state.positions, state.weights, state.format.picks, SIDE_FROM)


def talk_rows(state: SessionState) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Arguments that bridge and that divide, with their texts."""
    if state.step != Step.TALK or len(state.weights) < BRIDGES_FROM:
        return (), ()
    talk = talk_about(rows_of(state))
    return _with_text(state.card, talk.bridges), _with_text(state.card, talk.dividers)


def _with_text(card: Card, weights: tuple[ArgumentWeight, ...]) -> tuple[Row, ...]:
    return tuple(Row(card.argument(weight.key), weight) for weight in weights)
