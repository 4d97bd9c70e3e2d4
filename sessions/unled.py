"""Two people or a table start a conversation themselves, from a card, without an account and without a facilitator."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from content.models import Dilemma
from content.queries import usable_card
from sessions import actions, door
from sessions.batch import Envelope, Join
from sessions.codes import key_of, new_token
from sessions.domain.state import SpreadMode
from sessions.forms import TogetherForm
from sessions.models import LiveSession

STARTS = 40  # of one address, in STARTS_SECONDS: a class in one building shares its address
STARTS_ALL = 400  # of everybody together
STARTS_SECONDS = 10 * 60


@never_cache
def start(request: HttpRequest, number: int) -> HttpResponse:
    """GET tells what will happen; POST makes the session, and who pressed is in it at once."""
    if not settings.LIVE_OPEN_START:
        raise Http404
    dilemma = usable_card(number, request.user)
    if dilemma is None:
        raise Http404
    form = TogetherForm(request.POST or None, initial={"format_code": _wished(request)})
    if request.method != "POST":
        return _page(request, dilemma, form)
    if not form.is_valid():
        return _page(request, dilemma, form, status=422)
    if not door.may_start(request, STARTS, STARTS_ALL, STARTS_SECONDS):
        form.add_error(
            None, _("Hier zijn net veel gesprekken begonnen. Wacht een paar minuten en probeer het opnieuw.")
        )
        return _page(request, dilemma, form, status=429)
    return _begin(request, number, form.cleaned_data["format_code"])


def _begin(request: HttpRequest, number: int, format_code: str) -> HttpResponse:
    """In silence: where nobody leads, nobody could say when to look."""
    address = f"{request.scheme}://{request.get_host()}"
    live = actions.open_session(
        None, number, format_code, SpreadMode.SILENT, join_address=address, reader=request.user
    )
    token = _join(live)
    response = redirect("phone", live.pk)
    door.remember_participant(response, live.pk, token)
    return response


def _join(live: LiveSession) -> str:
    token = new_token()
    actions.apply(live.pk, [Envelope(Join(key_of(token), actions.new_seed()))], timezone.now())
    return token


def _wished(request: HttpRequest) -> str:
    return request.GET.get("vorm", "")


def _page(request: HttpRequest, dilemma: Dilemma, form: Any, status: int = 200) -> HttpResponse:
    return render(request, "sessions/start_together.html", {"form": form, "card": dilemma}, status=status)
