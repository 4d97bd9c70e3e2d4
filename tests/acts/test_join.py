"""Coming in, and a door that is shut."""

from typing import Any

import pytest

from sessions.batch import Envelope, Join
from sessions.codes import ALPHABET, key_of, normalise, shown
from sessions.models import LiveSession, Participant
from sessions.protocol import Lock
from tests.acts.cast import Room, refused

pytestmark = pytest.mark.django_db


def joining(*names: str) -> list[Envelope]:
    return [Envelope(Join(key_of(name), 1)) for name in names]


def test_many_join_in_one_batch(room: Room) -> None:
    room.send(*joining(*[f"p{number}" for number in range(300)]))
    assert room.state.joined == 300
    assert len(room.state.present) == 300


def test_a_full_session_takes_exactly_its_number(room: Room) -> None:
    LiveSession.objects.filter(pk=room.live.pk).update(max_participants=3)
    answers = room.send(*joining("a", "b"))
    answers += room.send(*joining("c", "d"))
    assert refused(answers[3]).code == "full"
    assert Participant.objects.count() == 3


def test_a_locked_door_stays_shut_until_it_opens(room: Room) -> None:
    room.send(room.by_facilitator(Lock(seq=1, step="lobby", on=True)))
    assert refused(room.send(*joining("mia"))[0]).code == "locked"
    room.send(room.by_facilitator(Lock(seq=2, step="lobby", on=False)))
    room.join("mia")


def test_a_door_that_shuts_in_the_same_batch_is_shut(room: Room) -> None:
    shut = room.by_facilitator(Lock(seq=1, step="lobby", on=True))
    before, lock, after = room.send(*joining("mia"), shut, *joining("noor"))
    assert refused(after).code == "locked"
    assert (type(before).__name__, type(lock).__name__) == ("Ack", "Ack")


def test_nobody_joins_a_closed_session(room: Room) -> None:
    room.go("closed")
    assert refused(room.send(*joining("mia"))[0]).code == "closed"


def test_only_the_hash_of_a_token_is_stored(room: Room) -> None:
    room.join("een-geheim")
    assert "een-geheim" not in str(list(Participant.objects.values()))


@pytest.mark.parametrize("typed", ["k7qm2p", " K7Q-M2P ", "k7q m2p", "K7Q–M2P"])
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert normalise(typed) == "K7QM2P"
    assert shown("K7QM2P") == "K7Q-M2P"


def test_codes_hold_no_letters_that_look_alike(open_live: Any) -> None:
    code = open_live().code
    assert set(code) <= set(ALPHABET)
    assert not set("ILOS01") & set(ALPHABET)


def test_later_edits_of_a_card_do_not_change_a_session(room: Room) -> None:
    from content.models import Argument, Dilemma

    before = room.state.card
    Dilemma.objects.filter(number=1).update(title="Iets anders")
    Argument.objects.filter(dilemma__number=1).update(text="Iets anders")
    assert LiveSession.objects.get(pk=room.live.pk).card["title"] == before.title
    assert room.state.card == before
