"""A slow phone hurts nobody: twenty that never read, in a room where others slide and the facilitator goes on."""

import asyncio
import random
import time
from pathlib import Path

import pytest

from tests.load.figures import percentile
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.phone import Phone
from tests.trust.raw import PING, TEXT, SilentSocket, frame
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

SLOW = 20
PEOPLE = 60 if FULL else 20
MEMORY = 20 * 2**20
CLOSED_SECONDS = 10.0  # since they opened; they never read
BEFORE_SECONDS = 5.0

FLOODS = {
    "beats": frame(TEXT, b'{"type":"beat"}'),
    "pings": frame(PING, b"x" * 125),
    "commands": frame(TEXT, b'{"type":"place","seq":1,"step":"first_position","round":1,"value":50}'),
}


@pytest.mark.parametrize("flood", list(FLOODS) if FULL else ["commands"])
async def test_phones_that_never_read_are_let_go_and_nobody_else_notices(
    flood: str, place: MakePlace, figure: Figure
) -> None:
    here = place("sqlite")
    room = here.room(PEOPLE + SLOW)
    async with running(here) as server:
        phones = [Phone(server.port, seat, newest_only=True) for seat in room.phones[SLOW:]]
        board = Phone(server.port, room.screen)
        async with Crowd([*phones, board]) as crowd:
            sliding = asyncio.gather(*(_slide(phone) for phone in phones), _back_and_forth(board))
            await asyncio.sleep(BEFORE_SECONDS)
            before, memory = _waits(phones), server.memory
            silent = [SilentSocket(server.port, seat) for seat in room.phones[:SLOW]]
            since = time.monotonic()
            most, closed = memory, 0.0
            while time.monotonic() - since < CLOSED_SECONDS and not closed:
                for socket in silent:
                    _pour(socket, FLOODS[flood])
                await asyncio.sleep(0.02)
                most = max(most, server.memory)
                if not _open_on(server, silent):
                    closed = time.monotonic() - since
            left = len(_open_on(server, silent))
            during = _waits(phones)
            sliding.cancel()
            await asyncio.gather(sliding, return_exceptions=True)
            await until(lambda: not crowd.unanswered, 20)
            for socket in silent:
                socket.close()
        figure(f"20 phones never read, {flood}: memory", f"+{(most - memory) / 2**20:.1f} MB", "+20 MB")
        figure(
            "  closed by the server",
            f"{SLOW - left} of {SLOW} in {closed or CLOSED_SECONDS:.1f} s",
            "all, within 10 s",
        )
        figure("  others, ack p95 before / during", f"{before:.0f} / {during:.0f} ms", "unchanged")
        assert most - memory < MEMORY
        assert left == 0
        assert during < 1000 + 5 * before  # a deadline, no measurement: see the benchmark for speed
        assert "Traceback" not in server.text, server.text


def _pour(socket: SilentSocket, data: bytes) -> None:
    for _ in range(200):
        if not socket.send(data):
            return


def _open_on(server: Server, silent: list[SilentSocket]) -> set[int]:
    """Ports of the silent clients whose connection the server still holds, in whatever state."""
    held = set()
    for line in Path(f"/proc/{server.pid}/net/tcp").read_text().splitlines()[1:]:
        local, remote, _state, _queues, _timer, _, _, _, _, inode = line.split()[1:11]
        if int(local.rpartition(":")[2], 16) == server.port and inode != "0":
            held.add(int(remote.rpartition(":")[2], 16))
    return held & {socket.local_port for socket in silent}


def _waits(phones: list[Phone]) -> float:
    """p95 of the acks of the last seconds, in ms."""
    since = time.monotonic() - BEFORE_SECONDS
    return percentile([ack.wait * 1000 for phone in phones for ack in phone.acks if ack.at > since], 95)


async def _slide(phone: Phone) -> None:
    await asyncio.sleep(random.random())
    while True:
        await phone.put("place", phone.state["live"]["step"], round=1, value=random.randrange(101))
        await asyncio.sleep(0.5)


async def _back_and_forth(board: Phone) -> None:
    """Each change of step brings a whole new page to every phone."""
    while True:
        for here, there in [("first_position", "weigh"), ("weigh", "first_position")]:
            await board.put("go", here, to=there)
            await asyncio.sleep(1)
