"""Who sees what, over whatever a conversation may have come to."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.formats import FORMATS, VRIJ
from sessions.domain.state import (
    Clock,
    Pair,
    SessionState,
    SpreadMode,
    Text,
    TextKind,
    TextStatus,
)
from sessions.domain.steps import Step
from sessions.domain.visibility import view_for_phone, view_for_remote, view_for_screen
from tests.domain.cast import KEYS, state

OFTEN = settings(max_examples=200, deadline=None)  # most rooms are in a step where there is nothing to hide
VIEWS = (view_for_screen, view_for_phone, view_for_remote)
PEOPLE = st.integers(1, 14)
TEXT = st.sampled_from(TextKind)


@st.composite
def rooms(draw: st.DrawFn, **fixed: Any) -> SessionState:
    """A session in any step of any format, with people who did anything that the rules allow, and some gaps."""
    people = list(range(1, draw(PEOPLE) + 1))
    some = st.sets(st.sampled_from(people))
    form = FORMATS[draw(st.sampled_from(sorted(FORMATS)))]
    places = st.dictionaries(st.sampled_from(people), st.integers(0, 100))
    mine = st.dictionaries(st.sampled_from(KEYS), st.none() | st.integers(0, 4))
    visited = form.order[: draw(st.integers(1, len(form.order)))]
    given_: dict[str, Any] = {
        "format_code": form.code,
        "step": visited[-1],
        "visited": frozenset(visited),
        "mode": draw(st.sampled_from(SpreadMode)),
        "revealed": draw(st.booleans()),
        "talked": draw(st.sampled_from(["", "A", "AB"])),
        "clock": Clock(datetime(2026, 11, 24, 10, tzinfo=UTC), turn=draw(st.sampled_from(["", "A", "B"]))),
        "positions": draw(places),
        "second": draw(places),
        "weights": draw(st.dictionaries(st.sampled_from(people), mine.filter(bool))),
        "present": frozenset(draw(some)),
        "watching": frozenset(draw(some)),
        "texts": tuple(_texts(draw, people)),
        "pairs": (Pair(tuple(people[:2]), 7),) if len(people) > 1 else (),
        "pen": draw(st.none() | st.sampled_from(people)),
        "order": tuple(people),
        "joined": len(people),
    }
    return dataclasses.replace(state(), **{**given_, **fixed})


def _texts(draw: st.DrawFn, people: list[int]) -> list[Text]:
    statuses = draw(st.lists(st.tuples(TEXT, st.sampled_from(TextStatus)), max_size=5))
    return [
        Text(number, kind, "A", f"geheim-{number}-{status}", f"meer-{number}-{status}", status, "", people[0])
        for number, (kind, status) in enumerate(statuses, start=1)
    ]


def told(view: Any) -> str:
    """All that a view says, scene and live values, as text."""
    return repr(dataclasses.asdict(view))


@OFTEN
@given(rooms(mode=SpreadMode.SILENT, revealed=False))
def test_before_the_reveal_no_view_knows_an_aggregate(room: SessionState) -> None:
    other = dataclasses.replace(
        room,
        positions={person: 100 - place for person, place in room.positions.items()},
        second={person: 100 - place for person, place in room.second.items()},
        weights={person: dict.fromkeys(mine, 4) for person, mine in room.weights.items()},
    )
    for view_for in VIEWS:
        assert told(view_for(room)) == told(view_for(other))


@OFTEN
@given(
    rooms(mode=SpreadMode.SILENT, revealed=True),
    st.sampled_from([Step.TALK, Step.FLIP, Step.SECOND_POSITION]),
)
def test_in_silence_second_places_stay_hidden_until_the_step_is_over(room: SessionState, step: Step) -> None:
    room = dataclasses.replace(room, format_code="gesprek", step=step, visited=frozenset(Step))
    other = dataclasses.replace(room, second={who: 100 - place for who, place in room.second.items()})
    for view_for in VIEWS:
        assert told(view_for(room)) == told(view_for(other))


@OFTEN
@given(rooms(), st.randoms(use_true_random=False))
def test_who_said_what_is_in_no_view(room: SessionState, draw: Any) -> None:
    """All answers go to other people, of the same room: every view stays the same."""
    people = list(room.order)
    names = dict(zip(people, draw.sample(people, len(people)), strict=True))
    moved = {
        name: {names[person]: value for person, value in getattr(room, name).items()}
        for name in ("positions", "second", "weights", "answers")
    }
    groups = {
        name: frozenset(names[person] for person in getattr(room, name)) for name in ("present", "watching")
    }
    other = dataclasses.replace(room, **moved, **groups)
    for view_for in VIEWS:
        assert told(view_for(room)) == told(view_for(other))


@OFTEN
@given(rooms())
def test_a_text_is_seen_by_the_room_only_when_it_was_approved(room: SessionState) -> None:
    for view_for in (view_for_screen, view_for_phone):
        seen = told(view_for(room))
        for text in room.texts:
            if text.status != TextStatus.APPROVED:
                assert text.text not in seen
                assert text.more not in seen


@OFTEN
@given(rooms())
def test_no_view_names_the_writer_of_a_text_or_who_is_in_a_pair(room: SessionState) -> None:
    """The numbers of people are swapped for ones that occur nowhere else: no view holds them."""
    strange = {person: 7_000_000 + person for person in room.order}
    other = dataclasses.replace(
        room,
        texts=tuple(
            dataclasses.replace(text, writer=strange[text.writer] if text.writer else None)
            for text in room.texts
        ),
        pairs=tuple(Pair(tuple(strange[one] for one in pair.people), pair.token) for pair in room.pairs),
        pen=strange[room.pen] if room.pen else None,
        order=tuple(strange.values()),
        present=frozenset(strange[one] for one in room.present),
        watching=frozenset(strange[one] for one in room.watching),
        positions={strange[one]: place for one, place in room.positions.items()},
        second={strange[one]: place for one, place in room.second.items()},
        weights={strange[one]: mine for one, mine in room.weights.items()},
    )
    for view_for in VIEWS:
        assert "700000" not in told(view_for(other))


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.code)
def test_every_step_of_every_format_has_a_view(form: Any) -> None:
    for step in form.order:
        room = state(places=[10, 90], format_code=form.code, step=step, visited=frozenset(form.order))
        for view_for in VIEWS:
            assert view_for(room).scene.step == step


def test_a_free_format_shows_no_weights() -> None:
    room = state(places=[10, 90] * 5, weights=[{"A1": 3}] * 10, format_code=VRIJ.code, step=Step.TALK)
    assert view_for_screen(room).live["weights"] is None
