"""Running a statement that is written out, on SQLite and on PostgreSQL."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connection


def is_postgres() -> bool:
    return connection.vendor == "postgresql"


def among() -> str:
    return "= ANY(%s)" if is_postgres() else "IN (SELECT value FROM json_each(%s))"


def listed(numbers: Collection[int]) -> Any:
    return list(numbers) if is_postgres() else json.dumps(list(numbers))


def run(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def first(statement: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def every(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
