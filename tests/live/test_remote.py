"""The remote's socket: what it hears, what nobody else hears, and when it is let go."""

import asyncio
import json
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.access import remote_cookie_name
from sessions.models import LiveSession
from tests.live.cast import Wire, logged_in, phone, projector, screen

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "Wie dit leest zonder dat het mag, is er een te veel."
ID = "0123456789abcdef"


async def remote(live: LiveSession, cookies: dict[str, str]) -> Wire:
    return await Wire(f"/ws/bediening/{live.pk}/", cookies).open()


@sync_to_async
def coupled(live: LiveSession) -> dict[str, str]:
    """The cookies of a phone that scanned and accepted."""
    browser = Client()
    token = actions.couple_remote(live, timezone.now() + timedelta(minutes=10))
    browser.post(reverse("remote_door", args=[token]))
    return {remote_cookie_name(live.pk): browser.cookies[remote_cookie_name(live.pk)].value}


@sync_to_async
def posted(user: User, name: str, live: LiveSession, form: dict[str, Any] | None = None) -> None:
    browser = Client()
    browser.force_login(user)
    assert browser.post(reverse(name, args=[live.pk]), form or {}).status_code in {200, 302}


async def go(wire: Wire, *steps: str) -> None:
    for here, there in pairwise(steps):
        await wire.next("ack", seq=await wire.send("go", here, to=there))


async def write(wire: Wire, step: str = "weigh", **rest: Any) -> None:
    await wire.until("state", lambda frame: frame["live"]["step"] == step)
    text = {"id": ID, "kind": "argument", "side": "B", "text": SECRET, "more": "", **rest}
    await wire.next("ack", seq=await wire.send("write", step, **text))


def heard(wire: Wire, words: str) -> bool:
    """In any byte that came, as JSON or in HTML."""
    return any(words in json.dumps(frame, ensure_ascii=False) for frame in wire.frames)


async def test_a_text_that_waits_reaches_the_remote_and_no_one_else(
    live: LiveSession, facilitator: User
) -> None:
    board, second = await screen(live, facilitator), await projector(live)
    hand = await remote(live, await coupled(live))
    mia, noor = await phone(live), await phone(live)
    await go(board, "lobby", "case", "first_position", "weigh")
    await write(mia)
    frame = await hand.until("state", lambda frame: frame["live"]["waiting"])
    (text,) = frame["live"]["waiting"]
    assert (text["kind"], text["side"], text["text"], text["waits"]) == ("argument", "B", SECRET, True)
    assert set(text) == {"id", "kind", "side", "text", "more", "status", "waits"}, (
        "and nothing of who wrote it"
    )
    for wire in (board, second, noor):
        await wire.settle()
        assert not heard(wire, SECRET)
    await hand.next("ack", seq=await hand.send("moderate", "weigh", text=text["id"], approve=True))
    await go(board, "weigh", "talk")
    for wire in (board, second):
        await wire.until("state", lambda frame: SECRET in frame.get("html", ""))
    for wire in (board, second, hand, mia, noor):
        await wire.close()


@pytest.mark.parametrize(
    ("step", "kind", "side"),
    [("talk", "argument", "A"), ("flip", "flip", "A"), ("third_way", "third_way", ""),
     ("harvest", "take_away", ""), ("harvest", "chafes", "")],
)  # fmt: skip
async def test_a_text_of_any_kind_waits_and_shows_on_the_screen_when_it_may(
    live: LiveSession, facilitator: User, step: str, kind: str, side: str
) -> None:
    board, hand = await screen(live, facilitator), await remote(live, await logged_in(facilitator))
    mia, noor = await phone(live), await phone(live)
    await go(board, "lobby", "talk")
    await board.next("ack", seq=await board.send("turn", "talk", side="B"))
    await go(board, *dict.fromkeys(["talk", "flip", step] if step != "talk" else ["talk"]))
    await write(mia, step, kind=kind, side=side)
    frame = await hand.until("state", lambda frame: frame["live"]["waiting"])
    for wire in (board, noor):
        await wire.settle()
        assert not heard(wire, SECRET)
    text = frame["live"]["waiting"][0]["id"]
    await hand.next("ack", seq=await hand.send("moderate", step, text=text, approve=True))
    await board.until("state", lambda frame: SECRET in frame.get("html", ""))
    for wire in (board, hand, mia, noor):
        await wire.close()


async def test_a_text_that_is_not_shown_stays_with_its_writer_and_the_remote(
    live: LiveSession, facilitator: User
) -> None:
    board, hand = await screen(live, facilitator), await remote(live, await logged_in(facilitator))
    mia, noor = await phone(live), await phone(live)
    await go(board, "lobby", "case", "first_position", "weigh")
    await write(mia)
    frame = await hand.until("state", lambda frame: frame["live"]["waiting"])
    await hand.next(
        "ack",
        seq=await hand.send("moderate", "weigh", text=frame["live"]["waiting"][0]["id"], approve=False),
    )
    own = await mia.until("me", lambda frame: frame["texts"] and frame["texts"][0]["status"] == "declined")
    assert own["texts"][0]["text"] == SECRET
    await go(board, "weigh", "spread", "talk", "harvest")
    for wire in (board, noor):
        await wire.settle()
        assert not heard(wire, SECRET)
    for wire in (board, hand, mia, noor):
        await wire.close()


