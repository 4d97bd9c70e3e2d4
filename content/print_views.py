"""Printing: a card, a few cards together, and a draft of one's own."""

import logging
from collections.abc import Sequence
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from content import editing, queries
from content.drafts import from_plain
from content.models import OWN_FROM, Dilemma, OwnCard
from content.printed import printed, printed_draft
from content.printing import NotPrinted, Paper, PrintedCard, pdf_of

MOST = 30  # cards in one file; it takes about a second a card
log = logging.getLogger(__name__)


@require_GET
async def card_print(request: HttpRequest, number: int, paper: str) -> HttpResponse:
    """A card for the table. Who may open its page may print it."""
    card = await sync_to_async(_card)(request, number)
    if card is None:
        return await sync_to_async(render)(request, "content/no_card.html", status=404)
    return await pdf_response(request, [card], Paper(paper), f"dilemma-{slugify(card.person) or number}")


@login_required
@require_GET
async def cards_print(request: HttpRequest, paper: str) -> HttpResponse:
    """The cards that are named, or else the deck, in one file."""
    cards = await sync_to_async(_cards)(request)
    if not cards:
        raise Http404
    if len(cards) > MOST:
        return await sync_to_async(render)(request, "content/print/too_many.html", {"most": MOST}, status=422)
    return await pdf_response(request, cards, Paper(paper), "dilemmakaarten")


@never_cache
@login_required
@require_GET
def own_prints(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Choose the paper for a draft."""
    own = _own(request, card_id)
    return render(request, "content/print/draft.html", {"own": own, "title": from_plain(own.draft).title})


@never_cache
@login_required
@require_GET
async def own_print(request: HttpRequest, card_id: UUID, paper: str) -> HttpResponse:
    """A draft, before it is published."""
    card = await sync_to_async(_draft)(request, card_id)
    return await pdf_response(request, [card], Paper(paper), "concept", keep=False)


async def pdf_response(
    request: HttpRequest, cards: Sequence[PrintedCard], paper: Paper, name: str, keep: bool = True
) -> HttpResponse:
    """The file, to show in the browser; when it does not come about a page that says so, with another try."""
    language = get_language() or "nl"
    try:
        # A thread of its own: setting a page may not hold up the one that commits answers.
        data = await sync_to_async(pdf_of, thread_sensitive=False)(cards, paper, language, keep)
    except NotPrinted as error:
        log.error("cards were not printed on %s: %s", paper, error)
        return await sync_to_async(render)(
            request, "content/print/failed.html", {"again": request.get_full_path()}, status=503
        )
    shown = f'inline; filename="{name}-{paper}.pdf"'
    response = HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": shown})
    patch_cache_control(response, private=True)
    return response


def base_of(request: HttpRequest) -> str:
    """Scheme and host that phones use, without a slash at the end."""
    return settings.LIVE_JOIN_ADDRESS or f"{request.scheme}://{request.get_host()}"


def _card(request: HttpRequest, number: int) -> PrintedCard | None:
    found = queries.card(number, request.user)
    return _printed(request, found) if found else None


def _printed(request: HttpRequest, dilemma: Dilemma) -> PrintedCard:
    return printed(dilemma, base_of(request) + reverse("card", args=[dilemma.number]))


def _cards(request: HttpRequest) -> list[PrintedCard]:
    asked = [int(number) for number in request.GET.getlist("kaart") if number.isdecimal() and len(number) < 6]
    known = queries.visible_to(request.user).prefetch_related("arguments").order_by("number")
    chosen = known.filter(number__in=asked) if asked else known.filter(number__lt=OWN_FROM)
    return [_printed(request, dilemma) for dilemma in chosen[: MOST + 1]]


def _draft(request: HttpRequest, card_id: UUID) -> PrintedCard:
    return printed_draft(from_plain(_own(request, card_id).draft))


def _own(request: HttpRequest, card_id: UUID) -> OwnCard:
    """Of who writes it; to anybody else it does not exist."""
    own = editing.writable_card(request.user, card_id)
    if own is None:
        raise Http404
    return own
