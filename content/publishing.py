"""From a draft to a card that people can use: publish, share, withdraw, put away, delete. Each is one transaction.

Texts of a card are kept for good: what was published once stays in its history, and sessions copied what they use.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from content.advice import Finding, blocking
from content.draftfields import fields
from content.drafts import Draft, from_plain, to_card
from content.loading import load_card
from content.models import OWN_FROM, CardVersion, Dilemma, OwnCard, Review, Visibility
from content.queries import MAX_NUMBER
from content.uses import is_used

_WIDER = [Visibility.PRIVATE, Visibility.SHARED, Visibility.PUBLIC]


class Refused(Exception):
    """What is asked cannot be done; the text is a sentence for the owner."""


@dataclass(frozen=True)
class Standing:
    """How a card stands between draft and publication."""

    stops: tuple[Finding, ...]  # what must be filled in first
    version: CardVersion | None  # what is published, or was last
    changed: bool  # the draft says something else than that
    approved: bool  # somebody else agreed with the draft as it is now
    must_be_read: bool  # this server shares nothing that nobody else has read


def standing(card: OwnCard) -> Standing:
    """Reads the versions of the card; writes nothing."""
    draft, last = from_plain(card.draft), published_version(card)
    changed = last is None or not same_text(draft, from_plain(last.text))
    return Standing(tuple(blocking(draft)), last, changed, is_approved(card), settings.REVIEW_REQUIRED)


def published_version(card: OwnCard) -> CardVersion | None:
    """The newest text that people got; None before the first."""
    return card.versions.select_related("approved_by").filter(set_aside=False).first()


def same_text(one: Draft, other: Draft) -> bool:
    """Do two drafts say the same in every field that is published?"""
    return fields(one) == fields(other)


def is_approved(card: OwnCard) -> bool:
    """Did somebody else agree with exactly this revision?"""
    return card.review == Review.APPROVED and card.review_revision == card.revision


@transaction.atomic
def publish(card_id: UUID, seen: int, visibility: str, by: Any, now: datetime) -> Dilemma:
    """The draft becomes what people get. `seen` is the revision that the owner looked at. Raises Refused."""
    card = locked(card_id)
    draft = from_plain(card.draft)
    if card.revision != seen:
        raise Refused(_("De tekst is intussen veranderd. Kijk nog een keer voordat je publiceert."))
    if blocking(draft):
        raise Refused(_("De kaart is nog niet klaar. Vul eerst aan wat hieronder staat."))
    if _must_wait(visibility, is_approved(card)):
        raise Refused(_must_be_read())
    dilemma = load_card(
        to_card(draft, _number(card)),
        owner=card.owner,
        visibility=visibility,
        licence=draft.licence,
        archived=False,
    )
    _keep_version(card, draft, by, now)
    card.dilemma, card.visibility, card.archived_at = dilemma, visibility, None
    card.save(update_fields=["dilemma", "visibility", "archived_at"])
    return dilemma


@transaction.atomic
def share(card_id: UUID, visibility: str) -> None:
    """Who may see what is published, without publishing the draft. Back to PRIVATE withdraws it. Raises Refused."""
    card = locked(card_id)
    last = published_version(card)
    if card.dilemma is None or last is None:
        raise Refused(_("Publiceer de kaart eerst."))
    wider = _WIDER.index(Visibility(visibility)) > _WIDER.index(Visibility(card.visibility))
    if wider and _must_wait(visibility, last.approved_by is not None):
        raise Refused(_must_be_read())
    _set(card, visibility=visibility)


@transaction.atomic
def archive(card_id: UUID, now: datetime) -> None:
    """Out of the library for everybody; the owner keeps it, and can take it back."""
    card = locked(card_id)
    card.archived_at = now
    card.save(update_fields=["archived_at"])
    _set(card, archived=True)


@transaction.atomic
def unarchive(card_id: UUID) -> None:
    """Back on the owner's list, and in the library as far as it was published."""
    card = locked(card_id)
    card.archived_at = None
    card.save(update_fields=["archived_at"])
    _set(card, archived=False)


@transaction.atomic
def delete(card_id: UUID) -> None:
    """For good, with its history. Raises Refused for a card that sessions were held on."""
    card = locked(card_id)
    if card.dilemma and is_used(card.dilemma.number):
        raise Refused(_("Met deze kaart zijn gesprekken gevoerd. Je kunt hem wel opbergen."))
    if card.dilemma:
        card.dilemma.delete()
    card.delete()


@transaction.atomic
def restore(card_id: UUID, number: int, by: Any, now: datetime) -> None:
    """An older text becomes the draft. A draft that stands nowhere else is kept beside the versions first.

    Raises CardVersion.DoesNotExist.
    """
    card = locked(card_id)
    wanted = card.versions.get(number=number)
    if all(version.text != card.draft for version in card.versions.all()):
        _add_version(card, card.draft, by, now, set_aside=True)
    card.draft, card.revision, card.saved_by, card.saved_at = wanted.text, card.revision + 1, by, now
    card.save(update_fields=["draft", "revision", "saved_by", "saved_at"])


def locked(card_id: UUID) -> OwnCard:
    """On SQLite the transaction itself is the lock. Raises Http404: a second tap on 'Verwijder' finds nothing."""
    return get_object_or_404(OwnCard.objects.select_for_update(), pk=card_id)


def _number(card: OwnCard) -> int:
    """The one it has, or a free one by chance: an old address never leads to somebody else's new card."""
    if card.dilemma:
        return card.dilemma.number
    while True:
        number = OWN_FROM + secrets.randbelow(MAX_NUMBER - OWN_FROM + 1)
        if not Dilemma.objects.filter(number=number).exists():
            return number


def _must_wait(visibility: str, approved: bool) -> bool:
    return settings.REVIEW_REQUIRED and visibility != Visibility.PRIVATE and not approved


def _must_be_read() -> str:
    return _("Op deze server leest eerst een collega mee. Daarna kun je de kaart delen.")


def _keep_version(card: OwnCard, draft: Draft, by: Any, now: datetime) -> None:
    """A new version when the text is new. The same text again may have been approved since."""
    last = published_version(card)
    if last is None or not same_text(draft, from_plain(last.text)):
        last = _add_version(card, card.draft, by, now)
    if is_approved(card):
        last.approved_by = card.reviewer
        last.save(update_fields=["approved_by"])


def _add_version(
    card: OwnCard, text: dict[str, Any], by: Any, now: datetime, set_aside: bool = False
) -> CardVersion:
    newest = card.versions.first()
    number = newest.number + 1 if newest else 1
    return CardVersion.objects.create(
        card=card, number=number, text=text, published_at=now, published_by=by, set_aside=set_aside
    )


def _set(card: OwnCard, **values: Any) -> None:
    """On the card that is published, and its visibility on the draft too."""
    if card.dilemma:
        Dilemma.objects.filter(pk=card.dilemma.pk).update(**values)
    if "visibility" in values:
        OwnCard.objects.filter(pk=card.pk).update(visibility=values["visibility"])
