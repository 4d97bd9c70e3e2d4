"""What is acked is stored: people answer while the server is killed again and again."""

import asyncio
import random

import pytest

from tests.servers import free_port
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.ledger import faults, keep_ledger
from tests.trust.phone import Phone, slot_of
from tests.trust.place import Place, Room
from tests.trust.proxy import Proxy
from tests.trust.server import running

pytestmark = pytest.mark.trust

PEOPLE, COMMANDS, KILLS = (200, 50, 10) if FULL else (60, 20, 3)
IN_FLIGHT = 3  # commands of one phone that may wait for an answer
ARGUMENTS = ["A1", "A2", "B1", "B2"]


@pytest.mark.parametrize("database", ["sqlite", "postgres"] if FULL else ["sqlite"])
async def test_what_is_acked_is_stored_however_often_the_server_is_killed(
    database: str, place: MakePlace, figure: Figure
) -> None:
    here = place(database)
    room = here.room(PEOPLE, step="weigh")
    keep_ledger(here)
    at_kill = []
    async with running(here) as server, Proxy(free_port(), ("127.0.0.1", server.port)) as proxy:
        phones = [Phone(proxy.port, seat, ceiling=2) for seat in room.phones]
        async with Crowd(phones) as crowd:
            work = asyncio.gather(*(_answer(phone) for phone in phones))
            for kill in range(1, KILLS + 1):
                goal = PEOPLE * COMMANDS * kill // (KILLS + 1)
                await until(lambda goal=goal: crowd.acked >= goal, 120, every=0.01)
                proxy.swallow_down = True  # so that much is stored of which nobody has heard
                await asyncio.sleep(0.3)
                await asyncio.to_thread(server.kill)
                at_kill.append(crowd.unanswered)
                proxy.cut()
                proxy.swallow_down = False
                found = await asyncio.to_thread(faults, here, phones)
                assert not found, f"after kill {kill}: {found}"
                await asyncio.to_thread(server.start)
            await work
            await until(lambda: not crowd.unanswered, 60)
        found = faults(here, phones)
        figure(
            f"acked is stored ({database}): {PEOPLE} x {COMMANDS}, {KILLS} kills",
            f"{found.lost} lost, {found.doubled} doubled, {found.overwritten} old over new",
            f"0, 0, 0 ({sum(at_kill)} under way at the kills)",
        )
        assert sum(at_kill), "a kill while nobody waits tells nothing"
        assert not found
        assert _last_values(phones) == _stored_values(here, room)


async def _answer(phone: Phone) -> None:
    for number in range(COMMANDS):
        await until(lambda: len(phone.waiting) < IN_FLIGHT, 300, every=0.02)
        if number % 2:
            await phone.put("place", "weigh", round=1, value=random.randrange(101))
        else:
            await phone.put(
                "weigh", "weigh", argument=random.choice(ARGUMENTS), weight=random.choice([None, 0, 4])
            )
        await asyncio.sleep(random.random() * 0.1)


def _last_values(phones: list[Phone]) -> dict[tuple[int, str], int | None]:
    """What each phone sent last, of each thing it answered."""
    return {
        (phone.seat.person, slot_of(frame)): frame.get("value", frame.get("weight"))
        for phone in phones
        for frame in phone.put_frames.values()
    }


def _stored_values(here: Place, room: Room) -> dict[tuple[int, str], int | None]:
    places = here.rows("SELECT participant_id, 'place', value FROM live_position")
    weights = here.rows("SELECT participant_id, argument, value FROM live_weight")
    return {(person, slot): value for person, slot, value in [*places, *weights]}
