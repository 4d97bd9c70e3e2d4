"""A small card and a way to make a group, for tests of the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from sessions.domain.formats import FORMATS
from sessions.domain.state import (
    Argument,
    Card,
    Clock,
    Door,
    Option,
    Question,
    SessionState,
    SpreadMode,
    Text,
    TextKind,
    TextStatus,
    Weights,
)
from sessions.domain.steps import Step

CARD = Card(
    number=5,
    title="Eigen grenzen bewaken of behoeften van de cliënt volgen",
    person="Dianne, 33",
    line="Dianne vraagt haar begeleider om samen te gaan winkelen.",
    case=("Dianne is 33.",),
    question="Ga je met Dianne winkelen, of trek je hier de grens?",
    elaboration=(),
    a=Option("Meegaan met wat Dianne nodig heeft", "Je gaat mee winkelen."),
    b=Option("Je eigen grenzen bewaken", "Je gaat niet mee winkelen."),
    arguments=(
        Argument(
            "A1",
            "Zij vraagt dit zelf. Ingaan op haar wens geeft haar regie.",
            "Zij vraagt dit zelf.",
            "Regie.",
        ),
        Argument(
            "A2",
            "Onderweg praat je makkelijker over wat haar dwarszit.",
            "Onderweg praat je makkelijker.",
            "",
        ),
        Argument(
            "B1", "Wie zelf niet uitrust, houdt het werk niet vol.", "Rust hoort bij het werk.", "Grenzen."
        ),
        Argument("B2", "Zij wordt te afhankelijk van jou.", "Zij wordt te afhankelijk.", ""),
    ),
    source="Verwey-Jonker Instituut, Dilemmakaarten (2024), dilemma 5",
)
KEYS = [item.key for item in CARD.arguments]

# The groups of the design, with the label each must get.
TWO_CAMPS = [10, 12, 15, 20, 25, 75, 80, 84, 88, 95]
EVENLY = list(range(5, 100, 10))
NEAR_THE_MIDDLE = [42, 45, 48, 50, 50, 52, 55, 60]
MOSTLY_A = [2, 4, 5, 8, 10, 12, 20, 28, 38, 55]

positions = st.lists(st.integers(0, 100), max_size=60)
large_groups = st.lists(st.integers(0, 100), min_size=8, max_size=60)


def standing(places: Iterable[int]) -> dict[int, int]:
    """Participants 1, 2, ... on these places."""
    return dict(enumerate(places, start=1))


def weighing(rows: Sequence[Mapping[str, int | None]]) -> dict[int, Weights]:
    """Participants 1, 2, ... with these answers."""
    return dict(enumerate(rows, start=1))


def state(
    places: Sequence[int] = (), weights: Sequence[Mapping[str, int | None]] = (), **changed: Any
) -> SessionState:
    """A session in which these people stand here and weigh so."""
    given = {
        "card": CARD,
        "door": Door("K7Q-M2P", "kaart.lan", "http://kaart.lan/q/x"),
        "format_code": "gesprek",
        "mode": SpreadMode.DIRECT,
        "step": Step.TALK,
        "version": 1,
        "epoch": 1,
        "revealed": False,
        "hidden": False,
        "paused": False,
        "code_shown": False,
        "locked": False,
        "question": None,
        "questions_used": (Question("7", "substantive", "Wat deden anderen al?"),),
        "opened_on": date(2026, 11, 24),
        "clock": Clock(datetime(2026, 11, 24, 10, tzinfo=UTC)),
        "joined": max(len(places), len(weights)),
        "positions": standing(places),
        "weights": weighing(weights),
    }
    return SessionState(**{**given, **changed})


WHOLE = [str(item.step) for item in FORMATS["gesprek"].steps]  # every step of the whole conversation
TEXTS = [
    (TextKind.ARGUMENT, "A", "Samen gaan is leuk.", ""),
    (TextKind.FLIP, "A", "Zo leer je haar kennen.", ""),
    (TextKind.FLIP, "B", "Jij bent er ook nog.", ""),
    (TextKind.THIRD_WAY, "", "Ga een keer mee.", "Daarna vraagt ze het weer."),
    (TextKind.TAKE_AWAY, "", "Ik vraag wat ze wil.", ""),
    (TextKind.TAKE_AWAY, "", "Ik vraag eerder om hulp.", ""),
    (TextKind.CHAFES, "", "Het blijft alleen.", ""),
]


def whole(**changed: Any) -> SessionState:
    """A closed conversation of twenty people with everything in it: five of ten at A, of whom two go to B."""
    first = TWO_CAMPS * 2
    moved = {1: 75, 2: 80, 6: 50, 7: 50, 8: 50, 9: 50}
    weights = [
        {**{key: 4 if (key[0] == "A") == (place < 40) else 1 for key in KEYS}, "A3": 2} for place in first
    ]
    given: dict[str, Any] = {
        "card": replace(
            CARD, arguments=(*CARD.arguments, Argument("A3", TEXTS[0][2], TEXTS[0][2], "", True))
        ),
        "step": Step.CLOSED,
        "visited": frozenset(WHOLE),
        "second": {**standing(first), **moved},
        "texts": (
            *(_text(number, *text) for number, text in enumerate(TEXTS, start=1)),
            _text(99, TextKind.CHAFES, "", "Niet goedgekeurd", "", TextStatus.WAITING),
        ),
        "close": {"because": "zij het zelf vraagt", "choose": "een keer mee te gaan", "need": " "},
        "answers": {
            person: {"harvest.1": person % 3, "harvest.4": 2, "reason": person % 2} for person in range(1, 21)
        },
    }
    return replace(state(first, weights, **given), **changed)


def _text(
    number: int, kind: TextKind, side: str, text: str, more: str, status: TextStatus = TextStatus.APPROVED
) -> Text:
    return Text(number, kind, side, text, more, status, "A3" if kind == TextKind.ARGUMENT else "", number)
