"""What goes, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions import summaries
from sessions.models import LiveSession, Participant, Position
from sessions.protocol import Go
from sessions.retention import tidy
from tests.acts.cast import Room, acked, refused

pytestmark = pytest.mark.django_db


def grown_old(room: Room, **by: float) -> None:
    """Turn the clock on: everything of this session happened so much earlier."""
    live = LiveSession.objects.get(pk=room.live.pk)
    live.touched_at -= timedelta(**by)
    live.closed_at = live.closed_at and live.closed_at - timedelta(**by)
    live.save()


def test_a_session_in_use_stays_as_it_is(room: Room) -> None:
    room.join("mia")
    assert tidy(timezone.now()).closed == 0
    acked(room.send(room.by_facilitator(Go(seq=1, step="lobby", to="case")))[0])


def test_a_session_nobody_touched_closes_itself_and_is_called_broken_off(room: Room) -> None:
    room.go("case", "first_position")
    grown_old(room, hours=12.1)
    assert tidy(timezone.now()).closed == 1
    assert (
        refused(room.send(room.by_facilitator(Go(seq=1, step="first_position", to="weigh")))[0]).code
        == "closed"
    )
    live = LiveSession.objects.get(pk=room.live.pk)
    assert summaries.summary_of(live, timezone.now()).phase == "aborted"
    assert tidy(timezone.now()).closed == 0


def test_a_day_after_closing_no_row_of_a_person_is_left_and_the_summary_is_the_same(room: Room) -> None:
    people = room.join(*[f"p{number}" for number in range(9)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 10 * number) for number, person in enumerate(people)])
    room.go("closed")
    before = summaries.summary_of(LiveSession.objects.get(pk=room.live.pk), timezone.now())
    grown_old(room, hours=23.9)
    assert tidy(timezone.now()).collapsed == 0
    grown_old(room, hours=0.2)
    assert tidy(timezone.now()).collapsed == 1
    assert (Participant.objects.count(), Position.objects.count()) == (0, 0)
    live = LiveSession.objects.get(pk=room.live.pk)
    assert summaries.summary_of(live, timezone.now()) == before
    assert live.kept_people == 9


def test_ninety_days_after_closing_the_session_is_gone(room: Room) -> None:
    room.go("closed")
    grown_old(room, days=89.9)
    tidy(timezone.now())
    assert LiveSession.objects.count() == 1
    grown_old(room, days=0.2)
    assert tidy(timezone.now()).deleted == 1
    assert LiveSession.objects.count() == 0
