"""What goes to one phone alone: the partner, what became of a text; and what the room does by itself."""

import json

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User

from sessions.models import LiveSession, Text
from tests.live.cast import Wire, phone, screen

pytestmark = pytest.mark.django_db(transaction=True)


async def go(board: Wire, here: str, there: str) -> None:
    await board.next("ack", seq=await board.send("go", here, to=there))


async def test_both_phones_learn_their_common_picture(live: LiveSession, facilitator: User) -> None:
    board = await screen(live, facilitator)
    phones = [await phone(live), await phone(live)]
    for wire in phones:
        await wire.until("state", lambda frame: frame["live"]["step"] == "lobby")
    await go(board, "lobby", "first_position")
    for wire, value in zip(phones, (10, 90), strict=True):
        await wire.next("ack", seq=await wire.send("place", "first_position", round=1, value=value))
    await go(board, "first_position", "pairs")
    one, other = [(await wire.until("me", lambda frame: frame["pair"]))["pair"] for wire in phones]
    assert (one["words"], one["picture"], one["colour"]) == (
        other["words"],
        other["picture"],
        other["colour"],
    )
    assert {one["first"], other["first"]} == {True, False}
    for wire in (board, *phones):
        await wire.close()


async def test_a_phone_hears_what_became_of_its_text_and_nobody_else_sees_it(
    live: LiveSession, facilitator: User
) -> None:
    board, writer, other = await screen(live, facilitator), await phone(live), await phone(live)
    await go(board, "lobby", "talk")
    words = "Haar buurvrouw weet dit ook."
    await writer.until("state", lambda frame: frame["live"]["step"] == "talk")
    command = {"id": "0" * 16, "kind": "argument", "side": "A", "text": words, "more": ""}
    await writer.next("ack", seq=await writer.send("write", "talk", **command))
    await board.settle()
    await other.settle()
    assert not any(words in json.dumps(frame, ensure_ascii=False) for frame in (*board.frames, *other.frames))
    number = await sync_to_async(lambda: Text.objects.get().pk)()
    await board.next("ack", seq=await board.send("moderate", "talk", text=number, approve=True))
    await writer.until("me", lambda frame: [text["status"] for text in frame["texts"]] == ["approved"])
    await board.until("state", lambda frame: words in frame.get("html", ""))
    await other.settle()
    assert not any(words in json.dumps(frame["texts"]) for frame in other.frames if frame["type"] == "me")
    for wire in (board, writer, other):
        await wire.close()


async def test_the_spread_shows_itself_when_the_last_one_is_ready(
    live: LiveSession, facilitator: User
) -> None:
    await LiveSession.objects.filter(pk=live.pk).aupdate(mode="silent")
    board, anna, bas = await screen(live, facilitator), await phone(live), await phone(live)
    await go(board, "lobby", "first_position")
    await board.next("ack", seq=await board.send("when_ready", "first_position", on=True))
    await anna.next("ack", seq=await anna.send("place", "first_position", round=1, value=10))
    await board.settle()
    assert not any(frame["live"]["flags"]["revealed"] for frame in board.frames if frame["type"] == "state")
    await bas.next(
        "ack", seq=await bas.send("reply", "first_position", key="done.first_position", value=None)
    )
    frame = await board.until("state", lambda frame: frame["live"]["flags"]["revealed"])
    assert frame["live"]["spread"]["people"] == 1
    for wire in (board, anna, bas):
        await wire.close()


@pytest.fixture
def led_by_nobody(live: LiveSession) -> LiveSession:
    live.format_code, live.mode, live.owner = "tweetal", "silent", None
    live.save()
    return live


async def test_where_nobody_leads_the_room_goes_on_when_all_are_ready(led_by_nobody: LiveSession) -> None:
    phones = [await phone(led_by_nobody), await phone(led_by_nobody)]
    step = "lobby"
    for following in ("case", "first_position", "weigh", "spread"):
        for wire in phones:
            await wire.until("state", lambda frame, step=step: frame["live"]["step"] == step)
            if step == "first_position":
                await wire.next("ack", seq=await wire.send("place", step, round=1, value=10))
            await wire.next("ack", seq=await wire.send("reply", step, key=f"done.{step}", value=1))
        step = following
    for wire in phones:
        frame = await wire.until("state", lambda frame: frame["live"]["step"] == "spread")
        assert frame["live"]["spread"] is None
        await wire.next("ack", seq=await wire.send("reply", "spread", key="show", value=1))
    for wire in phones:
        await wire.until("state", lambda frame: (frame["live"]["spread"] or {}).get("people") == 2)
        await wire.close()


async def test_who_takes_the_pen_finds_what_stands_there_already(
    live: LiveSession, facilitator: User
) -> None:
    board, writer, other = await screen(live, facilitator), await phone(live), await phone(live)
    await go(board, "lobby", "harvest")
    await board.next("ack", seq=await board.send("conclude", "harvest", field="choose", text="A, met zorg."))
    await board.next("ack", seq=await board.send("lend", "harvest", on=True))
    await writer.until("state", lambda frame: frame["live"]["step"] == "harvest")
    await writer.next("ack", seq=await writer.send("pen", "harvest", on=True))
    me = await writer.until("me", lambda frame: frame["pen"])
    assert me["close"] == {"choose": "A, met zorg."}
    await other.settle()
    assert not any(frame["close"] for frame in other.frames if frame["type"] == "me")
    for wire in (board, writer, other):
        await wire.close()
