"""What a picture wants to see, and the room that was made for it. Plain, for both processes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from tests.project.commands import ROOT, bare_environment
from tests.workshop import Workshop


class Wish(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A conversation: everybody answers in every step before `step`, and `answered` people (None: all) in that one."""

    step: str = "lobby"
    people: int = 24
    card: int = 5
    format: str = "gesprek"
    mode: str = "direct"
    answered: int | None = None
    placed: int | None = None  # so many people took a place on the line; None: all
    positions: tuple[int, ...] = ()  # of the people in turn; empty: drawn, in two groups
    unrevealed: bool = False  # in silence and still not shown, in step spread
    switches: tuple[str, ...] = ()  # hidden, paused, code, locked
    question: str = ""
    texts: int = 0  # written in that step and approved
    added: int = 0  # reasons of the group, approved before anybody weighs
    waiting: int = 0  # written in that step, and nobody has decided on them
    along: int = 0  # written and approved in every step before that one, with answers to the small questions
    turn: str = ""  # "B": in talk it is B's turn
    close: int = 0  # fields of the group's close that are filled in
    over: bool = False  # the time of the step is over
    rehearsal: bool = False
    most: int = 0  # so many people may come in
    owner: str = ""  # user name; empty: the first facilitator
    at: str = ""  # scheme and host that phones use
    seed: int = 5


class Room(msgspec.Struct, frozen=True):
    """Addresses without the host, and cookies for the facilitator and for the last participant."""

    id: str
    code: str
    door: str
    projector: str
    link: str
    facilitator: dict[str, str]
    participant: dict[str, str]
    order: list[str]

    @property
    def screen(self) -> str:
        return f"/gesprekken/{self.id}/scherm/"

    @property
    def phone(self) -> str:
        return f"/mee/{self.id}/"


class Rooms:
    """Asks the other process for rooms."""

    def __init__(self, process: "subprocess.Popen[bytes]", at: str) -> None:
        self._process = process
        self._at = at

    def make(self, wish: Wish) -> Room:
        line = msgspec.json.encode(msgspec.structs.replace(wish, at=self._at)) + b"\n"
        self._process.stdin.write(line)
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"No room for {wish}"
        return msgspec.json.decode(answer, type=Room)


@contextmanager
def rooms(served: Workshop) -> Iterator[Rooms]:
    """The process that makes rooms, on the data of a running workshop."""
    settings = {**served.environment, "DJANGO_SETTINGS_MODULE": "dilemmakaarten.settings"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.shots.rooms"],
        cwd=ROOT,
        env=bare_environment(**settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        yield Rooms(process, served.join)
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()
