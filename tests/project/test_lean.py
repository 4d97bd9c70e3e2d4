"""What is read without a parser is read as the parser reads it, wherever the network cuts."""

import asyncio
import random
from typing import Any

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode

from dilemmakaarten.connection import Protocol
from dilemmakaarten.lean import Borders, short_text, text_frame
from sessions.hearing import HEAR

REQUEST = (
    b"GET / HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXTS = st.text(max_size=200)


def framed(text: str | bytes, opcode: Opcode = Opcode.TEXT, fin: bool = True) -> bytes:
    """As a client sends it."""
    data = text.encode() if isinstance(text, str) else text
    return Frame(opcode, data, fin).serialize(mask=True)


@given(TEXTS)
def test_a_short_text_is_what_was_sent(text: str) -> None:
    wanted = text.encode() if len(text.encode()) <= 125 else None
    assert short_text(framed(text)) == wanted


@given(st.binary(max_size=140))
def test_anything_else_is_no_short_text(data: bytes) -> None:
    if (found := short_text(data)) is not None:
        assert data[:2] == bytes([0x81, 0x80 | len(found)])
        assert len(data) == 6 + len(found)


def test_a_text_with_more_behind_it_or_less_is_left_to_the_parser() -> None:
    whole = framed("hallo")
    others = [whole[:-1], whole + b"\x81", whole * 2, b"", b"\x81", whole[:6], framed("x", fin=False)]
    others += [
        framed("x", Opcode.BINARY),
        framed("x", Opcode.PING),
        Frame(Opcode.TEXT, b"x").serialize(mask=False),
    ]
    assert [short_text(data) for data in others] == [None] * len(others)


@given(st.sampled_from([0, 1, 125, 126, 127, 65_535, 65_536, 70_000]))
def test_a_text_of_the_server_is_framed_as_the_parser_does(length: int) -> None:
    payload = b"x" * length
    assert text_frame(payload) == Frame(Opcode.TEXT, payload).serialize(mask=False)


@given(st.lists(st.binary(max_size=70_000), max_size=4), st.randoms(use_true_random=False))
def test_borders_are_known_however_the_bytes_come(payloads: list[bytes], chance: random.Random) -> None:
    stream, ends = b"", {0}
    for payload in payloads:
        stream += Frame(Opcode.BINARY, payload).serialize(mask=chance.random() < 0.9)
        ends.add(len(stream))
    borders, at = Borders(), 0
    while at < len(stream):
        step = min(chance.choice([1, 2, 3, 7, 1000, 100_000]), len(stream) - at)
        borders.follow(stream[at : at + step])
        at += step
        assert borders.between == (at in ends)


class Line(asyncio.Transport):
    """A transport that goes nowhere. Reads are taken when they are not paused."""

    def __init__(self) -> None:
        super().__init__()
        self.reading, self.closed = True, False
        self.written = b""

    def write(self, data: Any) -> None:
        self.written += data

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        pass

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    abort = close


class Listener:
    """An application that notes what it gets. `straight`: says that it can hear; `busy`: but not now."""

    def __init__(self, straight: bool, chance: random.Random) -> None:
        self.got: list[str] = []
        self.at_once = 0
        self._straight, self._chance = straight, chance

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        if self._straight:
            scope["extensions"][HEAR](self._hear)
        while (event := await receive())["type"] == "websocket.receive":
            self.got.append(event["text"])

    def _hear(self, text: str) -> bool:
        if self._chance.random() < 0.3:
            return False
        self.got.append(text)
        self.at_once += 1
        return True


async def read(stream: bytes, cuts: list[int], listener: Listener, patient: bool = True) -> Line:
    """The stream comes in pieces that end at `cuts`. `patient`: no sooner than they are asked for."""
    config = uvicorn.Config(listener, ws_per_message_deflate=False, ws_ping_interval=None, log_config=None)
    config.load()
    connection, line = Protocol(config, ServerState(), {}), Line()
    connection.connection_made(line)
    connection.data_received(REQUEST)
    await asyncio.sleep(0)
    at = 0
    for cut in [*cuts, len(stream)]:
        for _ in range(100 * patient):
            if line.reading:
                break
            await asyncio.sleep(0)
        connection.data_received(stream[at:cut])
        at = cut
    for _ in range(2 * len(listener.got) + 50):
        await asyncio.sleep(0)
    connection.connection_lost(None)
    await asyncio.sleep(0)
    return line


@pytest.mark.parametrize("straight", [True, False])
@pytest.mark.parametrize("seed", range(30))
async def test_what_is_heard_is_what_was_sent_in_order(seed: int, straight: bool) -> None:
    chance = random.Random(seed)
    texts = [f"{number} " + "é" * chance.choice([0, 5, 60, 300]) for number in range(40)]
    stream, ends = b"", []
    for text in texts:
        data = text.encode()
        half = chance.randrange(len(data))
        in_two = framed(data[:half], fin=False) + framed(b"", Opcode.PING) + framed(data[half:], Opcode.CONT)
        stream += chance.choice(
            [framed(data), framed(data), framed(data), in_two, framed(b"x", Opcode.PONG) + framed(data)]
        )
        ends.append(len(stream))
    cuts = sorted({*chance.sample(ends, 30), *chance.sample(range(1, len(stream)), 10)} - {len(stream)})
    listener = Listener(straight, chance)
    await read(stream, cuts, listener)
    assert listener.got == texts
    assert (listener.at_once > 0) == straight


async def test_a_text_that_is_none_ends_the_connection() -> None:
    listener = Listener(True, random.Random(1))
    line = await read(framed(b"\xff\xfe"), [], listener)
    assert line.closed
    assert listener.got == []
    assert b"\x88\x02\x03\xef" in line.written  # 1007


async def test_nothing_is_heard_after_a_goodbye() -> None:
    listener = Listener(True, random.Random(1))
    close = framed((1000).to_bytes(2), Opcode.CLOSE)
    await read(close + framed("later"), [len(close)], listener)
    assert listener.got == []


async def test_texts_that_come_while_one_waits_stay_behind_it() -> None:
    texts = [str(number) for number in range(40)]
    pieces = [framed(text) for text in texts]
    cuts = [sum(map(len, pieces[:number])) for number in range(1, len(pieces))]
    for seed in range(10):
        listener = Listener(True, random.Random(seed))
        await read(b"".join(pieces), cuts, listener, patient=False)
        assert listener.got == texts


async def test_a_text_that_holds_a_frame_is_one_text() -> None:
    inner = Frame(Opcode.TEXT, b"vote").serialize(mask=False)
    inner = (
        bytes([inner[0], 0x80 | inner[1]]) + b"\0" * 4 + inner[2:]
    )  # as a client sends it, with a mask of zeros
    outer = b"before " + inner + b" after"
    stream = b"\x81" + bytes([0x80 | len(outer)]) + b"\0" * 4 + outer
    start = stream.index(inner)
    listener = Listener(True, random.Random(1))
    line = await read(stream, [start, start + len(inner)], listener)
    assert listener.got == []  # and 0x81 is no UTF-8
    assert line.closed


async def test_a_text_between_two_fragments_of_another_is_an_error() -> None:
    first = framed("half", fin=False)
    listener = Listener(True, random.Random(1))
    line = await read(first + framed("whole"), [len(first)], listener)
    assert listener.got == []
    assert b"\x03\xea" in line.written  # 1002
