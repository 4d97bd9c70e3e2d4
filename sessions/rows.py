"""The statements that run for every batch of answers, written out once for SQLite and for PostgreSQL.

The ORM builds a statement anew each time it runs, which costs more than running it; for what happens a hundred
times a second that is most of the time. Everything else goes through the models.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sessions.sql import Statement, among, every, is_postgres, listed, of_people, run_together


@dataclass(frozen=True, slots=True)
class Room:
    """What a batch of answers needs of the session's row."""

    version: int
    step: str
    closed: bool
    format_code: str
    locked: bool
    max_participants: int


@dataclass(slots=True)
class PositionRow:
    person: int
    round: int
    value: int
    placed_in: str
    seen: str
    changed: bool = False


@dataclass(slots=True)
class WeightRow:
    person: int
    argument: str
    value: int | None
    answered: bool
    seen: str
    changed: bool = False


@dataclass(slots=True)
class AnswerRow:
    person: int
    key: str
    value: int | None
    seen: str
    changed: bool = False


def lock(live_id: UUID) -> Room | None:
    """Lock the session's row until the end of the transaction (on SQLite BEGIN IMMEDIATE did). None: it is gone."""
    return lock_all([live_id]).get(live_id)


def lock_all(live_ids: Collection[UUID]) -> dict[UUID, Room]:
    """`lock` for several; who is gone is left out.

    Always in the same order, so that of two processes none ever waits for what the other waits for.
    """
    tail = "ORDER BY id FOR UPDATE" if is_postgres() else ""
    rows = every(
        "SELECT id, version, step, closed_at IS NOT NULL, format_code, locked, max_participants"
        f" FROM live_livesession WHERE id {among('uuid')} {tail}",
        [listed(live_id.hex for live_id in live_ids)],
    )
    return {_uuid(row[0]): Room(row[1], row[2], bool(row[3]), row[4], bool(row[5]), row[6]) for row in rows}


def _uuid(value: Any) -> UUID:
    """SQLite gives text."""
    return value if isinstance(value, UUID) else UUID(value)


def people(live_id: UUID, wanted: Collection[int], number: int) -> dict[int, PositionRow | None]:
    """Those of `wanted` who take part in this session, each with their place on the line in round `number`."""
    rows = of_people(
        "SELECT p.id, p.live_id, s.round, s.value, s.placed_in, s.seen FROM live_participant p"
        f" LEFT JOIN live_position s ON s.participant_id = p.id AND s.round = {number:d} WHERE p.id",
        wanted,
    )
    here = (live_id, live_id.hex)  # PostgreSQL gives the one, SQLite the other
    return {
        row[0]: PositionRow(row[0], *row[2:]) if row[2] is not None else None
        for row in rows
        if row[1] in here
    }


def weights(wanted: Collection[int]) -> dict[tuple[int, str], WeightRow]:
    rows = of_people(
        "SELECT participant_id, argument, value, answered, seen FROM live_weight WHERE participant_id", wanted
    )
    return {(row[0], row[1]): WeightRow(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows}


def answers(wanted: Collection[int]) -> dict[tuple[int, str], AnswerRow]:
    rows = of_people("SELECT participant_id, key, value, seen FROM live_answer WHERE participant_id", wanted)
    return {(row[0], row[1]): AnswerRow(*row) for row in rows}


def save(
    live_id: UUID,
    version: int,
    touched: datetime | None,
    positions: Sequence[PositionRow],
    weights: Sequence[WeightRow],
    answers: Sequence[AnswerRow],
) -> None:
    """All that a batch changed. `touched` is None when the session's row was saved already."""
    statements = [
        _touch(live_id, version, touched) if touched else None,
        _positions(live_id, version, positions) if positions else None,
        _weights(live_id, version, weights) if weights else None,
        _answers(live_id, version, answers) if answers else None,
    ]
    run_together([statement for statement in statements if statement])


def _touch(live_id: UUID, version: int, now: datetime) -> Statement:
    moment = connection.ops.adapt_datetimefield_value(now)
    return Statement(
        "UPDATE live_livesession SET version = %s, touched_at = %s WHERE id = %s",
        [version, moment, live_id.hex],
    )


def _positions(live_id: UUID, version: int, rows: Sequence[PositionRow]) -> Statement:
    columns = ("participant_id", "round", "value", "placed_in", "seen")
    values = [(row.person, row.round, row.value, row.placed_in, row.seen) for row in rows]
    same = {"live_id": live_id.hex, "version": version}
    return _upsert("live_position", same, columns, values, "participant_id, round")


def _weights(live_id: UUID, version: int, rows: Sequence[WeightRow]) -> Statement:
    columns = ("participant_id", "argument", "value", "answered", "seen")
    values = [(row.person, row.argument, row.value, row.answered, row.seen) for row in rows]
    same = {"live_id": live_id.hex, "version": version}
    return _upsert("live_weight", same, columns, values, "participant_id, argument")


def _answers(live_id: UUID, version: int, rows: Sequence[AnswerRow]) -> Statement:
    columns = ("participant_id", "key", "value", "seen")
    values = [(row.person, row.key, row.value, row.seen) for row in rows]
    same = {"live_id": live_id.hex, "version": version}
    return _upsert("live_answer", same, columns, values, "participant_id, key")


TYPES = {
    "round": "smallint",
    "key": "text",
    "participant_id": "bigint",
    "value": "smallint",
    "placed_in": "text",
    "seen": "text",
    "argument": "text",
    "answered": "boolean",
}


def _upsert(
    table: str, same: dict[str, Any], columns: tuple[str, ...], rows: list[tuple[Any, ...]], unique: str
) -> Statement:
    """One statement for all rows, new and known; `same` columns are equal in all."""
    names = [*same, *columns]
    changed = ", ".join(
        f"{name} = excluded.{name}" for name in ("value", "answered", "seen", "version") if name in names
    )
    conflict = f"ON CONFLICT ({unique}) DO UPDATE SET {changed}"
    into = f"INSERT INTO {table} ({', '.join(names)})"
    if is_postgres():
        arrays = ", ".join(f"%s::{TYPES[name]}[]" for name in columns)
        fixed = ", ".join(["%s::uuid" if name == "live_id" else "%s" for name in same])
        return Statement(
            f"{into} SELECT {fixed}, item.* FROM unnest({arrays}) item {conflict}",
            [*same.values(), *(list(column) for column in zip(*rows, strict=True))],
        )
    marks = ", ".join(["%s"] * len(names))
    fixed_values = tuple(same.values())
    return Statement(
        f"{into} VALUES ({marks}) {conflict}", [fixed_values + row for row in rows], for_each=True
    )
