"""The facilitator's own phone: a remote and a prompter beside the projector.

It is coupled on the facilitator's list of sessions, not on the projected screen: whoever scans its QR leads the room.
A coupled phone may do in this one session what the facilitator may, and nothing elsewhere.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sessions import access, actions, broadcast, frames, queries
from sessions.access import remote_cookie_name
from sessions.codes import following_token, key_of
from sessions.domain.constants import CLOSE_FIELDS, TEXT_LENGTH
from sessions.guesses import Guesses, TooManyTries
from sessions.models import LiveSession
from sessions.rendering import plain, qr_svg

COUPLE = timedelta(minutes=10)  # so long the QR works, and once
REMOTE_SECONDS = 12 * 60 * 60
_guesses = Guesses("remote")


@never_cache
def page(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The remote itself: on a coupled phone, or in a second window of who is logged in."""
    viewer = access.remote(request.user, request.COOKIES, live_id)
    state = queries.state_of(live_id, timezone.now()) if viewer else None
    if state is None:
        return _not_coupled(request, live_id)
    shown = frames.for_remote(state)
    return render(request, "sessions/remote.html", _context(request, shown, live_id))


@never_cache
@login_required
def couple(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """POST makes a fresh QR for the facilitator's phone, or uncouples; what worked before stops working at once."""
    live = _led(request, live_id)
    context: dict[str, Any] = {"live": live, "card": queries.card_of(live.pk)}
    if request.method == "POST" and request.POST.get("act") == "uncouple":
        actions.uncouple_remote(live)
        _poke(live)
        return redirect("remote_couple", live.pk)
    if request.method == "POST" and live.closed_at is None:
        token = actions.couple_remote(live, timezone.now() + COUPLE)
        _poke(live)
        base = queries.join_base(live) or f"{request.scheme}://{request.get_host()}"
        context |= {
            "qr": qr_svg(f"{base}{reverse('remote_door', args=[token])}"),
            "minutes": COUPLE.seconds // 60,
        }
    else:
        context["coupled"] = _is_coupled(live)
    return render(request, "sessions/remote_couple.html", context)


@never_cache
@login_required
@require_GET
def coupled(request: HttpRequest, live_id: UUID) -> JsonResponse:
    """Asked by the page with the QR, which then says that it worked."""
    return JsonResponse({"coupled": _is_coupled(_led(request, live_id))})


@never_cache
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """The scanned QR, once: GET asks, so that a look by a chat app uses nothing up; POST couples."""
    try:
        _guesses.check(request)
    except TooManyTries:
        return _gone(request, _("Dat waren veel pogingen. Wacht een minuut en probeer het opnieuw."), 429)
    now = timezone.now()
    waiting = LiveSession.objects.filter(remote_key=key_of(token), remote_until__gte=now, closed_at=None)
    live = waiting.first()
    if live and request.method != "POST":
        return render(request, "sessions/remote_door.html", {"card": queries.card_of(live.pk)})
    kept = actions.accept_remote(live, token, now) if live else None
    if live is None or kept is None:
        _guesses.failed(request)
        return _gone(request, _("Deze koppeling werkt niet meer. Maak een nieuwe bij Mijn gesprekken."), 404)
    response = redirect("remote", live.pk)
    _remember(response, live, kept)
    return response


@never_cache
@require_POST
def go_along(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The next card in the same meeting: whoever leads here by a coupled phone leads there with it too."""
    if access.remote(request.user, request.COOKIES, live_id) is None:
        return _not_coupled(request, live_id)
    following = LiveSession.objects.filter(came_from=live_id).first()
    if following is None:
        return redirect("remote", live_id)
    response = redirect("remote", following.pk)
    if access.leads(request.user, following.pk):
        return response
    token = following_token(request.COOKIES[remote_cookie_name(live_id)], following.pk.hex)
    if not actions.follow_remote(following, token):
        return _gone(request, _("Een andere telefoon bedient het volgende gesprek al."), 409)
    _remember(response, following, token)
    return response


def _remember(response: HttpResponse, live: LiveSession, token: str) -> None:
    options: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
    response.set_cookie(remote_cookie_name(live.pk), token, max_age=REMOTE_SECONDS, **options)


def _not_coupled(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """A phone that was coupled once hears why; to anybody else the session does not exist."""
    if remote_cookie_name(live_id) in request.COOKIES:
        return _gone(request, _("Deze telefoon bedient dit gesprek niet meer."), 403)
    if request.user.is_authenticated:
        raise Http404
    return redirect(f"{reverse('log_in')}?next={request.path}")


def _gone(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "sessions/remote_gone.html", {"sentence": sentence}, status=status)


def _led(request: HttpRequest, live_id: UUID) -> LiveSession:
    if not access.leads(request.user, live_id):
        raise Http404
    return LiveSession.objects.get(pk=live_id)


def _is_coupled(live: LiveSession) -> bool:
    """Is there a phone, and not only a QR that waits for one?"""
    return bool(live.remote_key) and live.remote_until is None


def _poke(live: LiveSession) -> None:
    """The phone that was coupled until now is let go at once."""
    async_to_sync(broadcast.poke)(live.pk, live.version)


def _context(request: HttpRequest, shown: frames.Frames, live_id: UUID) -> dict[str, Any]:
    return {
        "html": shown.shown.html,
        "frame": plain(shown.state),
        "scene": shown.view.scene,
        "questions": list(queries.questions_of(live_id).values()),
        "close_fields": CLOSE_FIELDS,
        "text_length": TEXT_LENGTH,
        "state_url": f"{request.path}toestand/",
        "command_url": f"{request.path}opdracht/",
        "socket_url": f"/ws/bediening/{live_id}/",
        "csrf": get_token(request),
        "live_id": live_id,
    }
