"""A driver process with its room open, as the benchmark holds it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.load.contenders import ROOT, Server, ask, end

Figures = dict[str, Any]


class Crowd:
    """So many people of so many sessions, connected to one server."""

    def __init__(self, process: "subprocess.Popen[bytes]", entered: Figures) -> None:
        self._process = process
        self.entered = entered

    def rate(self, per_second: float, seconds: float) -> Figures:
        return self._work(kind="rate", per_second=per_second, seconds=seconds)

    def burst(self, times: int) -> Figures:
        return self._work(kind="burst", times=times)

    def closed(self, seconds: float, warm: float = 0.5, drain: bool = True) -> Figures:
        return self._work(kind="closed", seconds=seconds, warm=warm, drain=drain)

    def go(self, to: list[str]) -> Figures:
        return self._work(kind="go", to=to)

    def _work(self, **item: Any) -> Figures:
        return ask(self._process, item)


@contextmanager
def crowd(server: Server, sessions: int, people: int, memory: bool = False) -> Iterator[Crowd]:
    """`people` in each of `sessions`, in the step of the line, until the end of the block."""
    plan = _plan(server) | {"groups": server.groups(sessions, people)[0], "memory": memory}
    plan["greeted"] = server.name == "ours"
    process = _driver()
    try:
        yield Crowd(process, ask(process, plan))
    finally:
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            end(process)


def joined(server: Server, people: int, pages: bool = True) -> Figures:
    """That many come in at once through the door of a new session. `pages`: do they load the phone's page?"""
    _, doors = server.groups(1, 0)
    process = _driver()
    try:
        coming = {"doors": [{"path": door, "people": people} for door in doors], "pages": pages}
        return ask(process, _plan(server) | coming)
    finally:
        end(process)


def _plan(server: Server) -> dict[str, Any]:
    return {
        "host": "127.0.0.1",
        "port": server.port,
        "web": server.pid,
        "database": server.setting.postgres_pid,
    }


def _driver() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.load.driver"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
