"""The floor: the least that a websocket server can do here. No framework, no rules, no screens, no log-in.

Bare ASGI under the same server and flags, with group commit into the same kind of database, with the same
durability, and an ack after commit. What we need above this is what our application costs.
"""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs

import msgspec
import psycopg

from dilemmakaarten.environment import Environment

Send = Callable[[dict[str, Any]], Awaitable[None]]
GATHER_SECONDS = 0.004  # as sessions.inbox; a test holds them equal
Row = tuple[int, int, int]  # participant, value, seq
TABLE = (
    "CREATE TABLE IF NOT EXISTS place (person bigint PRIMARY KEY, value int NOT NULL, seq bigint NOT NULL)"
)
CONFLICT = "ON CONFLICT (person) DO UPDATE SET value = excluded.value, seq = excluded.seq"


class Vote(msgspec.Struct):
    seq: int
    value: int


class Store(Protocol):
    def save(self, rows: list[Row]) -> None: ...


class Sqlite:
    """The same file options as ours (dilemmakaarten.environment)."""

    def __init__(self, options: dict[str, Any], name: str) -> None:
        self._database = sqlite3.connect(
            name, isolation_level=None, timeout=options["timeout"], check_same_thread=False
        )
        self._database.executescript(options["init_command"])
        self._database.execute(TABLE)

    def save(self, rows: list[Row]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany(f"INSERT INTO place VALUES (?, ?, ?) {CONFLICT}", rows)
        self._database.execute("COMMIT")


class Postgres:
    def __init__(self, url: str) -> None:
        self._database = psycopg.connect(url)
        self._database.execute(TABLE)
        self._database.commit()

    def save(self, rows: list[Row]) -> None:
        columns = [list(column) for column in zip(*rows, strict=True)]
        self._database.execute(
            f"INSERT INTO place SELECT * FROM unnest(%s::bigint[], %s::int[], %s::bigint[]) {CONFLICT}",
            columns,
        )
        self._database.commit()


def _store() -> Store:
    if (url := os.environ.get("DATABASE_URL", "")).startswith("postgres"):
        return Postgres(url)
    database = Environment.read(Path()).database
    return Sqlite(database["OPTIONS"], str(database["NAME"]))


class Floor:
    """All votes that wait a few milliseconds go into one transaction; then each has its ack."""

    def __init__(self) -> None:
        self._store = _store()
        self._thread = ThreadPoolExecutor(1)
        self._waiting: dict[int, tuple[Row, Send]] = {}  # the newest of each participant
        self._older: list[tuple[Row, Send]] = []
        self._version = 0
        self._draining: asyncio.Task[None] | None = None

    def put(self, row: Row, send: Send) -> None:
        if row[0] in self._waiting:
            self._older.append(self._waiting.pop(row[0]))
        self._waiting[row[0]] = (row, send)
        if self._draining is None:
            self._draining = asyncio.ensure_future(self._drain())

    async def _drain(self) -> None:
        while self._waiting:
            await asyncio.sleep(GATHER_SECONDS)
            taken, older = self._waiting, self._older
            self._waiting, self._older = {}, []
            rows = [row for row, _ in taken.values()]
            await asyncio.get_running_loop().run_in_executor(self._thread, self._store.save, rows)
            self._version += 1
            for row, send in [*older, *taken.values()]:
                await _ack(send, row[2], self._version)
        self._draining = None


async def _ack(send: Send, seq: int, version: int) -> None:
    try:
        await send({"type": "websocket.send", "text": f'{{"type":"ack","seq":{seq},"version":{version}}}'})
    except Exception:  # this one left; the others wait
        return


_floor: Floor | None = None


async def application(scope: dict[str, Any], receive: Any, send: Send) -> None:
    global _floor
    if scope["type"] != "websocket":
        return await _plain(scope, receive, send)
    _floor = _floor or Floor()
    person = int(parse_qs(scope["query_string"].decode())["person"][0])
    await receive()
    await send({"type": "websocket.accept"})
    decoder = msgspec.json.Decoder(Vote)
    while (event := await receive())["type"] == "websocket.receive":
        vote = decoder.decode(event["text"])
        _floor.put((person, vote.value, vote.seq), send)


async def _plain(scope: dict[str, Any], receive: Any, send: Send) -> None:
    """Start and stop, and an empty page that says that we are there."""
    if scope["type"] == "lifespan":
        while (event := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{event['type']}.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
