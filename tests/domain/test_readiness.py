"""Who is ready, and what a room does by itself where nobody leads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.autopilot import by_itself
from sessions.commands import Go, Reveal, Turn
from sessions.domain.answers import SHOW, done
from sessions.domain.formats import FORMATS
from sessions.domain.readiness import READER, TIMEKEEPER, all_ready, goes_on_by_itself, ready, role_of
from sessions.domain.state import Clock, SessionState, SpreadMode
from sessions.domain.steps import Step
from tests.domain.cast import state

START = datetime(2026, 11, 24, 10, tzinfo=UTC)
TOGETHER = ["tweetal", "zonder"]


def room(people: int, step: Step, said: int = 0, code: str = "zonder", **changed: Any) -> SessionState:
    """`people` are here, and the first `said` of them said that they are ready."""
    everybody = range(1, people + 1)
    given = {
        "format_code": code,
        "mode": SpreadMode.SILENT,
        "step": step,
        "present": frozenset(everybody),
        "order": tuple(everybody),
        "answers": {one: {done(step): 1} for one in range(1, said + 1)},
        "clock": Clock(START, turn="A" if step == Step.TALK else ""),
    }
    return state(**given | changed)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def steps_of(code: str) -> list[Step]:
    return [step for step in FORMATS[code].order if step not in {Step.CLOSED, Step.SPREAD, Step.TALK}]


@pytest.mark.parametrize("code", TOGETHER)
def test_a_room_goes_on_when_all_are_ready_to_the_step_that_follows(code: str) -> None:
    people = FORMATS[code].least
    for step in steps_of(code):
        go = by_itself(room(people, step, people, code), after(0.1))
        assert go == Go(seq=1, step=step, to=FORMATS[code].neighbour(step, 1)), step


@pytest.mark.parametrize("code", TOGETHER)
def test_a_room_waits_for_the_last_as_long_as_there_is_time(code: str) -> None:
    people = FORMATS[code].most
    for step in steps_of(code):
        minutes = FORMATS[code].step(step).minutes
        assert by_itself(room(people, step, people - 1, code), after(minutes - 0.01)) is None, step


@pytest.mark.parametrize(
    ("people", "said", "goes"),
    [(3, 1, False), (3, 2, True), (5, 3, False), (5, 4, True), (12, 7, False), (12, 8, True)],
)
def test_once_the_time_is_over_two_thirds_are_enough(people: int, said: int, goes: bool) -> None:
    assert (by_itself(room(people, Step.FLIP, said), after(5)) is not None) == goes


def test_two_people_always_both_have_to_be_ready() -> None:
    assert by_itself(room(2, Step.FLIP, 1, "tweetal"), after(60)) is None
    assert by_itself(room(2, Step.FLIP, 2, "tweetal"), after(60)) is not None


def test_the_lobby_waits_for_everybody_however_long_it_takes() -> None:
    assert by_itself(room(4, Step.LOBBY, 3), after(60)) is None
    assert by_itself(room(4, Step.LOBBY, 4), after(60)) is not None


def test_who_passes_is_ready_and_who_takes_it_back_is_not() -> None:
    passing = room(
        3, Step.FLIP, answers={1: {done(Step.FLIP): 1}, 2: {done(Step.FLIP): None}, 3: {done(Step.FLIP): 1}}
    )
    assert all_ready(passing)
    taken_back = replace(passing, answers={**passing.answers, 3: {done(Step.FLIP): 0}})
    assert ready(taken_back) == {1, 2}


def test_ready_with_an_earlier_step_says_nothing_about_this_one() -> None:
    assert (
        by_itself(room(3, Step.FLIP, answers={n: {done(Step.TALK): 1} for n in (1, 2, 3)}), after(60)) is None
    )


def test_a_place_on_the_line_alone_does_not_send_the_others_on() -> None:
    """They may still want to move it."""
    placed = room(3, Step.FIRST_POSITION, positions={1: 5, 2: 50, 3: 95})
    assert by_itself(placed, after(0.5)) is None


@pytest.mark.parametrize(("code", "people"), [("tweetal", 1), ("zonder", 2)])
def test_fewer_than_the_format_is_for_never_go_on(code: str, people: int) -> None:
    for step in FORMATS[code].order:
        here = room(people, step, people, code, revealed=True, clock=Clock(START, turn="B"))
        assert by_itself(here, after(600)) is None, step


def test_who_watches_is_not_waited_for_and_does_not_count_for_the_least() -> None:
    watching = room(4, Step.FLIP, 3, watching=frozenset({4}))
    assert by_itself(watching, after(0.1)) is not None
    assert by_itself(replace(watching, watching=frozenset({3, 4})), after(600)) is None


def test_a_pause_holds_everything() -> None:
    for step in (Step.FLIP, Step.SPREAD, Step.TALK):
        here = room(3, step, 3, paused=True, clock=Clock(START, paused_at=after(1), turn="A"))
        here = replace(here, answers={n: {done(step): 1, SHOW: 1} for n in (1, 2, 3)})
        assert by_itself(here, after(600)) is None, step


def test_minutes_of_a_pause_do_not_count() -> None:
    late = room(3, Step.FLIP, 2, clock=Clock(START + timedelta(minutes=10)))
    assert by_itself(late, after(12)) is None
    assert by_itself(late, after(15.1)) is not None


def test_the_spread_is_shown_when_all_want_to_see_it() -> None:
    wishes = {n: {SHOW: 1} for n in (1, 2, 3)}
    assert by_itself(room(3, Step.SPREAD, answers=wishes), after(0.1)) == Reveal(seq=1, step=Step.SPREAD)
    assert by_itself(room(4, Step.SPREAD, answers=wishes), after(600)) is None
    assert by_itself(room(3, Step.SPREAD, answers={**wishes, 2: {SHOW: 0}}), after(600)) is None


def test_nobody_goes_past_a_spread_that_is_not_shown() -> None:
    assert by_itself(room(3, Step.SPREAD, 3), after(600)) is None
    assert isinstance(by_itself(room(3, Step.SPREAD, 3, revealed=True), after(0.1)), Go)


def test_one_of_two_alone_does_not_show_the_spread() -> None:
    assert by_itself(room(1, Step.SPREAD, code="tweetal", answers={1: {SHOW: 1}}), after(600)) is None


def test_side_b_has_its_turn_half_way_or_when_all_are_ready_with_a() -> None:
    turn = Turn(seq=1, step=Step.TALK, side="B")
    assert by_itself(room(3, Step.TALK), after(6.9)) is None
    assert by_itself(room(3, Step.TALK), after(7)) == turn
    assert by_itself(room(3, Step.TALK, 3), after(1)) == turn
    assert by_itself(room(3, Step.TALK, 2), after(600)) == turn, "never straight on"


def test_side_b_waits_for_who_is_away() -> None:
    assert by_itself(room(1, Step.TALK, code="tweetal"), after(60)) is None


def test_from_side_a_nobody_goes_on() -> None:
    assert not goes_on_by_itself(room(3, Step.TALK, 3), after(600))


def test_from_side_b_the_room_goes_on_as_from_every_step() -> None:
    clock = Clock(START, turn="B")
    assert by_itself(room(3, Step.TALK, clock=clock), after(600)) is None
    assert isinstance(by_itself(room(3, Step.TALK, 3, clock=clock), after(8)), Go)


def test_after_a_blip_those_who_are_back_do_not_go_on_without_the_others() -> None:
    """Nine people take part; the network was away, and four phones are back first."""
    answers = {n: {done(Step.CASE): 1} for n in range(1, 10)}
    ready_ones = {n: {**answers[n], done(Step.FLIP): 1} for n in range(1, 5)}
    back = room(4, Step.FLIP, answers={**answers, **ready_ones})
    assert by_itself(back, after(0.1)) is None
    six = {n: {done(Step.FLIP): 1} for n in range(1, 7)}
    assert isinstance(by_itself(room(6, Step.FLIP, answers={**answers, **six}), after(0.1)), Go)


def test_a_phone_that_was_scanned_and_left_holds_up_nobody() -> None:
    ghosts = room(3, Step.LOBBY, 3, order=tuple(range(1, 9)))
    assert isinstance(by_itself(ghosts, after(0.1)), Go)


def test_nothing_happens_by_itself_where_somebody_leads() -> None:
    for step in FORMATS["gesprek"].order:
        led = room(9, step, 9, "gesprek", answers={n: {done(step): 1, SHOW: 1} for n in range(1, 10)})
        assert by_itself(led, after(600)) is None, step


def test_a_facilitator_may_have_it_shown_when_the_last_is_ready() -> None:
    waiting = room(3, Step.FIRST_POSITION, code="gesprek", when_ready=True, positions={1: 5, 2: 50})
    assert by_itself(waiting, after(1)) is None
    passed = replace(waiting, answers={3: {done(Step.FIRST_POSITION): None}})
    assert by_itself(passed, after(1)) == Reveal(seq=1, step=Step.FIRST_POSITION)


def test_tasks_go_round_with_the_steps_and_are_never_with_one_person() -> None:
    seen = {READER: set(), TIMEKEEPER: set()}
    for step in FORMATS["zonder"].order:
        tasks = {person: role_of(room(4, step), person) for person in range(1, 5)}
        assert sorted(tasks.values()) == ["", "", READER, TIMEKEEPER]
        for person, task in tasks.items():
            seen.get(task, set()).add(person)
    assert seen == {READER: {1, 2, 3, 4}, TIMEKEEPER: {1, 2, 3, 4}}


def test_tasks_are_with_people_who_are_here() -> None:
    away = room(4, Step.CASE, present=frozenset({2, 4}))
    assert {role_of(away, 2), role_of(away, 4)} == {READER, TIMEKEEPER}
    assert role_of(away, 1) == ""


# A whole conversation, at random: people say they are ready or not, come and go, and time passes.
# Mostly people who say that they are ready, or hardly a room would come past the first steps.
_KINDS = ["say"] * 12 + ["show"] * 4 + ["time"] * 4 + ["back"] * 4 + ["join"] * 3 + ["away", "unsay", "watch"]
_events = st.lists(st.tuples(st.sampled_from(_KINDS), st.integers(1, 12)), min_size=40, max_size=200)


@settings(deadline=None)
@given(st.sampled_from(TOGETHER), st.integers(2, 12), _events)
def test_a_room_never_skips_a_step_nor_goes_on_with_too_few(
    code: str, people: int, events: list[tuple[str, int]]
) -> None:
    form = FORMATS[code]
    people = min(max(people, form.least), form.most)
    here, now = room(people, Step.LOBBY, code=code), START
    been = [Step.LOBBY]
    for event, number in events:
        person = (number - 1) % people + 1
        here, now = _lived(here, now, event, person, number)
        for _ in range(3):  # more readings of the same moment
            due = by_itself(here, now)
            if due is None:
                break
            assert len(here.asked) >= form.least
            here = _done(here, due, now)
            if isinstance(due, Go):
                been.append(here.step)
    assert been == list(form.order[: len(been)])
    if Step.FLIP in been:
        assert here.revealed
        assert here.talked == "AB"


def _lived(
    here: SessionState, now: datetime, event: str, person: int, minutes: int
) -> tuple[SessionState, datetime]:
    if event == "time":
        return here, now + timedelta(minutes=minutes)
    if event in {"away", "back"}:
        present = here.present - {person} if event == "away" else here.present | {person}
        return replace(here, present=present), now
    if event == "watch":
        return replace(here, watching=here.watching | {person}), now
    if event == "join":
        return replace(here, watching=here.watching - {person}), now
    key, value = (SHOW, 1) if event == "show" else (done(here.step), int(event == "say"))
    answers: Mapping[str, int | None] = {**here.answers.get(person, {}), key: value}
    return replace(here, answers={**here.answers, person: answers}), now


def _done(here: SessionState, due: Any, now: datetime) -> SessionState:
    """As `sessions.lead` does it."""
    assert due.step == here.step
    if isinstance(due, Reveal):
        return replace(here, revealed=True)
    if isinstance(due, Turn):
        assert not here.revealed or here.clock.turn == "A"
        answers = {n: {**mine, done(Step.TALK): 0} for n, mine in here.answers.items()}
        return replace(
            here, talked="AB", answers=answers, clock=Clock(here.clock.since, turn="B", turn_since=now)
        )
    turn = "A" if due.to == Step.TALK else ""
    talked = "A" if turn else here.talked
    return replace(here, step=Step(due.to), clock=Clock(now, turn=turn), talked=talked)
