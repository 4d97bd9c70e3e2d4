"""The formats: which steps, how long, and what the facilitator says. Data, not code."""

from dataclasses import dataclass

from sessions.domain.errors import _n
from sessions.domain.steps import Step


@dataclass(frozen=True)
class FormatStep:
    step: Step
    title: str  # in the bar and on the phone
    minutes: int  # advice; nothing cuts anyone off
    prompt: str  # what the facilitator may say


@dataclass(frozen=True)
class Format:
    code: str
    name: str
    minutes: int
    intro: str  # one sentence in the set-up screen
    picks: bool  # True: pick the two heaviest per side; False: weigh every argument
    steps: tuple[FormatStep, ...]

    def step(self, step: Step) -> FormatStep:
        return next(item for item in self.steps if item.step == step)

    def neighbour(self, step: Step, by: int) -> Step | None:
        """The step `by` places on (+1) or back (-1); None past either end."""
        order = [item.step for item in self.steps]
        index = order.index(step) + by
        return order[index] if 0 <= index < len(order) else None


_LOBBY = FormatStep(Step.LOBBY, _n("Binnenkomen"), 3, _n("We gaan niet stemmen. We verkennen eerst A en B."))
_CASE = FormatStep(Step.CASE, _n("De situatie"), 5, _n("Wat weten we wel? Wat weten we niet?"))
_LINE = FormatStep(
    Step.FIRST_POSITION, _n("Waar sta jij?"), 2, _n("Kies in stilte. Je mag straks verschuiven.")
)
_SPREAD = FormatStep(Step.SPREAD, _n("Kijken"), 3, _n("Kijk eerst. Wat valt je op? Nog niet uitleggen."))
_CLOSED = FormatStep(Step.CLOSED, _n("Afgesloten"), 0, _n("Dank je wel voor het gesprek."))

GESPREK = Format(
    code="gesprek",
    name=_n("Gesprek"),
    minutes=45,
    intro=_n("Iedereen weegt alle argumenten. Neem de tijd om te praten."),
    picks=False,
    steps=(
        _LOBBY,
        _CASE,
        _LINE,
        FormatStep(Step.WEIGH, _n("Wegen"), 5, _n("Weeg ook de argumenten van de kant die je niet kiest.")),
        _SPREAD,
        FormatStep(
            Step.TALK,
            _n("Samen praten"),
            27,
            _n("We beginnen bij de kleinste groep. Welke redenen kan iemand daar hebben?"),
        ),
        _CLOSED,
    ),
)

SNEL = Format(
    code="snel",
    name=_n("Snel"),
    minutes=20,
    intro=_n("Iedereen kiest per kant de twee redenen die het zwaarst tellen."),
    picks=True,
    steps=(
        _LOBBY,
        FormatStep(Step.CASE, _CASE.title, 3, _CASE.prompt),
        _LINE,
        FormatStep(Step.WEIGH, _n("Kiezen"), 3, _n("Kies ook bij de kant waar je zelf niet staat.")),
        FormatStep(Step.SPREAD, _SPREAD.title, 2, _SPREAD.prompt),
        FormatStep(
            Step.TALK,
            _n("Samen praten"),
            8,
            _n("We beginnen bij de kleinste groep. Welke redenen kan iemand daar hebben?"),
        ),
        _CLOSED,
    ),
)

FORMATS = {item.code: item for item in (GESPREK, SNEL)}
