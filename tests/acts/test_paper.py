"""Somebody without a phone: the facilitator enters where that person stands."""

import pytest

from sessions.batch import Envelope
from sessions.models import Position
from sessions.protocol import Paper
from tests.acts.cast import PHONE, TABLET, Room, acked, refused

pytestmark = pytest.mark.django_db


def paper(room: Room, value: int, seq: int, client: str = PHONE) -> Envelope:
    return Envelope(Paper(seq=seq, step=room.step, round=1, value=value), None, client)


def test_it_counts_and_stands_on_the_line(room: Room) -> None:
    room.go("case", "first_position")
    acked(room.send(paper(room, 80, 1))[0])
    state = room.state
    assert list(state.positions.values()) == [80]
    assert state.asked == state.paper == frozenset(state.positions)


def test_sent_again_it_is_no_second_person(room: Room) -> None:
    room.go("case", "first_position")
    for _ in range(2):
        acked(room.send(paper(room, 80, 1))[0])
    first, again = room.send(paper(room, 70, 2), paper(room, 70, 2))
    acked(first)
    acked(again)
    assert sorted(Position.objects.values_list("value", flat=True)) == [70, 80]


def test_two_people_on_one_spot_are_two(room: Room) -> None:
    room.go("case", "first_position")
    room.send(paper(room, 80, 1), paper(room, 80, 2), paper(room, 80, 1, TABLET))
    assert len(room.state.paper) == 3


def test_not_in_a_step_where_nobody_takes_a_place(room: Room) -> None:
    room.go("case")
    assert refused(room.send(paper(room, 80, 1))[0]).code == "late"
    room.go("second_position")
    assert refused(room.send(paper(room, 80, 2))[0]).code == "late", "that round is over"
    assert not room.state.paper
