"""A SessionSummary as plain data for a JSON column, and back."""

from typing import Any

import msgspec

from sessions.domain.summary import SessionSummary


def to_plain(summary: SessionSummary) -> dict[str, Any]:
    """Lists, dicts, strings and numbers only."""
    plain: dict[str, Any] = msgspec.to_builtins(summary)
    return plain


def from_plain(plain: dict[str, Any]) -> SessionSummary:
    """What `to_plain` made. Raises msgspec.ValidationError for anything else."""
    return msgspec.convert(plain, SessionSummary)
