"""What a step change sends to a thousand phones at once is small, whatever the card."""

from collections.abc import Iterator

import pytest

from content.models import Dilemma
from content.queries import card_snapshot, question_snapshot
from sessions import frames
from sessions.domain.formats import FORMATS
from sessions.domain.state import Card, Question, SessionState, Weights
from sessions.queries import card_from
from tests.domain.cast import state

PEOPLE = 1000
LARGEST = 8_192  # bytes of a frame
AT_A, AT_B = 10, 90

pytestmark = pytest.mark.usefixtures("cards")


def test_a_step_change_to_a_phone_is_at_most_8_kb() -> None:
    sizes = {name: len(frames.for_phone(room).whole.encode()) for name, room in _rooms()}
    largest = max(sizes, key=lambda name: sizes[name])
    print(f"largest frame of a step change to a phone: {sizes[largest]} bytes, {largest}")
    assert len(sizes) == Dilemma.objects.count() * sum(len(form.steps) for form in FORMATS.values())
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def _rooms() -> Iterator[tuple[str, SessionState]]:
    """A full hall in every step of every card and format, with the longest question and the pen for the close."""
    question = max((Question(**row) for row in question_snapshot()), key=lambda one: len(one.text))
    for number in Dilemma.objects.values_list("number", flat=True):
        card = card_from(card_snapshot(number))
        for code, form in FORMATS.items():
            for step in form.steps:
                yield (
                    f"card {number}, {code}, {step.step}",
                    state(
                        [AT_A if person % 2 else AT_B for person in range(PEOPLE)],
                        [_answers(card, at_a=bool(person % 2)) for person in range(PEOPLE)],
                        card=card,
                        format_code=code,
                        step=step.step,
                        question=question,
                        visited=frozenset(item.step for item in form.steps),
                        pen_lent=step.step == "harvest",
                        present=frozenset(range(1, PEOPLE + 1)),
                        version=9_999_999,
                    ),
                )


def _answers(card: Card, at_a: bool) -> Weights:
    """The three arguments that take most room are bridges, the next two divide."""
    keys = [item.key for item in sorted(card.arguments, key=lambda item: -len(item.short))]
    return {key: 4 if place < 3 or (place < 5 and at_a) else 1 for place, key in enumerate(keys)}
