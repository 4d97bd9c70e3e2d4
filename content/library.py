"""The library: which cards fit what somebody looks for, and what each filter would give."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from content.deckshapes import GROUPS, THEMES
from content.decktext import plain
from content.models import Dilemma

MAX_SEARCH = 80  # characters; what is longer is cut off


@dataclass(frozen=True)
class Wish:
    """What somebody looks for in the library. Empty texts mean: everything."""

    words: str = ""
    group: str = ""
    theme: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.group or self.theme)


@dataclass(frozen=True)
class Choice:
    """One filter: how many cards you get when you choose it besides what is already chosen."""

    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Library:
    cards: tuple[Dilemma, ...]
    total: int  # cards there are
    groups: tuple[Choice, ...]
    themes: tuple[Choice, ...]


def browse(wish: Wish) -> Library:
    """The cards that fit all of the wish, and what the filters would give."""
    every = list(Dilemma.objects.prefetch_related("arguments"))
    found = [card for card in every if _mentions(card, wish.words)]
    of_theme = [card for card in found if _has(card.themes, wish.theme)]
    of_group = [card for card in found if _has(card.groups, wish.group)]
    return Library(
        cards=tuple(card for card in of_theme if _has(card.groups, wish.group)),
        total=len(every),
        groups=_choices(_in_order(GROUPS, every, _groups), of_theme, _groups, wish.group),
        themes=_choices(_in_order(THEMES, every, _themes), of_group, _themes, wish.theme),
    )


def _groups(card: Dilemma) -> list[str]:
    return list(card.groups)


def _themes(card: Dilemma) -> list[str]:
    return list(card.themes)


def _has(names: Iterable[str], wanted: str) -> bool:
    return not wanted or plain(wanted) in {plain(name) for name in names}


def _mentions(card: Dilemma, words: str) -> bool:
    """Every word must stand somewhere on the card, also as a part of a longer word."""
    wanted = plain(words).split()
    if not wanted:
        return True
    text = plain(" ".join(_texts(card)))
    return all(word in text for word in wanted)


def _texts(card: Dilemma) -> Iterable[str]:
    yield from (card.title, card.person, card.line, card.case, card.question, card.elaboration)
    yield from (card.a_short, card.a_full, card.b_short, card.b_full, *card.groups, *card.themes)
    for argument in card.arguments.all():
        yield from (argument.text, argument.short, argument.conviction)


def _in_order(
    known: Sequence[str], cards: Iterable[Dilemma], names: Callable[[Dilemma], list[str]]
) -> list[str]:
    used = {name for card in cards for name in names(card)}
    return [name for name in known if name in used]


def _choices(
    order: Iterable[str], cards: Sequence[Dilemma], names: Callable[[Dilemma], list[str]], chosen: str
) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, sum(name in names(card) for card in cards), plain(name) == plain(chosen))
        for name in order
    )
