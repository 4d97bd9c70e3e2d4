"""A real workshop in a process of its own, as `make run` starts it: for tests from outside, also with browsers."""

import atexit
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.project.commands import ROOT, bare_environment, manage
from tests.servers import free_port

START_SECONDS = 120
STOP_SECONDS = 20
READY = "Stoppen: Ctrl+C"
# Fonts and static files are the same for all of them, so made once for a run.
BUILD = Path(tempfile.mkdtemp(prefix="dilemmakaarten-build-"))
atexit.register(shutil.rmtree, BUILD, ignore_errors=True)


@dataclass(frozen=True)
class Workshop:
    """A workshop that phones can come in to."""

    environment: dict[str, str]
    process: subprocess.Popen[str]
    said: str  # what it printed up to now

    @property
    def join(self) -> str:
        """The address it tells to phones: scheme, host and port."""
        return re.search(r"Telefoons op hetzelfde netwerk: (\S+)", self.said)[1]

    @property
    def log_in(self) -> str:
        """The link that logs in once."""
        return re.search(r"werkt één keer\): (\S+)", self.said)[1]

    def open_session(self, *options: str) -> dict[str, str]:
        """`manage.py open_session --json`: id, code, join, facilitator and projector."""
        done = manage("open_session", "--json", *options, **self.environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def stop(self) -> int:
        """As Ctrl+C does. The exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(STOP_SECONDS)


@contextmanager
def workshop(folder: Path, **settings: Any) -> Iterator[Workshop]:
    """Runs on a free port of this machine alone, with its data in `folder`. `settings` are environment variables.

    For phones on another name: ALLOWED_HOSTS="zaal.test", JOIN_ADDRESS="http://zaal.test:<port>", PORT=<port>.
    """
    places = {"DATA_DIR": str(folder / "data"), "BUILD_DIR": str(BUILD), "HOST": "127.0.0.1"}
    environment = {
        **places,
        "PORT": str(free_port()),
        **{name: str(value) for name, value in settings.items()},
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "workshop"],
        cwd=ROOT,
        env={**bare_environment(**environment), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Workshop(environment, process, _read_until_ready(process))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _read_until_ready(process: subprocess.Popen[str]) -> str:
    too_late = threading.Timer(START_SECONDS, process.kill)
    too_late.start()
    said = ""
    try:
        for line in process.stdout:
            said += line
            if line.startswith(READY):
                threading.Thread(
                    target=process.stdout.read, daemon=True
                ).start()  # so that it can go on writing
                return said
    finally:
        too_late.cancel()
    raise AssertionError(f"The workshop did not start:\n{said}")
