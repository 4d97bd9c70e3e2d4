"""The history of a card of one's own: every text it had, what changed between two, and going back to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from content import publishing
from content.draftfields import fields
from content.drafts import from_plain
from content.models import CardVersion, OwnCard
from content.owned import whole_number, written
from content.people import called
from content.versions import Change, changes

DRAFT = 0  # in the address, for what is being written


@dataclass(frozen=True)
class ListedVersion:
    """A row of the history. `number` is DRAFT for the draft that was not published yet."""

    number: int
    version: CardVersion | None
    by: str
    read_by: str
    changed: tuple[str, ...]  # names of the fields that differ from the version before; empty for the first
    current: bool


@never_cache
@login_required
def versions(request: HttpRequest, card_id: UUID) -> HttpResponse:
    card = written(request, card_id)
    every = list(card.versions.select_related("published_by", "approved_by"))
    context = {
        "own": card,
        "title": card.draft.get("title", ""),
        "rows": _rows(card, every),
        "published": bool(every),
    }
    return render(request, "content/versions/list.html", context)


@never_cache
@login_required
def version(request: HttpRequest, card_id: UUID, number: int) -> HttpResponse:
    """One text, and what changed since another: the one before it, or the one that `met` names."""
    card = written(request, card_id)
    every = {item.number: item for item in card.versions.all()}
    if number != DRAFT and number not in every:
        raise Http404
    if request.method == "POST":
        return _restore(request, card, number)
    texts = {item.number: item.text for item in every.values()} | {DRAFT: card.draft}
    other = _other(request, number, sorted(every))
    text = from_plain(texts[number])
    context = {
        "own": card,
        "title": texts[number].get("title", ""),
        "number": number,
        "version": every.get(number),
        "others": [one for one in sorted(texts, reverse=True) if one not in {number, DRAFT}],
        "other": other,
        "changes": changes(from_plain(texts[other]), text) if other is not None else (),
        "fields": [field for field in fields(text) if field.text],
        "is_draft": texts[number] == card.draft,
    }
    return render(request, "content/versions/one.html", context)


def _restore(request: HttpRequest, card: OwnCard, number: int) -> HttpResponse:
    if number != DRAFT:
        publishing.restore(card.pk, number, request.user, timezone.now())
    return redirect("own_versions", card.pk)


def _rows(card: OwnCard, every: Sequence[CardVersion]) -> list[ListedVersion]:
    published = next((item for item in every if not item.set_aside), None)
    rows = [
        ListedVersion(
            item.number,
            item,
            called(item.published_by) if item.published_by else "",
            called(item.approved_by) if item.approved_by else "",
            _names(changes(from_plain(before.text), from_plain(item.text))) if before else (),
            item == published,
        )
        for item, before in pairwise([*every, None])
        if item
    ]
    standing = publishing.standing(card)
    if standing.changed:
        since = changes(from_plain(standing.version.text), from_plain(card.draft)) if standing.version else ()
        rows.insert(0, ListedVersion(DRAFT, None, "", "", _names(since), False))
    return rows


def _names(found: Sequence[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.label for change in found))


def _other(request: HttpRequest, number: int, known: Sequence[int]) -> int | None:
    """The text to compare with; None when there is none before this one."""
    named = whole_number(request.GET.get("met", ""))
    if named in known:
        return named
    before = [one for one in known if number == DRAFT or one < number]
    return before[-1] if before else None
