"""What a participant is asked beside the line and the weights: small questions with small answers.

Every answer has a key and a value 0..; None is 'pas'. Nothing here is shown of one person to another.
"""

from sessions.domain.constants import MAX_ANSWERS
from sessions.domain.errors import _n, too_late, unknown
from sessions.domain.steps import Step

DONE = "done"  # "done.weigh": 1 ready with this step, None passes
FOUND = "found"  # pairs: 1 found the other, 0 not found
SHOW = "show"  # spread, where nobody leads: 1 'laat zien'; it is shown when all said so
CHECK = "report"  # closed, while the report lies with the group: 1 'klopt', 0 not quite
REASON = "reason"  # change: is your reason another one now? 0 no, 1 yes, 2 I do not know

# Harvest: four short questions, each 0 no, 1 a little, 2 yes.
HARVEST = {
    "harvest.1": _n("Hoorde je een reden die je nog niet kende?"),
    "harvest.2": _n("Snap je beter waarom iemand anders kiest?"),
    "harvest.3": _n("Kon je zeggen wat je wilde zeggen?"),
    "harvest.4": _n("Ga je morgen iets anders vragen of doen?"),
}
HARVEST_ANSWERS = (_n("Nee"), _n("Een beetje"), _n("Ja"))
REASON_ANSWERS = (_n("Nee"), _n("Ja"), _n("Weet ik niet"))

_MOST = {FOUND: 1, SHOW: 1, REASON: 2, CHECK: 1} | dict.fromkeys(HARVEST, 2)
_STEPS = {
    FOUND: Step.PAIRS, SHOW: Step.SPREAD, REASON: Step.CHANGE, CHECK: Step.CLOSED,
} | dict.fromkeys(HARVEST, Step.HARVEST)  # fmt: skip


def done(step: Step) -> str:
    """Key of 'ik ben klaar' for a step."""
    return f"{DONE}.{step}"


def may_answer(step: Step, key: str, value: int | None) -> None:
    """Raises NotAllowed for an unknown key or value, or one of another step."""
    if key.startswith(f"{DONE}."):
        if key != done(step):
            raise too_late()
        most = 1
    elif key in _STEPS:
        if step != _STEPS[key]:
            raise too_late()
        most = _MOST[key]
    else:
        raise unknown()
    if value is not None and not 0 <= value <= min(most, MAX_ANSWERS):
        raise unknown()
