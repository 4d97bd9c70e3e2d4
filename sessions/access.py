"""Who is asking? A cookie, a log-in or a projector token becomes a Viewer. Views and sockets ask here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from sessions.codes import key_of
from sessions.models import LiveSession, Participant

FACILITATOR, PROJECTOR, PARTICIPANT = "facilitator", "projector", "participant"
SCREENS = frozenset({FACILITATOR, PROJECTOR})


@dataclass(frozen=True)
class Viewer:
    """Somebody who may see a live session. `participant` and `seed` only for a participant."""

    live_id: UUID
    role: str
    participant: int | None = None
    seed: int = 0
    token: str = ""  # of the read-only address, for a projector


def facilitator(user: Any, live_id: UUID) -> Viewer | None:
    """The owner of the session, logged in; to anybody else the session does not exist."""
    if not user.is_authenticated or not user.is_active:
        return None
    found = LiveSession.objects.filter(pk=live_id, owner=user).exists()
    return Viewer(live_id, FACILITATOR) if found else None


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
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}mee-{live_id.hex[:12]}"
