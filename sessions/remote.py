"""The facilitator's own phone: a remote and a prompter beside the projector.

It is coupled on the facilitator's list of sessions, not on the projected screen: whoever scans its QR leads the room.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sessions import access, actions, frames, queries
from sessions.access import remote_cookie_name
from sessions.codes import key_of
from sessions.models import LiveSession
from sessions.rendering import plain, qr_svg

COUPLE = timedelta(minutes=10)  # so long the QR works, and once
REMOTE_SECONDS = 12 * 60 * 60


@never_cache
def page(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The remote itself: on a coupled phone, or in a second window of who is logged in."""
    viewer = access.remote(request.user, request.COOKIES, live_id)
    if viewer is None:
        if request.user.is_authenticated:
            raise Http404
        return redirect(f"{reverse('log_in')}?next={request.path}")
    state = queries.state_of(live_id, timezone.now())
    if state is None:
        raise Http404
    shown = frames.for_remote(state)
    return render(request, "sessions/remote.html", _context(request, shown, live_id))


@never_cache
@login_required
def couple(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """A fresh QR for the facilitator's phone; the one before stops working."""
    live = _led(request, live_id)
    if request.method == "POST":
        token = actions.couple_remote(live, timezone.now() + COUPLE)
        base = queries.join_base(live) or f"{request.scheme}://{request.get_host()}"
        url = f"{base}{reverse('remote_door', args=[token])}"
        context = {
            "live": live,
            "card": queries.card_of(live.pk),
            "qr": qr_svg(url),
            "minutes": COUPLE.seconds // 60,
        }
        return render(request, "sessions/remote_couple.html", context)
    return render(request, "sessions/remote_couple.html", {"live": live, "card": queries.card_of(live.pk)})


@never_cache
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """The scanned QR, once: GET asks, so that a look by a chat app uses nothing up; POST couples."""
    live = LiveSession.objects.filter(remote_key=key_of(token), remote_until__gte=timezone.now()).first()
    if live is None:
        sentence = _("Deze koppeling werkt niet meer. Maak een nieuwe bij Mijn gesprekken.")
        return render(request, "sessions/unavailable.html", {"sentence": sentence}, status=404)
    if request.method != "POST":
        return render(request, "sessions/remote_door.html", {"card": queries.card_of(live.pk)})
    kept = actions.accept_remote(live)
    response = redirect("remote", live.pk)
    options: dict[str, Any] = {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
    response.set_cookie(remote_cookie_name(live.pk), kept, max_age=REMOTE_SECONDS, **options)
    return response


def _led(request: HttpRequest, live_id: UUID) -> LiveSession:
    if not access.leads(request.user, live_id):
        raise Http404
    return LiveSession.objects.get(pk=live_id)


def _context(request: HttpRequest, shown: frames.Frames, live_id: UUID) -> dict[str, Any]:
    return {
        "html": shown.shown.html,
        "frame": plain(shown.state),
        "scene": shown.view.scene,
        "questions": list(queries.questions_of(live_id).values()),
        "state_url": f"{request.path}toestand/",
        "command_url": f"{request.path}opdracht/",
        "socket_url": f"/ws/bediening/{live_id}/",
        "csrf": get_token(request),
        "live_id": live_id,
    }
