"""Running a statement that is written out, on SQLite and on PostgreSQL.

Straight on the driver's connection: Django's cursor rewrites, wraps and looks up for each statement, which for a batch
of a few answers costs as much as running it. While somebody captures queries (tests) they go through Django.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import local
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@dataclass(frozen=True, slots=True)
class Statement:
    """With its values, or `for_each` with those of each row."""

    text: str
    values: Sequence[Any]
    for_each: bool = False


def is_postgres() -> bool:
    return connections[DEFAULT_DB_ALIAS].vendor == "postgresql"


def among(kind: str = "bigint") -> str:
    return f"= ANY(%s::{kind}[])" if is_postgres() else "IN (SELECT value FROM json_each(%s))"


def listed(values: Iterable[int | str]) -> str:
    """Numbers or ids for `among`, as text: the driver takes long over a list."""
    return f"{{{','.join(map(str, values))}}}" if is_postgres() else json.dumps(list(values))


def first(statement: str, values: list[Any]) -> Any:
    return _execute(statement, values, "fetchone")


def every(statement: str, values: list[Any]) -> list[Any]:
    return list(_execute(statement, values, "fetchall"))


@contextmanager
def ahead(people: Collection[int]) -> Iterator[None]:
    """Inside, what is asked of some of these people is read for all of them at once, and kept for who asks next."""
    _ahead.people, _ahead.found = people, {}
    try:
        yield
    finally:
        _ahead.people, _ahead.found = (), {}


class _Ahead(local):
    people: Collection[int] = ()
    found: dict[str, dict[int, list[Any]]] = {}


_ahead = _Ahead()


def of_people(statement: str, wanted: Collection[int]) -> list[Any]:
    """Rows that begin with a participant. `statement` ends where their numbers come."""
    if not _ahead.people:
        return every(f"{statement} {among()}", [listed(wanted)])
    found = _ahead.found.get(statement)
    if found is None:
        found = _ahead.found[statement] = defaultdict(list)
        for row in every(f"{statement} {among()}", [listed(_ahead.people)]):
            found[row[0]].append(row)
    return [row for person in wanted for row in found.get(person, ())]


@contextmanager
def gathered() -> Iterator[None]:
    """What `run_together` is asked inside is done at the end, all in one."""
    _kept.statements = []
    try:
        yield
        run_gathered()
    finally:
        _kept.statements = None


def run_gathered() -> None:
    """Do what is kept until now."""
    if statements := _kept.statements:
        _kept.statements = None
        run_together(statements)
        _kept.statements = []


class _Kept(local):
    statements: list[Statement] | None = None


_kept = _Kept()


def run_together(statements: Sequence[Statement]) -> None:
    """In one round trip on PostgreSQL, so none may see what another does."""
    if _kept.statements is not None:
        _kept.statements += statements
    elif not is_postgres():
        for one in statements:
            _execute(one.text, one.values, do="executemany" if one.for_each else "execute")
    elif statements:
        *before, last = statements
        parts = ", ".join(f"part{number} AS ({one.text})" for number, one in enumerate(before))
        _execute(
            f"WITH {parts} {last.text}" if before else last.text,
            [value for one in statements for value in one.values],
        )


def _execute(statement: str, values: Sequence[Any], give: str = "", do: str = "execute") -> Any:
    """Raises django.db.Error, as Django's own cursor does."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    plain = not database.queries_logged
    with database.wrap_database_errors:
        cursor = database.connection.cursor() if plain else database.cursor()
        try:
            getattr(cursor, do)(_marked(statement, database.vendor) if plain else statement, values)
            return getattr(cursor, give)() if give else None
        finally:
            cursor.close()


@lru_cache(maxsize=256)
def _marked(statement: str, vendor: str) -> str:
    """With the driver's own marks for values."""
    return statement.replace("%s", "?") if vendor == "sqlite" else statement
