"""Redis away is not the end: stopped and back empty, or hanging, while two processes serve one room."""

import asyncio
import random
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.servers import free_port, redis_server
from tests.trust.agree import agree
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.phone import Phone
from tests.trust.place import Room
from tests.trust.proxy import Proxy
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

PEOPLE = 60 if FULL else 20
OUT_SECONDS = 15.0 if FULL else 5.0
AGREE_SECONDS = 15.0
LOG_LINES = 6  # of one process in one outage


@dataclass(frozen=True)
class Hall:
    """One session, its sockets spread over two processes."""

    room: Room
    servers: list[Server]
    phones: list[Phone]
    screens: list[Phone]


async def test_a_room_on_two_processes_goes_on_without_redis(
    place: MakePlace, figure: Figure, tmp_path: Path
) -> None:
    with _new_redis(tmp_path) as first, _new_redis(tmp_path) as second:
        async with Proxy(free_port(), first) as proxy:
            here = place("sqlite", REDIS_URL=f"redis://127.0.0.1:{proxy.port}/0")
            room = here.room(PEOPLE)
            async with running(here) as one, running(here) as two:
                hall = _hall(room, [one, two])
                async with Crowd(hall.phones + hall.screens) as crowd:
                    sliding = asyncio.gather(*(_slide(phone) for phone in hall.phones))
                    await asyncio.sleep(1)
                    for name, outage in [
                        ("stopped, back empty", _restart(proxy, second)),
                        ("black hole", _black_hole(proxy)),
                    ]:
                        await _through(name, outage, hall, crowd, figure)
                    sliding.cancel()
                    await asyncio.gather(sliding, return_exceptions=True)


async def _restart(proxy: Proxy, other: tuple[str, int]) -> None:
    await proxy.refuse()
    await asyncio.sleep(OUT_SECONDS)
    proxy.target = other
    await proxy.accept()


async def _black_hole(proxy: Proxy) -> None:
    proxy.swallow(True)
    await asyncio.sleep(OUT_SECONDS)
    proxy.swallow(False)


async def _through(name: str, outage: Awaitable[None], hall: Hall, crowd: Crowd, figure: Figure) -> None:
    before, acked = [len(server.lines) for server in hall.servers], crowd.acked
    await outage
    acked = crowd.acked - acked
    took = await _agree_after(hall, crowd)
    said = [len(server.lines) - lines for server, lines in zip(hall.servers, before, strict=True)]
    slowest = max(ack.wait for phone in hall.phones for ack in phone.acks)
    figure(f"Redis {name}: screens agree", f"{took:.1f} s after its return", "15 s")
    figure("  failed commands", f"{len(crowd.refusals)} ({acked} acked meanwhile)", "0")
    figure("  log lines of each process", str(said), f"{LOG_LINES} at most")
    assert crowd.refusals == []
    assert acked > PEOPLE * OUT_SECONDS / 4, "people could not go on"
    assert slowest < 5
    assert max(said) <= LOG_LINES, "\n".join(server.text[-4000:] for server in hall.servers)


def _hall(room: Room, servers: list[Server]) -> Hall:
    phones = [
        Phone(servers[number % 2].port, seat, newest_only=True) for number, seat in enumerate(room.phones)
    ]
    return Hall(room, servers, phones, [Phone(server.port, room.screen) for server in servers])


async def _agree_after(hall: Hall, crowd: Crowd) -> float:
    """Everybody holds still; how long until all show the same?"""
    for phone in hall.phones:
        phone.still = True
    await until(lambda: not crowd.unanswered, 10)
    took = await agree(hall.servers[0], hall.room, hall.phones, hall.screens, AGREE_SECONDS)
    for phone in hall.phones:
        phone.still = False
    return took


async def _slide(phone: Phone) -> None:
    await asyncio.sleep(random.random())
    while True:
        if not phone.still:
            await phone.put("place", "first_position", round=1, value=random.randrange(101))
        await asyncio.sleep(1)


@contextmanager
def _new_redis(parent: Path) -> Iterator[tuple[str, int]]:
    """Its host and port."""
    folder = Path(tempfile.mkdtemp(dir=parent))
    with redis_server(folder) as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port
