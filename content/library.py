"""The library: which cards fit what somebody looks for, and what each filter would give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.deckshapes import GROUPS, THEMES
from content.decktext import plain
from content.models import Dilemma
from content.queries import usable_by
from content.search import mentioning
from content.shelves import DECKS, SHORT, ListedCard, Shelf, listed, on_shelves
from content.uses import uses

MAX_SEARCH = 80  # characters; what is longer is cut off


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
class Library:
    shelves: tuple[Shelf, ...]  # one deck each; empty ones are left out
    found: int  # cards that fit
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
    fitting = _but("", filters, mentioned)
    return Library(
        shelves=on_shelves(fitting, whole=bool(wish.deck)),
        found=len(fitting),
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


def _but(left_out: str, filters: Filters, cards: Sequence[ListedCard]) -> list[ListedCard]:
    """The cards that all filters let through, one of them left out."""
    asked = [fits for name, fits in filters.items() if name != left_out]
    return [item for item in cards if all(fits(item) for fits in asked)]


def _decks(every: Sequence[ListedCard], fitting: Sequence[ListedCard], chosen: str) -> tuple[Choice, ...]:
    there = [deck for deck in DECKS if any(item.deck == deck for item in every)]
    if len(there) < 2:
        return ()
    return tuple(
        Choice(_(SHORT[deck]), sum(item.deck == deck for item in fitting), deck == chosen, deck)
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
