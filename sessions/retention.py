"""What goes, and when: idle sessions close, people's rows become a summary, old sessions are deleted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from sessions import summaries
from sessions.domain.summary import SessionSummary
from sessions.exports.keeping import to_plain
from sessions.models import LiveSession, Participant

REHEARSAL_LEFT = timedelta(hours=1)


@dataclass(frozen=True)
class Tidied:
    """How many sessions were closed, made anonymous, deleted."""

    closed: int
    collapsed: int
    deleted: int


@dataclass(frozen=True)
class Until:
    """When what goes, if nobody does anything. None: it has gone, or the clock has not started."""

    closes: datetime | None  # by itself, while it runs
    people: datetime | None  # their rows make place for the summary
    session: datetime | None  # all of it


def until(live: LiveSession) -> Until:
    """Of one session; what is due goes within the hour."""
    if live.closed_at is None:
        return Until(live.touched_at + timedelta(hours=settings.LIVE_IDLE_HOURS), None, None)
    people = live.closed_at + timedelta(hours=settings.LIVE_PEOPLE_HOURS)
    return Until(
        closes=None,
        people=people if live.kept_summary is None else None,
        session=live.closed_at + timedelta(days=settings.LIVE_SESSION_DAYS),
    )


def due(now: datetime) -> Tidied:
    """What `tidy` would do, without doing it."""
    with transaction.atomic():
        found = tidy(now)
        transaction.set_rollback(True)
    return found


def tidy(now: datetime) -> Tidied:
    """Do all that is due. May run as often as one likes; each session in a transaction of its own."""
    Session.objects.filter(expire_date__lt=now).delete()  # log-ins that are over
    left = _delete_rehearsals(now)
    return Tidied(_close_idle(now), _collapse_old(now), left + _delete_old(now))


def _delete_rehearsals(now: datetime) -> int:
    """Those that nobody has looked at for an hour: while a screen is open, the made-up people are seen."""
    since = now - REHEARSAL_LEFT
    there = Participant.objects.filter(live=OuterRef("pk"), seen_at__gte=since)
    due = LiveSession.objects.filter(~Exists(there), rehearsal__gt=0, touched_at__lt=since)
    count = due.count()
    due.delete()
    return count


def _close_idle(now: datetime) -> int:
    """A session that nobody touched closes itself, so that the clock of retention starts.

    The step stays: the summary then says that the conversation was broken off.
    """
    since = now - timedelta(hours=settings.LIVE_IDLE_HOURS)
    idle = LiveSession.objects.filter(closed_at=None, touched_at__lt=since)
    return idle.update(closed_at=now, locked=True, version=F("version") + 1)


def _collapse_old(now: datetime) -> int:
    since = now - timedelta(hours=settings.LIVE_PEOPLE_HOURS)
    due = LiveSession.objects.filter(closed_at__lt=since, kept_summary__isnull=True).values_list(
        "pk", flat=True
    )
    for pk in due:
        with transaction.atomic():
            _collapse(LiveSession.objects.select_for_update().get(pk=pk), now)
    return len(due)


def _collapse(live: LiveSession, now: datetime) -> None:
    """What may be kept stands in the summary; whatever was of one person, a pair or the room's pen goes."""
    summary = summaries.summary_of(live, now)
    live.kept_summary = to_plain(summary)
    live.kept_people = _people_told(summary, live.participants.filter(watching=False).count())
    live.epoch += 1  # open sockets forget what they read
    live.pairs, live.pen, live.close = [], None, {}
    live.remote_key, live.remote_until = "", None
    live.report_shown, live.report_asked = None, 0  # nobody is left to check it
    live.save(update_fields=_COLLAPSED)
    _forget_people(live)


_COLLAPSED = [
    "kept_summary", "kept_people", "epoch", "pairs", "pen", "close", "remote_key", "remote_until",
    "report_shown", "report_asked",
]  # fmt: skip


def _people_told(summary: SessionSummary, took_part: int) -> int:
    """The number in the summary, or one less the other would tell how few have no place on the line."""
    told = dict(summary.people.values).get("people")
    return told if isinstance(told, int) else took_part


def _forget_people(live: LiveSession) -> None:
    """Where nobody leads, the phones are the only way to the summary: of them the key stays, and nothing else."""
    for rows in (live.positions, live.weights, live.answers, live.texts):
        rows.all().delete()
    if live.owner_id is not None:
        live.participants.all().delete()
    else:
        live.participants.update(seed=0, seen_at=live.closed_at, watching=False)


def _delete_old(now: datetime) -> int:
    since = now - timedelta(days=settings.LIVE_SESSION_DAYS)
    due = LiveSession.objects.filter(closed_at__lt=since)
    count = due.count()
    due.delete()
    return count
