"""Leading together: the owner of a session lets another facilitator of this server lead it too."""

from dataclasses import dataclass
from uuid import UUID

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from content.people import account, called
from sessions import actions, broadcast, queries
from sessions.guesses import Guesses, TooManyTries
from sessions.models import LiveSession

_guesses = Guesses("partner")


@dataclass(frozen=True)
class Partner:
    """Somebody who leads along, for the page."""

    id: int
    name: str


@never_cache
@login_required
def partners(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """Who leads along, and a field for one more: an address typed in full, so that no list of accounts is shown."""
    live = LiveSession.objects.filter(pk=live_id, owner_id=request.user.pk).first()
    if live is None:
        raise Http404
    if request.method != "POST":
        return _page(request, live)
    if leaver := request.POST.get("remove", ""):
        _remove(live, leaver)
        return redirect("partners", live_id)
    return _add(request, live, request.POST.get("address", "").strip())


@never_cache
@login_required
@require_POST
def leave(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """A partner stops; nobody has to lead along."""
    live = LiveSession.objects.filter(pk=live_id, partners=request.user.pk).first()
    if live is None:
        raise Http404
    _remove(live, str(request.user.pk))
    return redirect("live_list")


def _add(request: HttpRequest, live: LiveSession, address: str) -> HttpResponse:
    try:
        _guesses.check(request)
    except TooManyTries:
        wait = _("Dat waren veel pogingen. Wacht een minuut en probeer het opnieuw.")
        return _page(request, live, address, wait, 429)
    found = account(address)
    if found is None or found.pk == live.owner_id:
        _guesses.failed(request)
        # One sentence for all of these, or the field would tell more than it has to.
        unknown = _(
            "We vinden hier geen andere gespreksleider met dit adres. Typ het helemaal, letter voor letter."
        )
        return _page(request, live, address, unknown, 422)
    actions.share(live, found)
    return redirect("partners", live.pk)


def _remove(live: LiveSession, number: str) -> None:
    """Their open screens are closed at once, and a phone that was coupled is let go."""
    leaver = live.partners.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
    if leaver is None:
        return
    actions.unshare(live, leaver)
    async_to_sync(broadcast.poke_leaders)(live.pk)


def _page(
    request: HttpRequest, live: LiveSession, address: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "live": live,
        "card": queries.card_of(live.pk),
        "partners": [Partner(one.pk, called(one)) for one in live.partners.order_by("username")],
        "address": address,
        "error": error,
    }
    return render(request, "sessions/partners.html", context, status=status)
