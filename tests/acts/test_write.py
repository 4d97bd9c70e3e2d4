"""Texts: written by anybody, seen by the room only when the facilitator says so."""

import pytest

from sessions.batch import Envelope
from sessions.domain.state import TextKind, TextStatus
from sessions.models import Text
from sessions.protocol import Moderate, Weigh, Write
from tests.acts.cast import PHONE, Room, acked, refused

ONE, OTHER = "0" * 16, "1" * 16


def text(
    room: Room, person: int | None, words: str, key: str = ONE, kind: str = "argument", side: str = "A"
) -> Envelope:
    command = Write(seq=1, step=room.step, id=key, kind=kind, side=side, text=words, more="")  # type: ignore[arg-type]
    return Envelope(command, person, PHONE)


def moderate(room: Room, approve: bool) -> Envelope:
    return room.by_facilitator(Moderate(seq=1, step=room.step, text=Text.objects.get().pk, approve=approve))


@pytest.fixture
def weighing(room: Room) -> Room:
    room.join("anna", "bas")
    room.go("weigh")
    return room


def people(room: Room) -> tuple[int, int]:
    anna, bas = room.live.participants.order_by("pk").values_list("pk", flat=True)
    return anna, bas


def test_a_text_waits_for_the_facilitator(weighing: Room) -> None:
    anna, _ = people(weighing)
    acked(weighing.send(text(weighing, anna, "Zij kent haar buurt."))[0])
    (kept,) = weighing.state.texts
    assert (kept.status, kept.writer, kept.text) == (TextStatus.WAITING, anna, "Zij kent haar buurt.")
    assert weighing.state.card.arguments == weighing.state.card.own


def test_sent_twice_it_is_kept_once(weighing: Room) -> None:
    anna, _ = people(weighing)
    for _ in range(2):
        acked(weighing.send(text(weighing, anna, "Zij kent haar buurt."))[0])
    assert Text.objects.count() == 1


def test_sent_twice_in_one_batch_it_is_kept_once(weighing: Room) -> None:
    anna, _ = people(weighing)
    for answer in weighing.send(*[text(weighing, anna, "Zij kent haar buurt.")] * 2):
        acked(answer)
    assert Text.objects.count() == 1


def test_two_people_may_draw_the_same_id(weighing: Room) -> None:
    for person in people(weighing):
        acked(weighing.send(text(weighing, person, "Zij kent haar buurt."))[0])
    assert Text.objects.count() == 2


def test_an_approved_argument_is_weighed_like_the_others(weighing: Room) -> None:
    anna, bas = people(weighing)
    weighing.send(text(weighing, anna, "Zij kent haar buurt."))
    acked(weighing.send(moderate(weighing, True))[0])
    added = [item for item in weighing.state.card.arguments if item.from_group]
    assert [item.text for item in added] == ["Zij kent haar buurt."]
    weigh = Envelope(Weigh(seq=2, step="weigh", argument=added[0].key, weight=3), bas, PHONE)
    acked(weighing.send(weigh)[0])
    assert weighing.state.weights[bas] == {added[0].key: 3}


def test_an_argument_that_nobody_approved_cannot_be_weighed(weighing: Room) -> None:
    anna, bas = people(weighing)
    weighing.send(text(weighing, anna, "Zij kent haar buurt."))
    keys = [item.key for item in weighing.state.card.own if item.side == "A"]
    weigh = Envelope(Weigh(seq=2, step="weigh", argument=f"A{len(keys) + 1}", weight=3), bas, PHONE)
    assert refused(weighing.send(weigh)[0]).code == "unknown"


def test_what_was_approved_can_be_taken_back_and_keeps_its_key(weighing: Room) -> None:
    anna, _ = people(weighing)
    weighing.send(text(weighing, anna, "Zij kent haar buurt."))
    weighing.send(moderate(weighing, True))
    key = Text.objects.get().argument
    weighing.send(moderate(weighing, False))
    assert weighing.state.card.arguments == weighing.state.card.own
    weighing.send(moderate(weighing, True))
    assert Text.objects.get().argument == key


def test_two_approved_arguments_get_keys_of_their_own(weighing: Room) -> None:
    for person, key in zip(people(weighing), (ONE, OTHER), strict=True):
        weighing.send(text(weighing, person, "Zij kent haar buurt.", key))
    for row in Text.objects.all():
        weighing.send(weighing.by_facilitator(Moderate(seq=1, step="weigh", text=row.pk, approve=True)))
    assert len({row.argument for row in Text.objects.all()}) == 2


@pytest.mark.parametrize(
    ("words", "kind", "side", "code"),
    [
        ("", "argument", "A", "text"),
        ("   ", "argument", "A", "text"),
        ("x" * 281, "argument", "A", "text"),
        ("Een reden.", "argument", "", "unknown"),
        ("Een weg.", "third_way", "", "late"),
        ("Mee.", "take_away", "", "late"),
    ],
)
def test_what_may_not_be_written_gets_a_sentence(
    weighing: Room, words: str, kind: str, side: str, code: str
) -> None:
    anna, _ = people(weighing)
    assert refused(weighing.send(text(weighing, anna, words, kind=kind, side=side))[0]).code == code
    assert not Text.objects.exists()


def test_nobody_writes_without_end(weighing: Room) -> None:
    anna, _ = people(weighing)
    answers = [weighing.send(text(weighing, anna, "Weer een.", f"{number:016x}"))[0] for number in range(6)]
    assert [type(answer).__name__ for answer in answers] == ["Ack"] * 5 + ["Refused"]


def test_the_facilitators_own_text_is_approved_at_once(weighing: Room) -> None:
    acked(weighing.send(text(weighing, None, "Nog een reden."))[0])
    (kept,) = weighing.state.approved(TextKind.ARGUMENT)
    assert kept.writer is None


def test_a_participant_approves_nothing(weighing: Room) -> None:
    anna, _ = people(weighing)
    weighing.send(text(weighing, anna, "Zij kent haar buurt."))
    command = Moderate(seq=1, step="weigh", text=Text.objects.get().pk, approve=True)
    assert refused(weighing.send(Envelope(command, anna, PHONE))[0]).code == "role"
    assert Text.objects.get().status == TextStatus.WAITING


def test_a_text_of_another_session_is_unknown(weighing: Room, facilitator) -> None:  # type: ignore[no-untyped-def]
    from sessions.actions import open_session

    other = Room(open_session(owner=facilitator, number=3))
    (carla,) = other.join("carla")
    other.go("weigh")
    other.send(text(other, carla, "Een reden."))
    assert refused(weighing.send(moderate(weighing, True))[0]).code == "unknown"
