"""Publishing a card of one's own, choosing who sees it, putting it away. Somebody else's card is a 404."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from content import publishing
from content.models import OwnCard, Visibility
from content.owned import owned, posted_number
from content.publishing import Refused
from content.uses import is_used


@never_cache
@login_required
def publish(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """How the card stands, and a form that publishes the draft or only changes who sees what is published."""
    card = owned(request, card_id)
    if request.method != "POST":
        return _publish_page(request, card)
    try:
        _publish(request, card)
    except Refused as refusal:
        return _publish_page(request, card, str(refusal), status=422)
    return redirect("own_publish", card_id)


def _publish(request: HttpRequest, card: OwnCard) -> None:
    visibility = request.POST.get("zichtbaar", "")
    if visibility not in Visibility.values:
        raise Refused(_("Kies wie de kaart mag zien."))
    if request.POST.get("doe") == "deel":
        publishing.share(card.pk, visibility)
    else:
        publishing.publish(
            card.pk, posted_number(request, "revisie"), visibility, request.user, timezone.now()
        )


def _publish_page(request: HttpRequest, card: OwnCard, error: str = "", status: int = 200) -> HttpResponse:
    context = {
        "own": card,
        "title": card.draft.get("title", ""),
        "standing": publishing.standing(card),
        "chosen": request.POST.get("zichtbaar") or card.visibility,
        "error": error,
    }
    return render(request, "content/share/publish.html", context, status=status)


@never_cache
@login_required
def archive(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Asked once: put away, take back, or delete what no session was held on."""
    card = owned(request, card_id)
    used = card.dilemma is not None and is_used(card.dilemma.number)
    context = {"own": card, "title": card.draft.get("title", ""), "used": used}
    if request.method != "POST":
        return render(request, "content/share/archive.html", context)
    try:
        _put_away(request.POST.get("doe", ""), card.pk)
    except Refused as refusal:
        return render(request, "content/share/archive.html", context | {"error": str(refusal)}, status=422)
    return redirect("own_cards")


def _put_away(deed: str, card_id: UUID) -> None:
    if deed == "verwijder":
        publishing.delete(card_id)
    elif deed == "terug":
        publishing.unarchive(card_id)
    elif deed == "archiveer":
        publishing.archive(card_id, timezone.now())
    else:
        raise Refused(_("Kies wat je met de kaart wilt doen."))
