"""A rehearsal: made-up people answer in every step, twice is once, and nothing of it stays."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.actions import Rehearsal
from sessions.batch import Envelope
from sessions.domain.constants import PICKS_PER_SIDE
from sessions.domain.formats import FORMATS
from sessions.models import Answer, LiveSession, Participant, Position, Text, Weight
from sessions.protocol import Ack, Lock, Pause, Refused
from sessions.rehearsal import MOST_A_TICK, Playing
from sessions.retention import tidy
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db

LED = [code for code, form in FORMATS.items() if not form.together]


class Practice(Room):
    """A room of made-up people whose clock the test turns."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self.playing = Playing(live.pk)
        self.late = 0.0  # seconds that the clock was turned on

    def tick(self, seconds: float = 30.0, playing: Playing | None = None) -> list[Any]:
        """Let so much time pass and do what is due."""
        self.late += seconds
        acts = (playing or self.playing).due(self.now)
        return self.send(*[act.envelope for act in acts])

    def play(self) -> None:
        """Until nobody has anything left to do in this step. The first tick of a step only makes plans."""
        self.tick()
        while self.tick():
            pass

    def send(self, *envelopes: Envelope) -> list[Any]:
        return actions.apply(self.live.pk, envelopes, self.now)

    @property
    def now(self) -> datetime:
        return timezone.now() + timedelta(seconds=self.late)


@pytest.fixture
def practise(open_live: Callable[..., LiveSession]) -> Callable[..., Practice]:
    def opened(people: int = 12, shape: str = "groups", **wanted: Any) -> Practice:
        return Practice(open_live(rehearsal=Rehearsal(people, shape), **wanted))

    return opened


@pytest.mark.parametrize("code", LED)
def test_they_join_and_answer_in_every_step_of_the_format(
    practise: Callable[..., Practice], code: str
) -> None:
    room = practise(12, format_code=code)
    room.play()
    assert Participant.objects.count() == 12
    for step in FORMATS[code].order[1:-1]:
        if step == "flip":
            room.send(room.by_facilitator(_turn_b()))
        room.go(step)
        room.play()
    state = room.state
    assert len(state.positions) == len(state.second) == 12
    if "weigh" in FORMATS[code].order:
        assert len(state.weights) == 12
    if FORMATS[code].picks:
        assert {len(mine) for mine in state.weights.values()} == {2 * PICKS_PER_SIDE}
    assert {key for mine in state.answers.values() for key in mine} >= {"harvest.1", "harvest.4", "reason"}
    assert {text.kind.value for text in state.texts} >= {"take_away", "chafes"}


def _turn_b() -> Any:
    from sessions.protocol import Turn

    return Turn(seq=1, step="talk", side="B")


def test_they_come_one_after_another_and_not_all_at_once(practise: Callable[..., Practice]) -> None:
    room = practise(40)
    came = [len(room.tick(1)) for _ in range(15)]
    assert sum(came) == 40
    assert max(came) < 15
    assert sum(count > 0 for count in came) >= 8


