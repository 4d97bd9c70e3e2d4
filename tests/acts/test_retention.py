"""What goes, and when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from sessions import actions, summaries
from sessions.batch import Envelope
from sessions.codes import key_of
from sessions.commands import Conclude, Lend, Paper, Pen, Place, Reply, Reveal, Write
from sessions.models import LiveSession, Participant, Position, Text
from sessions.protocol import Go
from sessions.retention import tidy
from tests.acts.cast import PHONE, Room, acked, refused

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


# --- a whole conversation: nothing of a person is left in any table ----------------------------------------


SECRET = "Dit schreef iemand en niemand keurde het goed"
KEPT = "Dit keurde de gespreksleider goed"


def everything_kept() -> str:
    """Every value in every table of the conversations, as text."""
    models = apps.get_app_config(LiveSession._meta.app_label).get_models(include_auto_created=True)
    return "\n".join(str(row) for model in models for row in model._base_manager.values())


def rows_of_people() -> dict[str, int]:
    """Every table that hangs on a participant or on a session, found by the models themselves."""
    hanging = {
        relation.related_model
        for model in (LiveSession, Participant)
        for relation in model._meta.related_objects
        if relation.related_model is not LiveSession
    }
    assert {"Participant", "Position", "Weight", "Answer", "Text"} <= {model.__name__ for model in hanging}
    return {model.__name__: model._base_manager.count() for model in hanging}


def talked_through(room: Room) -> list[int]:
    """Nine people leave something in every table; one of them is on paper."""
    people = room.join(*[f"p{number}" for number in range(9)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 11 * number) for number, person in enumerate(people)])
    room.send(room.by_facilitator(Paper(seq=2, step=room.step, round=1, value=50)))
    room.go("weigh")
    room.send(*[room.weigh(person, "A1", 3) for person in people])
    room.go("pairs", "spread", "talk", "flip")
    write(room, people[0], "flip", SECRET, side="A")
    write(room, None, "flip", KEPT, side="A")
    room.go("second_position")
    room.send(*[place_again(room, person, 50) for person in people])
    room.go("change", "harvest")
    room.send(
        *[
            Envelope(Reply(seq=9, step=room.step, key="harvest.1", value=2), person, PHONE)
            for person in people
        ]
    )
    write(room, people[1], "take_away", SECRET)
    room.send(room.by_facilitator(Lend(seq=3, step=room.step, on=True)))
    room.send(Envelope(Pen(seq=10, step=room.step, on=True), people[2], PHONE))
    room.send(Envelope(Conclude(seq=11, step=room.step, field="choose", text=KEPT), people[2], PHONE))
    room.go("closed")
    return people


def write(room: Room, person: int | None, kind: str, text: str, side: str = "") -> None:
    ident = f"{Text.objects.count():016x}"
    said = Write(seq=8, step=room.step, id=ident, kind=kind, side=side, text=text, more="")
    acked(room.send(Envelope(said, person, PHONE))[0])


def place_again(room: Room, person: int, value: int) -> Envelope:
    return Envelope(Place(seq=7, step=room.step, round=2, value=value), person, PHONE)


def test_no_row_of_a_person_is_left_in_any_table(room: Room) -> None:
    talked_through(room)
    filled = rows_of_people()
    assert all(count for name, count in filled.items() if name != "LiveSession_partners"), filled
    live = LiveSession.objects.get(pk=room.live.pk)
    assert live.pairs
    assert live.pen
    assert SECRET in everything_kept()
    before = summaries.summary_of(live, timezone.now())
    grown_old(room, hours=24.1)
    tidy(timezone.now())
    assert set(rows_of_people().values()) == {0}
    live.refresh_from_db()
    assert (live.pairs, live.pen, live.close, live.remote_key) == ([], None, {}, "")
    left = everything_kept()
    assert SECRET not in left
    assert key_of("p0") not in left
    assert left.count(KEPT) == str(live.kept_summary).count(KEPT) == 2, (
        "the flip and the close, in the summary alone"
    )
    assert summaries.summary_of(live, timezone.now()) == before


def test_second_places_that_nobody_saw_stay_unseen_when_the_conversation_breaks_off(
    open_live: Callable[..., LiveSession],
) -> None:
    """In silence, while people choose again: phones, page and what is kept tell the first places alone."""
    room = Room(open_live(mode="silent"))
    people = room.join(*[f"p{number}" for number in range(20)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 10 if number % 2 else 90) for number, person in enumerate(people)])
    room.go("weigh", "pairs", "spread")
    room.send(room.by_facilitator(Reveal(seq=2, step="spread")))
    room.go("talk", "flip", "second_position")
    room.send(*[place_again(room, person, 50) for person in people])
    grown_old(room, hours=12.1)
    tidy(timezone.now())
    now = timezone.now()
    told = summaries.summary_of(LiveSession.objects.get(pk=room.live.pk), now)
    assert told.phase == "aborted"
    assert told.spread
    assert (told.second, told.change) == (None, None)
    assert summaries.closing_summary(room.live.pk, now) == told
    grown_old(room, hours=24.1)
    tidy(now)
    assert summaries.closing_summary(room.live.pk, now) == told


def test_the_number_in_the_list_is_the_one_in_the_summary(room: Room) -> None:
    """Twelve came, ten stand on the line: twelve here and ten there would make it two that do not."""
    people = room.join(*[f"p{number}" for number in range(12)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 50) for person in people[:10]])
    room.go("closed")
    grown_old(room, hours=24.1)
    tidy(timezone.now())
    assert LiveSession.objects.get(pk=room.live.pk).kept_people == 10


def test_where_nobody_leads_only_the_keys_of_the_phones_stay(cards: None) -> None:
    room = Room(actions.open_session(None, 5, format_code="tweetal"))
    people = room.join("p0", "p1")
    LiveSession.objects.filter(pk=room.live.pk).update(step="first_position")
    room.send(*[room.place(person, 20) for person in people])
    LiveSession.objects.filter(pk=room.live.pk).update(closed_at=timezone.now())
    grown_old(room, hours=24.1)
    tidy(timezone.now())
    assert {name for name, count in rows_of_people().items() if count} == {"Participant"}
    assert set(Participant.objects.values_list("key", flat=True)) == {key_of("p0"), key_of("p1")}
    assert set(Participant.objects.values_list("seed", "watching", "paper")) == {(0, False, False)}


def test_deleting_takes_all(room: Room) -> None:
    talked_through(room)
    actions.delete_session(LiveSession.objects.get(pk=room.live.pk))
    assert set(rows_of_people().values()) == {0}
    assert LiveSession.objects.count() == 0
    assert SECRET not in everything_kept()


def test_ninety_days_after_closing_the_session_is_gone(room: Room) -> None:
    room.go("closed")
    grown_old(room, days=89.9)
    tidy(timezone.now())
    assert LiveSession.objects.count() == 1
    grown_old(room, days=0.2)
    assert tidy(timezone.now()).deleted == 1
    assert LiveSession.objects.count() == 0
