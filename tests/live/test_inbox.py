"""How long commands wait for each other before they are committed together."""

import asyncio
from uuid import UUID, uuid4

import pytest

from sessions import inbox
from sessions.batch import Envelope
from sessions.commands import Watch
from sessions.inbox import BATCH_LIMIT, MANY, Inbox

HERE = uuid4()


def put(box: Inbox, number: int, live_id: UUID = HERE) -> None:
    for seq in range(1, number + 1):
        box.add(live_id, (Envelope(Watch(seq=seq, step="case", on=True), seq), lambda answer: None))


async def waits(box: Inbox) -> bool:
    """Is it still waiting for others after everything else had its turn?"""
    gathering = asyncio.ensure_future(box.gather())
    for _ in range(5):
        await asyncio.sleep(0)
    still = not gathering.done()
    box.go()
    await gathering
    return still


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "GATHER_SECONDS", 60.0)


async def test_a_few_wait_for_others_and_no_longer_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Inbox()
    put(box, MANY - 1)
    assert await waits(box)
    monkeypatch.setattr(inbox, "GATHER_SECONDS", 0.001)
    async with asyncio.timeout(5):
        await box.gather()


async def test_as_many_as_last_time_wait_for_nobody_else() -> None:
    box = Inbox()
    put(box, 2 * MANY, uuid4())
    put(box, MANY)
    assert len(box.take()) == 2
    put(box, 3 * MANY - 1)
    assert await waits(box)
    gathering = asyncio.ensure_future(box.gather())
    await asyncio.sleep(0)
    put(box, 1)
    async with asyncio.timeout(5):
        await gathering


async def test_after_a_few_many_are_enough_again() -> None:
    box = Inbox()
    put(box, 4 * MANY)
    box.take()
    put(box, 3)
    box.take()
    put(box, MANY)
    assert not await waits(box)


async def test_what_does_not_go_along_counts_for_the_next() -> None:
    box = Inbox()
    put(box, 2 * BATCH_LIMIT)
    assert [len(mine) for mine in box.take().values()] == [BATCH_LIMIT]
    assert box.count == BATCH_LIMIT
    assert not await waits(box)
    assert [len(mine) for mine in box.take_all()] == [BATCH_LIMIT]
    assert (box.count, box.waiting) == (0, {})
