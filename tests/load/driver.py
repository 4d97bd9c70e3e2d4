"""The load driver: reads a plan as JSON from its input, does it against a server, writes the figures as JSON.

A process of its own, so that neither the server nor the benchmark's bookkeeping slows it down. Latency is counted
from the moment a vote should have been sent. How late the driver was itself (`lag`) and how busy (`driver_busy`)
go with the figures: beyond a fifth of what was measured, or 90 % of a core, the driver was the bottleneck.
"""

import asyncio
import gc
import resource
import sys
from typing import Any

import msgspec
import uvloop

from tests.load.joins import Door, joins
from tests.load.process import family, rss
from tests.load.room import Group, Notes, Room, settle
from tests.load.work import WORK, Figures, Servers

AT_ONCE = 50  # sockets that shake hands at the same time
WARM_SOCKETS = 20  # opened and closed before memory is read, so that code and caches are there


class Plan(msgspec.Struct):
    host: str
    port: int
    web: int  # process id of the server
    groups: list[Group]
    work: list[dict[str, Any]]  # {"kind": "rate", "name": "1/s", ...arguments of that work}
    database: int = 0  # process id of the database server
    greeted: bool = True  # does the server send a state to who comes in?
    memory: bool = False
    doors: list[Door] = []


async def drive(plan: Plan) -> dict[str, Figures]:
    if plan.doors:
        return {"joins": await joins(plan.host, plan.port, plan.doors)}
    servers = Servers(plan.web, plan.database)
    if plan.memory:
        await _warm(plan)
    before = rss(family(plan.web))
    rooms = await _open(plan)
    sockets = sum(len(room.phones) for room in rooms)
    figures: dict[str, Figures] = {"memory": {"a_socket": (rss(family(plan.web)) - before) / sockets}}
    gc.collect()
    gc.freeze()
    for item in plan.work:
        settings = {key: value for key, value in item.items() if key not in {"kind", "name"}}
        figures[item["name"]] = await WORK[item["kind"]](rooms, servers, **settings)
        await asyncio.sleep(0.3)
    await _close(rooms)
    return figures


async def _open(plan: Plan, most: int | None = None) -> list[Room]:
    rooms = [Room(group, Notes()) for group in plan.groups]
    for room in rooms:
        room.phones = room.phones[:most]
        await room.open_screen(plan.host, plan.port)
    turn = asyncio.Semaphore(AT_ONCE)

    async def open_one(phone: Any) -> None:
        async with turn:
            await phone.open(plan.host, plan.port)

    await asyncio.gather(*(open_one(phone) for room in rooms for phone in room.phones))
    await settle(rooms, plan.greeted)
    return rooms


async def _warm(plan: Plan) -> None:
    await _close(await _open(plan, WARM_SOCKETS))
    await asyncio.sleep(0.5)


async def _close(rooms: list[Room]) -> None:
    for room in rooms:
        for wire in [phone.wire for phone in room.phones] + ([room.screen] if room.screen else []):
            wire.close()
    await asyncio.sleep(0.5)


def main() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    plan = msgspec.json.decode(sys.stdin.buffer.read(), type=Plan)
    figures = uvloop.run(drive(plan))
    sys.stdout.buffer.write(msgspec.json.encode(figures))


if __name__ == "__main__":
    main()
