"""Database trouble is honest: nobody is told 'kept' wrongly, everybody hears within 5 s, and it heals by itself."""

import asyncio
import random
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from tests.servers import free_port
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.ledger import faults, keep_ledger
from tests.trust.phone import Phone
from tests.trust.place import Place
from tests.trust.proxy import Proxy
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

PEOPLE = 60 if FULL else 20
OUT_SECONDS = 20.0 if FULL else 8.0
STOPPED_SECONDS = 40.0  # long enough for tries to become rare
ANSWER_SECONDS = 5.0
HEAL_SECONDS = 15.0

Trouble = Callable[[Server], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def locked(server: Server) -> AsyncIterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(server.place.sqlite, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@asynccontextmanager
async def full(server: Server) -> AsyncIterator[None]:
    """The system takes no more bytes of this process, as on a full disk."""
    soft, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1024, hard))
    yield
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("trouble", [locked, full])
async def test_sqlite_that_takes_nothing_is_told_to_everybody(
    trouble: Trouble, place: MakePlace, figure: Figure
) -> None:
    here = place("sqlite")
    await _through(trouble, here, here, figure, f"SQLite {trouble.__name__}")


@pytest.mark.parametrize(
    "name", ["stopped", "hanging", "hanging, then cut"] if FULL else ["hanging, then cut"]
)
async def test_postgresql_that_is_away_is_told_to_everybody(
    name: str, place: MakePlace, figure: Figure
) -> None:
    direct = place("postgres")
    parts = urlsplit(direct.environment["DATABASE_URL"])
    assert parts.hostname
    assert parts.port
    async with Proxy(free_port(), (parts.hostname, parts.port)) as proxy:
        url = parts._replace(netloc=f"{parts.username}@127.0.0.1:{proxy.port}").geturl()
        behind = replace(direct, environment=direct.environment | {"DATABASE_URL": url})

        @asynccontextmanager
        async def away(_: Server) -> AsyncIterator[None]:
            if name == "stopped":
                await proxy.refuse()
            else:
                proxy.hold(True)
            yield
            if name.endswith("cut"):
                proxy.cut()
            proxy.hold(False)
            await proxy.accept()

        seconds = STOPPED_SECONDS if name == "stopped" else OUT_SECONDS
        await _through(away, direct, behind, figure, f"PostgreSQL {name}", seconds)


async def _through(
    trouble: Trouble, direct: Place, here: Place, figure: Figure, title: str, seconds: float = OUT_SECONDS
) -> None:
    room = direct.room(PEOPLE)
    keep_ledger(direct)
    async with running(here) as server:
        phones = [Phone(server.port, seat, newest_only=True) for seat in room.phones]
        async with Crowd(phones) as crowd:
            sliding = asyncio.gather(*(_slide(phone) for phone in phones))
            await until(lambda: crowd.acked >= PEOPLE, 20)
            async with trouble(server):
                began = time.monotonic()
                await asyncio.sleep(seconds)
                ended = time.monotonic()
                waits = [refusal.wait for refusal in crowd.refusals] + [
                    phone.longest_wait for phone in phones
                ]
            sliding.cancel()
            await asyncio.gather(sliding, return_exceptions=True)
            acked = sum(began + 0.5 < ack.at < ended for phone in phones for ack in phone.acks)
            await until(lambda: not crowd.unanswered, HEAL_SECONDS)
            healed = time.monotonic() - ended
        found = faults(direct, phones)
        figure(f"{title}: false acks", f"{found.lost} ({found.doubled} doubled)", "0")
        figure("  slowest refusal", f"{max(waits):.1f} s (of {len(crowd.refusals)})", "5 s")
        figure("  all kept after its return", f"{healed:.1f} s, no restart", "15 s")
        print(server.text[-3000:])
        assert not found
        assert acked == 0, "the trouble was no trouble"
        assert len(crowd.refusals) >= PEOPLE
        assert max(waits) <= ANSWER_SECONDS
        assert all(refusal.retry for refusal in crowd.refusals)
        assert "Traceback" not in server.text, server.text


async def _slide(phone: Phone) -> None:
    await asyncio.sleep(random.random())
    while True:
        await phone.put("place", "first_position", round=1, value=random.randrange(101))
        await asyncio.sleep(1)
