"""Files before, during and after, also of what broke off or lost its rows: they may say less, never anything wrong."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.commands import Reveal
from sessions.models import LiveSession
from sessions.retention import tidy
from tests.acts.cast import Room
from tests.acts.test_downloads import FILES
from tests.acts.test_retention import grown_old, place_again

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit

PLACES = [10] * 9 + [50] * 6 + [90] * 9
Files = dict[str, bytes]


@pytest.fixture
def files(facilitator: User) -> Callable[[Room], Files]:
    """Every file of a session now; each must come whole."""
    anna = Client()

    def fetched(room: Room) -> Files:
        anna.force_login(facilitator)  # the timer also lets go of log-ins that are over
        answers = {name: anna.get(reverse(name, args=[room.live.pk])) for name in FILES}
        assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(FILES, 200)
        return {name: answer.content for name, answer in answers.items()}

    return fetched


def data(files: Files) -> Any:
    return json.loads(files["summary_json"])


def gathered(open_live: Callable[..., LiveSession], people: int = len(PLACES), **how: Any) -> Room:
    room = Room(open_live(number=5, **how))
    there = room.join(*[f"p{number}" for number in range(people)])
    room.go("case", "first_position")
    room.send(*[room.place(person, place) for person, place in zip(there, PLACES, strict=False)])
    return room


def test_before_it_begins_there_is_the_card(live: LiveSession, files: Callable[[Room], Files]) -> None:
    found = data(files(Room(live)))
    assert found["session"]["phase"] == "running"
    assert found["spread"]["first"] is None or found["spread"]["first"]["cells"] == []
    assert found["weights"]["arguments"]


def test_while_it_runs_no_number_of_the_group_is_in_any_file(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files]
) -> None:
    room = gathered(open_live)
    room.go("weigh", "pairs", "spread")
    made = files(room)
    found = data(made)
    assert (found["session"]["phase"], found["session"]["people_count"]) == ("running", None)
    assert found["spread"]["first"]["cells"] == []
    assert all(item["mean"] is None for item in found["weights"]["arguments"])
    assert "loopt nog" in made["summary_csv"].decode("utf-8-sig")
    assert not re.search(r"\b(9|6|24) mensen", made["summary_csv"].decode("utf-8-sig"))


def test_in_silence_nothing_of_the_group_is_there_before_the_reveal(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files]
) -> None:
    room = gathered(open_live, mode="silent")
    room.go("weigh", "pairs", "spread")
    assert data(files(room))["spread"]["first"] is None
    room.send(room.by_facilitator(Reveal(seq=2, step="spread")))
    assert data(files(room))["spread"]["first"]["label"]
    grown_old(room, hours=12.1)
    tidy(timezone.now())
    assert sum(cell["people"] for cell in data(files(room))["spread"]["first"]["cells"]) == len(PLACES)


def test_one_that_broke_off_in_silence_keeps_it(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files]
) -> None:
    room = gathered(open_live, mode="silent")
    room.go("weigh", "pairs")
    grown_old(room, hours=12.1)
    assert tidy(timezone.now()).closed == 1
    found = data(files(room))
    assert (found["session"]["phase"], found["spread"]["first"]) == ("aborted", None)
    assert all(item["weight"] is None for item in found["weights"]["arguments"])


def test_one_that_broke_off_while_people_chose_again_tells_the_first_places(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files]
) -> None:
    room = gathered(open_live)
    room.go("weigh", "pairs", "spread", "talk", "flip", "second_position")
    people = list(room.state.positions)
    room.send(*[place_again(room, person, 50) for person in people[:3]])
    grown_old(room, hours=12.1)
    tidy(timezone.now())
    found = data(files(room))
    assert found["session"]["phase"] == "aborted"
    assert sum(cell["people"] for cell in found["spread"]["first"]["cells"]) == len(PLACES)
    assert (found["spread"]["second"], found["spread"]["change"]) == (None, None)


@pytest.mark.parametrize("people", [3, 7, 24])
def test_after_the_rows_are_gone_the_files_are_the_same(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files], people: int
) -> None:
    """To the byte; Word and Excel hold the moment they were made, so those by what is in them."""
    room = gathered(open_live, people)
    room.go("closed")
    before = files(room)
    grown_old(room, hours=24.1)
    assert tidy(timezone.now()).collapsed == 1
    after = files(room)
    same = [name for name in FILES if not name.endswith(("docx", "xlsx"))]
    assert [name for name in same if before[name] != after[name]] == []
    assert data(after)["session"]["phase"] == "closed"
    assert (data(after)["session"]["people_count"] is None) == (people < 8)


def test_deleted_now_every_address_of_it_is_gone(open_live: Callable[..., LiveSession], anna: Client) -> None:
    room = gathered(open_live)
    room.go("closed")
    live = LiveSession.objects.get(pk=room.live.pk)
    shared = reverse("shared_summary", args=[live.summary_token])
    own = [reverse(name, args=[live.pk]) for name in (*FILES, "summary", "report", "summary_mail", "screen")]
    assert {anna.get(path).status_code for path in (*own, shared)} == {200}
    assert anna.post(reverse("live_delete", args=[live.pk])).status_code == 302
    assert {anna.get(path).status_code for path in (*own, shared)} == {404}
    assert anna.get(reverse("compare", args=[5])).status_code == 404


def test_a_day_later_by_the_timer_alone(
    open_live: Callable[..., LiveSession], files: Callable[[Room], Files]
) -> None:
    """Nobody closes it: the timer closes, collapses and at last deletes it, each time with whole files until then."""
    room = gathered(open_live)
    began = LiveSession.objects.get(pk=room.live.pk).touched_at
    for hours, phase in ((11, "running"), (13, "aborted"), (36, "aborted"), (24 * 90, "aborted")):
        tidy(began + timedelta(hours=hours))
        assert data(files(room))["session"]["phase"] == phase, hours
    tidy(began + timedelta(hours=13, days=90, minutes=1))
    assert not LiveSession.objects.exists()
