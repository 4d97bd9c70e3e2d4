"""The kinds of work: at a rate, all at once, one in flight each, a change of step. Each gives its figures."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.load.figures import moments, percentile, spread_of
from tests.load.process import cpu, family
from tests.load.room import Notes, Phone, Room, forget, now

LAST_SECONDS = 15.0  # to wait for answers that are late
START_SECONDS = 0.1
AT_ONCE = 100  # votes sent before the driver reads again
REST_SECONDS = 0.5  # after what all do at once
SCREEN_SECONDS = 0.5  # for the last votes to reach the screen

Figures = dict[str, Any]


@dataclass(frozen=True)
class Servers:
    """Process ids to charge for the work: the web server's and, apart, the database's (0: none)."""

    web: int
    database: int

    def cpu(self) -> tuple[float, float]:
        return cpu(family(self.web)), cpu(family(self.database)) if self.database else 0.0


class Meter:
    """What a piece of work cost, from its making until `read`."""

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._web, self._database = servers.cpu()
        self._own = time.process_time()
        self._since = now()

    def read(self, notes: Notes, phones: list[Phone]) -> Figures:
        web, database = self._servers.cpu()
        seconds = now() - self._since
        acked = len(notes.acks)
        return {
            "sent": notes.sent,
            "acked": acked,
            "refused": dict(notes.refused),
            "unanswered": sum(len(phone.waiting) for phone in phones),
            "seconds": seconds,
            "ack": spread_of(notes.waits),
            "cpu": web - self._web,
            "cpu_a_vote": (web - self._web) / acked * 1000 if acked else float("nan"),  # ms
            "database_cpu": database - self._database,
            "phone_bytes": sum(phone.state_bytes for phone in phones) / len(phones) / seconds,
            "driver_busy": (time.process_time() - self._own) / seconds,
        }


async def rate(rooms: list[Room], servers: Servers, per_second: float, seconds: float) -> Figures:
    """Open loop: everybody `per_second`, each with a phase of their own."""
    phones = [phone for room in rooms for phone in room.phones]
    notes, meter = forget(rooms), Meter(servers)
    screen_bytes = _screen_bytes(rooms)
    lags = await _offer(phones, moments(len(phones), per_second, seconds))
    await _answered(phones)
    found = meter.read(notes, phones)
    found["screen_bytes"] = (_screen_bytes(rooms) - screen_bytes) / found["seconds"] / len(rooms)
    await asyncio.sleep(SCREEN_SECONDS)
    return found | {
        "offered": len(phones) * per_second,
        "lag": spread_of(lags),
        "screen": spread_of(notes.screen_waits()),
    }


async def burst(rooms: list[Room], servers: Servers, times: int) -> Figures:
    """All in the same instant, a few times; how long until the last one has its answer."""
    phones = [phone for room in rooms for phone in room.phones]
    notes, meter = forget(rooms), Meter(servers)
    lasts, lags = [], []
    for _ in range(times):
        before = len(notes.acks)
        due = now()
        for phone in phones:
            phone.vote(due)
        lags.append(now() - due)
        await _answered(phones)
        lasts.append(max((came for _, came, _, _ in notes.acks[before:]), default=due) - due)
        await asyncio.sleep(REST_SECONDS)
    return meter.read(notes, phones) | {"last": spread_of(lasts), "lag": spread_of(lags)}


async def closed(
    rooms: list[Room], servers: Servers, seconds: float, warm: float = 0.5, drain: bool = True
) -> Figures:
    """Closed loop: everybody votes, and again as soon as the answer is there.

    The first `warm` seconds do not count. `drain`: wait for the last answers.
    """
    phones = [phone for room in rooms for phone in room.phones]
    forget(rooms)
    until = now() + warm + seconds
    for phone in phones:
        phone.after_ack = lambda phone: phone.vote(now()) if now() < until else None
    for phone in phones:
        phone.vote(now())
    await asyncio.sleep(warm)
    notes, meter = Notes(), Meter(servers)
    for room in rooms:
        room.notes = notes
    await asyncio.sleep(until - now())
    figures = meter.read(notes, phones)
    if drain:
        await _answered(phones)
    return figures | {"per_second": figures["acked"] / figures["seconds"]}


async def go(rooms: list[Room], servers: Servers, to: list[str]) -> Figures:
    """The facilitator changes the step; when does each phone have it? Back and forth, `to` in turn."""
    phones = [phone for room in rooms for phone in room.phones]
    waits: list[float] = []
    sizes: list[int] = []
    for step in to:
        forget(rooms)
        coming = [phone.expect_state() for phone in phones]
        due = now()
        for room in rooms:
            room.go(step)
        done, late = await asyncio.wait(coming, timeout=LAST_SECONDS)
        waits += [item.result()[0] - due for item in done] + [LAST_SECONDS] * len(late)
        sizes += [item.result()[1] for item in done]
        await asyncio.sleep(2 * REST_SECONDS)
    return {"wait": spread_of(waits), "largest": max(sizes, default=0), "late": percentile(waits, 99)}


async def _offer(phones: list[Phone], schedule: list[tuple[float, int]]) -> list[float]:
    """Send each vote at its moment; gives how late the driver itself was with each."""
    start = now() + START_SECONDS
    lags, at = [], 0
    while at < len(schedule):
        turn = 0
        while at < len(schedule) and turn < AT_ONCE and (late := now() - start - schedule[at][0]) >= 0:
            phones[schedule[at][1]].vote(start + schedule[at][0])
            lags.append(late)
            at, turn = at + 1, turn + 1
        await asyncio.sleep(0 if turn == AT_ONCE else 0.001)
    return lags


async def _answered(phones: list[Phone]) -> None:
    """Until nobody waits any more, or it takes too long."""
    until = now() + LAST_SECONDS
    while any(phone.waiting for phone in phones) and now() < until:
        await asyncio.sleep(0.005)


def _screen_bytes(rooms: list[Room]) -> int:
    return sum(room.screen.bytes_in for room in rooms if room.screen)


WORK: dict[str, Callable[..., Awaitable[Figures]]] = {
    "rate": rate,
    "burst": burst,
    "closed": closed,
    "go": go,
}
