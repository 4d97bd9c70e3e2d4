"""A database that hangs, and a layer that is away: honest answers, and few words in the log."""

import asyncio
import logging
import time
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sessions import actions, broadcast, inbox
from sessions.models import LiveSession, Position
from sessions.outage import Outage
from tests.live.cast import phone, screen
from tests.live.test_socket import go


@pytest.mark.django_db(transaction=True)
async def test_a_database_that_hangs_is_told_in_time_and_the_command_is_stored_once(
    live: LiveSession, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = await screen(live, facilitator)
    await go(board, "lobby", "case", "first_position")
    wire = await phone(live)
    for name in ("ANSWER_SECONDS", "_AGAIN_SECONDS", "_LEAST_SECONDS"):
        monkeypatch.setattr(inbox, name, 0.1)
    real = actions.apply

    def slow(*arguments: Any) -> Any:
        time.sleep(1)
        return real(*arguments)

    monkeypatch.setattr(actions, "apply", slow)
    seq = await wire.send("place", "first_position", round=1, value=62)
    refusal = await wire.next("refused", seq=seq)
    assert (refusal["code"], refusal["retry"]) == ("busy", True)
    later = await wire.send("place", "first_position", round=1, value=63)
    assert (await wire.next("refused", seq=later))["retry"]
    await asyncio.sleep(1.2)
    assert await Position.objects.filter(value=62).acount() == 1, "it was committed after all"
    monkeypatch.setattr(actions, "apply", real)
    monkeypatch.setattr(inbox, "ANSWER_SECONDS", 4.0)
    for again, value in [(seq, 62), (later, 63)]:
        frame = '{"type":"place","seq":%d,"step":"first_position","round":1,"value":%d}'
        await wire.send_text(frame % (again, value))
        await wire.next("ack", seq=again)
    assert [row.value async for row in Position.objects.all()] == [63]
    await board.close()
    await wire.close()


async def test_pokes_that_come_while_one_is_on_its_way_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []

    class Layer:
        async def group_send(self, group: str, message: dict[str, Any]) -> None:
            sent.append(message["version"])
            await asyncio.sleep(0.05)

    monkeypatch.setattr(broadcast, "get_channel_layer", Layer)
    live_id = uuid4()
    broadcast.tell(live_id, 1)
    await asyncio.sleep(0.01)
    await asyncio.gather(*(broadcast.poke(live_id, version) for version in range(2, 20)))
    assert sent == [1, 19]


def test_an_outage_is_said_once_and_so_is_its_end(caplog: pytest.LogCaptureFixture) -> None:
    outage = Outage("database")
    with caplog.at_level(logging.INFO):
        for _ in range(50):
            outage.away(OSError())
        for _ in range(50):
            outage.back()
    assert [record.getMessage() for record in caplog.records] == [
        "database does not answer: OSError",
        "database answers again",
    ]
