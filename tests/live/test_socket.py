"""One message from finger to screens, over real sockets of the real application in this process."""

from itertools import pairwise
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from sessions import actions
from sessions.models import LiveSession, Position
from tests.live.cast import Wire, joined, logged_in, phone, projector, screen

pytestmark = pytest.mark.django_db(transaction=True)


async def go(wire: Wire, *steps: str) -> None:
    for here, there in pairwise(steps):
        await wire.next("ack", seq=await wire.send("go", here, to=there))


async def test_a_phone_gets_the_room_and_its_own_answers_at_once(live: LiveSession) -> None:
    wire = await phone(live)
    me = await wire.next("me")
    assert (me["position"], me["weights"], len(me["order"])) == (None, {}, 11)
    state = await wire.next("state")
    assert state["live"]["step"] == "lobby"
    assert state["html"]
    await wire.close()


async def test_placing_reaches_the_screen_after_it_is_committed(live: LiveSession, facilitator: User) -> None:
    board = await screen(live, facilitator)
    wire = await phone(live)
    await go(board, "lobby", "case", "first_position")
    await wire.until("state", lambda frame: frame["live"]["step"] == "first_position")
    ack = await wire.next("ack", seq=await wire.send("place", "first_position", round=1, value=62))
    assert await Position.objects.filter(value=62, version=ack["version"]).aexists()
    frame = await board.until("state", lambda frame: (frame["live"].get("spread") or {}).get("people") == 1)
    assert sum(frame["live"]["spread"]["bins"]) == 1
    await board.close()
    await wire.close()


async def test_screen_and_projector_get_the_same_and_only_one_may_command(
    live: LiveSession, facilitator: User
) -> None:
    board, second = await screen(live, facilitator), await projector(live)
    refusal = await second.next("refused", seq=await second.send("go", "lobby", to="case"))
    assert refusal["code"] == "role"
    await go(board, "lobby", "case")
    theirs = await second.until("state", lambda frame: frame["live"]["flags"]["step"] == "case")
    ours = next(frame for frame in board.frames if frame.get("scene") == theirs["scene"]) if any(
        frame.get("scene") == theirs["scene"] for frame in board.frames
    ) else await board.until("state", lambda frame: frame["scene"] == theirs["scene"])  # fmt: skip
    assert ours["html"] == theirs["html"]
    await board.close()
    await second.close()


async def test_a_second_tab_of_the_same_person_follows(live: LiveSession, facilitator: User) -> None:
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    cookies = await joined(live)
    first, second = await phone(live, cookies), await phone(live, cookies)
    for wire in (first, second):
        await wire.next("me")
    await first.next("ack", seq=await first.send("place", "first_position", round=1, value=30))
    assert (await second.next("me"))["position"] == 30
    await first.settle()
    assert [frame for frame in first.frames if frame["type"] == "me"][1:] == [], "the sender knows already"
    for wire in (board, first, second):
        await wire.close()


async def test_nobody_gets_another_persons_answers(live: LiveSession, facilitator: User) -> None:
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    mia, noor = await phone(live), await phone(live)
    await noor.settle()
    before = len(noor.frames)
    await mia.next("ack", seq=await mia.send("place", "first_position", round=1, value=37))
    await noor.settle(1.5)
    assert "37" not in str([frame for frame in noor.frames[before:] if frame["type"] != "state"])
    for frame in noor.frames[before:]:
        assert frame["type"] == "state"
        assert set(frame["live"]) == {"count", "paused", "step"}
    for wire in (board, mia, noor):
        await wire.close()


