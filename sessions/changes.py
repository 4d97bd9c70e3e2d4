"""What changed in a session since it was read last, read ten times a second for each session that talks.

Written out for the same reason as in `rows`.
"""

import json
from dataclasses import dataclass
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


def moving(live_id: UUID) -> Moving | None:
    row = first(
        "SELECT epoch, version, step, closed_at IS NOT NULL, revealed, hidden, paused, code_shown, locked, question,"
        " questions_used, projector_token FROM live_livesession WHERE id = %s",
        [live_id.hex],
    )
    if row is None:
        return None
    used = json.loads(row[10]) if isinstance(row[10], str) else row[10]
    closed, revealed, hidden, paused, code_shown, locked = map(bool, row[3:9])
    return Moving(
        epoch=row[0],
        version=row[1],
        step=row[2],
        closed=closed,
        revealed=revealed,
        hidden=hidden,
        paused=paused,
        code_shown=code_shown,
        locked=locked,
        question=row[9],
        questions_used=tuple(used),
        projector_token=row[11],
    )


def positions_since(live_id: UUID, version: int) -> list[tuple[int, int, str]]:
    """Participant, place and what was seen of whom, of the places that changed after `version`."""
    return every(
        "SELECT participant_id, value, seen FROM live_position WHERE live_id = %s AND version > %s",
        [live_id.hex, version],
    )


def weights_since(live_id: UUID, version: int) -> list[tuple[int, str, int | None, bool, str]]:
    return every(
        "SELECT participant_id, argument, value, answered, seen FROM live_weight"
        " WHERE live_id = %s AND version > %s ORDER BY version",
        [live_id.hex, version],
    )


def newcomers_since(live_id: UUID, version: int) -> bool:
    """Did anybody come in after `version`?"""
    statement = "SELECT 1 FROM live_participant WHERE live_id = %s AND version > %s LIMIT 1"
    return first(statement, [live_id.hex, version]) is not None
