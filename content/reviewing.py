"""Reading along before publication: a colleague sees the draft, says something of a field, and agrees or not yet.

An answer is about the revision that was read, and about no other. Each write is one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from content.draftfields import FieldText, fields
from content.drafts import from_plain
from content.models import CardComment, OwnCard, Review
from content.publishing import Refused, locked

MOST_COMMENTS = 200  # on one card
MOST_CHARACTERS = 1000  # of a comment


@dataclass(frozen=True)
class ReadField:
    """A field of the draft as who reads along sees it, with what was said of it."""

    field: FieldText
    comments: Sequence[CardComment]


@dataclass(frozen=True)
class Reading:
    fields: tuple[ReadField, ...]
    elsewhere: tuple[CardComment, ...]  # about a field that is no longer on the card
    open: int  # comments that nobody dealt with yet


def to_read(user: Any) -> QuerySet[OwnCard]:
    """The drafts that this account may read along with: those it was asked for, or anybody was.

    Also those it has answered, as long as the text stays as it was then.
    """
    asked = Q(review=Review.ASKED) & (Q(reviewer=user.pk) | Q(reviewer=None))
    answered = Q(
        review__in=[Review.CHANGES, Review.APPROVED], reviewer=user.pk, review_revision=F("revision")
    )
    others = OwnCard.objects.exclude(owner=user.pk).exclude(writers=user.pk)
    return others.filter(asked | answered, archived_at=None).select_related("owner", "reviewer")


def asked_of(user: Any) -> QuerySet[OwnCard]:
    """What still waits for an answer of this account."""
    return to_read(user).filter(review=Review.ASKED)


def reading(card: OwnCard) -> Reading:
    """The draft field by field with its comments, and the comments whose field is gone."""
    comments = list(card.comments.select_related("author"))
    texts = fields(from_plain(card.draft))
    known = {field.field for field in texts}
    return Reading(
        tuple(ReadField(field, [one for one in comments if one.field == field.field]) for field in texts),
        tuple(one for one in comments if one.field not in known),
        sum(not one.resolved for one in comments),
    )


@transaction.atomic
def ask(card_id: UUID, reviewer: Any | None) -> None:
    """One colleague, or whoever wants to (None). An answer of before is over."""
    _write(locked(card_id), Review.ASKED, reviewer, 0)


@transaction.atomic
def stop_asking(card_id: UUID) -> None:
    """Nobody reads along any more. What was said stays with the card."""
    _write(locked(card_id), Review.NONE, None, 0)


@transaction.atomic
def answer(card_id: UUID, seen: int, reviewer: Any, agrees: bool) -> None:
    """Raises Refused when the text is another one than was read, or when nobody asks any more."""
    card = locked(card_id)
    if not to_read(reviewer).filter(pk=card.pk).exists():
        raise Refused(_("Hier wordt niet meer om gevraagd."))
    if card.revision != seen:
        raise Refused(_("De tekst is intussen veranderd. Lees hem nog een keer."))
    _write(card, Review.APPROVED if agrees else Review.CHANGES, reviewer, seen)


@transaction.atomic
def comment(card_id: UUID, author: Any, field: str, text: str, now: datetime) -> CardComment:
    """Raises Refused for a field that the draft does not have, for an empty or too long text, and for too many."""
    card = locked(card_id)
    about = next((one for one in fields(from_plain(card.draft)) if one.field == field), None)
    if about is None:
        raise Refused(_("Dit veld staat niet meer op de kaart. Lees hem nog een keer."))
    if not text or len(text) > MOST_CHARACTERS:
        raise Refused(_("Schrijf een opmerking van hoogstens %(most)d tekens.") % {"most": MOST_CHARACTERS})
    if card.comments.count() >= MOST_COMMENTS:
        raise Refused(_("Bij deze kaart passen geen opmerkingen meer."))
    return CardComment.objects.create(
        card=card, author=author, field=field, text=text, about=about.text, made_at=now
    )


def resolve(card: OwnCard, number: int, done: bool) -> None:
    """The owner dealt with a comment, or looks at it again after all."""
    card.comments.filter(pk=number).update(resolved=done)


def take_back(card: OwnCard, number: int, author: Any) -> None:
    """Of one's own comments only."""
    card.comments.filter(pk=number, author=author.pk).delete()


def _write(card: OwnCard, review: Review, reviewer: Any | None, revision: int) -> None:
    card.review, card.reviewer, card.review_revision = review, reviewer, revision
    card.save(update_fields=["review", "reviewer", "review_revision"])
