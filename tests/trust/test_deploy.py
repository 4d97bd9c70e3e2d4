"""A deploy loses nothing: the server is told to stop while everybody slides, and a new one takes its place."""

import asyncio
import random
import time
from contextlib import suppress

import pytest

from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.ledger import faults, keep_ledger
from tests.trust.phone import Phone
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

PEOPLE = 300 if FULL else 80
BACK_SECONDS = 15.0
PAUSE_SECONDS = 0.5  # of a finger between two places


@pytest.mark.parametrize("workers", ["1", "2"] if FULL else ["1"])
async def test_a_deploy_while_everybody_slides_loses_nothing(
    workers: str, place: MakePlace, figure: Figure, request: pytest.FixtureRequest
) -> None:
    extra = {"REDIS_URL": request.getfixturevalue("redis"), "WORKERS": workers} if workers != "1" else {}
    here = place("sqlite", **extra)
    room = here.room(PEOPLE)
    keep_ledger(here)
    async with running(here) as old:
        phones = [Phone(old.port, seat, newest_only=True) for seat in room.phones]
        async with Crowd(phones) as crowd:
            sliding = asyncio.gather(*(_slide(phone) for phone in phones))
            await asyncio.sleep(2)
            told = time.monotonic()
            old.terminate()
            await asyncio.to_thread(old.wait)
            gone = time.monotonic() - told
            await asyncio.sleep(0.1)
            waiting = crowd.unanswered
            async with running(here, old.port) as new:
                back = await _back(phones, told)
                sliding.cancel()
                await asyncio.gather(sliding, return_exceptions=True)
                await until(lambda: not crowd.unanswered, 30)
                assert "Traceback" not in old.text + new.text, old.text + new.text
        found = faults(here, phones)
        polite = sum(phone.byes == [True] and 1012 in phone.closes for phone in phones)
        figure(
            f"deploy, {workers} process(es), {PEOPLE} sliding: lost",
            f"{found.lost} (old gone in {gone:.1f} s)",
            "0",
        )
        figure("  back within 15 s, server's start included", f"{back} of {PEOPLE}", "99 %")
        figure("  got a bye and close code 1012", f"{polite} of {PEOPLE}", "all")
        figure("  commands that waited for the new server", str(waiting), "kept")
        assert not found
        assert back >= PEOPLE * 0.99
        assert polite == PEOPLE
        assert crowd.refusals == []


async def _slide(phone: Phone) -> None:
    await asyncio.sleep(random.random() * PAUSE_SECONDS)
    while True:
        await phone.put("place", "first_position", round=1, value=random.randrange(101))
        await asyncio.sleep(PAUSE_SECONDS)


async def _back(phones: list[Phone], told: float) -> int:
    """How many have their state again in time."""

    def count() -> int:
        return sum(told < phone.up_at[-1] < told + BACK_SECONDS for phone in phones)

    with suppress(TimeoutError):
        await until(lambda: count() == len(phones), told + BACK_SECONDS - time.monotonic())
    return count()


async def test_an_idle_server_stops_at_once(place: MakePlace) -> None:
    server = Server(place("sqlite"))
    server.start()
    told = time.monotonic()
    server.terminate()
    await asyncio.to_thread(server.wait)
    assert time.monotonic() - told < 10
