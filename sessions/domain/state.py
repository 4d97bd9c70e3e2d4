"""The state of one live session, as the rules see it. Built by `sessions.queries`, never by hand in views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from sessions.domain.formats import FORMATS, Format, Plan
from sessions.domain.steps import Step, round_of


class SpreadMode(StrEnum):
    DIRECT = "direct"  # the screen shows the spread while people place themselves
    SILENT = "silent"  # 'eerst in stilte': no aggregate leaves the server before the reveal


@dataclass(frozen=True)
class Argument:
    key: str  # "A1", "B3": side and number; unique on the card
    text: str  # the whole argument, for the phone
    short: str  # one sentence, for the projector
    conviction: str  # "" where the card has none
    from_group: bool = False  # written by a participant, approved by the facilitator

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

    @property
    def own(self) -> "tuple[Argument, ...]":
        """The arguments that were on the card when the session was opened."""
        return tuple(item for item in self.arguments if not item.from_group)

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


class TextKind(StrEnum):
    ARGUMENT = "argument"  # a reason of the group's own, for one side
    FLIP = "flip"  # the strongest reason for the other side
    THIRD_WAY = "third_way"
    TAKE_AWAY = "take_away"  # 'dit neem ik mee'
    CHAFES = "chafes"  # 'wat blijft schuren?'
    REMARK = "remark"  # on the report, to the facilitator alone


class TextStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"  # the room may see it
    DECLINED = "declined"


@dataclass(frozen=True)
class Text:
    """What somebody wrote. `writer` is a participant, or None for the facilitator."""

    id: int
    kind: TextKind
    side: str  # "A", "B", or "" where it is about neither
    text: str
    more: str  # third way: what it does not solve
    status: TextStatus
    argument: str  # key under which it can be weighed, once approved: "A12"
    writer: int | None
    client_id: str = ""  # as the writer's client made it


@dataclass(frozen=True)
class Clock:
    """The times of a step, all given by the server. Timers advise; nothing cuts anyone off."""

    since: datetime  # the step began; later, when there was a pause
    extra: int = 0  # minutes that were added
    paused_at: datetime | None = None
    turn: str = ""  # talk: whose side it is about, "A" or "B"
    turn_since: datetime | None = None


@dataclass(frozen=True)
class Pair:
    """People who talk with each other. The first one speaks first. `token` is their picture."""

    people: tuple[int, ...]
    token: int


# A weight is 0..4 (in 'Snel' a picked argument is 4); None is 'weet ik niet'.
Weights = Mapping[str, int | None]

# Other answers by key (`sessions.domain.answers`); None is 'pas'.
Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class SessionState:
    """Everything a view may be made from. Participants are opaque ids; positions are 0..100."""

    card: Card  # with the approved arguments of the group
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
    clock: Clock
    plan: Plan = ()
    visited: frozenset[str] = frozenset()  # steps the room has been in
    talked: str = ""  # sides that had their turn in talk: "", "A", "AB"
    when_ready: bool = False  # show the spread as soon as the last one is ready
    rehearsal: bool = False
    pen_lent: bool = False  # a phone may write the group's close
    pen: int | None = None  # the participant who does
    close: Mapping[str, str] = field(default_factory=dict)  # the group's close, by field
    pairs: tuple[Pair, ...] = ()
    pairs_made: int = 0  # how often; a new number means new pairs for everybody
    report_asked: int = 0  # the report lies with the group to check; which time, 0: it does not
    next_live: str = ""  # id of the session in which the same people go on
    present: frozenset[int] = frozenset()
    watching: frozenset[int] = frozenset()  # 'ik kijk mee': they answer nothing and are not counted
    paper: frozenset[int] = frozenset()  # people without a phone, entered by the facilitator
    order: tuple[int, ...] = ()  # participants as they came in, for roles that go round
    positions: Mapping[int, int] = field(default_factory=dict)
    second: Mapping[int, int] = field(default_factory=dict)
    weights: Mapping[int, Weights] = field(default_factory=dict)
    answers: Mapping[int, Answers] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()

    @cached_property
    def format(self) -> Format:
        return FORMATS[self.format_code].planned(self.plan)

    @property
    def released(self) -> bool:
        """May any aggregate leave the server? In silence only after the reveal."""
        return self.mode == SpreadMode.DIRECT or self.revealed

    @cached_property
    def asked(self) -> frozenset[int]:
        """The people who are counted: present, or on paper, and not just watching."""
        return (self.present | self.paper) - self.watching

    @property
    def places(self) -> Mapping[int, int]:
        """Where people stand in the round of this step."""
        return self.second if round_of(self.step) == 2 else self.positions

    def approved(self, kind: TextKind) -> tuple[Text, ...]:
        return tuple(item for item in self.texts if item.kind == kind and item.status == TextStatus.APPROVED)
