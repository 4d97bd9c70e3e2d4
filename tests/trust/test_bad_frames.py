"""Bad frames against the real process: each is refused or ends its own socket, and nobody else notices."""

import asyncio
import json
import random
from collections.abc import Callable

import pytest

from tests.live.test_frames import BAD_FRAMES
from tests.trust.conftest import Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.http import Visitor
from tests.trust.phone import Phone
from tests.trust.raw import BINARY, CLOSE, CONT, PING, PONG, TEXT, RawSocket, frame
from tests.trust.server import running

pytestmark = pytest.mark.trust

GOOD = {"type": "place", "seq": 1, "step": "first_position", "round": 1, "value": 50}
TEXT_OF_GOOD = json.dumps(GOOD).encode()
THIRD = len(TEXT_OF_GOOD) // 3
REFUSED, TOO_LARGE, PROTOCOL, NO_TEXT = {"refused frame"}, {"close 1009"}, {"close 1002"}, {"close 1007"}
FLOOD = 5000

Data = bytes | list[bytes]
# What is sent, and how it may end. "cut": the server closed while we were still sending.
BYTES: dict[str, tuple[Data, set[str]]] = {
    "binary": (frame(BINARY, b"\x00\xff"), REFUSED),
    "binary, though a command": (frame(BINARY, TEXT_OF_GOOD), REFUSED),
    "empty": (frame(TEXT, b""), REFUSED),
    "5 MB": (frame(TEXT, b"x" * 5_000_000), {*TOO_LARGE, "cut"}),
    "5 MB, said to be": (frame(TEXT, b"")[:1] + b"\xff" + (5_000_000).to_bytes(8) + b"\0\0\0\0", TOO_LARGE),
    "5 MB in 1 KB fragments": (
        [frame(TEXT, b"x" * 1024, fin=False)] + [frame(CONT, b"x" * 1024, fin=False)] * 5000,
        {*TOO_LARGE, "cut"},
    ),
    "a command in three fragments": (
        frame(TEXT, TEXT_OF_GOOD[:THIRD], fin=False)
        + frame(CONT, TEXT_OF_GOOD[THIRD : 2 * THIRD], fin=False)
        + frame(CONT, TEXT_OF_GOOD[2 * THIRD :]),
        {"ack"},
    ),
    "a ping between two fragments": (
        frame(TEXT, TEXT_OF_GOOD[:THIRD], fin=False) + frame(PING, b"") + frame(CONT, TEXT_OF_GOOD[THIRD:]),
        {"ack"},
    ),
    "a fragment of nothing": (frame(CONT, b"x"), PROTOCOL),
    "a new message between two fragments": (
        frame(TEXT, b"x", fin=False) + frame(TEXT, TEXT_OF_GOOD),
        PROTOCOL,
    ),
    "not masked": (frame(TEXT, TEXT_OF_GOOD, masked=False), PROTOCOL),
    "reserved bits": (frame(TEXT, TEXT_OF_GOOD, reserved=4), PROTOCOL),
    "unknown kind": (frame(3, b"x"), PROTOCOL),
    "a ping in fragments": (frame(PING, b"x", fin=False), PROTOCOL),
    "a ping of 200 bytes": (frame(PING, b"x" * 200), PROTOCOL),
    "not UTF-8": (frame(TEXT, b"\xff\xfe\x80"), NO_TEXT),
    "half a letter": (frame(TEXT, b'{"type":"\xc3'), NO_TEXT),
    "half a letter in two fragments": (frame(TEXT, b"\xc3", fin=False) + frame(CONT, b"\x28"), NO_TEXT),
    "a lone surrogate in UTF-8": (frame(TEXT, b"\xed\xa0\x80"), NO_TEXT),
    "close with a wrong code": (frame(CLOSE, (999).to_bytes(2)), PROTOCOL),
    "close with one byte": (frame(CLOSE, b"\x03"), PROTOCOL),
    "a pong nobody asked for": (frame(PONG, b"x") + frame(TEXT, TEXT_OF_GOOD), {"ack"}),
    "no frame at all": (b"\x16\x03\x01\x02\x00\x01" * 50, {*PROTOCOL, "cut"}),
    f"{FLOOD} pings": ([frame(PING, b"x")] * FLOOD, {"close 1008", "cut"}),
    f"{FLOOD} bad frames": ([frame(TEXT, b"hallo")] * FLOOD, REFUSED),
}


