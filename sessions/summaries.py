"""The SessionSummary of a session: from its rows, or as kept once those are gone. One for page, phones and files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sessions import queries
from sessions.domain.steps import Step
from sessions.domain.summary import SessionSummary, SummaryMeta, phase_of, summarise
from sessions.exports.keeping import from_plain
from sessions.models import LiveSession


def summary_of(live: LiveSession, now: datetime) -> SessionSummary:
    """The summary at this moment, whatever step the session is in."""
    return reading(live, now)()


def reading(live: LiveSession, now: datetime) -> Callable[[], SessionSummary]:
    """Reads all rows now; what is returned reckons with them and may be called in any thread."""
    if (kept := live.kept_summary) is not None:
        return lambda: from_plain(kept)
    state = queries.state_of(live.pk, now)
    assert state is not None, "called with a session that exists"
    phase = phase_of(Step(live.step), live.closed_at is not None, live.touched_at, now)
    # One that closed itself counts as closed; the step it stopped in says what the room has seen.
    then = replace(state, step=Step(live.step))
    return lambda: summarise(then, SummaryMeta(then.opened_on, phase))


def closing_summary(live_id: UUID, now: datetime) -> SessionSummary | None:
    """What the phones show once the session is closed; None when it is gone."""
    live = LiveSession.objects.filter(pk=live_id).first()
    return summary_of(live, now) if live else None


def token_of(live_id: UUID) -> str:
    """Of the address where who took part can read the summary as long as the session is kept."""
    return LiveSession.objects.values_list("summary_token", flat=True).get(pk=live_id)
