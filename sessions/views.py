"""Pages for participants and for the screen. Facilitators' pages are in `desk`."""

from typing import Any
from uuid import UUID

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

from sessions import access, actions, arrivals, door, frames, inbox, queries
from sessions.access import Viewer
from sessions.batch import Envelope, Join
from sessions.codes import key_of, new_token
from sessions.forms import CodeForm
from sessions.models import LiveSession
from sessions.protocol import Refused, dump
from sessions.rendering import plain
from sessions.skeleton import for_script
from sessions.thread import straight


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


@straight
@never_cache
async def through_door(request: HttpRequest, token: str) -> HttpResponse:
    """A scanned QR: the token becomes a pass and leaves the address."""
    live_id = await arrivals.session_behind(token)
    if live_id is None:
        return _unavailable(request, _("Dit gesprek is er niet meer."), status=404)
    return _let_in(live_id)


@straight
@never_cache
async def phone(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The participant's page: the live step, or first the one tap to join."""
    found = await arrivals.phone(request.COOKIES, live_id)
    if found is None:
        return await _join_page(request, live_id)
    response = HttpResponse(str(found.page.fill(csrf=get_token(request), me=for_script(dump(found.me)))))
    if found.frames.view.scene.format.together:
        door.keep_participant(request, response, live_id)
    return response


@straight
@never_cache
@require_POST
async def join(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The one tap. Goes through the inbox like every command: a thousand at once are a few commits."""
    if not door.has_pass(request, live_id):
        return redirect("start")
    if await arrivals.viewer(request.COOKIES, live_id):
        return redirect("phone", live_id)
    token = door.tried(request, live_id) or new_token()
    answer = await inbox.submit(live_id, Envelope(Join(key_of(token), actions.new_seed(), again=True)))
    if isinstance(answer, Refused) and answer.retry:
        # Nothing here tries again by itself, as a live page does.
        response = _unavailable(
            request, _("Het lukt nu even niet. Ga terug en tik nog een keer."), status=503
        )
        door.remember_try(response, live_id, token)
        return response
    if isinstance(answer, Refused):
        return _unavailable(request, _(answer.sentence), status=409)
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
    context = {
        "role": viewer.role,
        "html": shown.shown.html,
        "frame": plain(shown.state),
        "scene": shown.view.scene,
        "state_url": f"{request.path}toestand/",
        "command_url": f"{request.path}opdracht/",
        "csrf": get_token(request),
    }
    return render(request, "sessions/screen.html", context | extra)


async def _join_page(request: HttpRequest, live_id: UUID) -> HttpResponse:
    if not door.has_pass(request, live_id):
        return redirect("start")
    found = await arrivals.entrance(live_id)
    if found is None:
        return _unavailable(request, _("Dit gesprek is er niet meer."), status=404)
    if found.closed:
        return _unavailable(request, _("Dit gesprek is afgesloten."), status=410)
    if found.locked:
        return _unavailable(
            request, _("De deur van dit gesprek is dicht. Vraag het aan de gespreksleider."), 403
        )
    return HttpResponse(str(found.page.fill(csrf_token=get_token(request))))


def _let_in(live_id: UUID) -> HttpResponse:
    response = redirect("phone", live_id)
    door.give_pass(response, live_id)
    return response


def _unavailable(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "sessions/unavailable.html", {"sentence": sentence}, status=status)