async def test_in_silence_no_aggregate_leaves_before_the_reveal(open_live: Any, facilitator: User) -> None:
    live = await open_live_async(open_live)
    board, second = await screen(live, facilitator), await projector(live)
    phones = [await phone(live) for _ in range(6)]
    await go(board, "lobby", "case", "first_position")
    for number, wire in enumerate(phones):
        await wire.until("state", lambda frame: frame["live"]["step"] == "first_position")
        await wire.next("ack", seq=await wire.send("place", "first_position", round=1, value=number * 3))
    await go(board, "first_position", "weigh")
    for wire in phones:
        await wire.until("state", lambda frame: frame["live"]["step"] == "weigh")
        await wire.next("ack", seq=await wire.send("weigh", "weigh", argument="A1", weight=4))
    await go(board, "weigh", "spread")
    for wire in (board, second, *phones):
        await wire.settle()
        for frame in wire.frames:
            if frame["type"] == "state":
                assert not frame["live"].get("spread")
                assert not frame["live"].get("weights")
    await board.next("ack", seq=await board.send("reveal", "spread"))
    frame = await board.until("state", lambda frame: frame["live"]["spread"])
    assert frame["live"]["spread"]["people"] == 6
    for wire in (board, second, *phones):
        await wire.close()


async def test_a_failing_database_gives_an_honest_refusal_and_recovers(
    live: LiveSession, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    wire = await phone(live)
    real = actions.apply

    def locked(*arguments: Any) -> Any:
        raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "apply", locked)
    refusal = await wire.next("refused", seq=await wire.send("place", "first_position", round=1, value=62))
    assert (refusal["code"], refusal["retry"]) == ("busy", True)
    monkeypatch.setattr(actions, "apply", real)
    await wire.next("ack", seq=await wire.send("place", "first_position", round=1, value=62))
    assert await Position.objects.acount() == 1
    await board.close()
    await wire.close()


async def test_a_session_that_is_deleted_says_goodbye(live: LiveSession, facilitator: User) -> None:
    wire = await phone(live)
    await wire.next("state")
    await posted(facilitator, "live_delete", live)
    assert (await wire.next("bye"))["again"] is False
    assert await wire.close_code() == 4000


async def test_revoking_the_projector_address_closes_its_sockets_only(
    live: LiveSession, facilitator: User
) -> None:
    board, second, wire = await screen(live, facilitator), await projector(live), await phone(live)
    for each in (board, second, wire):
        await each.next("state")
    await posted(facilitator, "projector_revoke", live)
    assert (await second.next("bye"))["again"] is False
    await board.next("ack", seq=await board.send("go", "lobby", to="case"))
    assert not [frame for frame in wire.frames if frame["type"] == "bye"]
    await board.close()
    await wire.close()


async def test_sockets_without_a_right_are_closed(
    live: LiveSession, facilitator: User, other_facilitator: User
) -> None:
    name = next(iter(await joined(live)))
    for wire in (
        Wire(f"/ws/mee/{live.pk}/"),
        Wire(f"/ws/mee/{live.pk}/", {name: "vervalst"}),
        Wire(f"/ws/scherm/{live.pk}/"),
        Wire(f"/ws/scherm/{live.pk}/", await logged_in(other_facilitator)),
        Wire(f"/ws/scherm/{live.pk}/", await joined(live)),
        Wire("/ws/projector/geraden/"),
    ):
        await wire.open()
        assert await wire.close_code() == 4404


@pytest.mark.parametrize(
    "origin", ["http://elders.example", "https://testserver", "http://testserver:81", "null", "", "http://testserver.elders.example"]
)  # fmt: skip
async def test_a_page_of_another_origin_opens_no_socket(live: LiveSession, origin: str) -> None:
    assert await Wire(f"/ws/mee/{live.pk}/", await joined(live), origin).refused()


async def test_an_unknown_address_opens_no_socket(live: LiveSession) -> None:
    assert await Wire("/ws/iets-anders/").refused()


@sync_to_async
def posted(user: User, name: str, live: LiveSession) -> None:
    browser = Client()
    browser.force_login(user)
    assert browser.post(reverse(name, args=[live.pk])).status_code == 302


async def open_live_async(open_live: Any) -> LiveSession:
    return await sync_to_async(open_live)(mode="silent")
