"""The people the driver plays: phones that vote, a screen that shows, and the notes of when what came."""

import asyncio
import bisect
import math
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from tests.load.wire import Wire, connect

FIRST_SECONDS = 30.0  # to wait for the first state


class Place(msgspec.Struct):
    """Where somebody connects: the page's socket address and cookies."""

    path: str
    cookies: str = ""


class Group(msgspec.Struct):
    """One session: its phones, perhaps its screen, and the step that it is in."""

    phones: list[Place]
    step: str
    screen: Place | None = None


class Frame(msgspec.Struct):
    """The parts of any frame of the server that the driver looks at."""

    type: str
    seq: int | None = None
    version: int = 0
    code: str = ""


@dataclass
class Notes:
    """What came in since `Room.forget`."""

    sent: int = 0
    acks: list[tuple[float, float, int, "Room"]] = field(
        default_factory=list
    )  # intended, came, version, room
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def waits(self) -> list[float]:
        return [came - intended for intended, came, _, _ in self.acks]

    def screen_waits(self) -> list[float]:
        """From the intended moment of each vote to the first frame on its screen that holds it."""
        found = [room.shown_at(version) - intended for intended, _, version, room in self.acks]
        return [wait for wait in found if not math.isnan(wait)]


class Room:
    """The sockets of one session."""

    def __init__(self, group: Group, notes: Notes) -> None:
        self.group = group
        self.notes = notes
        self.step = group.step
        self.phones = [Phone(self, place) for place in group.phones]
        self.screen: Wire | None = None
        self.shown: list[tuple[int, float]] = []  # version and moment of each frame on the screen

    async def open_screen(self, host: str, port: int) -> None:
        if self.group.screen:
            self.screen = await connect(
                host, port, _address(self.group.screen), self.group.screen.cookies, self._read
            )

    def shown_at(self, version: int) -> float:
        at = bisect.bisect_left(self.shown, (version, 0.0))
        return self.shown[at][1] if at < len(self.shown) else math.nan

    def go(self, to: str) -> None:
        """As the facilitator: to another step."""
        assert self.screen
        self.screen.send(
            b'{"type":"go","seq":%d,"step":"%b","to":"%b"}' % (_seq(), self.step.encode(), to.encode())
        )
        self.step = to

    def _read(self, text: bytes, now: float) -> None:
        if b'"state"' in text[:20]:
            self.shown.append((msgspec.json.decode(text, type=Frame).version, now))


class Phone:
    """One participant. `after_ack` is called with itself when a vote is answered (the closed loop)."""

    def __init__(self, room: Room, place: Place) -> None:
        self.room = room
        self.waiting: dict[int, float] = {}  # seq to the moment it should have been sent
        self.after_ack = _nothing
        self.state: asyncio.Future[tuple[float, int]] | None = None  # the next state with another scene
        self.state_bytes = 0
        self._place = place
        self._value = secrets.randbelow(101)
        self.wire: Wire

    async def open(self, host: str, port: int) -> None:
        self.wire = await connect(host, port, _address(self._place), self._place.cookies, self._read)

    def expect_state(self) -> "asyncio.Future[tuple[float, int]]":
        """Resolves with the moment and the size of the next state that brings HTML."""
        self.state = asyncio.get_running_loop().create_future()
        return self.state

    def vote(self, intended: float) -> None:
        self._value = (self._value + 37) % 101
        seq = _seq()
        self.waiting[seq] = intended
        self.room.notes.sent += 1
        self.wire.send(
            b'{"type":"place","seq":%d,"step":"%b","round":1,"value":%d}'
            % (seq, self.room.step.encode(), self._value)
        )

    def _read(self, text: bytes, now: float) -> None:
        head = text[:20]
        if b'"ack"' in head or b'"refused"' in head:
            self._answered(msgspec.json.decode(text, type=Frame), now)
        elif b'"state"' in head:
            self.state_bytes += len(text) + (2 if len(text) < 126 else 4)
            if self.state and not self.state.done() and b'"html"' in text:
                self.state.set_result((now, len(text)))

    def _answered(self, frame: Frame, now: float) -> None:
        intended = self.waiting.pop(frame.seq or 0, None)
        if intended is None:
            return
        if frame.type == "ack":
            self.room.notes.acks.append((intended, now, frame.version, self.room))
        else:
            self.room.notes.refused[frame.code] += 1
        self.after_ack(self)


def _nothing(phone: Phone) -> None:
    pass


def _address(place: Place) -> str:
    return f"{place.path}{'&' if '?' in place.path else '?'}client={secrets.token_hex(8)}"


_last_seq = 0


def _seq() -> int:
    global _last_seq
    _last_seq += 1
    return _last_seq


async def settle(rooms: list[Room], greeted: bool) -> None:
    """Wait until everybody has a first state, where the server sends one."""
    if greeted:
        async with asyncio.timeout(FIRST_SECONDS):
            while not all(phone.state_bytes for room in rooms for phone in room.phones):
                await asyncio.sleep(0.05)
    await asyncio.sleep(1.0)


def forget(rooms: list[Room]) -> Notes:
    """Fresh notes for the next piece of work; what is still unanswered is counted no more."""
    notes = Notes()
    for room in rooms:
        room.notes = notes
        room.shown = []
        for phone in room.phones:
            phone.waiting, phone.after_ack, phone.state_bytes = {}, _nothing, 0
    return notes


def now() -> float:
    return time.perf_counter()
