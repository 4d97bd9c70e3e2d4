"""The card of a session on paper: its QR lets people in. For who leads it, as long as it goes on."""

from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from content import printing
from content.print_views import pdf_response
from content.printing import Paper, PrintedCard, Reason, Way
from content.templatetags.cards import dilemma as named
from sessions import access, queries
from sessions.domain import state as rules
from sessions.models import LiveSession


@never_cache
@login_required
@require_GET
def live_prints(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """Choose the paper."""
    live = _going_on(request, live_id)
    return render(request, "sessions/live_prints.html", {"live": live, "card": queries.card_of(live.pk)})


@never_cache
@login_required
@require_GET
async def live_print(request: HttpRequest, live_id: UUID, paper: str) -> HttpResponse:
    """The text as the session keeps it. Not kept in memory: the QR is a key."""
    card = await sync_to_async(_printed)(request, live_id)
    return await pdf_response(request, [card], Paper(paper), "gesprek", keep=False)


def _going_on(request: HttpRequest, live_id: UUID) -> LiveSession:
    """A rehearsal lets nobody in, nor does a session that is closed: then its card has a page of its own."""
    return get_object_or_404(access.held_by(request.user), pk=live_id, closed_at__isnull=True)


def _printed(request: HttpRequest, live_id: UUID) -> PrintedCard:
    live = _going_on(request, live_id)
    state = queries.state_of(live.pk, timezone.now())
    if state is None:
        raise Http404
    card = queries.card_of(live.pk)
    return PrintedCard(
        name=named(card.number),
        title=card.title,
        person=card.person,
        line=card.line,
        case=card.case,
        question=card.question,
        elaboration=card.elaboration,
        a=_option(card, "A"),
        b=_option(card, "B"),
        source=card.source,
        language="nl",
        way=_way(state.door),
    )


def _option(card: rules.Card, side: str) -> printing.Option:
    option = card.a if side == "A" else card.b
    reasons = (Reason(item.text, item.short, item.conviction) for item in card.own if item.side == side)
    return printing.Option(option.short, option.full, tuple(reasons))


def _way(door: rules.Door) -> Way:
    typed = _("Of ga naar %(address)s en typ %(code)s") % {"address": door.address, "code": door.code}
    return Way(door.url, _("QR-code om mee te doen met dit gesprek"), (_("Scan en doe mee"), typed))
