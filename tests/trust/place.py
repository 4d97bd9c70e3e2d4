"""Where a server under test lives: a data folder, a database with the cards in it, and sessions full of people."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.project.commands import ROOT, bare_environment

SECRET = "only-for-tests-" + "0123456789abcdef" * 4
SECONDS = 180


@dataclass(frozen=True)
class Seat:
    """Where somebody connects, and who they are in the database (0: not a participant)."""

    path: str
    cookies: str = ""
    person: int = 0


@dataclass(frozen=True)
class Room:
    """A session that was prepared: its addresses and everybody in it."""

    id: str
    code: str
    door: str
    projector_token: str
    phones: list[Seat]
    owner: str  # cookies of the facilitator
    other: str  # cookies of another facilitator
    partner: str  # of one who leads along
    coupled: str  # of the phone that is coupled as remote
    uncoupled: str  # of one that was coupled before it
    reviewer: str  # of the facilitator who was asked to read the owner's draft
    admin: str  # of a superuser
    card: str  # id of that draft; it is published for the owner alone

    @property
    def screen(self) -> Seat:
        return Seat(f"/ws/scherm/{self.id}/", self.owner)

    @property
    def remote(self) -> Seat:
        return Seat(f"/ws/bediening/{self.id}/", self.coupled)

    @property
    def projector(self) -> Seat:
        return Seat(f"/ws/projector/{self.projector_token}/")


@dataclass(frozen=True)
class Place:
    """`environment` is what the server and the commands run with."""

    folder: Path
    environment: dict[str, str]

    @property
    def sqlite(self) -> Path:
        return self.folder / "dilemmakaarten.sqlite3"

    def manage(self, *arguments: str) -> None:
        self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=SECONDS
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rooms(self, sessions: int = 1, **wish: Any) -> list[Room]:
        """New sessions: see `tests.trust.prepare` for what one may wish."""
        found = json.loads(
            self.python("-m", "tests.trust.prepare", json.dumps({"sessions": sessions, **wish}))
        )
        return [Room(**item | {"phones": [Seat(**seat) for seat in item["phones"]]}) for item in found]

    def room(self, people: int, **wish: Any) -> Room:
        return self.rooms(1, people=people, **wish)[0]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.database() as database:
            return list(database.execute(sql).fetchall())

    @contextmanager
    def database(self) -> Iterator[Any]:
        """A connection past our own code; what is done on it is kept."""
        url = self.environment.get("DIRECT_DATABASE_URL", "")
        if url:
            with psycopg.connect(url, autocommit=True) as connection:
                yield connection
            return
        with closing(sqlite3.connect(self.sqlite, timeout=30, isolation_level=None)) as connection:
            yield connection


def environment_in(folder: Path, build: Path, **values: str) -> dict[str, str]:
    """Only what is given here, and the way to the programs."""
    kept = {name: value for name, value in values.items() if value}
    kept.setdefault("DJANGO_SETTINGS_MODULE", "dilemmakaarten.settings")
    places = {"DATA_DIR": str(folder), "BUILD_DIR": str(build), "SECRET_KEY": SECRET, "HOST": "127.0.0.1"}
    return bare_environment(**places, PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8", **kept)
