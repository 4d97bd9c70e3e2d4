"""Writing a card together: the owner asks other facilitators of this server along."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from content import editing, queries
from content.drafts import from_plain
from content.models import OwnCard
from content.owned import whole_number
from content.people import TooManyTries, called, colleague


@never_cache
@login_required
def own_writers(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Who write along: asked for by the owner, with the name that somebody logs in with."""
    card = queries.own_card(request.user, card_id)
    if card is None:
        raise Http404
    if request.method != "POST":
        return _writers(request, card)
    if leaver := request.POST.get("remove", ""):
        card.writers.remove(*card.writers.filter(pk=whole_number(leaver) or 0))
        return redirect("own_writers", card_id)
    address = request.POST.get("address", "")[:254]
    try:
        found = colleague(address, card.owner)
    except TooManyTries:
        return _writers(request, card, address, _("Dat waren veel pogingen. Wacht een minuut."), 429)
    if found is None:
        return _writers(request, card, address, _("Deze gespreksleider ken ik niet. Klopt het adres?"), 422)
    card.writers.add(found)
    return redirect("own_writers", card_id)


def _writers(
    request: HttpRequest, card: OwnCard, address: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    writers = [{"id": one.pk, "name": called(one)} for one in card.writers.order_by("username")]
    context = {
        "own": card,
        "draft": from_plain(card.draft),
        "writers": writers,
        "address": address,
        "error": error,
    }
    return render(request, "content/editor/writers.html", context, status=status)


@never_cache
@login_required
@require_POST
def own_stop_writing(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Somebody who was asked to write along stops."""
    card = editing.writable_card(request.user, card_id)
    if card is None:
        raise Http404
    card.writers.remove(*card.writers.filter(pk=request.user.pk or 0))
    return redirect("own_cards")
