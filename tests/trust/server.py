"""The real server process, `manage.py serve`: started, killed, stopped and started again on the same port and data."""

import asyncio
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.load.process import rss
from tests.project.commands import ROOT
from tests.servers import free_port
from tests.trust.place import Place

START_SECONDS = 90
STOP_SECONDS = 30


class Server:
    """What it writes is read all the time, so that a full pipe never holds it up."""

    def __init__(self, place: Place, port: int = 0) -> None:
        self.place = place
        self.port = port or free_port()
        self.lines: list[str] = []
        self._process: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=self.place.environment | {"PORT": str(self.port)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._read, args=[self._process], daemon=True).start()
        deadline = time.monotonic() + START_SECONDS
        while not self._listens():
            assert self._process.poll() is None, self.text
            assert time.monotonic() < deadline, self.text
            time.sleep(0.05)

    def kill(self) -> None:
        """As the power does: nothing is finished."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def terminate(self) -> None:
        """As a deploy does. `wait` says when it is gone."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)

    def wait(self) -> int:
        assert self._process
        return self._process.wait(STOP_SECONDS)

    @property
    def text(self) -> str:
        return "".join(self.lines)

    @property
    def memory(self) -> int:
        return rss([self.pid])

    def open_files(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def get(self, path: str, cookies: str = "", timeout: float = 30) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}")
        if cookies:
            request.add_header("Cookie", cookies)
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return bytes(answer.read())

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        with process.stdout as lines:
            self.lines.extend(iter(lines.readline, ""))


@asynccontextmanager
async def running(place: Place, port: int = 0) -> AsyncIterator[Server]:
    """In a thread, so that a proxy in this loop goes on while the server starts."""
    server = Server(place, port)
    try:
        await asyncio.to_thread(server.start)
        yield server
    finally:
        if server._process:
            await asyncio.to_thread(server.kill)
