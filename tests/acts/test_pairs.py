"""Pairs: made when the step begins, mended for who is not found and who comes late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions import frames
from sessions.batch import Envelope
from sessions.models import Participant
from sessions.protocol import Seek, Watch
from tests.acts.cast import PHONE, Room, acked, refused


def pairs(room: Room) -> list[set[int]]:
    return [set(pair.people) for pair in room.state.pairs]


def stand(room: Room, places: list[int]) -> list[int]:
    people = room.join(*[f"person {number}" for number in range(len(places))])
    room.go("first_position")
    room.send(*[room.place(person, place) for person, place in zip(people, places, strict=True)])
    return people


def seek(room: Room, person: int) -> Envelope:
    return Envelope(Seek(seq=1, step=room.step), person, PHONE)


def test_people_meet_who_stand_half_the_room_apart(room: Room) -> None:
    a, b, c, d = stand(room, [5, 20, 70, 90])
    room.go("pairs")
    assert sorted(map(sorted, pairs(room))) == [[a, c], [b, d]]


def test_every_pair_has_a_picture_of_its_own(room: Room) -> None:
    stand(room, list(range(0, 100, 5)))
    room.go("pairs")
    tokens = [pair.token for pair in room.state.pairs]
    assert len(set(tokens)) == len(tokens) == 10


def test_who_left_or_watches_is_in_no_pair(room: Room) -> None:
    a, b, c, d = stand(room, [5, 20, 70, 90])
    Participant.objects.filter(pk=a).update(seen_at=timezone.now() - timedelta(minutes=5))
    room.send(Envelope(Watch(seq=1, step="first_position", on=True), b, PHONE))
    room.go("pairs")
    assert pairs(room) == [{c, d}]


def test_who_was_not_found_gets_others(room: Room) -> None:
    people = stand(room, [5, 10, 20, 70, 80, 90])
    room.go("pairs")
    acked(room.send(seek(room, people[0]))[0])
    assert not any({people[0], people[3]} <= pair for pair in pairs(room))
    assert sorted(person for pair in pairs(room) for person in pair) == people


def test_two_people_alone_stay_together(room: Room) -> None:
    a, b = stand(room, [5, 90])
    room.go("pairs")
    acked(room.send(seek(room, a))[0])
    assert pairs(room) == [{a, b}]


def test_who_comes_late_joins_others(room: Room) -> None:
    a, b = stand(room, [5, 90])
    room.go("pairs")
    (late,) = room.join("late")
    assert pairs(room) == [{a, b, late}]


def test_who_stays_in_a_pair_keeps_the_picture(room: Room) -> None:
    stand(room, [5, 20, 70, 90])
    room.go("pairs")
    before = {frozenset(pair.people): pair.token for pair in room.state.pairs}
    room.join("late")
    after = [(pair.people, pair.token) for pair in room.state.pairs]
    for people, token in after:
        assert token in {before[group] for group in before if group & set(people)}


def test_a_hall_stays_seated(room: Room) -> None:
    stand(room, [number % 101 for number in range(101)])
    room.go("pairs")
    assert room.state.pairs == ()
    assert frames.for_person(room.state, 1, 7).pair is None


def test_a_phone_is_told_its_own_picture_and_nobody_elses(room: Room) -> None:
    a, b, c, _ = stand(room, [5, 20, 70, 90])
    room.go("pairs")
    state = room.state
    mine, partners, others = (frames.for_person(state, person, 7).pair for person in (a, c, b))
    assert mine
    assert partners
    assert others
    assert (mine.words, mine.picture) == (partners.words, partners.picture)
    assert mine.words != others.words
    assert mine.first != partners.first


def test_pairs_are_told_in_their_step_only(room: Room) -> None:
    a, *_ = stand(room, [5, 90])
    room.go("pairs", "spread")
    assert frames.for_person(room.state, a, 7).pair is None


@pytest.mark.parametrize("step", ["first_position", "spread"])
def test_nobody_seeks_in_another_step(room: Room, step: str) -> None:
    a, _ = stand(room, [5, 90])
    room.go(step)
    assert refused(room.send(seek(room, a))[0]).code == "late"
