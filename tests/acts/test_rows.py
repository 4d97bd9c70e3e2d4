"""The statements that are written out by hand stay equal to the models."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions.models import Position, Weight
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "step"), [(Position, "first_position"), (Weight, "weigh")])
def test_an_answer_is_written_with_every_column_of_its_model(room: Room, model: Any, step: str) -> None:
    (mia,) = room.join("mia")
    room.go("case", "first_position")
    room.send(room.place(mia, 62))
    room.go("weigh")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        if step == "weigh":
            room.send(room.weigh(mia, "A1", 3))
        else:
            (noor,) = room.join("noor")
            room.send(room.place(noor, 10))
    written = [
        re.search(rf"INSERT INTO {model._meta.db_table} \(([^)]+)\)", query["sql"]) for query in captured
    ]
    (columns,) = [found[1].split(", ") for found in written if found]
    assert sorted(["id", *columns]) == sorted(field.column for field in model._meta.fields)


def test_only_what_changes_is_read_again(room: Room) -> None:
    """The columns that a reader takes once are those that nothing changes while people talk."""
    from sessions.changes import Moving
    from sessions.models import LiveSession
    from sessions.queries import _FIXED

    moving = {"closed_at" if name == "closed" else name for name in Moving.__dataclass_fields__}
    named_once = {
        "id",
        "owner",
        "card",
        "questions",
        "max_participants",
        "touched_at",
        "kept_people",
        "kept_summary",
        "plan",
        "rehearsal_shape",
        "remote_until",
        "report_parts",
        "report_revision",
        "report_shown",
        "summary_token",
    }
    known = {field.name for field in LiveSession._meta.fields}
    assert known == moving | set(_FIXED) | named_once
    assert not moving & set(_FIXED)
