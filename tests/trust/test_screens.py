"""All screens agree: two processes, and a channel layer that loses, doubles and reorders."""

import asyncio
import random
from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.trust.agree import agree
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.phone import Phone
from tests.trust.place import Room
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

SESSIONS, PEOPLE = (20, 8) if FULL else (8, 4)
ROUNDS = 3 if FULL else 1
QUIET_SECONDS = 2.0  # longer than any frame is held back
PLACES = 6  # of each person in a step
AGREE_SECONDS = 12.0
WAY = ["lobby", "case", "first_position", "weigh", "spread"]


@dataclass(frozen=True)
class Hall:
    """One session, its sockets spread over both processes."""

    room: Room
    phones: list[Phone]
    screens: list[Phone]


@pytest.mark.parametrize("database", ["sqlite", "postgres"] if FULL else ["sqlite"])
async def test_all_screens_agree_though_the_layer_loses_doubles_and_reorders(
    database: str, place: MakePlace, redis: str, figure: Figure
) -> None:
    here = place(database, REDIS_URL=redis, DJANGO_SETTINGS_MODULE="tests.trust.lossy_settings")
    rooms = here.rooms(SESSIONS, people=PEOPLE, step="lobby")
    async with running(here) as one, running(here) as two:
        halls = [_hall(room, [one, two]) for room in rooms]
        everybody = [phone for hall in halls for phone in hall.phones + hall.screens]
        took = []
        async with Crowd(everybody) as crowd:
            for _ in range(ROUNDS):
                await asyncio.gather(*(_play(hall) for hall in halls))
                await until(lambda: not crowd.unanswered, 30)
                agreeing = [agree(one, hall.room, hall.phones, hall.screens, AGREE_SECONDS) for hall in halls]
                took += await asyncio.gather(*agreeing)
            fallen = [pair for phone in everybody for pair in phone.fallen]
            figure(
                f"screens agree ({database}): {SESSIONS} sessions, lossy layer",
                f"slowest {max(took):.1f} s",
                "12 s",
            )
            figure("  versions that fell", f"{len(fallen)} (on {len(everybody)} sockets)", "0")
            assert fallen == []
        assert "Traceback" not in one.text + two.text, one.text + two.text


def _hall(room: Room, servers: list[Server]) -> Hall:
    phones = [Phone(servers[number % 2].port, seat) for number, seat in enumerate(room.phones)]
    screens = [Phone(server.port, seat) for server in servers for seat in (room.screen, room.projector)]
    return Hall(room, phones, screens)


async def _play(hall: Hall) -> None:
    """Through the steps, with answers on the way. The last word falls in silence, so that nothing else brings it."""
    for here, there in pairwise(WAY):
        await _go(hall, here, there)
        if there == "first_position":
            await asyncio.gather(*(_slide(phone) for phone in hall.phones))
    await _go(hall, "spread", "lobby")
    await _go(hall, "lobby", "first_position")
    await asyncio.gather(*(_slide(phone) for phone in hall.phones))
    await asyncio.sleep(QUIET_SECONDS)
    await _go(hall, "first_position", "lobby")


async def _go(hall: Hall, here: str, there: str) -> None:
    board = hall.screens[0]
    await board.put("go", here, to=there)
    await until(lambda: not board.waiting, 30)


async def _slide(phone: Phone) -> None:
    for _ in range(PLACES):
        await asyncio.sleep(random.random() * 0.4)
        await phone.put("place", "first_position", round=1, value=random.randrange(101))
