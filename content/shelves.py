"""The cards of a library on their shelves: the deck, one's own, and those of others; and what each is to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from content.decktext import plain
from content.models import Dilemma, Favourite, Visibility
from content.people import called
from content.uses import TOLD_FROM, uses

BUILT_IN, MINE, OTHERS = "kaartspel", "mijn", "anderen"
DECKS = {BUILT_IN: _n("Dilemmakaarten"), MINE: _n("Van mij"), OTHERS: _n("Van andere gespreksleiders")}
SHORT = DECKS | {OTHERS: _n("Van anderen")}  # on a chip
SHELF = 12  # own cards of a deck that are shown beside the other decks; all of them when that deck is chosen


@dataclass(frozen=True)
class ListedCard:
    """A card with what this reader has to do with it."""

    card: Dilemma
    deck: str
    made_by: str = ""  # a colleague's name; only told to who is logged in
    private: bool = False
    favourite: bool = False
    times_used: int = 0  # 0: not told


@dataclass(frozen=True)
class Shelf:
    deck: str
    name: str
    cards: tuple[ListedCard, ...]
    more: int = 0  # that many are not shown


def listed(cards: QuerySet[Dilemma], reader: Any = None) -> list[ListedCard]:
    """Cards with what they are to this reader; None for who is not logged in."""
    rows = list(cards.select_related("owner").prefetch_related("arguments"))
    liked = favourites(reader) if reader else frozenset()
    times = uses().times_used([card.number for card in rows])
    return [_listed(card, reader, liked, times.get(card.number, 0)) for card in rows]


def favourites(reader: Any) -> frozenset[int]:
    """Primary keys of the cards that this account marked."""
    return frozenset(Favourite.objects.filter(user=reader.pk).values_list("dilemma", flat=True))


def _listed(card: Dilemma, reader: Any, liked: frozenset[int], times: int) -> ListedCard:
    mine = reader is not None and card.owner_id == reader.pk
    deck = BUILT_IN if card.owner is None else MINE if mine else OTHERS
    return ListedCard(
        card,
        deck,
        made_by=called(card.owner) if reader and card.owner and not mine else "",
        private=card.visibility == Visibility.PRIVATE,
        favourite=card.pk in liked,
        times_used=times if times >= TOLD_FROM else 0,
    )


def on_shelves(cards: Sequence[ListedCard], whole: bool) -> tuple[Shelf, ...]:
    shelves = [_shelf(deck, [item for item in cards if item.deck == deck], whole) for deck in DECKS]
    return tuple(shelf for shelf in shelves if shelf.cards)


def _shelf(deck: str, cards: list[ListedCard], whole: bool) -> Shelf:
    """The deck in the order of its numbers; own cards by title, for their numbers say nothing."""
    if deck == BUILT_IN:
        return Shelf(deck, _(DECKS[deck]), tuple(cards))
    by_title = sorted(cards, key=lambda item: plain(item.card.title))
    shown = by_title if whole else by_title[:SHELF]
    return Shelf(deck, _(DECKS[deck]), tuple(shown), len(cards) - len(shown))
