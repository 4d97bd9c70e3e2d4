"""What may happen in a live session. Each function raises NotAllowed or says what to do; none stores."""

from collections.abc import Collection

from sessions.domain.constants import PICKS_PER_SIDE
from sessions.domain.errors import (
    NotAllowed,
    closed,
    third_choice,
    too_early_before_flip,
    too_early_for_a_third_way,
    too_late,
    unknown,
)
from sessions.domain.formats import Format, Weighing
from sessions.domain.steps import LATE_PLACE, Step, round_of

CLIENTS_REMEMBERED = 8  # tabs of one person whose newest seq is kept with an answer


def check_step(now: Step, named: str) -> None:
    """A command names the step its sender was in; the room may have gone on."""
    check_open(now)
    if named != now:
        raise too_late()


def check_open(now: Step) -> None:
    if now == Step.CLOSED:
        raise closed()


def check_after(now: Step, named: str, asked: int) -> None:
    """What is said of the report comes after the conversation, as long as it lies with the group (`asked`)."""
    if now != Step.CLOSED or named != now or not asked:
        raise too_late()


def may_place(step: Step, placed_in: str | None, number: int = 1) -> None:
    """Place or move on the line: while it is open, or later for somebody who had no place yet.

    `placed_in` is the step in which this person first stood on the line in round `number`; None when never. A late
    place may be moved for as long as the step lasts in which it was made. The second round has no late places: who
    comes in after it has nothing to compare.
    """
    if number != round_of(step):
        raise too_late()
    if step in {Step.FIRST_POSITION, Step.SECOND_POSITION}:
        return
    if step in LATE_PLACE and placed_in in (None, step):
        return
    raise too_late()


def may_weigh(step: Step, form: Format, keys: Collection[str], argument: str) -> None:
    if step != Step.WEIGH or form.weighing not in {Weighing.ALL, Weighing.DRAWN}:
        raise too_late()
    if argument not in keys:
        raise unknown()


def may_pick(step: Step, form: Format, keys: Collection[str], argument: str, others: Collection[str]) -> None:
    """`others`: what this person has picked already, this argument not counted."""
    if step != Step.WEIGH or not form.picks:
        raise too_late()
    if argument not in keys:
        raise unknown()
    if sum(1 for key in others if key[0] == argument[0]) >= PICKS_PER_SIDE:
        raise third_choice()


def may_go(form: Format, to: str, talked: str = "AB", visited: Collection[str] = (Step.FLIP,)) -> Step:
    """The step to go to: any step of the format, also back, or past steps that are skipped.

    Only the third way waits: first A and B had their turn, and the flip when the format has one.
    """
    if to not in form.order:
        raise unknown()
    if to == Step.THIRD_WAY and (early := why_no_third_way(form, talked, visited)):
        raise early
    return Step(to)


def why_no_third_way(form: Format, talked: str, visited: Collection[str]) -> NotAllowed | None:
    """Why a third way is not open yet; None when it is. `talked`: the sides that had their turn, "" to "AB"."""
    if Step.TALK in form.order and not set("AB") <= set(talked):
        return too_early_for_a_third_way()
    if Step.FLIP in form.order and Step.FLIP not in visited:
        return too_early_before_flip()
    return None


def may_reveal(step: Step) -> None:
    if step in {Step.LOBBY, Step.CASE}:
        raise too_late()


def may_ask(keys: Collection[str], question: str) -> None:
    if question and question not in keys:
        raise unknown()


def is_newer(seen: str, client: str, seq: int) -> bool:
    """Is this command not stored yet? `seen` is "client:seq client:seq ...", the newest writer first."""
    _, found, rest = f" {seen}".partition(f" {client}:")
    return not found or int(rest.partition(" ")[0]) < seq


def is_last(seen: str, client: str, seq: int) -> bool:
    """Is what this command said still what is kept?"""
    return seen.split(" ")[0] == f"{client}:{seq}"


def remember(seen: str, client: str, seq: int) -> str:
    """`seen` with this client in front, bounded so that no row grows."""
    rest = [pair for pair in seen.split() if not pair.startswith(f"{client}:")]
    return " ".join([f"{client}:{seq}", *rest[: CLIENTS_REMEMBERED - 1]])


def last_writer(seen: str) -> str:
    return seen.partition(":")[0]
