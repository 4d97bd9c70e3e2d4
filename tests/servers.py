"""A real Redis and a real PostgreSQL on free ports of this machine, in a folder that goes away again."""

import os
import pwd
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.machine import program

START_SECONDS = 60
STOP_SECONDS = 20
NAME = "dilemma"


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Yields its REDIS_URL."""
    port = free_port()
    command = [program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    with _running(
        [*command, "--save", "", "--appendonly", "no"], folder / "redis.log", signal.SIGTERM
    ) as process:
        _wait(process, lambda: socket.create_connection(("127.0.0.1", port), 1).close())
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def postgres_server(folder: Path, durable: bool = False) -> Iterator[str]:
    """Yields its DATABASE_URL; its log goes to `folder`."""
    with _postgres_home() as (home, rights):
        data, port = home / "data", free_port()
        make = [
            program("initdb"),
            "-D",
            str(data),
            "-U",
            NAME,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
        ]
        subprocess.run([*make, "--no-sync"], check=True, capture_output=True, cwd=home, **rights)
        # Nothing here outlives the run, so nothing has to reach the disk; `durable` for who measures what that costs.
        options = [
            f"port={port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            f"fsync={'on' if durable else 'off'}",
            "max_connections=200",
        ]
        command = [
            program("postgres"),
            "-D",
            str(data),
            *(part for option in options for part in ("-c", option)),
        ]
        with _running(command, folder / "postgres.log", signal.SIGINT, cwd=home, **rights) as process:
            address = f"postgresql://{NAME}@127.0.0.1:{port}/postgres"
            _wait(process, lambda: psycopg.connect(address, connect_timeout=2).close())
            yield address


@contextmanager
def _postgres_home() -> Iterator[tuple[Path, dict[str, Any]]]:
    """A folder, and the user to run as. PostgreSQL refuses root: then it is its own user, or nobody.

    A folder of our own making, because that user cannot come into pytest's.
    """
    with tempfile.TemporaryDirectory(prefix="dilemmakaarten-postgres-") as name:
        if os.geteuid() != 0:
            yield Path(name), {}
            return
        user = pwd.getpwnam(_other_user())
        os.chown(name, user.pw_uid, user.pw_gid)
        yield Path(name), {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(
    command: list[str], log: Path, stop: signal.Signals, **options: object
) -> Iterator[subprocess.Popen]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, **options
        )
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen, ask) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            return ask()
        except (OSError, psycopg.Error):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _other_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
