"""The formats: which steps, how long, who leads, and what is said. Data, not code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from sessions.domain.errors import _n
from sessions.domain.scripts import PICKING, SCRIPTS, Script
from sessions.domain.steps import ALWAYS, Step

Plan = tuple[tuple[str, int], ...]  # (step, minutes) as chosen when the session was opened


class Weighing(StrEnum):
    ALL = "all"  # every argument, 0..4
    PICKS = "picks"  # the two heaviest of each side
    DRAWN = "drawn"  # three of each side, drawn for each person, 0..4
    NONE = "none"


class Led(StrEnum):
    FACILITATOR = "facilitator"
    TOGETHER = "together"  # nobody leads: the phones say what to do, and go on when all are ready


@dataclass(frozen=True)
class FormatStep:
    step: Step
    title: str  # in the bar and on the phone
    minutes: int  # advice; nothing cuts anyone off
    prompt: str  # what the facilitator may say
    look: str  # what the facilitator looks for; on the remote only
    read: str  # what a phone reads to the others where nobody leads

    @property
    def fixed(self) -> bool:
        """May not be switched off."""
        return self.step in ALWAYS


@dataclass(frozen=True)
class Format:
    code: str
    name: str
    intro: str  # one sentence in the set-up screen
    least: int  # people for whom it works
    most: int
    weighing: Weighing
    led: Led
    steps: tuple[FormatStep, ...]
    open_ended: bool = False  # takes as long as the group likes, with as many as there are

    @property
    def picks(self) -> bool:
        return self.weighing == Weighing.PICKS

    @property
    def together(self) -> bool:
        return self.led == Led.TOGETHER

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.steps)

    @property
    def order(self) -> tuple[Step, ...]:
        return tuple(item.step for item in self.steps)

    def step(self, step: Step) -> FormatStep:
        return next(item for item in self.steps if item.step == step)

    def neighbour(self, step: Step, by: int) -> Step | None:
        """The step `by` places on (+1) or back (-1); None past either end."""
        index = self.order.index(step) + by
        return self.order[index] if 0 <= index < len(self.order) else None

    def planned(self, plan: Plan) -> "Format":
        """This format with the steps and minutes that were chosen; as it is without a plan."""
        return _planned(self, plan) if plan else self


@lru_cache(maxsize=512)
def _planned(form: Format, plan: Plan) -> Format:
    minutes = dict(plan)
    chosen = (item for item in form.steps if item.step in minutes or item.fixed)
    return replace(
        form, steps=tuple(replace(item, minutes=minutes.get(item.step, item.minutes)) for item in chosen)
    )


def _steps(
    minutes: Sequence[tuple[Step, int]], scripts: Mapping[Step, Script] = SCRIPTS
) -> tuple[FormatStep, ...]:
    return tuple(_step(step, length, scripts[step]) for step, length in minutes)


def _step(step: Step, minutes: int, said: Script) -> FormatStep:
    return FormatStep(step, said.title, minutes, said.prompt, said.look, said.read)


GESPREK = Format(
    code="gesprek",
    name=_n("Gesprek"),
    intro=_n("De hele route: plek kiezen, wegen, praten, omdraaien en opnieuw kiezen."),
    least=5,
    most=40,
    weighing=Weighing.ALL,
    led=Led.FACILITATOR,
    steps=_steps(
        [
            (Step.LOBBY, 2),
            (Step.CASE, 5),
            (Step.FIRST_POSITION, 2),
            (Step.WEIGH, 4),
            (Step.PAIRS, 8),
            (Step.SPREAD, 3),
            (Step.TALK, 10),
            (Step.FLIP, 4),
            (Step.SECOND_POSITION, 2),
            (Step.CHANGE, 2),
            (Step.THIRD_WAY, 1),
            (Step.HARVEST, 2),
            (Step.CLOSED, 0),
        ]
    ),
)

SNEL = Format(
    code="snel",
    name=_n("Snel"),
    intro=_n("Kort, voor bij de lunch. Iedereen kiest per kant de twee redenen die het zwaarst tellen."),
    least=3,
    most=40,
    weighing=Weighing.PICKS,
    led=Led.FACILITATOR,
    steps=_steps(
        [
            (Step.LOBBY, 1),
            (Step.CASE, 3),
            (Step.FIRST_POSITION, 1),
            (Step.WEIGH, 2),
            (Step.SPREAD, 2),
            (Step.TALK, 7),
            (Step.SECOND_POSITION, 1),
            (Step.CHANGE, 1),
            (Step.HARVEST, 2),
            (Step.CLOSED, 0),
        ],
        SCRIPTS | {Step.WEIGH: PICKING},
    ),
)

DIEPGAAND = Format(
    code="diepgaand",
    name=_n("Diepgaand"),
    intro=_n("Ruim de tijd, voor intervisie of een training."),
    least=5,
    most=25,
    weighing=Weighing.ALL,
    led=Led.FACILITATOR,
    steps=_steps(
        [
            (Step.LOBBY, 5),
            (Step.CASE, 10),
            (Step.FIRST_POSITION, 3),
            (Step.WEIGH, 6),
            (Step.PAIRS, 12),
            (Step.SPREAD, 5),
            (Step.TALK, 20),
            (Step.FLIP, 8),
            (Step.SECOND_POSITION, 3),
            (Step.CHANGE, 5),
            (Step.THIRD_WAY, 6),
            (Step.HARVEST, 7),
            (Step.CLOSED, 0),
        ]
    ),
)

ZAAL = Format(
    code="zaal",
    name=_n("Zaal"),
    intro=_n("Voor een volle zaal. Iedereen weegt zes argumenten en praat met de buren."),
    least=40,
    most=1000,
    weighing=Weighing.DRAWN,
    led=Led.FACILITATOR,
    steps=_steps(
        [
            (Step.LOBBY, 3),
            (Step.CASE, 3),
            (Step.FIRST_POSITION, 1),
            (Step.WEIGH, 3),
            (Step.PAIRS, 6),
            (Step.SPREAD, 2),
            (Step.TALK, 6),
            (Step.SECOND_POSITION, 1),
            (Step.CHANGE, 2),
            (Step.HARVEST, 3),
            (Step.CLOSED, 0),
        ]
    ),
)

TWEETAL = Format(
    code="tweetal",
    name=_n("Tweetal"),
    intro=_n("Met zijn tweeën, op twee telefoons. De telefoon zegt wat jullie doen."),
    least=2,
    most=2,
    weighing=Weighing.ALL,
    led=Led.TOGETHER,
    steps=_steps(
        [
            (Step.LOBBY, 1),
            (Step.CASE, 3),
            (Step.FIRST_POSITION, 1),
            (Step.WEIGH, 4),
            (Step.SPREAD, 2),
            (Step.TALK, 6),
            (Step.FLIP, 3),
            (Step.SECOND_POSITION, 1),
            (Step.CHANGE, 2),
            (Step.HARVEST, 2),
            (Step.CLOSED, 0),
        ]
    ),
)

ZONDER = Format(
    code="zonder",
    name=_n("Zonder gespreksleider"),
    intro=_n("Met een groepje. De telefoons geven om de beurt aan wat jullie doen."),
    least=3,
    most=12,
    weighing=Weighing.ALL,
    led=Led.TOGETHER,
    steps=_steps(
        [
            (Step.LOBBY, 2),
            (Step.CASE, 5),
            (Step.FIRST_POSITION, 2),
            (Step.WEIGH, 5),
            (Step.SPREAD, 3),
            (Step.TALK, 14),
            (Step.FLIP, 5),
            (Step.SECOND_POSITION, 2),
            (Step.CHANGE, 3),
            (Step.HARVEST, 4),
            (Step.CLOSED, 0),
        ]
    ),
)

VRIJ = Format(
    code="vrij",
    name=_n("Vrij"),
    intro=_n("Alleen de kaart en de lijn. Verder praat je zonder de argumenten van de kaart."),
    least=2,
    most=1000,
    weighing=Weighing.NONE,
    led=Led.FACILITATOR,
    steps=_steps(
        [
            (Step.LOBBY, 2),
            (Step.CASE, 5),
            (Step.FIRST_POSITION, 2),
            (Step.SPREAD, 3),
            (Step.TALK, 20),
            (Step.FLIP, 4),
            (Step.SECOND_POSITION, 2),
            (Step.CHANGE, 2),
            (Step.THIRD_WAY, 3),
            (Step.HARVEST, 2),
            (Step.CLOSED, 0),
        ]
    ),
    open_ended=True,
)

FORMATS = {item.code: item for item in (GESPREK, SNEL, DIEPGAAND, ZAAL, TWEETAL, ZONDER, VRIJ)}