async def test_bad_frames_end_where_they_began(place: MakePlace, figure: Figure) -> None:
    here = place("sqlite")
    room = here.room(6)
    async with running(here) as server:
        others = [Phone(server.port, seat, newest_only=True) for seat in room.phones[:4]]
        async with Crowd(others) as crowd:
            sliding = asyncio.gather(*(_slide(phone) for phone in others))
            lines = len(server.lines)
            wrong = {}
            cases = {name: (frame(TEXT, _bytes(text)), REFUSED) for name, text in BAD_FRAMES.items()}
            for name, (data, wanted) in (cases | BYTES).items():
                async with RawSocket(server.port, room.phones[4]) as socket:
                    found = await _outcome(socket, data)
                if found not in wanted:
                    wrong[name] = found
            floods = await _floods(server.port, room.phones[5], others)
            twin = await asyncio.to_thread(_twin, server.port, room.id, room.phones[4].cookies)
            sliding.cancel()
            await asyncio.gather(sliding, return_exceptions=True)
            await until(lambda: not crowd.unanswered, 10)
            slowest = max(ack.wait for phone in others for ack in phone.acks)
            disturbed = sum(len(phone.refusals) + len(phone.closes) for phone in others)
        count = len(cases) + len(BYTES)
        said = server.lines[lines:]
        figure(f"bad frames: {count} kinds, as stated", f"{count - len(wrong)} of {count}", "all")
        figure("  tracebacks, lines in the log", f"{server.text.count('Traceback')}, {len(said)}", "0, few")
        figure("  others: refused or cut off; slowest ack", f"{disturbed}; {slowest:.2f} s", "0")
        assert wrong == {}
        assert twin == {}
        assert "Traceback" not in server.text, server.text
        assert len(said) < 10, said
        assert disturbed == 0
        assert slowest < 5
        assert floods < 5


async def _outcome(socket: RawSocket, data: Data) -> str:
    try:
        for part in [data] if isinstance(data, bytes) else data:
            await socket.send(part)
    except ConnectionError:
        return "cut"
    return await socket.answer()


async def _floods(port: int, seat: object, others: list[Phone]) -> float:
    """Beats and commands as fast as they go, over ten sockets; gives the slowest ack of others meanwhile."""
    before = [len(phone.acks) for phone in others]

    async def pour() -> None:
        async with RawSocket(port, seat) as socket:  # type: ignore[arg-type]
            for number in range(FLOOD):
                await socket.send(frame(TEXT, b'{"type":"beat"}' if number % 2 else TEXT_OF_GOOD))
            await asyncio.sleep(3)  # what is under way has to be read

    pouring = [asyncio.create_task(pour()) for _ in range(10)]
    await asyncio.wait(pouring, timeout=5)
    for task in pouring:
        task.cancel()
    await asyncio.gather(*pouring, return_exceptions=True)
    acks = [ack.wait for phone, known in zip(others, before, strict=True) for ack in phone.acks[known:]]
    assert acks, "nobody else was heard during the flood"
    return max(acks)


def _twin(port: int, live_id: str, cookies: str) -> dict[str, int]:
    """The same over HTTP: those that are answered with another status than they should be."""
    visitor = Visitor(port, cookies)
    path = f"/mee/{live_id}/opdracht/"
    cases: dict[str, tuple[Callable[[], int], set[int]]] = {
        name: (lambda text=text: visitor.command(path, _bytes(text)).status, {422, 400})
        for name, text in BAD_FRAMES.items()
    }
    cases["5 MB"] = (lambda: visitor.command(path, b"x" * 5_000_000).status, {400, 413})
    cases["not UTF-8"] = (lambda: visitor.command(path, b"\xff\xfe").status, {422})
    cases["good"] = (lambda: visitor.command(path, TEXT_OF_GOOD).status, {200})
    found = {name: ask() for name, (ask, _) in cases.items()}
    return {name: status for name, status in found.items() if status not in cases[name][1]}


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


async def _slide(phone: Phone) -> None:
    while True:
        await phone.put("place", "first_position", round=1, value=random.randrange(101))
        await asyncio.sleep(0.3)
