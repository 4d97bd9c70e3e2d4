"""What a room does by itself: show the spread when the last one is ready, go on where nobody leads. Pure."""

from collections.abc import Hashable
from datetime import datetime

from sessions.commands import FacilitatorCommand, Go, Reveal, Turn
from sessions.domain.readiness import goes_on_by_itself, reveals_by_itself, turns_by_itself
from sessions.domain.scenes import next_step
from sessions.domain.state import SessionState
from sessions.domain.steps import Step


def by_itself(state: SessionState, now: datetime) -> FacilitatorCommand | None:
    """The command that is due, or None. It names the step, so several processes that find it do no harm."""
    if reveals_by_itself(state):
        return Reveal(seq=1, step=state.step)
    if turns_by_itself(state, now):
        return Turn(seq=1, step=state.step, side="B")
    following = next_step(state)
    if following and goes_on_by_itself(state, now):
        return Go(seq=1, step=state.step, to=following)
    return None


def personal(state: SessionState) -> Hashable:
    """When this changes, everybody gets their own answers anew: a partner, a task or the arguments changed."""
    pairs = state.pairs if state.step == Step.PAIRS else ()
    tasks = (state.step, state.clock.turn, state.asked) if state.format.together else ()
    return pairs, tasks, state.pen, len(state.card.arguments)
