"""The facilitator's own pages: list, summary, exports, delete. Somebody else's session is a 404."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from content.people import called
from sessions import access, actions, broadcast, queries, retention, summaries
from sessions.domain.constants import COMPARED_FROM
from sessions.domain.state import Card
from sessions.domain.steps import Step
from sessions.models import LiveSession


@dataclass(frozen=True)
class ListedSession:
    """A row of 'Mijn gesprekken'."""

    live: LiveSession
    card: Card
    people: int
    state_word: str
    owner: str  # by name, when somebody else's; "" for one's own
    until: retention.Until


@never_cache
@login_required
def live_list(request: HttpRequest) -> HttpResponse:
    mine = access.led_by(request.user).select_related("owner")
    # Counting drops the order of the model.
    rows = mine.annotate(people=Count("participants")).order_by("-created_at")
    sessions = [_listed(live, request.user.pk) for live in rows]
    context = {"sessions": sessions, "comparable": _comparable(sessions)}
    return render(request, "sessions/live_list.html", context)


def _comparable(sessions: list[ListedSession]) -> list[ListedSession]:
    """The newest of each card about which enough conversations were held to lay them beside each other."""
    over = [item for item in sessions if item.live.closed_at and not item.live.rehearsal]
    times = Counter(item.card.number for item in over)
    newest = {item.card.number: item for item in reversed(over)}
    return [item for number, item in newest.items() if times[number] >= COMPARED_FROM]


def _listed(live: Any, reader: int | None) -> ListedSession:
    people = live.kept_people or live.people
    owner = "" if live.owner_id == reader else called(live.owner)
    return ListedSession(
        live, queries.card_of(live.pk), people, _state_word(live), owner, retention.until(live)
    )


@never_cache
@login_required
def summary(request: HttpRequest, live_id: UUID) -> HttpResponse:
    live = _led(request, live_id)
    if live.rehearsal:
        return render(request, "sessions/rehearsed.html", {"card": queries.card_of(live.pk)})
    context = {
        "summary": summaries.summary_of(live, timezone.now()),
        "live": live,
        "live_id": live.pk,
        "until": retention.until(live),
    }
    return render(request, "sessions/summary.html", context)


@never_cache
@login_required
def live_delete(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """Asked once; then everything of the session is gone at once."""
    live = _own(request, live_id)
    if request.method == "POST":
        actions.delete_session(live)
        async_to_sync(broadcast.poke)(live_id, live.version)
        return redirect("live_list")
    return render(request, "sessions/live_delete.html", {"live": live, "card": queries.card_of(live.pk)})


@login_required
@require_POST
def projector_revoke(request: HttpRequest, live_id: UUID) -> HttpResponse:
    live = _own(request, live_id)
    actions.revoke_projector(live)
    async_to_sync(broadcast.poke)(live_id, live.version)
    return redirect("screen", live_id)


def _led(request: HttpRequest, live_id: UUID) -> LiveSession:
    """Of the owner or a partner; only the owner may delete."""
    live = access.led_by(request.user).filter(pk=live_id).first()
    if live is None:
        raise Http404
    return live


def _own(request: HttpRequest, live_id: UUID) -> LiveSession:
    live = LiveSession.objects.filter(pk=live_id, owner_id=request.user.pk).first()
    if live is None:
        raise Http404
    return live


def _state_word(live: LiveSession) -> str:
    if live.closed_at:
        return _("afgesloten") if live.step == Step.CLOSED else _("afgebroken")
    return _("nog niet begonnen") if live.step == Step.LOBBY else _("bezig")
