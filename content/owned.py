"""What the pages of own cards ask of a request. Somebody else's card is a 404, as if it were not there."""

from typing import cast
from uuid import UUID

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest

from content.editing import writable_card
from content.models import OwnCard
from content.queries import own_card


def account(request: HttpRequest) -> User:
    """Who is logged in; for views that let nobody else in."""
    return cast(User, request.user)


def owned(request: HttpRequest, card_id: UUID) -> OwnCard:
    """Raises Http404."""
    card = own_card(request.user, card_id)
    if card is None:
        raise Http404
    return card


def written(request: HttpRequest, card_id: UUID) -> OwnCard:
    """Of the owner, or of somebody who writes along. Raises Http404."""
    card = writable_card(request.user, card_id)
    if card is None:
        raise Http404
    return card


def posted_number(request: HttpRequest, name: str) -> int:
    """A whole number of the form; 0 for anything else."""
    return whole_number(request.POST.get(name, "")) or 0


def whole_number(text: str) -> int | None:
    """Of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
