"""The second place on the line, and passing."""

from sessions.batch import Envelope
from sessions.models import Position
from sessions.protocol import Place, Reply
from tests.acts.cast import PHONE, Room, acked, refused


def second(room: Room, person: int, value: int, seq: int = 1) -> Envelope:
    return Envelope(Place(seq=seq, step=room.step, round=2, value=value), person, PHONE)


def test_a_second_place_is_kept_beside_the_first(room: Room) -> None:
    (anna,) = room.join("anna")
    room.go("first_position")
    room.send(room.place(anna, 20))
    room.go("second_position")
    (answer,) = room.send(second(room, anna, 70, seq=2))
    acked(answer)
    assert (room.state.positions, room.state.second) == ({anna: 20}, {anna: 70})
    assert Position.objects.filter(participant=anna).count() == 2


def test_the_first_place_cannot_move_any_more(room: Room) -> None:
    (anna,) = room.join("anna")
    room.go("first_position")
    room.send(room.place(anna, 20))
    room.go("second_position")
    (answer,) = room.send(room.place(anna, 90, seq=2))
    assert refused(answer).code == "late"
    assert room.state.positions == {anna: 20}


def test_a_second_place_comes_only_in_its_step(room: Room) -> None:
    (anna,) = room.join("anna")
    for step in ("first_position", "talk", "change"):
        room.go(step)
        (answer,) = room.send(second(room, anna, 70))
        assert refused(answer).code == "late", step
    assert room.state.second == {}


def test_who_has_no_first_place_may_still_choose_a_second(room: Room) -> None:
    (anna,) = room.join("anna")
    room.go("second_position")
    (answer,) = room.send(second(room, anna, 70))
    acked(answer)


def test_who_passes_is_ready_and_stands_nowhere(room: Room) -> None:
    anna, bas = room.join("anna", "bas")
    room.go("first_position")
    room.send(room.place(anna, 20))
    passes = Envelope(Reply(seq=1, step="first_position", key="done.first_position", value=None), bas, PHONE)
    (answer,) = room.send(passes)
    acked(answer)
    from sessions.domain.readiness import ready

    assert ready(room.state) == {anna, bas}
    assert room.state.positions == {anna: 20}


def test_a_pass_for_another_step_is_refused(room: Room) -> None:
    (anna,) = room.join("anna")
    room.go("weigh")
    passes = Envelope(Reply(seq=1, step="weigh", key="done.first_position", value=None), anna, PHONE)
    assert refused(room.send(passes)[0]).code == "late"
