"""What the facilitator does in the longer conversation: the clock, turns, the third way, paper, the close."""

from datetime import timedelta

import msgspec
import pytest
from django.utils import timezone

from sessions import actions, queries
from sessions.batch import Envelope
from sessions.domain.readiness import all_ready, minutes_left
from sessions.models import LiveSession, Participant
from sessions.protocol import Conclude, Extend, Go, Lend, Paper, Pause, Pen, Reply, Turn, Watch, WhenReady
from tests.acts.cast import PHONE, Room, acked, refused


def lead(room: Room, command: type, seq: int = 1, **rest: object) -> object:
    return room.send(room.by_facilitator(command(seq=seq, step=room.step, **rest)))[0]


def through(room: Room, *steps: str) -> None:
    room.go(*steps)


def test_talk_begins_with_a_and_turns_to_b(room: Room) -> None:
    room.go("talk")
    assert (room.state.clock.turn, room.state.talked) == ("A", "A")
    acked(lead(room, Turn, side="B"))  # type: ignore[arg-type]
    assert (room.state.clock.turn, room.state.talked) == ("B", "AB")


def test_turns_belong_to_the_talk(room: Room) -> None:
    assert refused(lead(room, Turn, side="B")).code == "late"  # type: ignore[arg-type]


def test_a_third_way_waits_for_a_and_b_and_the_flip(room: Room) -> None:
    room.go("talk")
    assert refused(lead(room, Go, to="third_way")).code == "early"  # type: ignore[arg-type]
    lead(room, Turn, side="B")
    assert refused(lead(room, Go, to="third_way")).code == "early"  # type: ignore[arg-type]
    room.go("flip")
    acked(lead(room, Go, to="third_way"))  # type: ignore[arg-type]


def test_a_step_that_was_switched_off_is_no_step(facilitator: object, cards: None) -> None:
    plan = (("lobby", 2), ("case", 3), ("first_position", 2), ("talk", 9), ("closed", 0))
    room = Room(actions.open_session(facilitator, 5, plan=plan))
    assert [item.step for item in room.state.format.steps] == [step for step, _ in plan]
    assert refused(lead(room, Go, to="weigh")).code == "unknown"  # type: ignore[arg-type]
    assert room.state.format.minutes == 16


def test_a_fixed_step_cannot_be_left_out(facilitator: object, cards: None) -> None:
    room = Room(actions.open_session(facilitator, 5, plan=(("talk", 9),)))
    assert [item.step for item in room.state.format.steps] == [
        "lobby", "case", "first_position", "talk", "closed",
    ]  # fmt: skip


def test_more_time_counts_for_this_step_only(room: Room) -> None:
    room.go("case")
    now = timezone.now()
    before = minutes_left(room.state, now)
    acked(lead(room, Extend, minutes=2))  # type: ignore[arg-type]
    assert minutes_left(room.state, now) == pytest.approx(before + 2)
    room.go("first_position")
    assert room.state.clock.extra == 0


def test_a_pause_stops_the_clock(room: Room) -> None:
    room.go("case")
    lead(room, Pause, on=True)
    LiveSession.objects.update(paused_at=timezone.now() - timedelta(minutes=3))
    left = minutes_left(room.state, timezone.now())
    lead(room, Pause, on=False)
    assert minutes_left(room.state, timezone.now()) == pytest.approx(left, abs=0.1)


def test_a_second_pause_changes_nothing(room: Room) -> None:
    room.go("case")
    lead(room, Pause, on=True)
    at = room.state.clock.paused_at
    lead(room, Pause, on=True)
    assert room.state.clock.paused_at == at


def test_somebody_without_a_phone_counts_and_stands(room: Room) -> None:
    room.join("anna")
    room.go("first_position")
    acked(lead(room, Paper, round=1, value=80))  # type: ignore[arg-type]
    state = room.state
    assert list(state.positions.values()) == [80]
    assert (len(state.paper), len(state.asked)) == (1, 2)


