"""Reading along with a colleague's draft: the page of the owner and the page of who was asked are one address."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from content import reviewing
from content.editing import writable
from content.models import OwnCard
from content.owned import account, posted_number
from content.people import TooManyTries, called, colleague
from content.publishing import Refused, is_approved


@dataclass(frozen=True)
class Asked:
    """A draft that waits for somebody to read it."""

    id: UUID
    title: str
    owner_name: str
    by_name: bool  # asked of this account alone


@never_cache
@login_required
def to_read(request: HttpRequest) -> HttpResponse:
    """The drafts that wait for this account, or for anybody."""
    cards = [
        Asked(card.pk, card.draft.get("title", ""), called(card.owner), card.reviewer is not None)
        for card in reviewing.asked_of(request.user)
    ]
    return render(request, "content/review/list.html", {"cards": cards})


@never_cache
@login_required
def comments(request: HttpRequest, card_id: UUID) -> HttpResponse:
    card = _card(request, card_id)
    if request.method != "POST":
        return _page(request, card)
    try:
        where = _do(request, card)
    except TooManyTries:
        wait = _("Dat waren veel pogingen. Wacht een minuut en probeer het opnieuw.")
        return _page(request, card, wait, status=429)
    except Refused as refusal:
        return _page(request, OwnCard.objects.get(pk=card_id), str(refusal), status=422)
    return redirect(reverse("own_comments", args=[card_id]) + where)


def _card(request: HttpRequest, card_id: UUID) -> OwnCard:
    """Of who writes it, or of who was asked to read along. Raises Http404."""
    for mine in (writable(request.user), reviewing.to_read(request.user)):
        if card := mine.filter(pk=card_id).first():
            return card
    raise Http404


def _do(request: HttpRequest, card: OwnCard) -> str:
    """What was asked, when it is this account's to do; where on the page to go on. Raises Refused."""
    deed, number = request.POST.get("doe", ""), posted_number(request, "opmerking")
    if deed == "schrijf":
        made = reviewing.comment(
            card.pk, request.user, request.POST.get("veld", ""), _text(request), timezone.now()
        )
        return f"#opmerking-{made.pk}"
    if deed == "weg":
        reviewing.take_back(card, number, request.user)
    elif deed in {"klaar", "weer-open"} and _writes(request, card):
        reviewing.resolve(card, number, done=deed == "klaar")
    elif card.owner_id == request.user.pk:
        _as_owner(request, card, deed)
    elif deed in {"akkoord", "nog-niet"}:
        reviewing.answer(card.pk, posted_number(request, "revisie"), request.user, agrees=deed == "akkoord")
    else:
        raise Refused(_("Dat kan alleen wie de kaart maakte."))
    return f"#opmerking-{number}" if deed in {"klaar", "weer-open"} else ""


def _writes(request: HttpRequest, card: OwnCard) -> bool:
    return writable(request.user).filter(pk=card.pk).exists()


def _as_owner(request: HttpRequest, card: OwnCard, deed: str) -> None:
    if deed == "vraag":
        reviewing.ask(card.pk, _asked(request))
    elif deed == "stop":
        reviewing.stop_asking(card.pk)
    else:
        raise Refused(_("Dat kan alleen iemand anders dan jij."))


def _asked(request: HttpRequest) -> object | None:
    """The colleague that was named; None for anybody. Raises Refused and TooManyTries."""
    if request.POST.get("wie") == "iedereen":
        return None
    found = colleague(request.POST.get("address", ""), account(request))
    if found is None:
        raise Refused(
            _(
                "We vinden hier geen andere gespreksleider met dit adres. Typ het helemaal, letter voor letter."
            )
        )
    return found


def _text(request: HttpRequest) -> str:
    """Without control characters: PostgreSQL takes no NUL."""
    text = request.POST.get("tekst", "").replace("\r\n", "\n").strip()
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")


def _page(request: HttpRequest, card: OwnCard, error: str = "", status: int = 200) -> HttpResponse:
    context = {
        "own": card,
        "title": card.draft.get("title", ""),
        "is_owner": card.owner_id == request.user.pk,
        "writes": _writes(request, card),
        "owner_name": called(card.owner),
        "reviewer_name": called(card.reviewer) if card.reviewer else "",
        "reading": reviewing.reading(card),
        "approved": is_approved(card),
        "of_now": card.review_revision == card.revision,
        "error": error,
        "asked_by": request.POST.get("wie", "naam"),
        "address": request.POST.get("address", ""),
        "written": {"field": request.POST.get("veld", ""), "text": request.POST.get("tekst", "")},
        "most": reviewing.MOST_CHARACTERS,
    }
    return render(request, "content/review/comments.html", context, status=status)
