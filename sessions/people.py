"""What is known of the people in a session, kept up to date row by row. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from sessions.domain.state import Argument, Card, SessionState, Text, TextKind, TextStatus


@dataclass
class People:
    """`seen` is in the order in which they came in."""

    seen: dict[int, datetime] = field(default_factory=dict)
    watching: set[int] = field(default_factory=set)
    paper: set[int] = field(default_factory=set)
    places: dict[int, dict[int, int]] = field(default_factory=lambda: {1: {}, 2: {}})  # by round
    weights: dict[int, dict[str, int | None]] = field(default_factory=dict)
    answers: dict[int, dict[str, int | None]] = field(default_factory=dict)
    texts: dict[int, Text] = field(default_factory=dict)

    def come(self, person: int, seen_at: datetime, watching: bool, paper: bool) -> None:
        self.seen[person] = seen_at
        for group, inside in ((self.watching, watching), (self.paper, paper)):
            (group.add if inside else group.discard)(person)

    def weigh(self, person: int, argument: str, weight: int | None, answered: bool) -> None:
        """Whoever took back all picks has weighed nothing."""
        mine = self.weights.setdefault(person, {})
        if answered:
            mine[argument] = weight
        else:
            mine.pop(argument, None)
        if not mine:
            del self.weights[person]

    def weighing(self) -> Mapping[int, Mapping[str, int | None]]:
        """What everybody weighed, without who only watches."""
        if not self.watching:
            return self.weights
        return {person: mine for person, mine in self.weights.items() if person not in self.watching}

    def standing(self, number: int) -> Mapping[int, int]:
        """Places of a round, without those of who only watches."""
        places = self.places[number]
        if not self.watching:
            return places
        return {person: place for person, place in places.items() if person not in self.watching}


def own_copy(state: SessionState) -> SessionState:
    """The same state, which nothing changes later."""
    return replace(
        state,
        positions=dict(state.positions),
        second=dict(state.second),
        weights={person: dict(mine) for person, mine in state.weights.items()},
        answers={person: dict(mine) for person, mine in state.answers.items()},
    )


def with_group(card: Card, texts: Iterable[Text]) -> Card:
    """The card with the approved arguments of the group after its own."""
    return _with(card, tuple(sorted((t for t in texts if _is_argument(t)), key=lambda text: text.id)))


def _is_argument(text: Text) -> bool:
    return text.kind == TextKind.ARGUMENT and text.status == TextStatus.APPROVED


@lru_cache(maxsize=512)
def _with(card: Card, texts: tuple[Text, ...]) -> Card:
    """The same object for the same texts, so that scenes made from it are rendered once."""
    if not texts:
        return card
    added = [Argument(text.argument, text.text, text.text, "", from_group=True) for text in texts]
    return replace(card, arguments=(*card.arguments, *added))
