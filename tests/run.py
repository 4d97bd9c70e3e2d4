"""Every test there is, in phases; `make test` calls this. A phase that fails fails the run, the next ones still go on.

`python -m tests.run fast` (or any other name below) runs that phase alone.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.machine import install_missing, program
from tests.servers import postgres_server, redis_server

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]
CORES = os.cpu_count() or 2
EACH_CORE = ["-n", str(CORES)]
BROWSERS = [*EACH_CORE, "--dist", "worksteal"]
# What these hold knows no database; once is enough.
NO_ROWS = ("advice", "deckfile", "draftfile", "drawable", "exchange", "printing", "versions")
PHASE_SECONDS = 15 * 60


@dataclass(frozen=True)
class Phase:
    name: str
    title: str
    run: Callable[[], int]


def main(names: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped then too
    install_missing()
    chosen = [phase for phase in PHASES if not names or phase.name in names]
    results = [(phase, *_timed(phase)) for phase in chosen]
    print("\nSamenvatting")
    for phase, code, seconds in results:
        print(f"  {'goed ' if code == 0 else 'MIS  '} {seconds:5.0f} s  {phase.title}")
    return 1 if any(code for _, code, _ in results) or not results else 0


def _fast() -> int:
    return _run([*PYTEST, *EACH_CORE])


def _real() -> int:
    with _servers() as environment:
        where = ["tests/acts", "tests/live", "tests/content", "tests/project"]
        where += [f"--ignore=tests/content/test_{name}.py" for name in NO_ROWS]
        return _run([*PYTEST, *EACH_CORE, "-m", "not browser and not trust", *where], environment)


def _javascript() -> int:
    files = sorted(str(path) for path in (ROOT / "tests/js").rglob("*.test.*js"))
    return _run([program("node"), "--test", "--test-reporter=spec", *files]) if files else 1


def _browser() -> int:
    return _run([*PYTEST, *BROWSERS, "-m", "browser", "tests/browser"])


def _trust() -> int:
    with _servers() as environment:
        return _run([*PYTEST, "-m", "trust", "tests/trust"], environment)


PHASES = [
    Phase("fast", "alles op SQLite en in het geheugen", _fast),
    Phase("real", "handelingen, schermen en kaarten op PostgreSQL en Redis", _real),
    Phase("js", "JavaScript", _javascript),
    Phase("browser", "drie browsers, van inloggen tot PDF", _browser),
    Phase("trust", "echte servers die vallen, hangen en terugkomen", _trust),
]


@contextmanager
def _servers() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="dilemmakaarten-servers-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user
        with redis_server(folder) as redis_url, postgres_server(folder) as database_url:
            yield {"REDIS_URL": redis_url, "DATABASE_URL": database_url}


def _timed(phase: Phase) -> tuple[int, float]:
    print(f"\n== {phase.name}: {phase.title}", flush=True)
    started = time.monotonic()
    try:
        code = phase.run()
    except (OSError, subprocess.SubprocessError) as error:
        print(error)
        code = 1
    return code, time.monotonic() - started


def _run(command: list[str], extra: dict[str, str] | None = None) -> int:
    ours = {key: value for key, value in os.environ.items() if key not in {"REDIS_URL", "DATABASE_URL"}}
    process = subprocess.Popen(command, cwd=ROOT, env={**ours, **(extra or {})}, start_new_session=True)
    try:
        return process.wait(PHASE_SECONDS)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The phase and whatever it left running: its process group."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
    except ProcessLookupError:
        return
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