async def test_the_remote_hears_no_answer_of_anybody(live: LiveSession, facilitator: User) -> None:
    board, hand = await screen(live, facilitator), await remote(live, await coupled(live))
    mia = await phone(live)
    await go(board, "lobby", "case", "first_position")
    await mia.until("state", lambda frame: frame["live"]["step"] == "first_position")
    await mia.next("ack", seq=await mia.send("place", "first_position", round=1, value=37))
    await hand.until("state", lambda frame: frame["live"]["answered"] == 1)
    await hand.settle()
    for frame in hand.frames:
        assert frame["type"] in {"state", "ack"}
        assert not {"spread", "second", "weights", "change", "me"} & set(frame.get("live", {}))
    for wire in (board, hand, mia):
        await wire.close()


async def test_a_new_code_throws_the_coupled_phone_off_and_closes_its_socket(
    live: LiveSession, facilitator: User
) -> None:
    board, own = await screen(live, facilitator), await remote(live, await logged_in(facilitator))
    cookies = await coupled(live)
    hand = await remote(live, cookies)
    for wire in (board, own, hand):
        await wire.next("state")
    await posted(facilitator, "remote_couple", live)
    assert (await hand.next("bye"))["again"] is False
    assert await hand.close_code() == 4000
    again = await remote(live, cookies)
    assert await again.close_code() == 4404
    await go(own, "lobby", "case")
    assert not [frame for wire in (board, own) for frame in wire.frames if frame["type"] == "bye"]
    for wire in (board, own):
        await wire.close()


async def test_uncoupling_closes_its_socket(live: LiveSession, facilitator: User) -> None:
    hand = await remote(live, await coupled(live))
    await hand.next("state")
    await posted(facilitator, "remote_couple", live, {"act": "uncouple"})
    assert (await hand.next("bye"))["again"] is False
    assert await hand.close_code() == 4000


async def test_who_leads_along_no_longer_is_closed_off_and_the_others_stay(
    live: LiveSession, facilitator: User, other_facilitator: User
) -> None:
    await sync_to_async(actions.share)(live, other_facilitator)
    board, theirs = await screen(live, facilitator), await screen(live, other_facilitator)
    hand = await remote(live, await logged_in(other_facilitator))
    for wire in (board, theirs, hand):
        await wire.next("state")
    await go(theirs, "lobby", "case")
    await posted(facilitator, "partners", live, {"remove": str(other_facilitator.pk)})
    for wire in (theirs, hand):
        assert (await wire.next("bye"))["again"] is False
        assert await wire.close_code() == 4000
    await go(board, "case", "first_position")
    assert not [frame for frame in board.frames if frame["type"] == "bye"]
    await board.close()


async def test_the_heartbeat_closes_off_who_may_not_lead_when_no_poke_comes(
    live: LiveSession, facilitator: User, other_facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessions.stage.HEARTBEAT_SECONDS", 0.3)
    await sync_to_async(actions.share)(live, other_facilitator)
    theirs = await screen(live, other_facilitator)
    await theirs.next("state")
    await sync_to_async(actions.unshare)(live, other_facilitator)
    assert (await theirs.next("bye"))["again"] is False
    assert await theirs.close_code() == 4000


async def test_remote_and_screen_go_on_without_each_other(live: LiveSession, facilitator: User) -> None:
    board, hand, mia = (
        await screen(live, facilitator),
        await remote(live, await coupled(live)),
        await phone(live),
    )
    await go(board, "lobby", "case")
    await board.close()  # the lid of the laptop
    await hand.until("state", lambda frame: frame["live"]["flags"]["step"] == "case")
    await go(hand, "case", "first_position", "weigh")
    await mia.until("state", lambda frame: frame["live"]["step"] == "weigh")
    board = await screen(live, facilitator)
    await board.until("state", lambda frame: frame["live"]["flags"]["step"] == "weigh")
    await hand.close()  # the battery of the phone
    await go(board, "weigh", "pairs")
    await mia.until("state", lambda frame: frame["live"]["step"] == "pairs")
    hand = await remote(live, await coupled(live))
    await hand.until("state", lambda frame: frame["live"]["flags"]["step"] == "pairs")
    for wire in (board, hand, mia):
        await wire.close()


async def test_a_tap_on_two_devices_at_once_goes_one_step(live: LiveSession, facilitator: User) -> None:
    board, hand = await screen(live, facilitator), await remote(live, await coupled(live))
    both = (board, hand)
    for wire in both:
        await wire.next("state")
    await asyncio.gather(*(wire.send("go", "lobby", to="case") for wire in both))
    for wire in both:
        await wire.settle()
    told = [frame["type"] for wire in both for frame in wire.frames if frame["type"] != "state"]
    assert sorted(told) == ["ack", "refused"]
    assert await LiveSession.objects.filter(pk=live.pk, step="case").aexists()
    for wire in both:
        await wire.close()


async def test_sockets_of_the_remote_without_a_right_are_closed(
    live: LiveSession, open_live: Any, other_facilitator: User
) -> None:
    name, other = remote_cookie_name(live.pk), await sync_to_async(open_live)()
    token = await sync_to_async(actions.couple_remote)(live, timezone.now() + timedelta(minutes=10))
    foreign = (await coupled(other))[remote_cookie_name(other.pk)]
    for cookies in (
        {},
        {name: "vervalst"},
        {name: token},
        {name: foreign},
        await logged_in(other_facilitator),
    ):
        wire = await remote(live, cookies)
        assert await wire.close_code() == 4404
