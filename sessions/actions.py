"""Every write to a live session. Each function is one transaction."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from content.queries import card_snapshot, question_snapshot
from sessions import rows
from sessions.batch import Answer, Batch, Envelope
from sessions.codes import key_of, new_code, new_token
from sessions.domain.constants import MAX_PARTICIPANTS
from sessions.domain.errors import _n
from sessions.domain.formats import FORMATS, Plan
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step
from sessions.models import LiveSession, Participant, Text
from sessions.protocol import Refused
from sessions.rows import Room
from sessions.sql import ahead, gathered, run_gathered

CODE_TRIES = 20
SEEN_SECONDS = 5.0  # noted again after this; short beside PRESENT_SECONDS
_GONE = _n("Dit gesprek is er niet meer.")


@dataclass(frozen=True)
class Rehearsal:
    """Made-up people with whom a facilitator practises alone, and how they stand on the line."""

    people: int
    shape: str  # `sessions.domain.rehearsing`


def open_session(
    owner: Any,
    number: int,
    format_code: str = "gesprek",
    mode: str = SpreadMode.DIRECT,
    join_address: str = "",
    plan: Plan = (),
    rehearsal: Rehearsal | None = None,
    now: datetime | None = None,
    reader: Any = None,
) -> LiveSession:
    """A new session on card `number`, in the lobby. Without an owner (None) nobody leads it.

    `plan` holds the steps and minutes that were chosen; empty: as the format has it. `reader` is who picked the card,
    when that is not the owner. Raises LookupError for an unknown card, format or mode, and for a card that the reader
    may not use.
    """
    if format_code not in FORMATS or mode not in list(SpreadMode):
        raise LookupError(format_code)
    now = now or timezone.now()
    made = LiveSession(
        owner=owner,
        card=card_snapshot(number, reader or owner),
        card_number=number,
        questions=question_snapshot(),
        format_code=format_code,
        plan=[list(item) for item in plan],
        mode=mode,
        rehearsal=rehearsal.people if rehearsal else 0,
        rehearsal_shape=rehearsal.shape if rehearsal else "",
        max_participants=FORMATS[format_code].most if FORMATS[format_code].together else MAX_PARTICIPANTS,
        door_token=new_token(),
        projector_token=new_token(),
        join_address=join_address,
        created_at=now,
        touched_at=now,
        step_since=now,
        visited=[Step.LOBBY],
    )
    return _save_with_free_code(made)


def lead_on(live: LiveSession, following: LiveSession) -> int:
    """The next card in the same meeting: the phones of `live` come along to `following`. The new version of `live`.

    The read-only address goes along too, so that a projector on a second machine shows the new session by itself.
    """
    following.partners.set(live.partners.all())
    with transaction.atomic():
        room = rows.lock(live.pk)
        version = room.version + 1 if room else live.version
        before = LiveSession.objects.filter(pk=live.pk)
        projector_token = before.values_list("projector_token", flat=True).get()
        before.update(next_live=following, version=version, projector_token=new_token())
        LiveSession.objects.filter(pk=following.pk).update(projector_token=projector_token)
    return version


def couple_remote(live: LiveSession, until: datetime) -> str:
    """A token for the QR that couples a phone as remote; a QR or a phone of before stops working."""
    token = new_token()
    LiveSession.objects.filter(pk=live.pk).update(remote_key=key_of(token), remote_until=until)
    return token


def accept_remote(live: LiveSession, scanned: str, now: datetime) -> str | None:
    """The phone that scanned gets a token of its own; the one in the QR is used up.

    None when it was used or too old already: of two phones that accept at the same time, one is let in.
    """
    token = new_token()
    waiting = LiveSession.objects.filter(pk=live.pk, remote_key=key_of(scanned), remote_until__gte=now)
    return token if waiting.update(remote_key=key_of(token), remote_until=None) else None


def follow_remote(following: LiveSession, token: str) -> bool:
    """The phone that led before leads here too. False when another phone does; asked again, it is the same phone."""
    free = LiveSession.objects.filter(pk=following.pk, remote_key__in=["", key_of(token)])
    return bool(free.update(remote_key=key_of(token), remote_until=None))


def uncouple_remote(live: LiveSession) -> None:
    LiveSession.objects.filter(pk=live.pk).update(remote_key="", remote_until=None)


def share(live: LiveSession, partner: User) -> None:
    """From now on this facilitator leads along."""
    live.partners.add(partner)


def unshare(live: LiveSession, partner: User) -> None:
    """No longer; and the coupled phone goes too, for it may be theirs."""
    live.partners.remove(partner)
    uncouple_remote(live)


def apply(live_id: UUID, envelopes: Sequence[Envelope], now: datetime) -> list[Answer]:
    """All commands of a session that waited, in one transaction; an answer for each, in order.

    The session's row is locked (on SQLite the whole file, by BEGIN IMMEDIATE), so versions rise in the order
    of commit. Raises DatabaseError when the database refuses; then nothing is stored.
    """
    with transaction.atomic():
        return _apply(live_id, rows.lock_all([live_id]), envelopes, now)


def apply_together(waiting: Mapping[UUID, Sequence[Envelope]], now: datetime) -> dict[UUID, list[Answer]]:
    """`apply` for several sessions in one transaction. When it raises, nothing is stored for any of them."""
    people = {item.participant for mine in waiting.values() for item in mine if item.participant is not None}
    with transaction.atomic(), gathered(), ahead(people):
        rooms = rows.lock_all(waiting)
        return {live_id: _apply(live_id, rooms, waiting[live_id], now) for live_id in waiting}


def _apply(
    live_id: UUID, rooms: Mapping[UUID, Room], envelopes: Sequence[Envelope], now: datetime
) -> list[Answer]:
    if live_id not in rooms:
        return [Refused(envelope.seq, "unknown", _GONE) for envelope in envelopes]
    batch = Batch(live_id, rooms[live_id], envelopes, now)
    answers = [batch.answer(envelope) for envelope in envelopes]
    batch.save()
    if batch.ends_rehearsal:
        run_gathered()
        _wipe(live_id)
    return answers


def mark_seen(people: Iterable[int], now: datetime) -> None:
    """These participants have an open socket or just asked for the state. Who was seen just now is left as it is."""
    seen_before = now - timedelta(seconds=SEEN_SECONDS)
    Participant.objects.filter(pk__in=list(people), seen_at__lt=seen_before).update(seen_at=now)


def revoke_projector(live: LiveSession) -> None:
    """The old projector address stops working; a new one is made."""
    live.projector_token = new_token()
    live.save(update_fields=["projector_token"])


def delete_session(live: LiveSession) -> None:
    live.delete()


def _wipe(live_id: UUID) -> None:
    """All that people did and wrote. A new epoch: open pages forget what they had."""
    Participant.objects.filter(live=live_id).delete()
    Text.objects.filter(live=live_id).delete()
    wiped: dict[str, Any] = {"close": {}, "pairs": [], "pen": None, "question": "", "questions_used": []}
    LiveSession.objects.filter(pk=live_id).update(epoch=F("epoch") + 1, **wiped)


def _save_with_free_code(live: LiveSession) -> LiveSession:
    for _ in range(CODE_TRIES):
        live.code = new_code(settings.LIVE_CODE_LENGTH)
        try:
            with transaction.atomic():
                live.save(force_insert=True)
        except IntegrityError:
            continue  # the code is in use
        return live
    raise RuntimeError("No free join code; raise LIVE_CODE_LENGTH.")


def new_seed() -> int:
    return secrets.randbelow(2**31)
