"""What only the facilitator does: go on, reveal, hide, pause, show the code, lock, ask."""

from typing import Any

import pytest

from sessions.batch import Envelope
from sessions.models import LiveSession
from sessions.protocol import Ask, Go, Hide, Lock, Pause, Reveal, ShowCode
from tests.acts.cast import PHONE, Room, acked, refused

pytestmark = pytest.mark.django_db

COMMANDS = [
    Go(seq=1, step="lobby", to="case"),
    Reveal(seq=1, step="lobby"),
    Hide(seq=1, step="lobby", on=True),
    Pause(seq=1, step="lobby", on=True),
    ShowCode(seq=1, step="lobby", on=True),
    Lock(seq=1, step="lobby", on=True),
    Ask(seq=1, step="lobby", question="1"),
]


def test_a_double_click_does_not_skip_a_step(room: Room) -> None:
    go = room.by_facilitator(Go(seq=1, step="lobby", to="case"))
    first, second = room.send(go, go)
    acked(first)
    assert refused(second).code == "late"
    assert room.step == "case"


def test_the_facilitator_goes_back_and_skips(room: Room) -> None:
    room.go("case", "weigh", "first_position", "talk", "spread")
    assert room.step == "spread"


def test_going_on_clears_what_lay_over_the_screen(room: Room) -> None:
    room.go("case")
    room.send(
        room.by_facilitator(Pause(seq=1, step="case", on=True)),
        room.by_facilitator(ShowCode(seq=2, step="case", on=True)),
        room.by_facilitator(Hide(seq=3, step="case", on=True)),
        room.by_facilitator(Ask(seq=4, step="case", question="2")),
    )
    assert room.state.paused
    assert room.state.question
    room.go("first_position")
    state = room.state
    assert (state.paused, state.code_shown, state.hidden, state.question) == (False, False, False, None)
    assert [question.key for question in state.questions_used] == ["2"], "kept for the summary"


def test_an_unknown_step_or_question_is_refused(room: Room) -> None:
    assert refused(room.send(room.by_facilitator(Go(seq=1, step="lobby", to="nergens")))[0]).code == "unknown"
    assert (
        refused(room.send(room.by_facilitator(Ask(seq=2, step="lobby", question="99")))[0]).code == "unknown"
    )


def test_what_was_hidden_before_the_reveal_is_seen_after_it(room: Room) -> None:
    room.go("case", "first_position", "spread")
    room.send(room.by_facilitator(Hide(seq=1, step="spread", on=True)))
    room.send(room.by_facilitator(Reveal(seq=2, step="spread")))
    assert (room.state.revealed, room.state.hidden) == (True, False)


def test_closing_is_final(room: Room) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position", "closed")
    live = LiveSession.objects.get(pk=room.live.pk)
    assert live.closed_at is not None
    assert refused(room.send(room.by_facilitator(Go(seq=1, step="closed", to="talk")))[0]).code == "closed"
    assert refused(room.send(room.place(mia, 50, step="closed"))[0]).code == "closed"
    assert refused(room.send(room.place(mia, 50, step="first_position"))[0]).code == "closed"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_a_participant_may_not_do_what_the_facilitator_does(room: Room, command: Any) -> None:
    (mia,) = room.join("mia")
    before = LiveSession.objects.values().get(pk=room.live.pk)
    assert refused(room.send(Envelope(command, mia, PHONE))[0]).code == "role"
    assert LiveSession.objects.values().get(pk=room.live.pk) == before
