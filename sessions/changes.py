"""What changed in a session since it was read last, read ten times a second for each session that talks.

Written out for the same reason as in `rows`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sessions.sql import every, first


@dataclass(frozen=True, slots=True)
class Moving:
    """What can change in a session's row while people talk."""

    epoch: int
    version: int
    step: str
    closed: bool
    revealed: bool
    hidden: bool
    paused: bool
    code_shown: bool
    locked: bool
    question: str
    questions_used: tuple[str, ...]
    projector_token: str
    step_since: datetime
    extra_minutes: int
    paused_at: datetime | None
    turn: str
    turn_since: datetime | None
    talked: str
    visited: tuple[str, ...]
    when_ready: bool
    pairs: list[dict[str, Any]]
    pairs_made: int
    pen_lent: bool
    pen: int | None
    close: dict[str, str]
    next_live: UUID | None
    report_asked: int
    remote_key: str


def moving(live_id: UUID) -> Moving | None:
    row = first(f"SELECT {_COLUMNS} FROM live_livesession WHERE id = %s", [live_id.hex])
    if row is None:
        return None
    return Moving(*(read(value) for read, value in zip(_READERS, row, strict=True)))


def _as_is(value: Any) -> Any:
    return value


def _json(value: Any) -> Any:
    """SQLite gives text, PostgreSQL what it means."""
    return json.loads(value) if isinstance(value, str) else value


def _moment(value: Any) -> datetime | None:
    """SQLite gives UTC without saying so, as text or as a moment."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _id(value: Any) -> UUID | None:
    return UUID(value) if isinstance(value, str) else value


_READ: dict[Any, Callable[[Any], Any]] = {
    bool: bool,
    tuple[str, ...]: lambda value: tuple(_json(value)),
    list[dict[str, Any]]: _json,
    dict[str, str]: _json,
    datetime: _moment,
    datetime | None: _moment,
    UUID | None: _id,
}
_READERS = tuple(_READ.get(item.type, _as_is) for item in fields(Moving))
_NAMES = {"closed": "closed_at IS NOT NULL", "next_live": "next_live_id", "close": '"close"'}
_COLUMNS = ", ".join(_NAMES.get(item.name, item.name) for item in fields(Moving))


def positions_since(live_id: UUID, version: int) -> list[tuple[int, int, int, str]]:
    """Participant, round, place and what was seen of whom, of the places that changed after `version`."""
    return every(
        "SELECT participant_id, round, value, seen FROM live_position WHERE live_id = %s AND version > %s",
        [live_id.hex, version],
    )


def weights_since(live_id: UUID, version: int) -> list[tuple[int, str, int | None, bool, str]]:
    return every(
        "SELECT participant_id, argument, value, answered, seen FROM live_weight"
        " WHERE live_id = %s AND version > %s ORDER BY version",
        [live_id.hex, version],
    )


def answers_since(live_id: UUID, version: int) -> list[tuple[int, str, int | None, str]]:
    return every(
        "SELECT participant_id, key, value, seen FROM live_answer WHERE live_id = %s AND version > %s",
        [live_id.hex, version],
    )


def texts_since(live_id: UUID, version: int) -> list[tuple[Any, ...]]:
    """Id, writer, id of the client, kind, side, text, more, status, argument."""
    return every(
        "SELECT id, participant_id, client_id, kind, side, text, more, status, argument FROM live_text"
        " WHERE live_id = %s AND version > %s ORDER BY id",
        [live_id.hex, version],
    )


def people_since(live_id: UUID, version: int) -> list[tuple[int, Any, bool, bool]]:
    """Participant, when seen, whether watching, whether on paper, of who came in or changed after `version`."""
    rows = every(
        "SELECT id, seen_at, watching, paper FROM live_participant WHERE live_id = %s AND version > %s",
        [live_id.hex, version],
    )
    return [(person, _moment(seen), bool(watching), bool(paper)) for person, seen, watching, paper in rows]
