"""Made-up people, for a facilitator who practises alone: where they stand, what they answer, how long they take.

Everything comes from a seed, so that whoever asks again, in whatever process, gets the same people.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sessions.domain.constants import A_BELOW, B_ABOVE, MOVED_FROM, POSITION_MAX, POSITION_MIN
from sessions.domain.errors import _n
from sessions.domain.state import TextKind

LEAST, MOST = 5, 300  # people in a rehearsal


class Shape(StrEnum):
    """How they stand on the line."""

    GROUPS = "groups"
    SPREAD = "spread"
    MOST_A = "most_a"
    MOST_B = "most_b"
    CLOSE = "close"
    MIDDLE = "middle"


SHAPES = {
    Shape.GROUPS: _n("In twee groepen"),
    Shape.SPREAD: _n("Verspreid over de lijn"),
    Shape.MOST_A: _n("De meesten bij A"),
    Shape.MOST_B: _n("De meesten bij B"),
    Shape.CLOSE: _n("Dicht bij elkaar"),
    Shape.MIDDLE: _n("Veel mensen in het midden"),
}

# Which part of the people stands where: share, from, to. The last part takes who is left.
_PARTS: dict[Shape, Sequence[tuple[float, int, int]]] = {
    Shape.GROUPS: ((0.5, 8, 28), (0.5, 72, 92)),
    Shape.SPREAD: ((1.0, 3, 97),),
    Shape.MOST_A: ((0.8, 3, 32), (0.2, 42, 70)),
    Shape.MOST_B: ((0.2, 30, 58), (0.8, 68, 97)),
    Shape.CLOSE: ((1.0, 26, 48),),
    Shape.MIDDLE: ((0.18, 8, 30), (0.64, 43, 57), (0.18, 70, 92)),
}
_TREMBLE = 2  # points
_MOVING, _TREMBLING = 0.35, 0.15  # shares of the people who move, and who move a little
_UNSURE = 0.06  # share of the weights that are 'weet ik niet'
_OWN_SIDE, _BETWEEN, _OTHER_SIDE = (1, 2, 3, 3, 4, 4), (1, 2, 2, 3, 3), (0, 1, 1, 2, 2, 3)

Written = tuple[TextKind, str, str, str]  # kind, side, text, and what a third way does not solve

# A few texts that fit any card. Two people never write the same.
TEXTS: tuple[Written, ...] = (
    (TextKind.ARGUMENT, "A", _n("Wie dit zelf vraagt, mag je vertrouwen."), ""),
    (TextKind.ARGUMENT, "B", _n("Een collega moet het morgen ook kunnen volhouden."), ""),
    (TextKind.ARGUMENT, "A", _n("Je leert iemand pas kennen als je meegaat in wat die wil."), ""),
    (TextKind.FLIP, "A", _n("Zo houdt iemand zelf de regie over het eigen leven."), ""),
    (TextKind.FLIP, "B", _n("Een duidelijke grens geeft rust, ook aan de inwoner."), ""),
    (
        TextKind.THIRD_WAY,
        "",
        _n("Eerst een week samen proberen en dan opnieuw kijken."),
        _n("Wie er daarna besluit, is nog niet duidelijk."),
    ),
    (TextKind.TAKE_AWAY, "", _n("Ik vraag eerst wat iemand zelf wil."), ""),
    (TextKind.TAKE_AWAY, "", _n("Ik leg vaker uit waarom ik iets niet doe."), ""),
    (TextKind.TAKE_AWAY, "", _n("Ik bespreek dit eerder met mijn team."), ""),
    (TextKind.CHAFES, "", _n("Wat doe ik als er die dag niemand anders is?"), ""),
)


@dataclass(frozen=True)
class Person:
    """One of the made-up people."""

    number: int  # 0, 1, ...
    seed: str
    place: int
    second: int
    texts: tuple[Written, ...]

    def weight(self, argument: str) -> int | None:
        """How heavy it counts: mostly heavier on one's own side."""
        draw = self._draw(argument)
        if draw.random() < _UNSURE:
            return None
        return draw.choice(_weights(argument[0], self.place))

    def picks(self, keys: Sequence[str], most: int) -> tuple[str, ...]:
        """So many of these arguments."""
        return tuple(self._draw("picks" + "".join(keys)).sample(list(keys), min(most, len(keys))))

    def answer(self, key: str, most: int) -> int:
        """A small answer, 0..most."""
        return self._draw(key).randint(0, most)

    def pace(self, key: str, least: float, most: float) -> float:
        """Seconds that this person takes for it."""
        return self._draw(f"pace {key}").uniform(least, most)

    def _draw(self, what: str) -> random.Random:
        return random.Random(f"{self.seed} {self.number} {what}")


def made_up(people: int, shape: Shape, seed: str) -> tuple[Person, ...]:
    draw = random.Random(f"{seed} {shape} {people}")
    places = _places(people, shape, draw)
    draw.shuffle(places)
    return tuple(
        Person(number, seed, place, _second(place, draw), _texts(number, people))
        for number, place in enumerate(places)
    )


def _places(people: int, shape: Shape, draw: random.Random) -> list[int]:
    """Evenly over each part, with a little trembling, so that the spread has its shape for any number of people."""
    places: list[int] = []
    parts = _PARTS[shape]
    for index, (share, start, end) in enumerate(parts):
        count = people - len(places) if index == len(parts) - 1 else round(people * share)
        places += [
            _even(number, count, start, end) + draw.randint(-_TREMBLE, _TREMBLE) for number in range(count)
        ]
    return [min(POSITION_MAX, max(POSITION_MIN, place)) for place in places]


def _even(number: int, count: int, start: int, end: int) -> int:
    return round(start + (end - start) * (number + 0.5) / count)


def _second(place: int, draw: random.Random) -> int:
    """Most stay; who moves goes to the middle more often than away from it."""
    kind = draw.random()
    if kind < _MOVING:
        by = draw.randint(MOVED_FROM, 3 * MOVED_FROM)
    elif kind < _MOVING + _TREMBLING:
        by = draw.randint(1, MOVED_FROM - 1)
    else:
        return place
    middle = 1 if place < (POSITION_MIN + POSITION_MAX) / 2 else -1
    way = middle if draw.random() < 0.75 else -middle
    return min(POSITION_MAX, max(POSITION_MIN, place + way * by))


def _texts(number: int, people: int) -> tuple[Written, ...]:
    """What this person writes: each text has one writer, and they are spread over the people."""
    step = max(1, people // len(TEXTS))
    return tuple(text for index, text in enumerate(TEXTS) if index * step % people == number)


def _weights(side: str, place: int) -> Sequence[int]:
    if A_BELOW <= place <= B_ABOVE:
        return _BETWEEN
    return _OWN_SIDE if (side == "A") == (place < A_BELOW) else _OTHER_SIDE
