"""The library, a card, the background questions and the reading list. Reading, and marking a card as favourite."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from content import queries
from content.library import MAX_SEARCH, Wish, browse
from content.models import Dilemma, Favourite, OwnCard, Reading
from content.owned import account
from content.shelves import DECKS, listed


def library(request: HttpRequest) -> HttpResponse:
    wish = _wish(request)
    return _page(request, "content/library.html", {"wish": wish, "library": browse(wish, request.user)})


def _wish(request: HttpRequest) -> Wish:
    known, deck = request.user.is_authenticated, _asked(request, "stapel")
    return Wish(
        words=_asked(request, "zoek"),
        group=_asked(request, "groep"),
        theme=_asked(request, "thema"),
        deck=deck if deck in DECKS else "",
        unused=known and _asked(request, "nieuw") == "ja",
        favourite=known and _asked(request, "favoriet") == "ja",
    )


def _asked(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").split())[:MAX_SEARCH]


def card(request: HttpRequest, number: int) -> HttpResponse:
    dilemma = queries.card(number, request.user)
    if dilemma is None:
        return _page(request, "content/no_card.html", {}, status=404)
    before, after = queries.neighbours(number)
    context = {
        "card": dilemma,
        "listed": listed(Dilemma.objects.filter(pk=dilemma.pk), _reader(request))[0],
        "own": OwnCard.objects.filter(dilemma=dilemma, owner=request.user.pk).first(),
        "case": queries.paragraphs(dilemma.case),
        "elaboration": queries.paragraphs(dilemma.elaboration),
        "sides": queries.sides(dilemma),
        "before": before,
        "after": after,
    }
    return _page(request, "content/card.html", context)


@login_required
@require_POST
def favourite(request: HttpRequest, number: int) -> HttpResponse:
    """On or off; then back to the page where it was pressed."""
    dilemma = queries.card(number, request.user)
    if dilemma is None:
        raise Http404
    if request.POST.get("favoriet") == "nee":
        Favourite.objects.filter(user=request.user.pk, dilemma=dilemma).delete()
    else:
        Favourite.objects.get_or_create(user=account(request), dilemma=dilemma)
    return redirect(_back(request, number))


def _back(request: HttpRequest, number: int) -> str:
    """A page of the library only; the card itself when none was named."""
    wanted = request.POST.get("terug", "")
    if wanted.startswith(reverse("library")) and url_has_allowed_host_and_scheme(wanted, None):
        return f"{wanted.partition('#')[0]}#kaart-{number}"
    return reverse("card", args=[number])


def questions(request: HttpRequest) -> HttpResponse:
    return render(request, "content/questions.html", {"kinds": queries.kinds_of_questions()})


def readings(request: HttpRequest) -> HttpResponse:
    return render(request, "content/readings.html", {"readings": Reading.objects.all()})


def _reader(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Kept nowhere for who is logged in: it tells of cards and marks that are theirs."""
    response = render(request, template, context, status=status)
    if request.user.is_authenticated:
        add_never_cache_headers(response)
    return response
