"""The SessionSummary of a session: from its rows, or as kept once those are gone. One for page and files."""

from datetime import datetime

from sessions import queries
from sessions.domain.state import SessionState
from sessions.domain.steps import Step
from sessions.domain.summary import Phase, SessionSummary, SummaryMeta, phase_of, summarise
from sessions.exports.keeping import from_plain
from sessions.models import LiveSession


def summary_of(live: LiveSession, now: datetime) -> SessionSummary:
    """The summary at this moment, whatever step the session is in."""
    if live.kept_summary is not None:
        return from_plain(live.kept_summary)
    state = queries.state_of(live.pk, now)
    assert state is not None, "called with a session that exists"
    phase = phase_of(Step(live.step), live.closed_at is not None, live.touched_at, now)
    return summarise(state, SummaryMeta(state.opened_on, phase))


def closing_summary(state: SessionState) -> SessionSummary:
    """What the phones show when the facilitator has closed the session."""
    return summarise(state, SummaryMeta(state.opened_on, Phase.CLOSED))