def test_nobody_answers_before_they_could_have_read(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.play()
    room.late = 0
    room.go("case", "first_position")
    assert room.tick(1) == []
    room.play()
    assert Position.objects.count() == 12


def test_two_processes_that_play_the_same_people_make_no_more_of_them(
    practise: Callable[..., Practice],
) -> None:
    room = practise()
    other = Playing(room.live.pk)
    for step in ("lobby", "case", "first_position", "weigh", "pairs", "spread", "talk"):
        if step != "lobby":
            room.go(step)
        for _ in range(4):
            acts = [*room.playing.due(room.now), *other.due(room.now)]
            room.send(*[act.envelope for act in acts])
            room.late += 30
    room.go("flip")
    assert Participant.objects.count() == Position.objects.count() == 12
    assert Weight.objects.count() == 12 * len(room.state.card.arguments)
    texts = list(Text.objects.values_list("text", flat=True))
    assert len(texts) == len(set(texts)) > 0


def test_both_give_the_same_answers(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.play()
    room.go("case", "first_position")
    one, other = Playing(room.live.pk), Playing(room.live.pk)
    for playing in (one, other):
        playing.due(room.now)
    room.late += 60
    assert sorted(map(repr, one.due(room.now))) == sorted(map(repr, other.due(room.now)))


def test_a_pause_stops_them(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.play()
    room.go("case", "first_position")
    room.send(room.by_facilitator(Pause(seq=1, step="first_position", on=True)))
    assert room.tick(60) == []
    room.send(room.by_facilitator(Pause(seq=2, step="first_position", on=False)))
    assert room.tick(60)


def test_a_shut_door_shuts_them_out_too(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.send(room.by_facilitator(Lock(seq=1, step="lobby", on=True)))
    assert {type(answer) for answer in room.tick(60)} == {Refused}
    assert room.tick(60) == []


def test_they_are_present_as_long_as_they_are_played(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.play()
    Participant.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    room.playing._seen_at = -100.0  # as ten seconds later
    room.playing.due(timezone.now())
    assert len(_present(room)) == 12


def _present(room: Room) -> list[Any]:
    since = timezone.now() - timedelta(seconds=60)
    return list(Participant.objects.filter(live=room.live, seen_at__gte=since))


def test_real_people_may_join_in(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.play()
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    assert all(isinstance(answer, Ack) for answer in room.send(room.place(mia, 3)))
    room.play()
    assert Position.objects.count() == 13


def test_closing_wipes_all_that_anybody_did_and_tells_the_pages_to_forget(
    practise: Callable[..., Practice],
) -> None:
    room = practise()
    room.play()
    room.join("mia")
    for step in ("case", "first_position", "weigh", "talk"):
        room.go(step)
        room.play()
    epoch = room.state.epoch
    room.go("closed")
    for model in (Participant, Position, Weight, Answer, Text):
        assert not model.objects.exists(), model
    state = room.state
    assert (state.step, state.joined, state.epoch) == ("closed", 0, epoch + 1)
    assert not state.positions
    assert not state.texts
    assert room.tick(60) == []
    assert not room.playing.goes_on


def test_answers_in_the_batch_that_closes_are_wiped_too(practise: Callable[..., Practice]) -> None:
    from sessions.protocol import Go

    room = practise()
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    close = room.by_facilitator(Go(seq=1, step="first_position", to="closed"))
    before, closing, after = room.send(room.place(mia, 3), close, room.place(mia, 9, seq=2))
    assert (type(before), type(closing), type(after)) == (Ack, Ack, Refused)
    assert not Position.objects.exists()


def test_a_real_conversation_is_not_wiped(open_live: Callable[..., LiveSession]) -> None:
    room = Room(open_live())
    room.join("mia")
    room.go("case", "closed")
    assert Participant.objects.count() == 1


def test_what_was_left_for_an_hour_goes_and_what_is_looked_at_stays(
    practise: Callable[..., Practice],
) -> None:
    left, used, new = practise(), practise(), practise()
    for room in (left, used):
        room.play()
        LiveSession.objects.filter(pk=room.live.pk).update(touched_at=timezone.now() - timedelta(hours=1.1))
    Participant.objects.update(seen_at=timezone.now())
    Participant.objects.filter(live=left.live).update(seen_at=timezone.now() - timedelta(hours=1.1))
    assert tidy(timezone.now()).deleted == 1
    assert set(LiveSession.objects.all()) == {used.live, new.live}


def test_a_closed_rehearsal_goes_and_is_never_kept_as_a_summary(practise: Callable[..., Practice]) -> None:
    room = practise()
    room.go("closed")
    later = timezone.now() + timedelta(hours=25)
    done = tidy(later)
    assert (done.deleted, done.collapsed) == (1, 0)


def test_a_real_session_of_an_hour_old_stays(open_live: Callable[..., LiveSession]) -> None:
    open_live()
    LiveSession.objects.update(touched_at=timezone.now() - timedelta(hours=2))
    assert tidy(timezone.now()).deleted == 0


def test_the_list_calls_it_a_rehearsal_and_wipes_it_in_one_tap(
    client: Client, facilitator: User, practise: Callable[..., Practice]
) -> None:
    room = practise(40)
    room.play()
    client.force_login(facilitator)
    page = client.get(reverse("live_list")).content.decode()
    assert "oefening" in page
    assert "met 40 verzonnen mensen" in page
    assert "40 deelnemers" not in page
    client.post(reverse("live_delete", args=[room.live.pk]))
    assert not LiveSession.objects.exists()
    assert not Participant.objects.exists()


def test_a_rehearsal_has_no_summary_and_no_files(
    client: Client, facilitator: User, practise: Callable[..., Practice]
) -> None:
    room = practise()
    client.force_login(facilitator)
    page = client.get(reverse("summary", args=[room.live.pk])).content.decode()
    assert "Dit is een oefening" in page
    for name in ("summary_csv", "summary_pdf"):
        assert client.get(reverse(name, args=[room.live.pk])).status_code == 404


def test_three_hundred_people_are_handed_in_a_batch_at_a_time(practise: Callable[..., Practice]) -> None:
    """The work runs in the thread that commits answers: no tick may hold that up."""
    room = practise(300, "spread")
    room.play()
    room.go("case", "first_position", "weigh")
    assert [len(room.tick()) for _ in range(3)] == [MOST_A_TICK] * 3
    room.play()
    assert Weight.objects.count() == 300 * len(room.state.card.arguments)
