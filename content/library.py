"""The library: which cards fit what somebody looks for, and what each filter would give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from content.deckshapes import GROUPS, THEMES
from content.decktext import plain
from content.models import Dilemma, Favourite, Visibility
from content.people import called
from content.queries import usable_by
from content.search import mentioning
from content.uses import TOLD_FROM, uses

MAX_SEARCH = 80  # characters; what is longer is cut off
BUILT_IN, MINE, OTHERS = "kaartspel", "mijn", "anderen"
DECKS = {BUILT_IN: _n("Dilemmakaarten"), MINE: _n("Van mij"), OTHERS: _n("Van andere gespreksleiders")}


@dataclass(frozen=True)
class Wish:
    """What somebody looks for in the library. Empty texts mean: everything."""

    words: str = ""
    group: str = ""
    theme: str = ""
    deck: str = ""  # of DECKS
    unused: bool = False  # only what this reader led no session on
    favourite: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Wish()


@dataclass(frozen=True)
class Choice:
    """One filter: how many cards you get when you choose it besides what is already chosen."""

    name: str
    count: int
    chosen: bool
    value: str = ""  # as it stands in the address, where that is not the name


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
    name: str
    cards: tuple[ListedCard, ...]


@dataclass(frozen=True)
class Library:
    shelves: tuple[Shelf, ...]  # one deck each; empty ones are left out
    total: int  # cards there are
    groups: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    decks: tuple[Choice, ...]  # empty when there is one deck only
    unused: Choice | None  # None for who is not logged in
    favourite: Choice | None

    @property
    def cards(self) -> tuple[Dilemma, ...]:
        return tuple(listed.card for shelf in self.shelves for listed in shelf.cards)


Filters = Mapping[str, Callable[[ListedCard], bool]]


def browse(wish: Wish, reader: Any = None) -> Library:
    """The cards that fit all of the wish, and what the filters would give."""
    reader = reader if reader is not None and reader.is_authenticated else None
    every = listed(usable_by(reader), reader)
    found = {card.pk for card in mentioning(wish.words, [item.card for item in every])}
    mentioned = [item for item in every if item.card.pk in found]
    used = uses().used_by(reader) if reader else frozenset()
    filters: Filters = {
        "group": lambda item: _has(item.card.groups, wish.group),
        "theme": lambda item: _has(item.card.themes, wish.theme),
        "deck": lambda item: not wish.deck or item.deck == wish.deck,
        "unused": lambda item: not wish.unused or item.card.number not in used,
        "favourite": lambda item: not wish.favourite or item.favourite,
    }
    fresh = _but("unused", filters, mentioned)
    liked = _but("favourite", filters, mentioned)
    return Library(
        shelves=_shelves(_but("", filters, mentioned)),
        total=len(every),
        groups=_choices(
            _in_order(GROUPS, every, _groups), _but("group", filters, mentioned), _groups, wish.group
        ),
        themes=_choices(
            _in_order(THEMES, every, _themes), _but("theme", filters, mentioned), _themes, wish.theme
        ),
        decks=_decks(every, _but("deck", filters, mentioned), wish.deck),
        unused=Choice("", sum(item.card.number not in used for item in fresh), wish.unused)
        if reader
        else None,
        favourite=Choice("", sum(item.favourite for item in liked), wish.favourite) if reader else None,
    )


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


def _but(left_out: str, filters: Filters, cards: Sequence[ListedCard]) -> list[ListedCard]:
    """The cards that all filters let through, one of them left out."""
    asked = [fits for name, fits in filters.items() if name != left_out]
    return [item for item in cards if all(fits(item) for fits in asked)]


def _shelves(cards: Sequence[ListedCard]) -> tuple[Shelf, ...]:
    """The deck in the order of its numbers; own cards by title, for their numbers say nothing."""
    shelves = []
    for deck, name in DECKS.items():
        mine = [item for item in cards if item.deck == deck]
        if deck != BUILT_IN:
            mine.sort(key=lambda item: plain(item.card.title))
        shelves.append(Shelf(_(name), tuple(mine)))
    return tuple(shelf for shelf in shelves if shelf.cards)


def _decks(every: Sequence[ListedCard], fitting: Sequence[ListedCard], chosen: str) -> tuple[Choice, ...]:
    there = [deck for deck in DECKS if any(item.deck == deck for item in every)]
    if len(there) < 2:
        return ()
    return tuple(
        Choice(_(DECKS[deck]), sum(item.deck == deck for item in fitting), deck == chosen, deck)
        for deck in there
    )


def _groups(card: Dilemma) -> list[str]:
    return list(card.groups)


def _themes(card: Dilemma) -> list[str]:
    return list(card.themes)


def _has(names: Iterable[str], wanted: str) -> bool:
    return not wanted or plain(wanted) in {plain(name) for name in names}


def _in_order(
    known: Sequence[str], cards: Iterable[ListedCard], names: Callable[[Dilemma], list[str]]
) -> list[str]:
    """The names of the deck files first; those that only own cards have after them."""
    used = {name for item in cards for name in names(item.card)}
    return [name for name in known if name in used] + sorted(used - set(known))


def _choices(
    order: Iterable[str], cards: Sequence[ListedCard], names: Callable[[Dilemma], list[str]], chosen: str
) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, sum(name in names(item.card) for item in cards), plain(name) == plain(chosen))
        for name in order
    )
