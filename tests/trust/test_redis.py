"""Redis away is not the end: stopped and back empty, or hanging, while two processes serve one room."""

import asyncio
import random
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.servers import free_port, redis_server
from tests.trust.agree import agree
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.phone import Crowd, Phone, until
from tests.trust.proxy import Proxy
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

PEOPLE = 60 if FULL else 20
OUT_SECONDS = 15.0 if FULL else 5.0
AGREE_SECONDS = 15.0
LOG_LINES = 6  # of one process in one outage


async def test_a_room_on_two_processes_goes_on_without_redis(
    place: MakePlace, figure: Figure, tmp_path: Path
) -> None:
    with ExitStack() as redises:
        first = redises.enter_context(redis_server(_folder(tmp_path, "first")))
        async with Proxy(free_port(), _address(first)) as proxy:
            here = place("sqlite", REDIS_URL=f"redis://127.0.0.1:{proxy.port}/0")
            room = here.room(PEOPLE)
            async with running(here) as one, running(here) as two:
                servers = [one, two]
                phones = [
                    Phone(servers[n % 2].port, seat, newest_only=True) for n, seat in enumerate(room.phones)
                ]
                screens = [Phone(server.port, room.screen) for server in servers]
                async with Crowd(phones + screens) as crowd:
                    sliding = asyncio.gather(*(_slide(phone) for phone in phones))
                    await asyncio.sleep(1)
                    for name in ["stopped, back empty", "black hole"]:
                        lines = [len(server.lines) for server in servers]
                        acked = crowd.acked
                        if name == "black hole":
                            proxy.swallow(True)
                            await asyncio.sleep(OUT_SECONDS)
                            proxy.swallow(False)
                        else:
                            await proxy.refuse()
                            await asyncio.sleep(OUT_SECONDS)
                            proxy.target = _address(
                                redises.enter_context(redis_server(_folder(tmp_path, "second")))
                            )
                            await proxy.accept()
                        acked = crowd.acked - acked
                        took = await _agree_after(one, room, phones, screens, crowd)
                        said = [
                            len(server.lines) - before for server, before in zip(servers, lines, strict=True)
                        ]
                        slowest = max(ack.wait for phone in phones for ack in phone.acks)
                        figure(f"Redis {name}: screens agree", f"{took:.1f} s after its return", "15 s")
                        figure("  failed commands", f"{len(crowd.refusals)} ({acked} acked meanwhile)", "0")
                        figure("  log lines of each process", str(said), f"{LOG_LINES} at most")
                        assert crowd.refusals == []
                        assert acked > PEOPLE * OUT_SECONDS / 4, "people could not go on"
                        assert slowest < 5
                        assert max(said) <= LOG_LINES, one.text[-3000:]
                        print(one.text[-3000:])
                    sliding.cancel()
                    await asyncio.gather(sliding, return_exceptions=True)


async def _agree_after(
    server: Server, room: object, phones: list[Phone], screens: list[Phone], crowd: Crowd
) -> float:
    """Everybody holds still; how long until all show the same?"""
    for phone in phones:
        phone.still = True
    await until(lambda: not crowd.unanswered, 10)
    took = await agree(server, room, phones, screens, AGREE_SECONDS)
    for phone in phones:
        phone.still = False
    return took


async def _slide(phone: Phone) -> None:
    await asyncio.sleep(random.random())
    while True:
        if not phone.still:
            await phone.put("place", "first_position", round=1, value=random.randrange(101))
        await asyncio.sleep(1)


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    assert parts.hostname
    assert parts.port
    return parts.hostname, parts.port
