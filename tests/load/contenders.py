"""Ours, stock and floor as real server processes on loopback, each on a database of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg

from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 20
SECRET = "only-for-the-benchmark-" + "0123456789abcdef" * 4


@dataclass(frozen=True)
class Setting:
    """Where a run takes place. `database` is "sqlite" or "postgres"."""

    folder: Path
    database: str
    postgres: str = ""  # address of the server's own database
    redis: str = ""
    postgres_pid: int = 0

    def environment(self, name: str) -> dict[str, str]:
        """For the processes of one contender: its own database, in a folder of its own."""
        data = self.folder / self.database / name
        data.mkdir(parents=True, exist_ok=True)
        found = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
        found |= {"DATA_DIR": str(data), "BUILD_DIR": str(self.folder / "build"), "SECRET_KEY": SECRET}
        found |= {"DJANGO_SETTINGS_MODULE": _settings(name), "LANGUAGE_CODE": "nl", "JOIN_ADDRESS": ""}
        if self.database == "postgres":
            found |= {"DATABASE_URL": self.postgres.rpartition("/")[0] + f"/{name}", "REDIS_URL": self.redis}
        return found


def make_database(setting: Setting, name: str) -> None:
    """Empty tables, and for ours the cards."""
    if setting.database == "postgres":
        with psycopg.connect(setting.postgres, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
    if name == "ours":
        _manage(setting, name, "migrate", "--verbosity", "0")
        _manage(setting, name, "load_cards", "--verbosity", "0")
    elif name == "stock":
        _manage(setting, name, "migrate", "--run-syncdb", "--verbosity", "0")


def make_files(setting: Setting) -> None:
    """Styles and scripts under the names that pages use."""
    _manage(setting, "ours", "build_assets")
    _manage(setting, "ours", "collectstatic", "--noinput", "--verbosity", "0")


@dataclass(frozen=True)
class Server:
    """A contender that listens."""

    name: str
    setting: Setting
    port: int
    pid: int
    prepare: "subprocess.Popen[bytes] | None"

    def groups(self, sessions: int, people: int) -> tuple[list[dict[str, Any]], list[str]]:
        """New sessions with people in them, as the driver wants them, and their doors."""
        if self.prepare is None:
            return [_plain_group(self.name, number, people) for number in range(sessions)], []
        answer = ask(self.prepare, {"sessions": sessions, "people": people})
        return answer["groups"], answer["doors"]


def ask(process: "subprocess.Popen[bytes]", question: dict[str, Any]) -> dict[str, Any]:
    """A line of JSON in, a line of JSON out."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(question).encode() + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args} ended")
    return dict(json.loads(line))


@contextmanager
def served(setting: Setting, name: str, workers: int = 1) -> Iterator[Server]:
    """Start a contender, give it, stop it."""
    environment, port = setting.environment(name), free_port()
    with (setting.folder / f"{setting.database}-{name}.log").open("ab") as log:
        command = [sys.executable, "-m", "tests.load.serve", name, str(port), str(workers), server_flags()]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        prepare = _prepare(environment, log) if name == "ours" else None
    try:
        _wait(server, port)
        yield Server(name, setting, port, server.pid, prepare)
    finally:
        for process in [server, prepare]:
            if process:
                end(process)


@lru_cache
def server_flags() -> str:
    """How we are served, as JSON. Read in a process of its own, because settings load once a process."""
    code = (
        "import django, json; django.setup(); from dilemmakaarten.serving import SERVER_FLAGS;"
        "print(json.dumps(SERVER_FLAGS))"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode()


def _prepare(environment: dict[str, str], log: Any) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.load.prepare"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log, **pipes)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _plain_group(name: str, number: int, people: int) -> dict[str, Any]:
    """For stock and floor: a room is a word in the address, and so is who somebody is."""
    path = f"/ws/room{number}/?person="
    phones = [{"path": f"{path}{number * 10_000 + person}"} for person in range(people)]
    screen = {"path": f"{path}999999999"} if name == "stock" else None
    return {"phones": phones, "screen": screen, "step": "first_position"}


def _settings(name: str) -> str:
    return "tests.load.stock.settings" if name == "stock" else "dilemmakaarten.settings"


def _manage(setting: Setting, name: str, *words: str) -> None:
    command = [sys.executable, "-m", "django", *words]
    subprocess.run(command, cwd=ROOT, env=setting.environment(name), check=True, stdout=subprocess.DEVNULL)
