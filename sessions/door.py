"""Coming in: a code or QR becomes a pass for one session, a pass becomes a participant.

Look-ups that fail are counted per address, so that codes cannot be tried out; a whole town hall that types
its code right shares one address and is never slowed down.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from sessions.access import cookie_name
from sessions.guesses import Guesses, TooManyTries, count, fingerprint
from sessions.models import LiveSession

__all__ = [
    "TooManyTries",
    "by_code",
    "by_tokens",
    "give_pass",
    "has_pass",
    "may_start",
    "remember_participant",
    "remember_try",
    "tried",
]

PASS_SECONDS = 12 * 60 * 60
TRY_SECONDS = 10 * 60
_PASS, _TRY = "pas", "poging"
_SALT = "sessions.door"
_guesses = Guesses("door")


def by_code(code: str, request: HttpRequest) -> UUID | None:
    """The session with this code, still open. None counts as a failed try; raises TooManyTries."""
    _guesses.check(request)
    found = LiveSession.objects.filter(code=code, closed_at=None).values_list("pk", flat=True).first()
    if found is None:
        _guesses.failed(request)
    return found


def by_tokens(tokens: Collection[str]) -> dict[str, UUID]:
    """The sessions of these QRs, open or closed; an unknown one is left out."""
    return dict(LiveSession.objects.filter(door_token__in=tokens).values_list("door_token", "pk"))


def may_start(request: HttpRequest, most: int, most_all: int, seconds: int) -> bool:
    """May one more conversation begin from this address, and from everybody together? Counts it if so."""
    counters = [(f"start-{fingerprint(request)}", most), ("start-all", most_all)]
    if any(cache.get(name, 0) >= limit for name, limit in counters):
        return False
    for name, _limit in counters:
        count(name, seconds)
    return True


def give_pass(response: HttpResponse, live_id: UUID) -> None:
    """The right to join this one session, in a signed cookie; the token leaves the address bar."""
    value = signing.dumps(live_id.hex, salt=_SALT)
    _set_cookie(response, _PASS, value, PASS_SECONDS)


def has_pass(request: HttpRequest, live_id: UUID) -> bool:
    try:
        value = signing.loads(request.COOKIES.get(_PASS, ""), salt=_SALT, max_age=PASS_SECONDS)
    except signing.BadSignature:
        return False
    return bool(value == live_id.hex)


def remember_participant(response: HttpResponse, live_id: UUID, token: str, days: int = 7) -> None:
    _set_cookie(response, cookie_name(live_id), token, days * 24 * 60 * 60)


def keep_participant(request: HttpRequest, response: HttpResponse, live_id: UUID) -> None:
    """Where nobody leads, this cookie is the only way to the summary: it lasts as long as the session may."""
    remember_participant(response, live_id, request.COOKIES[cookie_name(live_id)], settings.LIVE_SESSION_DAYS)


def remember_try(response: HttpResponse, live_id: UUID, token: str) -> None:
    """A join that could not be kept, but may be after all: the next tap is the same participant."""
    _set_cookie(response, _TRY, signing.dumps([live_id.hex, token], salt=_SALT), TRY_SECONDS)


def tried(request: HttpRequest, live_id: UUID) -> str | None:
    """The token of a join before that was not answered with yes. Signed: a token of elsewhere would be no new one."""
    try:
        tried_in, token = signing.loads(request.COOKIES.get(_TRY, ""), salt=_SALT, max_age=TRY_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return str(token) if tried_in == live_id.hex else None


def _set_cookie(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    options: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
    response.set_cookie(name, value, max_age=seconds, **options)
