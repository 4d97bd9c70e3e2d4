"""Weighing arguments, and picking the heaviest in 'Snel'."""

from collections.abc import Callable

import pytest

from sessions.models import LiveSession
from tests.acts.cast import Room, acked, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(open_live: Callable[..., LiveSession]) -> Room:
    return Room(open_live(format_code="snel"))


def test_weights_and_dont_know_are_kept(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position", "weigh")
    room.send(room.weigh(mia, "A1", 4, 1), room.weigh(mia, "B2", None, 2), room.weigh(mia, "A1", 0, 3))
    assert room.state.weights == {mia: {"A1": 0, "B2": None}}


def test_an_argument_that_is_not_on_the_card_is_refused(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position", "weigh")
    assert refused(room.send(room.weigh(mia, "B6", 4))[0]).code == "unknown"


def test_weighing_before_and_after_its_step_is_too_late(room: Room) -> None:
    (mia,) = room.join("mia")
    assert refused(room.send(room.weigh(mia, "A1", 4))[0]).code == "late"
    room.go("case", "first_position", "weigh", "spread")
    assert refused(room.send(room.weigh(mia, "A1", 4, step="weigh"))[0]).code == "late"


def test_two_picks_a_side_and_a_third_is_refused(quick: Room) -> None:
    (mia,) = quick.join("mia")
    quick.go("case", "first_position", "weigh")
    answers = quick.send(
        *[quick.pick(mia, key, True, seq) for seq, key in enumerate(["A1", "A2", "A3", "B1"], 1)]
    )
    assert [type(answer).__name__ for answer in answers] == ["Ack", "Ack", "Refused", "Ack"]
    assert refused(answers[2]).code == "choice"
    assert quick.state.weights == {mia: {"A1": 4, "A2": 4, "B1": 4}}


def test_a_pick_taken_back_makes_room_for_another(quick: Room) -> None:
    (mia,) = quick.join("mia")
    quick.go("case", "first_position", "weigh")
    quick.send(quick.pick(mia, "A1", True, 1), quick.pick(mia, "A2", True, 2))
    acked(quick.send(quick.pick(mia, "A1", False, 3))[0])
    acked(quick.send(quick.pick(mia, "A3", True, 4))[0])
    assert quick.state.weights == {mia: {"A2": 4, "A3": 4}}


def test_each_format_takes_its_own_command_only(room: Room, quick: Room) -> None:
    for place in (room, quick):
        place.go("case", "first_position", "weigh")
    (mia,) = room.join("mia")
    (noor,) = quick.join("noor")
    assert refused(room.send(room.pick(mia, "A1", True))[0]).code == "late"
    assert refused(quick.send(quick.weigh(noor, "A1", 3))[0]).code == "late"
