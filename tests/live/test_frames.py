"""Bad frames: each gets its refusal, the socket lives, and others notice nothing."""

import json

import pytest
from django.contrib.auth.models import User

from sessions.models import LiveSession, Position
from tests.live.cast import phone, screen
from tests.live.test_socket import go

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = {"type": "place", "seq": 1, "step": "first_position", "round": 1, "value": 50}
BAD_FRAMES = {
    "not JSON": "hallo",
    "list": "[1, 2]",
    "scalar": "7",
    "null": "null",
    "empty": "",
    "too long": json.dumps({**GOOD, "step": "x" * 5000}),
    "5000-digit int": '{"type":"place","seq":1,"step":"first_position","round":1,"value":' + "9" * 3900 + "}",
    "deep nesting": "[" * 4000,
    "deep nesting in a key": '{"type":' + '{"a":' * 800 + "1" + "}" * 801,
    "NaN": '{"type":"place","seq":1,"step":"first_position","round":1,"value":NaN}',
    "1e999": '{"type":"place","seq":1,"step":"first_position","round":1,"value":1e999}',
    "duplicate keys": '{"type":"place","seq":1,"step":"first_position","round":1,"value":10,"value":90}',
    "unknown type": json.dumps({**GOOD, "type": "vote"}),
    "no type": '{"seq":1}',
    "unknown key": json.dumps({**GOOD, "admin": True}),
    "missing key": '{"type":"place","seq":1,"step":"first_position","round":1}',
    "value as text": json.dumps({**GOOD, "value": "50"}),
    "value as float": json.dumps({**GOOD, "value": 50.5}),
    "value as bool": json.dumps({**GOOD, "value": True}),
    "value null": json.dumps({**GOOD, "value": None}),
    "value below": json.dumps({**GOOD, "value": -1}),
    "value above": json.dumps({**GOOD, "value": 101}),
    "seq zero": json.dumps({**GOOD, "seq": 0}),
    "seq too large": json.dumps({**GOOD, "seq": 2**40}),
    "step with NUL": '{"type":"place","seq":1,"step":"first\\u0000position","round":1,"value":50}',
    "step with bidi": json.dumps({**GOOD, "step": "first\u202eposition"}),
    "lone surrogate": '{"type":"place","seq":1,"step":"\\ud800","round":1,"value":50}',
    "a server's message": '{"type":"state","epoch":1,"version":99,"scene":"x","live":{}}',
}


async def test_a_bad_frame_is_refused_with_a_sentence_and_the_socket_lives(
    live: LiveSession, facilitator: User, caplog: pytest.LogCaptureFixture
) -> None:
    """All of them in one session: a new socket for each, and one other phone that watches."""
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    other = await phone(live)
    for number, (name, text) in enumerate(BAD_FRAMES.items()):
        wire = await phone(live)
        await wire.send_text(text)
        refusal = await wire.next("refused")
        assert refusal["code"] == "frame", name
        assert refusal["sentence"].endswith("."), name
        ack = await wire.next("ack", seq=await wire.send("place", "first_position", round=1, value=number))
        stored = [position.value async for position in Position.objects.filter(version=ack["version"])]
        assert stored == [number], name
        await wire.close()
    await other.settle()
    assert {frame["type"] for frame in other.frames} <= {"me", "state"}
    assert not caplog.records
    await board.close()
    await other.close()


async def test_a_binary_frame_is_refused(live: LiveSession) -> None:
    wire = await phone(live)
    await wire.send_bytes(b"\x00\xff")
    assert (await wire.next("refused"))["code"] == "frame"
    await wire.close()


async def test_after_repeated_bad_frames_the_socket_is_closed(live: LiveSession) -> None:
    wire = await phone(live)
    for _ in range(11):
        await wire.send_text("hallo")
    assert await wire.close_code() == 4429


async def test_a_sliding_finger_is_never_slowed_but_a_flood_is(live: LiveSession, facilitator: User) -> None:
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    wire = await phone(live)
    for value in range(40):
        await wire.send("place", "first_position", round=1, value=value)
    await wire.next("ack", seq=40)
    assert not [frame for frame in wire.frames if frame["type"] == "refused"]
    for value in range(80):
        await wire.send("place", "first_position", round=1, value=value)
    refusal = await wire.next("refused")
    assert (refusal["code"], refusal["retry"]) == ("slow", True)
    await board.close()
    await wire.close()
