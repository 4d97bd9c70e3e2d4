"""A client as the page is one: commands wait until they are acked and go again after every reconnect.

Also a screen, when its seat is one. It notes what the tests ask about: answers, byes, close codes, versions that fell.
"""

import asyncio
import json
import random
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.trust.place import Seat

BEAT_SECONDS, SILENCE_SECONDS = 10.0, 15.0
ANSWER_SECONDS = 8.0
BYE_SPREAD_SECONDS = 4.0
LAST_CEILING = 20.0  # of the wait before a new try

Frame = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    seq: int
    at: float
    wait: float  # since it was put
    code: str = ""  # of a refusal
    retry: bool = False


class Phone:
    """`run` it as a task. `put` a command at any time, with or without a connection."""

    def __init__(
        self, port: int, seat: Seat, newest_only: bool = False, ceiling: float = LAST_CEILING
    ) -> None:
        self.newest_only = newest_only  # as the page: a newer answer takes the place of one that still waits
        self.ceiling = ceiling
        self.port = port
        self.seat = seat
        self.client = secrets.token_hex(8)
        self.put_frames: dict[int, Frame] = {}  # every command there was, by seq
        self.waiting: dict[int, Frame] = {}
        self.acks: list[Answered] = []
        self.refusals: list[Answered] = []
        self.state: Frame = {}
        self.me: Frame = {}
        self.fallen: list[tuple[Any, Any]] = []
        self.byes: list[bool] = []
        self.closes: list[int] = []
        self.up_at: list[float] = []  # moments of each first frame
        self.bytes_in: list[str] = []  # every frame, when `listen` says so
        self.listen = False
        self.still = False  # for whoever moves it: hold on for a while
        self.asked: dict[int, float] = {}  # what went out and has no answer, and when
        self._wire: ClientConnection | None = None
        self._seq = 0
        self._fails = 0
        self._woken = asyncio.Event()
        self._heard = 0.0
        self._retry: asyncio.Task[None] | None = None

    @property
    def up(self) -> bool:
        return self._wire is not None

    @property
    def greeted(self) -> bool:
        return self.up and bool(self.state) and bool(self.me or not self.seat.person)

    @property
    def longest_wait(self) -> float:
        """Of what has no answer yet."""
        return time.monotonic() - min(self.asked.values(), default=time.monotonic())

    async def put(self, kind: str, step: str, /, **rest: Any) -> int:
        self._seq += 1
        frame = {"type": kind, "seq": self._seq, "step": step, **rest}
        if self.newest_only:
            self.waiting = {seq: old for seq, old in self.waiting.items() if slot_of(old) != slot_of(frame)}
        self.put_frames[self._seq] = self.waiting[self._seq] = frame
        await self._send(frame)
        return self._seq

    async def run(self) -> None:
        """Connect, and again after every loss, until cancelled."""
        try:
            while True:
                byes = len(self.byes)
                try:
                    await self._visit()
                except (OSError, TimeoutError, WebSocketException, EOFError):
                    self._fails += 1
                spread = random.random() * BYE_SPREAD_SECONDS if len(self.byes) > byes else 0.0
                await self._rest(spread + random.random() * min(self.ceiling, 2.0**self._fails))
        finally:
            if self._retry:
                self._retry.cancel()

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        self._woken.clear()

    def wake(self) -> None:
        """The network is back, or somebody looks at the page again: try at once."""
        self._fails = 0
        self._woken.set()

    async def _visit(self) -> None:
        """One connection, from handshake to loss."""
        origin = f"http://127.0.0.1:{self.port}"
        async with connect(
            f"ws://127.0.0.1:{self.port}{self.seat.path}?client={self.client}",
            origin=origin,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.seat.cookies} if self.seat.cookies else None,
            compression=None, ping_interval=None, close_timeout=1, open_timeout=10, proxy=None,
        ) as wire:  # fmt: skip
            beat = asyncio.create_task(self._beat(wire))
            try:
                await self._hear(wire)
            finally:
                self._wire = None
                self.asked.clear()
                beat.cancel()

    async def _hear(self, wire: ClientConnection) -> None:
        first = True
        try:
            async for text in wire:
                self._heard = time.monotonic()
                if first:
                    first, self._fails, self._wire = False, 0, wire
                    self.up_at.append(self._heard)
                    await self._send_all()
                self._take(str(text))
        finally:
            self.closes.append(wire.close_code or 0)

    def _take(self, text: str) -> None:
        if self.listen:
            self.bytes_in.append(text)
        frame = json.loads(text)
        kind = frame["type"]
        if kind == "state":
            self._show(frame)
        elif kind == "me":
            self.me = frame
        elif kind == "bye":
            self.byes.append(frame["again"])
        elif kind in {"ack", "refused"}:
            self._answer(frame)

    def _show(self, frame: Frame) -> None:
        before = (self.state.get("epoch", 0), self.state.get("version", 0))
        if (frame["epoch"], frame["version"]) < before:
            self.fallen.append((before, (frame["epoch"], frame["version"])))
        if "html" not in frame and frame["scene"] == self.state.get("scene"):
            frame["html"] = self.state.get("html", "")
        self.state = frame

    def _answer(self, frame: Frame) -> None:
        now, seq = time.monotonic(), frame["seq"]
        wait = now - self.asked.pop(seq, now)
        if frame["type"] == "ack":
            self.acks.append(Answered(seq, now, wait))
        else:
            self.refusals.append(Answered(seq, now, wait, frame["code"], frame["retry"]))
            if frame["retry"]:
                self._try_later()
                return
        self.waiting.pop(seq, None)

    def _try_later(self) -> None:
        if self._retry is None or self._retry.done():
            self._retry = asyncio.create_task(self._after(0.3 + random.random() * 2))

    async def _after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._send_all()

    async def _beat(self, wire: ClientConnection) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if time.monotonic() - self._heard > BEAT_SECONDS + SILENCE_SECONDS:
                wire.transport.abort()
            await self._put_on(wire, {"type": "beat"})
            if self.longest_wait > ANSWER_SECONDS:
                self.asked.clear()
                await self._send_all()

    async def _send_all(self) -> None:
        for frame in list(self.waiting.values()):
            if frame["seq"] not in self.asked:
                await self._send(frame)

    async def _send(self, frame: Frame) -> None:
        if self._wire:
            self.asked[frame["seq"]] = time.monotonic()
            await self._put_on(self._wire, frame)

    async def _put_on(self, wire: ClientConnection, frame: Frame) -> None:
        try:
            await wire.send(json.dumps(frame))
        except ConnectionClosed:
            return  # it waits, and goes again


def slot_of(frame: Frame) -> str:
    """What a command answers: the place on the line, or an argument."""
    return str(frame.get("argument", frame["type"]))
