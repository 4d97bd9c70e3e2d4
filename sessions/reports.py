"""The report of a session: what the facilitator wrote in it, and the group that checks it. Reads and writes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from sessions import summaries
from sessions.domain.answers import CHECK
from sessions.domain.errors import NotAllowed, _n
from sessions.domain.report import Report, report_of
from sessions.domain.report_parts import ReportParts, WrittenPart, clean_parts, parts_with, suggested, written
from sessions.domain.state import TextKind
from sessions.domain.summary import SessionSummary
from sessions.models import Answer, LiveSession, Text


@dataclass(frozen=True)
class Saved:
    """`moved`: the parts as they stand, when another window wrote first; then nothing was changed."""

    revision: int
    moved: ReportParts | None = None


@dataclass(frozen=True)
class Checked:
    """What the group said of the report. Without names, for the facilitator's eyes only."""

    right: int
    not_quite: int
    remarks: tuple[str, ...]


def report_for(live: LiveSession, now: datetime) -> Report:
    """The report at this moment, whatever step the session is in."""
    return from_summary(live, summaries.summary_of(live, now))


def from_summary(live: LiveSession, summary: SessionSummary) -> Report:
    """The same where the summary is there already; reads nothing."""
    return report_of(summary, parts_of(live, summary))


def parts_of(live: LiveSession, summary: SessionSummary) -> ReportParts:
    """What the group wrote, with in its place what the facilitator made of it."""
    return parts_with(suggested(summary, gettext), live.report_parts)


def save(live_id: UUID, revision: int, sent: Mapping[str, str], now: datetime) -> Saved:
    """Keep the parts that were `sent`, written at `revision`. Raises NotAllowed, and LookupError when it is gone."""
    clean = clean_parts(sent)
    with transaction.atomic():
        live = _locked(live_id)
        if live.report_revision == revision:
            live.report_parts = {**live.report_parts, **clean}
            live.report_revision += 1
            live.save(update_fields=["report_parts", "report_revision"])
            return Saved(live.report_revision)
    # After the lock: reckoning with a full room takes longer than answers that are waiting may wait.
    return Saved(live.report_revision, parts_of(live, summaries.summary_of(live, now)))


def ask(live_id: UUID, on: bool, now: datetime) -> int:
    """'Klopt dit?': the group's phones get the written parts as they are now, or no longer. The new version.

    What was said of an earlier text counts no more; remarks stay. Raises NotAllowed when there is no group to ask.
    """
    with transaction.atomic():
        live = _locked(live_id)
        if not may_ask(live):
            raise NotAllowed(_n("De groep kan het verslag nu niet nakijken."), "late")
        live.version += 1
        live.report_shown = asdict(parts_of(live, summaries.summary_of(live, now))) if on else None
        live.report_asked = live.version if on else 0
        live.save(update_fields=["version", "report_shown", "report_asked"])
        if on:
            Answer.objects.filter(live=live, key=CHECK).update(value=None, version=live.version)
    return live.version


def may_ask(live: LiveSession) -> bool:
    """After closing, as long as the phones of the group are known."""
    return live.closed_at is not None and live.kept_summary is None and not live.rehearsal


def shown_to_group(live_id: UUID) -> tuple[WrittenPart, ...] | None:
    """What lies with the group to check; None when nothing does."""
    shown = LiveSession.objects.filter(pk=live_id, report_asked__gt=0).values_list("report_shown", flat=True)
    parts = shown.first()
    return tuple(written(parts_with(ReportParts(), parts))) if parts is not None else None


def checked(live: LiveSession) -> Checked:
    """Counts of answers and the remarks in order of writing, as long as the people's rows are kept."""
    said = list(Answer.objects.filter(live=live, key=CHECK).values_list("value", flat=True))
    remarks = Text.objects.filter(live=live, kind=TextKind.REMARK).order_by("pk")
    return Checked(said.count(1), said.count(0), tuple(remarks.values_list("text", flat=True)))


def _locked(live_id: UUID) -> LiveSession:
    """Raises LookupError when it is gone."""
    live = LiveSession.objects.select_for_update().filter(pk=live_id).first()
    if live is None:
        raise LookupError(live_id)
    return live
