"""Who is asking? A cookie, a log-in or a projector token becomes a Viewer. Views and sockets ask here."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone

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
    token: str = ""  # of the read-only address, or of a coupled phone
    user: int | None = None  # who logged in to lead
    login: str = ""  # key of that log-in; it is gone once they log out


def facilitator(user: Any, live_id: UUID) -> Viewer | None:
    """The owner of the session or a partner, logged in; to anybody else the session does not exist."""
    return Viewer(live_id, FACILITATOR, user=user.pk) if leads(user, live_id) else None


def leads(user: Any, live_id: UUID) -> bool:
    """Is this the owner or a partner of the session, logged in?"""
    return bool(user.is_authenticated and user.pk in leaders(live_id))


def leaders(live_id: UUID) -> frozenset[int]:
    """The accounts that may lead a session: its owner and partners, as long as they are active."""
    owner = LiveSession.objects.filter(pk=live_id).values("owner")
    partners = LiveSession.partners.through.objects.filter(livesession=live_id).values("user")
    lead = Q(pk__in=owner) | Q(pk__in=partners)
    return frozenset(User.objects.filter(lead, is_active=True).values_list("pk", flat=True))


def logged_out(logins: Collection[str]) -> frozenset[str]:
    """Those of these log-ins that are over."""
    kept = Session.objects.filter(session_key__in=logins, expire_date__gt=timezone.now())
    return frozenset(logins) - frozenset(kept.values_list("session_key", flat=True))


def led_by(user: Any) -> QuerySet[LiveSession]:
    """The sessions that are on this facilitator's list: their own, and those they lead along."""
    if not user.is_authenticated:
        return LiveSession.objects.none()  # a session without an owner is nobody's
    shared = LiveSession.partners.through.objects.filter(user=user.pk).values("livesession")
    return LiveSession.objects.filter(Q(owner=user.pk) | Q(pk__in=shared))


def held_by(user: Any) -> QuerySet[LiveSession]:
    """Those of `led_by` without rehearsals: nothing of one may be taken for a real conversation."""
    return led_by(user).filter(rehearsal=0)


def remote(user: Any, cookies: dict[str, str], live_id: UUID) -> Viewer | None:
    """The facilitator's own phone or second window: logged in, or coupled to this one session by a QR.

    The token in a QR that nobody accepted yet is no cookie of a coupled phone: it would work twice, and too long.
    """
    if leads(user, live_id):
        return Viewer(live_id, REMOTE, user=user.pk)
    token = cookies.get(remote_cookie_name(live_id), "")
    if not token:
        return None
    found = LiveSession.objects.filter(pk=live_id, remote_key=key_of(token), remote_until=None).exists()
    return Viewer(live_id, REMOTE, token=token) if found else None


def projector(token: str) -> Viewer | None:
    """Whoever holds the read-only address, until it is revoked."""
    live_id = LiveSession.objects.filter(projector_token=token).values_list("pk", flat=True).first()
    return Viewer(live_id, PROJECTOR, token=token) if live_id else None


@dataclass(frozen=True)
class Claim:
    """A cookie that was shown for a session: the key of the token in it."""

    live_id: UUID
    key: str


def claim(cookies: dict[str, str], live_id: UUID) -> Claim | None:
    """None without this session's cookie."""
    token = cookies.get(cookie_name(live_id), "")
    return Claim(live_id, key_of(token)) if token else None


def participants(claims: Collection[Claim]) -> dict[Claim, Viewer]:
    """Who takes part; a forged or foreign claim is left out."""
    rows = Participant.objects.filter(key__in={item.key for item in claims})
    known = {
        Claim(live_id, key): Viewer(live_id, PARTICIPANT, person, seed)
        for key, live_id, person, seed in rows.values_list("key", "live", "pk", "seed")
    }
    return {item: known[item] for item in claims if item in known}


def participant(cookies: dict[str, str], live_id: UUID) -> Viewer | None:
    """The holder of this session's cookie; None for a missing, forged or foreign one."""
    shown = claim(cookies, live_id)
    return participants([shown]).get(shown) if shown else None


def cookie_name(live_id: UUID) -> str:
    """One cookie a session; under HTTPS bound to this host by its prefix."""
    return f"{_prefix()}mee-{live_id.hex[:12]}"


def remote_cookie_name(live_id: UUID) -> str:
    return f"{_prefix()}leid-{live_id.hex[:12]}"


def _prefix() -> str:
    return "__Host-" if settings.SESSION_COOKIE_SECURE else ""
