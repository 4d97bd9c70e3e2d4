"""Own cards from and to files: choose, look, take over; one card, a deck, a template to fill in."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content import importing, importlimits, queries, takeaway
from content.deckshapes import CardFile
from content.decktext import DeckError, Problem
from content.deckwriting import write_card
from content.draftfile import card_of
from content.drafts import from_plain
from content.editing import copy_of, writable_card
from content.exchange import ENDINGS, Upload, read_uploads, too_large
from content.models import OWN_FROM, Dilemma
from content.owned import account
from content.sheettemplate import template_csv, template_xlsx
from content.uploads import is_too_large
from content.zipdeck import Member, names_of, write_deck

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 100  # problems on the page; the first ones are what somebody mends first


@never_cache
@login_required
@require_safe
def own_files(request: HttpRequest) -> HttpResponse:
    cards = [(card, from_plain(card.draft)) for card in takeaway.own_cards(account(request))]
    return render(request, "content/files/files.html", {"cards": cards})


@never_cache
@login_required
def own_import(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    if request.POST.get("doe") == "neem over":
        return _take_over(request)
    if request.POST.get("doe") == "toch niet":
        importing.drop(account(request))
        return redirect("own_import")
    return _look(request)


@login_required
@require_safe
def own_template(request: HttpRequest) -> HttpResponse:
    return _file(template_xlsx(), EXCEL, "sjabloon-dilemmakaarten.xlsx")


@login_required
@require_safe
def own_template_csv(request: HttpRequest) -> HttpResponse:
    return _file(template_csv(), "text/csv; charset=utf-8", "sjabloon-dilemmakaarten.csv")


@never_cache
@login_required
@require_safe
def own_file(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Also for who writes along."""
    card = writable_card(account(request), card_id)
    if card is None:
        raise Http404
    return _card_file(takeaway.card_files([card])[0])


@never_cache
@login_required
@require_safe
def own_deck(request: HttpRequest) -> HttpResponse:
    """All own cards, or those that were chosen with `?kaart=<id>`."""
    wanted = set(request.GET.getlist("kaart"))
    cards = takeaway.own_cards(account(request))
    chosen = [card for card in cards if not wanted or str(card.pk) in wanted]
    if not chosen:
        raise Http404
    return _file(takeaway.deck_of(chosen), "application/zip", "eigen-dilemmas.zip")


@require_safe
def card_file(request: HttpRequest, number: int) -> HttpResponse:
    """A card that this reader may see, as a file to go on with."""
    found = queries.card(number, request.user)
    if found is None:
        raise Http404
    response = _card_file(_as_file([found])[0])
    patch_cache_control(response, private=True)
    return response


@require_safe
def deck_file(request: HttpRequest) -> HttpResponse:
    """The deck of the app, as anybody may open it."""
    deck = list(Dilemma.objects.filter(number__lt=OWN_FROM).prefetch_related("arguments").order_by("number"))
    if not deck:
        raise Http404
    return _file(write_deck(_as_file(deck)), "application/zip", "dilemmakaarten.zip")


def _as_file(dilemmas: list[Dilemma]) -> list[Member]:
    cards = [_as_card(dilemma) for dilemma in dilemmas]
    return [
        Member(name, write_card(card).encode()) for name, card in zip(names_of(cards), cards, strict=True)
    ]


def _as_card(dilemma: Dilemma) -> CardFile:
    """The number of somebody's own card is an address, and stands on no file."""
    draft, _origin = copy_of(dilemma)
    return card_of(replace(draft, number=0 if dilemma.is_own else dilemma.number))


def _page(request: HttpRequest, problems: tuple[Problem, ...] = (), gone: bool = False) -> HttpResponse:
    preview = None if problems else importing.waiting(account(request), timezone.now())
    context = {
        "preview": preview,
        "problems": problems[:MOST_SHOWN],
        "total": len(problems),
        "more": max(0, len(problems) - MOST_SHOWN),
        "gone": gone,
        "endings": ",".join(ENDINGS),
        "most_cards": importlimits.MAX_CARDS,
        "megabytes": importlimits.MAX_UPLOAD // importlimits.MIB,
    }
    return render(request, "content/files/import.html", context, status=422 if problems or gone else 200)


def _look(request: HttpRequest) -> HttpResponse:
    if is_too_large(request):
        return _page(request, (too_large(),))
    files = request.FILES.getlist("bestanden")
    try:
        incoming = read_uploads([Upload(file.name or "", file.read()) for file in files])
        importing.keep(account(request), incoming, timezone.now())
    except DeckError as error:
        return _page(request, error.problems)
    return redirect("own_import")


def _take_over(request: HttpRequest) -> HttpResponse:
    try:
        waiting_id = UUID(request.POST.get("welke", ""))
    except ValueError:
        return _page(request, gone=True)
    made = importing.take_over(account(request), waiting_id, timezone.now())
    if not made:
        return _page(request, gone=True)
    return redirect("own_edit", made[0].pk) if len(made) == 1 else redirect("own_cards")


def _card_file(file: Member) -> HttpResponse:
    return _file(file.raw, "text/markdown; charset=utf-8", file.name)


def _file(raw: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        raw, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
