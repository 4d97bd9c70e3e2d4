"""Placing yourself on the line."""

import pytest

from sessions.models import Position
from tests.acts.cast import PHONE, TABLET, Room, acked, refused

pytestmark = pytest.mark.django_db


def test_a_place_is_kept_and_moves_with_the_finger(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    acked(room.send(room.place(mia, 62, seq=1))[0])
    acked(room.send(room.place(mia, 30, seq=2))[0])
    assert room.state.positions == {mia: 30}


def test_who_has_not_touched_the_line_is_not_in_the_middle(room: Room) -> None:
    room.join("mia", "noor")
    room.go("case", "first_position")
    assert room.state.positions == {}


def test_an_older_command_of_the_same_tab_never_overwrites_a_newer(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    room.send(room.place(mia, 62, seq=5))
    acked(room.send(room.place(mia, 10, seq=4))[0])
    assert room.state.positions == {mia: 62}


def test_a_resent_command_is_acked_and_changes_nothing(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    first = acked(room.send(room.place(mia, 62, seq=5))[0])
    room.send(room.place(mia, 20, seq=1, client=TABLET))
    again = acked(room.send(room.place(mia, 62, seq=5))[0])
    assert again.seq == first.seq
    assert again.version == 0, "the tab may not show its own old place as kept"
    assert room.state.positions == {mia: 20}, "the other tab answered later and stays"


def test_a_resent_command_that_still_stands_is_acked_in_a_version_that_exists(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    first = acked(room.send(room.place(mia, 62, seq=5))[0])
    again = acked(room.send(room.place(mia, 62, seq=5))[0])
    assert again.version == first.version == room.state.version


def test_between_two_tabs_the_order_of_commit_decides(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    room.send(room.place(mia, 62, seq=9, client=PHONE), room.place(mia, 20, seq=1, client=TABLET))
    assert room.state.positions == {mia: 20}


def test_one_refused_command_never_harms_its_neighbours(room: Room) -> None:
    mia, noor = room.join("mia", "noor")
    room.go("case", "first_position")
    answers = room.send(
        room.place(mia, 62), room.place(999, 5), room.place(noor, 10), room.place(noor, 1, step="case")
    )
    assert [type(answer).__name__ for answer in answers] == ["Ack", "Refused", "Ack", "Ack"]
    answers = room.send(room.place(mia, 1, seq=2, step="case"), room.place(noor, 11, seq=3))
    assert refused(answers[0]).code == "late"
    assert room.state.positions == {mia: 62, noor: 11}


def test_a_place_that_comes_after_the_step_is_too_late(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    room.send(room.place(mia, 62))
    room.go("weigh")
    answer = refused(room.send(room.place(mia, 10, seq=2, step="first_position"))[0])
    assert (answer.code, answer.retry) == ("late", False)
    assert refused(room.send(room.place(mia, 10, seq=3))[0]).code == "late"
    assert room.state.positions == {mia: 62}


def test_a_late_joiner_gets_a_place_and_may_move_it_until_the_step_ends(room: Room) -> None:
    room.go("case", "first_position", "weigh")
    (mia,) = room.join("mia")
    acked(room.send(room.place(mia, 80, seq=1))[0])
    acked(room.send(room.place(mia, 70, seq=2))[0])
    room.go("spread")
    assert refused(room.send(room.place(mia, 5, seq=3))[0]).code == "late"
    assert room.state.positions == {mia: 70}


def test_one_row_a_person_whatever_they_send(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    for seq in range(1, 30):
        room.send(room.place(mia, seq, seq=seq), room.place(mia, seq + 40, seq=seq, client=TABLET))
    assert Position.objects.count() == 1


def test_nobody_places_for_somebody_of_another_session(room: Room, open_live: object) -> None:
    other = Room(open_live())  # type: ignore[operator]
    (stranger,) = other.join("stranger")
    room.go("case", "first_position")
    assert refused(room.send(room.place(stranger, 50))[0]).code == "unknown"
