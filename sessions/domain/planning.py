"""The steps and minutes that a facilitator chose for a format: what goes together, and what does not."""

from collections.abc import Mapping

from sessions.domain.errors import NotAllowed, _n
from sessions.domain.formats import Format, Plan
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step

MINUTES_LEAST, MINUTES_MOST = 1, 60  # of one step


def plan_of_choice(form: Format, mode: str, minutes: Mapping[str, int]) -> Plan:
    """`minutes` of the steps that are on, by step; fixed steps that are left out stay as they are.

    The plan in the order of the format; empty when it is what the format has already. Raises NotAllowed, with what to
    do, when a step is on without one that it needs.
    """
    chosen = {item.step: item.minutes for item in form.steps if item.fixed} | dict(minutes)
    timed = [item.step for item in form.steps if item.step in chosen and item.step != Step.CLOSED]
    if not all(MINUTES_LEAST <= chosen[step] <= MINUTES_MOST for step in timed):
        raise wrong_minutes()
    _check_together(form, mode, chosen)
    plan = tuple((item.step.value, chosen[item.step]) for item in form.steps if item.step in chosen)
    return () if plan == tuple((item.step.value, item.minutes) for item in form.steps) else plan


def wrong_minutes() -> NotAllowed:
    return NotAllowed(_n("Geef een heel getal van 1 tot en met 60."), "range")


def _check_together(form: Format, mode: str, chosen: Mapping[str, int]) -> None:
    if Step.CHANGE in chosen and Step.SECOND_POSITION not in chosen:
        raise NotAllowed(
            _n(
                "'Wat veranderde er?' kan alleen na 'Waar sta je nu?'. Zet beide stappen aan, of zet beide uit."
            ),
            "choice",
        )
    if mode == SpreadMode.SILENT and Step.SPREAD in form.order and Step.SPREAD not in chosen:
        raise NotAllowed(
            _n("Bij 'Eerst in stilte' hoort de stap 'Kijken'. Zet die stap aan, of kies 'Direct'."), "choice"
        )
