"""The load driver: a process that plays a room full of phones against a server.

Its first line of input is a plan as JSON: who connects where. Every further line is a piece of work
({"kind": "rate", ...arguments}); each line is answered with a line of figures. So rooms of several contenders can
stay open while their work takes turns.

Latency is counted from the moment a vote should have been sent. How late the driver was itself (`lag`) and how
busy (`driver_busy`, in cores) go with the figures: beyond 90 % of a core the driver was the bottleneck.
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
from tests.load.work import WORK, Servers

AT_ONCE = 50  # sockets that shake hands at the same time
WARM_SOCKETS = 20  # opened and closed before memory is read, so that code and caches are there
REST_SECONDS = 0.5


class Plan(msgspec.Struct):
    host: str
    port: int
    web: int  # process id of the server
    groups: list[Group] = []
    database: int = 0  # process id of the database server
    greeted: bool = True  # does the server send a state to who comes in?
    memory: bool = False
    doors: list[Door] = []  # people who come in through the door, and leave again
    pages: bool = True  # do they load the phone's page?


async def drive(lines: asyncio.StreamReader) -> None:
    plan = msgspec.json.decode(await lines.readline(), type=Plan)
    if plan.doors:
        _answer(await joins(plan.host, plan.port, plan.doors, plan.pages))
        return
    rooms = await _enter(plan)
    servers = Servers(plan.web, plan.database)
    async for line in lines:
        item: dict[str, Any] = msgspec.json.decode(line)
        _answer(await WORK[item.pop("kind")](rooms, servers, **item))
    await _close(rooms)


async def _enter(plan: Plan) -> list[Room]:
    """Open all sockets; answers with what that cost the server."""
    if plan.memory:
        await _close(await _open(plan, WARM_SOCKETS))
    before = rss(family(plan.web))
    rooms = await _open(plan)
    sockets = sum(len(room.phones) for room in rooms)
    _answer({"memory": (rss(family(plan.web)) - before) / sockets, "first": _first_bytes(rooms)})
    gc.collect()
    gc.freeze()
    return rooms


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


async def _close(rooms: list[Room]) -> None:
    for room in rooms:
        for wire in [phone.wire for phone in room.phones] + ([room.screen] if room.screen else []):
            wire.close()
    await asyncio.sleep(REST_SECONDS)


def _first_bytes(rooms: list[Room]) -> float:
    phones = [phone for room in rooms for phone in room.phones]
    return sum(phone.wire.bytes_in for phone in phones) / len(phones)


def _answer(figures: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(figures) + b"\n")
    sys.stdout.buffer.flush()


async def _main() -> None:
    lines = asyncio.StreamReader(limit=2**26)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    await drive(lines)


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvloop.run(_main())
