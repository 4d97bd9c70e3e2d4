"""A rehearsal over real sockets: people come while a screen is open, and are gone when it closes."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions import made_up, rehearsal
from sessions.actions import Rehearsal
from sessions.models import LiveSession, Participant, Position
from sessions.rehearsal import Cast
from tests.live.cast import Wire, joined, phone, projector, screen

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "TICK_SECONDS", 0.05)
    for name in ("JOINING", "PLACING", "ANSWERING", "WRITING", "FIRST_ARGUMENT", "ALL_ARGUMENTS"):
        monkeypatch.setattr(made_up, name, (0.05, 0.4))


async def practice(open_live: Callable[..., LiveSession]) -> LiveSession:
    return await sync_to_async(open_live)(rehearsal=Rehearsal(PEOPLE, "groups"))


async def go(board: Wire, here: str, there: str) -> None:
    await board.next("ack", seq=await board.send("go", here, to=there))


def counts(name: str, value: int) -> Callable[[dict[str, Any]], bool]:
    return lambda frame: frame["live"][name] == value


async def test_people_come_and_answer_while_the_screen_is_open_and_leave_nothing(
    open_live: Callable[..., LiveSession], facilitator: User
) -> None:
    live = await practice(open_live)
    board = await screen(live, facilitator)
    frame = await board.until("state", counts("joined", PEOPLE))
    assert frame["live"]["flags"]["rehearsal"] is True
    await go(board, "lobby", "case")
    await go(board, "case", "first_position")
    frame = await board.until("state", lambda frame: (frame["live"]["spread"] or {}).get("people") == PEOPLE)
    assert frame["live"]["spread"]["label"] == "Twee groepen"
    await go(board, "first_position", "closed")
    frame = await board.until("state", lambda frame: frame["live"]["flags"]["step"] == "closed")
    if frame["live"]["joined"]:  # read between the close and the wiping, never after it
        frame = await board.until("state", counts("joined", 0))
    assert frame["epoch"] == 2
    assert not await Participant.objects.aexists()
    assert not await Position.objects.aexists()
    await board.settle(0.5)
    assert not await Participant.objects.aexists(), "nobody comes back"
    await board.close()


async def test_nobody_comes_while_no_screen_is_open(open_live: Callable[..., LiveSession]) -> None:
    live = await practice(open_live)
    wire = await phone(live)
    await wire.settle(1.0)
    assert await Participant.objects.acount() == 1, "only the real one"
    await wire.close()


async def test_they_stop_when_the_screen_goes_and_go_on_when_it_is_back(
    open_live: Callable[..., LiveSession], facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_up, "PLACING", (1.0, 3.0))
    live = await practice(open_live)
    board = await screen(live, facilitator)
    await board.until("state", counts("joined", PEOPLE))
    await go(board, "lobby", "first_position")
    await board.close()
    before = await Position.objects.acount()
    await asyncio.sleep(1.5)
    assert await Position.objects.acount() == before < PEOPLE
    board = await screen(live, facilitator)
    await board.until("state", counts("ready", PEOPLE))
    await board.close()


async def test_two_processes_play_the_same_people(
    open_live: Callable[..., LiveSession], facilitator: User
) -> None:
    live = await practice(open_live)
    other = Cast(live.pk)
    other.play()
    board = await screen(live, facilitator)
    await board.until("state", counts("joined", PEOPLE))
    await go(board, "lobby", "first_position")
    await board.until("state", counts("ready", PEOPLE))
    await board.settle(0.5)
    assert await Participant.objects.acount() == await Position.objects.acount() == PEOPLE
    other.stop()
    await board.close()


async def test_a_projector_follows_to_the_next_card(live: LiveSession, facilitator: User) -> None:
    board, second = await screen(live, facilitator), await projector(live)
    wire = await phone(live, await joined(live))
    await go(board, "lobby", "closed")
    await wire.until("state", lambda frame: frame["live"]["step"] == "closed")

    @sync_to_async
    def pick() -> None:
        desk = Client()
        desk.force_login(facilitator)
        data = {"format_code": "snel", "mode": "direct", "na": str(live.pk)}
        assert desk.post(reverse("live_open", args=[5]), data).status_code == 302

    await pick()
    assert (await second.next("bye"))["again"] is False, "its page asks again, and is given the next session"
    await wire.until("state", lambda frame: "verder/" in frame.get("html", ""))
    for one in (board, wire):
        await one.close()
