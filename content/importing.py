"""From files that were read to own cards: shown first, then taken over all together or not at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from content import importlimits as limits
from content.advice import blocking
from content.decktext import DeckError, Problem
from content.draftfields import fields
from content.draftfile import draft_of
from content.drafts import Draft, from_plain, to_plain
from content.editing import new_card
from content.exchange import Incoming
from content.models import OwnCard, WaitingImport

WAITS = timedelta(days=1)


@dataclass(frozen=True)
class Shown:
    """A card as it will come in."""

    file: str
    draft: Draft
    unfinished: bool  # something must still be filled in before it can be used
    there_already: bool  # the same texts are among one's own cards


@dataclass(frozen=True)
class Preview:
    id: UUID
    cards: tuple[Shown, ...]


def too_many(owner: Any, more: int) -> Problem | None:
    """What stands in the way of so many more own cards."""
    there = OwnCard.objects.filter(owner=owner).count()
    if there + more <= limits.MAX_OWN_CARDS:
        return None
    what = _("Je hebt al %(count)d eigen kaarten.") % {"count": there}
    todo = _("Meer dan %(most)d kan niet. Verwijder er eerst een paar.") % {"most": limits.MAX_OWN_CARDS}
    return Problem("", 0, what, todo)


def keep(owner: Any, incoming: Sequence[Incoming], now: datetime) -> None:
    """Until they are taken over; a day at most. Raises `DeckError` when there would be too many cards."""
    if problem := too_many(owner, len(incoming)):
        raise DeckError([problem])
    cards = [
        {"file": one.file, "draft": to_plain(draft_of(one.card)), "origin": one.card.origin}
        for one in incoming
    ]
    with transaction.atomic():
        WaitingImport.objects.filter(made_at__lt=now - WAITS).delete()
        drop(owner)
        WaitingImport.objects.create(owner=owner, cards=cards, made_at=now)


def waiting(owner: Any, now: datetime) -> Preview | None:
    """What was chosen and not taken over yet; None when there is nothing, or for too long."""
    # The newest: two windows that choose in one moment leave two.
    kept = WaitingImport.objects.filter(owner=owner, made_at__gte=now - WAITS).order_by("-made_at").first()
    if kept is None:
        return None
    drafts = OwnCard.objects.filter(owner=owner).values_list("draft", flat=True)
    mine = {_texts(from_plain(draft)) for draft in drafts}
    return Preview(kept.pk, tuple(_shown(one["file"], from_plain(one["draft"]), mine) for one in kept.cards))


@transaction.atomic
def take_over(owner: Any, waiting_id: UUID, now: datetime) -> list[OwnCard]:
    """The new cards; none when they were taken over already, or others were chosen since."""
    kept = WaitingImport.objects.select_for_update().filter(pk=waiting_id, owner=owner).first()
    if kept is None:
        return []
    drop(owner)
    return [
        # A moment apart each: so they stay in the order of their files.
        new_card(owner, from_plain(one["draft"]), one["origin"], now + timedelta(microseconds=at))
        for at, one in enumerate(kept.cards)
    ]


def drop(owner: Any) -> None:
    """Nothing waits any more."""
    WaitingImport.objects.filter(owner=owner).delete()


def _shown(file: str, draft: Draft, mine: Collection[str]) -> Shown:
    return Shown(file, draft, bool(blocking(draft)), _texts(draft) in mine)


def _texts(draft: Draft) -> str:
    """Two drafts with the same texts give the same; what is only the editor's does not count."""
    return repr(fields(draft))
