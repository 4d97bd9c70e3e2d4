"""How often cards are used, for the library: `content.uses` asks here. Rehearsals do not count."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count

from sessions.access import held_by
from sessions.models import LiveSession


def times_used(numbers: Collection[int]) -> dict[int, int]:
    """Of each card that has sessions, how many."""
    of_cards = LiveSession.objects.filter(card_number__in=numbers, rehearsal=0).order_by()
    return dict(of_cards.values_list("card_number").annotate(times=Count("pk")))


def used_by(user: Any) -> frozenset[int]:
    """The numbers of the cards that this facilitator led a session on, alone or along with another."""
    return frozenset(held_by(user).values_list("card_number", flat=True))
