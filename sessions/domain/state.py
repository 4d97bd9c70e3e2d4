"""The state of one live session, as the rules see it. Built by `sessions.queries`, never by hand in views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sessions.domain.formats import FORMATS, Format
from sessions.domain.steps import Step


class SpreadMode(StrEnum):
    DIRECT = "direct"  # the screen shows the spread while people place themselves
    SILENT = "silent"  # 'eerst in stilte': no aggregate leaves the server before the reveal


@dataclass(frozen=True)
class Argument:
    key: str  # "A1", "B3": side and number; unique on the card
    text: str  # the whole argument, for the phone
    short: str  # one sentence, for the projector
    conviction: str  # "" where the card has none

    @property
    def side(self) -> str:
        return self.key[0]


@dataclass(frozen=True)
class Option:
    short: str  # at the ends of the line
    full: str  # what you do if you choose this


@dataclass(frozen=True)
class Card:
    """The card's text as copied into the session when it was opened."""

    number: int
    title: str
    person: str
    line: str  # the case in one sentence
    case: tuple[str, ...]  # paragraphs
    question: str  # the short question, for the projector
    elaboration: tuple[str, ...]  # further paragraphs of the question
    a: Option
    b: Option
    arguments: tuple[Argument, ...]  # A1.. then B1..
    source: str

    def keys(self, side: str) -> list[str]:
        return [item.key for item in self.arguments if item.side == side]

    def argument(self, key: str) -> Argument:
        return next(item for item in self.arguments if item.key == key)


@dataclass(frozen=True)
class Question:
    key: str  # "1".."15"
    kind: str  # formal, substantive, conscience
    text: str


@dataclass(frozen=True)
class Door:
    """How people come in. `address` is what they type, `url` what the QR holds."""

    code: str  # as shown: "K7Q-M2P"
    address: str  # without scheme: "192.168.1.20:8000"
    url: str


# A weight is 0..4 (in 'Snel' a picked argument is 4); None is 'weet ik niet'.
Weights = Mapping[str, int | None]


@dataclass(frozen=True)
class SessionState:
    """Everything a view may be made from. Participants are opaque ids; positions are 0..100."""

    card: Card
    door: Door
    format_code: str
    mode: SpreadMode
    step: Step
    version: int
    epoch: int
    revealed: bool
    hidden: bool  # the facilitator blanked the spread on the projector
    paused: bool
    code_shown: bool
    locked: bool
    question: Question | None  # the one on the screen now
    questions_used: tuple[Question, ...]
    joined: int
    opened_on: date
    present: frozenset[int] = frozenset()
    positions: Mapping[int, int] = field(default_factory=dict)
    weights: Mapping[int, Weights] = field(default_factory=dict)

    @property
    def format(self) -> Format:
        return FORMATS[self.format_code]

    @property
    def released(self) -> bool:
        """May any aggregate leave the server? In silence only after the reveal."""
        return self.mode == SpreadMode.DIRECT or self.revealed
