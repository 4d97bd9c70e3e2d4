"""The editor of own cards: the list, a new one, the form, saving while somebody types, and the preview."""

from dataclasses import asdict
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from content import editing, editor_form, previewing, queries
from content.advice import findings
from content.drafts import Draft, from_plain, to_plain
from content.editor_pages import editor_context, listed
from content.importing import too_many
from content.models import OwnCard
from content.owned import posted_number, whole_number
from content.people import called
from content.reviewing import asked_of


class _Save(msgspec.Struct):
    """What the editor sends: the revision it started from, and all texts."""

    revision: int
    draft: Draft


class _Look(msgspec.Struct):
    scene: str
    draft: Draft


_Asked = TypeVar("_Asked", _Save, _Look)


def _bounded(asked: _Asked) -> _Asked:
    """Thousands of empty arguments fit in a request, and no page. Raises msgspec.ValidationError."""
    if max(len(asked.draft.a_arguments), len(asked.draft.b_arguments)) > editor_form.MOST_READ:
        raise msgspec.ValidationError("too many arguments")
    return asked


@never_cache
@login_required
def own_cards(request: HttpRequest) -> HttpResponse:
    context = {"cards": listed(request.user), "to_read": asked_of(request.user).count()}
    return render(request, "content/editor/list.html", context)


@never_cache
@login_required
def own_new(request: HttpRequest) -> HttpResponse:
    """Empty, or with `van` a copy of a card that this facilitator may see."""
    asked = request.POST.get("van") or request.GET.get("van", "")
    source = queries.card(number, request.user) if (number := whole_number(asked)) else None
    if asked and source is None:
        raise Http404
    problem = too_many(request.user, 1)
    if request.method != "POST" or problem:
        cards = queries.usable_by(request.user).only("number", "title", "person")
        context = {"cards": cards, "chosen": source, "problem": problem}
        return render(
            request,
            "content/editor/new.html",
            context,
            status=409 if problem and request.method == "POST" else 200,
        )
    draft, origin = editing.copy_of(source) if source else (editing.empty_draft(), "")
    made = editing.new_card(request.user, draft, origin, timezone.now())
    return redirect("own_edit", made.pk)


@never_cache
@login_required
@csp_replace({"frame-src": [SELF]})  # type: ignore[arg-type]  # its types know no views with arguments
def own_edit(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """The form. Without scripts each button saves; a save that somebody was before gives the form back with both."""
    card = _card(request, card_id)
    if request.method != "POST":
        return _form(request, card, from_plain(card.draft))
    draft = editor_form.read_draft(request.POST)
    place = editor_form.press(draft, request.POST)
    try:
        editing.save(card_id, posted_number(request, "revision"), draft, request.user, timezone.now())
    except OwnCard.DoesNotExist:  # deleted meanwhile
        raise Http404 from None
    except editing.Moved as moved:
        merged, clashes = editor_form.merge(draft, from_plain(moved.card.draft), request.POST.get("seen", ""))
        return _form(request, _card(request, card_id), merged, clashes, status=409)
    where = f"#{place.replace('.', '-')}" if place else ""
    return redirect(f"{reverse('own_edit', args=[card_id])}?bewaard=ja{where}")


def _form(
    request: HttpRequest,
    card: OwnCard,
    draft: Draft,
    clashes: list[editor_form.Clash] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = editor_context(card, draft, request.user) | {
        "clashes": clashes or [],
        "just_saved": "bewaard" in request.GET,
    }
    return render(request, "content/editor/edit.html", context, status=status)


@never_cache
def own_save(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """For the page's script. GET: what stands there now, and a token that still counts after a new log-in."""
    if not request.user.is_authenticated:
        return JsonResponse({"login": reverse("log_in")}, status=401)
    card = _card(request, card_id)
    if request.method != "POST":
        return JsonResponse(_now(card, request.user) | {"csrf": get_token(request)})
    try:
        asked = _bounded(msgspec.json.decode(request.body, type=_Save))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return JsonResponse({"sentence": _("Dit is niet te bewaren.")}, status=400)
    try:
        saved = editing.save(card_id, asked.revision, asked.draft, request.user, timezone.now())
    except OwnCard.DoesNotExist:  # deleted meanwhile
        raise Http404 from None
    except editing.Moved as moved:
        return JsonResponse(_now(moved.card, request.user), status=409)
    return JsonResponse({"revision": saved.revision, "at": _clock(saved), "findings": _found(saved)})


def _now(card: OwnCard, reader: Any) -> dict[str, Any]:
    by = called(card.saved_by) if card.saved_by else ""
    by = _("je andere scherm") if card.saved_by_id == reader.pk else by
    draft = to_plain(from_plain(card.draft))
    return {
        "revision": card.revision,
        "draft": draft,
        "by": by,
        "at": _clock(card),
        "findings": _found(card),
    }


def _clock(card: OwnCard) -> str:
    return f"{timezone.localtime(card.saved_at):%H:%M}"


def _found(card: OwnCard) -> list[dict[str, Any]]:
    return [asdict(finding) | {"empty": finding.empty} for finding in findings(from_plain(card.draft))]


@never_cache
@login_required
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def own_preview(request: HttpRequest, card_id: UUID, kind: str) -> HttpResponse:
    """GET: a page that stands in the editor. POST {scene, draft}: what goes in it, of a draft that is not saved yet."""
    card = _card(request, card_id)
    if kind not in previewing.KINDS:
        raise Http404
    if request.method != "POST":
        scene = request.GET.get("stap", "case")
        context = _preview(kind, scene, from_plain(card.draft))
        return render(request, f"content/editor/preview_{kind}.html", context | {"kind": kind})
    try:
        asked = _bounded(msgspec.json.decode(request.body, type=_Look))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return HttpResponse(status=400)
    draft = editing.clean(asked.draft, from_plain(card.draft))
    context = _preview(kind, asked.scene, draft)
    return render(request, context["template"], context)


def _preview(kind: str, scene: str, draft: Draft) -> dict[str, Any]:
    if kind == "card":
        return previewing.card_page(draft) | {"template": "content/editor/preview/card.html"}
    scene = scene if scene in previewing.SCENES[kind] else "case"
    return {"template": f"sessions/{kind}/{scene}.html", "scene": previewing.scene_of(draft, scene)}


def _card(request: HttpRequest, card_id: UUID) -> OwnCard:
    card = editing.writable_card(request.user, card_id)
    if card is None:
        raise Http404
    return card
