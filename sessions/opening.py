"""Opening a session: format, steps and minutes, for real or as a rehearsal, and the next card in the same meeting."""

from uuid import UUID

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from content.queries import usable_by, usable_card
from sessions import access, actions, broadcast, queries
from sessions.actions import Rehearsal
from sessions.forms import OpenForm, RehearsalForm
from sessions.models import LiveSession


@never_cache
@login_required
def live_open(request: HttpRequest, number: int) -> HttpResponse:
    """Choose how the session goes, then straight to its screen. With `na` the phones of that session come along."""
    dilemma = usable_card(number, request.user)
    if dilemma is None:
        raise Http404
    before = _before(request)
    form, rehearsal = OpenForm(request.POST or None), RehearsalForm(_rehearsal_data(request))
    if request.method == "POST" and form.is_valid() and (not rehearsal.is_bound or rehearsal.is_valid()):
        return redirect("screen", _open(request, number, form, rehearsal, before).pk)
    context = {
        "form": form,
        "rehearsal": rehearsal,
        "rehearsing": rehearsal.is_bound or "oefenen" in request.GET,
        "card": dilemma,
        "before": before,
    }
    wrong = form.errors or rehearsal.errors
    return render(request, "sessions/live_open.html", context, status=422 if wrong else 200)


@never_cache
@login_required
def live_next(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """Which card is next for this group?"""
    before = _closed(request, live_id)
    cards = usable_by(request.user).exclude(number=before.card_number)
    context = {"live": before, "card": queries.card_of(before.pk), "cards": cards}
    return render(request, "sessions/live_next.html", context)


def _open(
    request: HttpRequest, number: int, form: OpenForm, rehearsal: RehearsalForm, before: LiveSession | None
) -> LiveSession:
    live = actions.open_session(
        before.owner if before else request.user,
        number,
        form.cleaned_data["format_code"],
        form.cleaned_data["mode"],
        join_address=f"{request.scheme}://{request.get_host()}",
        plan=form.plan,
        rehearsal=Rehearsal(**rehearsal.cleaned_data) if rehearsal.is_bound else None,
        reader=request.user,  # who leads along may pick a card of their own
    )
    if before and not live.rehearsal:
        version = actions.lead_on(before, live)
        async_to_sync(broadcast.poke)(before.pk, version)
    return live


def _rehearsal_data(request: HttpRequest) -> dict[str, str] | None:
    """What was filled in, when the button of the rehearsal was pressed."""
    return request.POST.dict() if "oefenen" in request.POST else None


def _before(request: HttpRequest) -> LiveSession | None:
    """The session that this one follows; a 404 for one that is not yours or goes on."""
    named = request.POST.get("na") or request.GET.get("na")
    if not named:
        return None
    try:
        return _closed(request, UUID(named))
    except ValueError as error:
        raise Http404 from error


def _closed(request: HttpRequest, live_id: UUID) -> LiveSession:
    if not access.leads(request.user, live_id):
        raise Http404
    return get_object_or_404(LiveSession, pk=live_id, closed_at__isnull=False, rehearsal=0)
