"""Pages for participants and for the screen. Facilitators' pages are in `desk`."""

from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sessions import access, actions, door, frames, inbox, queries
from sessions.access import Viewer
from sessions.batch import Envelope, Join
from sessions.codes import key_of, new_token
from sessions.domain.state import SessionState
from sessions.forms import CodeForm
from sessions.models import LiveSession
from sessions.protocol import Refused
from sessions.rendering import plain


@method_decorator(never_cache, name="dispatch")
class Start(View):
    """The front door: somebody types a code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "sessions/start.html", {"form": CodeForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self._again(request, form)
        try:
            live_id = door.by_code(form.cleaned_data["code"], request)
        except door.TooManyTries:
            form.add_error("code", _("Dat waren veel codes. Wacht een minuut en probeer het opnieuw."))
            return self._again(request, form, status=429)
        if live_id is None:
            form.add_error("code", _("Deze code kennen we niet. Kijk op het scherm en typ hem opnieuw."))
            return self._again(request, form)
        return _let_in(live_id)

    def _again(self, request: HttpRequest, form: CodeForm, status: int = 422) -> HttpResponse:
        return render(request, "sessions/start.html", {"form": form}, status=status)


@never_cache
def through_door(request: HttpRequest, token: str) -> HttpResponse:
    """A scanned QR: the token becomes a pass and leaves the address."""
    live_id = door.by_token(token)
    if live_id is None:
        return _unavailable(request, _("Dit gesprek is er niet meer."), status=404)
    return _let_in(live_id)


@never_cache
def phone(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The participant's page: the live step, or first the one tap to join."""
    viewer = access.participant(request.COOKIES, live_id)
    if viewer is None:
        return _join_page(request, live_id)
    state = queries.state_of(live_id, timezone.now())
    if state is None:
        return _unavailable(request, _("Dit gesprek is er niet meer."), status=404)
    actions.mark_seen([viewer.participant or 0], timezone.now())
    return render(request, "sessions/phone.html", _phone_context(request, state, viewer))


@never_cache
@require_POST
async def join(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The one tap. Goes through the inbox like every command: a thousand at once are a few commits."""
    if not door.has_pass(request, live_id):
        return redirect("start")
    if await database_sync_to_async(access.participant)(request.COOKIES, live_id):
        return redirect("phone", live_id)
    token = new_token()
    answer = await inbox.submit(live_id, Envelope(Join(key_of(token), actions.new_seed())))
    if isinstance(answer, Refused):
        # Nothing here tries again by itself, as a live page does.
        sentence = (
            _("Het lukt nu even niet. Ga terug en tik nog een keer.") if answer.retry else _(answer.sentence)
        )
        return _unavailable(request, sentence, status=503 if answer.retry else 409)
    response = redirect("phone", live_id)
    door.remember_participant(response, live_id, token)
    return response


@never_cache
def screen(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The facilitator's screen: what the projector shows, with the bar."""
    if not request.user.is_authenticated:
        return redirect(f"{reverse('log_in')}?next={request.path}")
    viewer = access.facilitator(request.user, live_id)
    if viewer is None:
        raise Http404
    live = LiveSession.objects.get(pk=live_id)
    if live.kept_summary is not None:  # nothing of the room is left to show
        return redirect("summary", live_id)
    extra = {
        "live": live,
        "projector_url": reverse("projector", args=[live.projector_token]),
        "questions": list(queries.questions_of(live_id).values()),
        "socket_url": f"/ws/scherm/{live_id}/",
    }
    return _screen_page(request, viewer, extra)


@never_cache
def projector(request: HttpRequest, token: str) -> HttpResponse:
    """The same picture for a second machine, read-only."""
    viewer = access.projector(token)
    if viewer is None:
        raise Http404
    return _screen_page(request, viewer, {"socket_url": f"/ws/projector/{token}/"})


def _screen_page(request: HttpRequest, viewer: Viewer, extra: dict[str, Any]) -> HttpResponse:
    state = queries.state_of(viewer.live_id, timezone.now())
    if state is None:
        raise Http404
    shown = frames.for_screen(state)
    context = _live_context(request, shown) | {"role": viewer.role} | extra
    return render(request, "sessions/screen.html", context)


def _phone_context(request: HttpRequest, state: SessionState, viewer: Viewer) -> dict[str, Any]:
    me = frames.for_person(state, viewer.participant or 0, viewer.seed)
    return _live_context(request, frames.for_phone(state)) | {
        "me": plain(me),
        "socket_url": f"/ws/mee/{viewer.live_id}/",
    }


def _live_context(request: HttpRequest, shown: frames.Frames) -> dict[str, Any]:
    return {
        "html": shown.shown.html,
        "frame": plain(shown.state),
        "scene": shown.view.scene,
        "state_url": f"{request.path}toestand/",
        "command_url": f"{request.path}opdracht/",
        "csrf": get_token(request),
    }


def _join_page(request: HttpRequest, live_id: UUID) -> HttpResponse:
    if not door.has_pass(request, live_id):
        return redirect("start")
    live = LiveSession.objects.only("closed_at", "locked").filter(pk=live_id).first()
    if live is None:
        return _unavailable(request, _("Dit gesprek is er niet meer."), status=404)
    if live.closed_at:
        return _unavailable(request, _("Dit gesprek is afgesloten."), status=410)
    if live.locked:
        return _unavailable(
            request, _("De deur van dit gesprek is dicht. Vraag het aan de gespreksleider."), 403
        )
    return render(request, "sessions/join.html", {"live": live, "card": queries.card_of(live_id)})


def _let_in(live_id: UUID) -> HttpResponse:
    response = redirect("phone", live_id)
    door.give_pass(response, live_id)
    return response


def _unavailable(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "sessions/unavailable.html", {"sentence": sentence}, status=status)
