"""Who is asking? A cookie, a log-in or a projector token becomes a Viewer. Views and sockets ask here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from sessions.codes import key_of
from sessions.models import LiveSession, Participant

FACILITATOR, PROJECTOR, PARTICIPANT, REMOTE = "facilitator", "projector", "participant", "remote"
SCREENS = frozenset({FACILITATOR, PROJECTOR})
LEADS = frozenset({FACILITATOR, REMOTE})  # may give the facilitator's commands


@dataclass(frozen=True)
class Viewer:
    """Somebody who may see a live session. `participant` and `seed` only for a participant."""

    live_id: UUID
    role: str
    participant: int | None = None
    seed: int = 0
    token: str = ""  # of the read-only address, for a projector


def facilitator(user: Any, live_id: UUID) -> Viewer | None:
    """The owner of the session or a partner, logged in; to anybody else the session does not exist."""
    return Viewer(live_id, FACILITATOR) if leads(user, live_id) else None


def leads(user: Any, live_id: UUID) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    mine = Q(owner=user) | Q(partners=user)
    return LiveSession.objects.filter(mine, pk=live_id).exists()


def remote(user: Any, cookies: dict[str, str], live_id: UUID) -> Viewer | None:
    """The facilitator's own phone or second window: logged in, or coupled to this one session by a QR."""
    if leads(user, live_id):
        return Viewer(live_id, REMOTE)
    token = cookies.get(remote_cookie_name(live_id), "")
    if not token:
        return None
    found = LiveSession.objects.filter(pk=live_id, remote_key=key_of(token)).exists()
    return Viewer(live_id, REMOTE, token=token) if found else None


def projector(token: str) -> Viewer | None:
    """Whoever holds the read-only address, until it is revoked."""
    live_id = LiveSession.objects.filter(projector_token=token).values_list("pk", flat=True).first()
    return Viewer(live_id, PROJECTOR, token=token) if live_id else None


def participant(cookies: dict[str, str], live_id: UUID) -> Viewer | None:
    """The holder of this session's cookie; None for a missing, forged or foreign one."""
    token = cookies.get(cookie_name(live_id), "")
    if not token:
        return None
    row = Participant.objects.filter(key=key_of(token), live=live_id).values_list("pk", "seed").first()
    return Viewer(live_id, PARTICIPANT, *row) if row else None


def cookie_name(live_id: UUID) -> str:
    """One cookie a session; under HTTPS bound to this host by its prefix."""
    return f"{_prefix()}mee-{live_id.hex[:12]}"


def remote_cookie_name(live_id: UUID) -> str:
    return f"{_prefix()}leid-{live_id.hex[:12]}"


def _prefix() -> str:
    return "__Host-" if settings.SESSION_COOKIE_SECURE else ""