def test_the_same_people_on_paper_choose_again(room: Room) -> None:
    room.go("first_position")
    lead(room, Paper, round=1, value=80)
    lead(room, Paper, seq=2, round=1, value=20)
    room.go("second_position")
    lead(room, Paper, seq=3, round=2, value=60)
    lead(room, Paper, seq=4, round=2, value=10)
    assert Participant.objects.filter(paper=True).count() == 2
    assert sorted(room.state.second.values()) == [10, 60]


def test_paper_is_not_taken_in_the_lobby(room: Room) -> None:
    assert refused(lead(room, Paper, round=1, value=80)).code == "late"  # type: ignore[arg-type]


def test_who_watches_is_not_counted_and_stands_nowhere(room: Room) -> None:
    anna, bas = room.join("anna", "bas")
    room.go("first_position")
    room.send(room.place(anna, 20), room.place(bas, 90))
    acked(room.send(Envelope(Watch(seq=2, step="first_position", on=True), bas, PHONE))[0])
    assert (room.state.asked, dict(room.state.positions)) == ({anna}, {anna: 20})
    acked(room.send(Envelope(Watch(seq=3, step="first_position", on=False), bas, PHONE))[0])
    assert dict(room.state.positions) == {anna: 20, bas: 90}


def test_what_somebody_weighed_who_watches_now_is_left_out(room: Room) -> None:
    anna, bas = room.join("anna", "bas")
    room.go("weigh")
    room.send(room.weigh(anna, "A1", 4), room.weigh(bas, "A1", 0))
    room.send(Envelope(Watch(seq=2, step="weigh", on=True), bas, PHONE))
    assert room.state.weights == {anna: {"A1": 4}}


def test_a_phone_writes_the_close_while_it_is_lent(room: Room) -> None:
    anna, bas = room.join("anna", "bas")
    room.go("harvest")
    take = lambda who, on=True: Envelope(Pen(seq=1, step="harvest", on=on), who, PHONE)  # noqa: E731
    write = lambda who, text: Envelope(  # noqa: E731
        Conclude(seq=1, step="harvest", field="because", text=text), who, PHONE
    )
    assert refused(room.send(take(anna))[0]).code == "late"
    acked(lead(room, Lend, on=True))  # type: ignore[arg-type]
    acked(room.send(take(anna))[0])
    assert refused(room.send(take(bas))[0]).code == "choice"
    assert refused(room.send(write(bas, "Nee."))[0]).code == "role"
    acked(room.send(write(anna, "Omdat zij het vraagt."))[0])
    lead(room, Lend, on=False)
    assert refused(room.send(write(anna, "Toch niet."))[0]).code == "role"
    assert room.state.close == {"because": "Omdat zij het vraagt."}


def test_the_facilitator_writes_the_close_too(room: Room) -> None:
    room.go("harvest")
    acked(lead(room, Conclude, field="choose", text="We kiezen A."))  # type: ignore[arg-type]
    assert room.state.close == {"choose": "We kiezen A."}
    assert refused(lead(room, Conclude, field="winner", text="A")).code == "unknown"  # type: ignore[arg-type]


def test_showing_when_ready_is_a_switch_that_the_reveal_turns_off(room: Room) -> None:
    from sessions.protocol import Reveal

    LiveSession.objects.update(mode="silent")
    room.go("first_position")
    acked(lead(room, WhenReady, on=True))  # type: ignore[arg-type]
    assert room.state.when_ready
    lead(room, Reveal)
    assert not room.state.when_ready


def test_where_nobody_leads_who_was_ready_with_a_is_asked_again_for_b(room: Room) -> None:
    LiveSession.objects.update(format_code="tweetal")
    queries.form_of.cache_clear()
    people = room.join("anna", "bas")
    room.go("talk")
    ready = Reply(seq=1, step="talk", key="done.talk", value=1)
    room.send(*[Envelope(ready, person, PHONE) for person in people])
    assert all_ready(room.state)
    lead(room, Turn, side="B")
    assert not all_ready(room.state)
    room.send(*[Envelope(msgspec.structs.replace(ready, seq=2), person, PHONE) for person in people])
    assert all_ready(room.state)
