"""How long each file of a very large session takes, and what others notice: python -m tests.load.exports.

1000 people, 96 arguments and 500 texts; beside it 300 phones that place themselves. Prints a table for
docs/exports.md. Fails for nothing: speed is looked at, never tested.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from tests.load.contenders import ROOT, Server, Setting, make_database, make_files, served
from tests.load.crowd import Crowd, crowd

PEOPLE, ARGUMENTS, TEXTS = 1000, 96, 500
PHONES, PER_SECOND, SECONDS = 300, 1, 6.0  # a phone
FILES = (
    *(f"samenvatting.{ending}" for ending in ("pdf", "docx", "xlsx", "csv", "json")),
    *("verslag.pdf", "verslag.docx"),
    *(f"plaatjes/{name}.{ending}" for name in ("verandering", "wegen") for ending in ("png", "svg")),
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="dilemmakaarten-files-") as name:
        setting = Setting(Path(name), "sqlite")
        make_files(setting)
        make_database(setting, "ours")
        with served(setting, "ours") as server:
            session = _large(setting)
            print("| file | seconds | kilobytes |\n|---|---|---|")
            for file in FILES:
                seconds, size = _fetch(server, session, file)
                print(f"| `{file}` | {seconds:.2f} | {size / 1000:.0f} |", flush=True)
            with crowd(server, 1, PHONES) as room:
                _beside(room, server, session)


def _large(setting: Setting) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.load.large", str(PEOPLE), str(ARGUMENTS), str(TEXTS)]
    done = subprocess.run(
        command, cwd=ROOT, env=setting.environment("ours"), stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout))


def _fetch(server: Server, session: dict[str, str], file: str) -> tuple[float, int]:
    """Seconds and bytes of one file, over HTTP."""
    address = f"http://127.0.0.1:{server.port}/gesprekken/{session['live']}/{file}"
    request = urllib.request.Request(address, headers={"Cookie": session["cookie"]})
    began = time.monotonic()
    with urllib.request.urlopen(request, timeout=120) as answer:
        data = answer.read()
    return time.monotonic() - began, len(data)


def _beside(room: Crowd, server: Server, session: dict[str, str]) -> None:
    """The same phones at the same rate: alone, and while one file after the other is made. Twice, in turns."""
    print(
        "\n| 300 phones, each a place a second | half answered within | 99 in 100 within | files meanwhile |"
    )
    print("|---|---|---|---|")
    room.rate(PER_SECOND, 2.0)
    for _ in range(2):
        for busy in (False, True):
            stop, made = threading.Event(), [0]
            fetching = threading.Thread(target=_keep_fetching, args=(server, session, stop, made))
            if busy:
                fetching.start()
            figures = room.rate(PER_SECOND, SECONDS)
            stop.set()
            if busy:
                fetching.join()
            _row("while files are made" if busy else "alone", figures, made[0])


def _keep_fetching(server: Server, session: dict[str, str], stop: threading.Event, made: list[int]) -> None:
    while not stop.is_set():
        _fetch(server, session, FILES[made[0] % len(FILES)])
        made[0] += 1


def _row(what: str, figures: dict, made: int) -> None:
    ack = figures["ack"]
    assert figures["acked"] == figures["sent"], figures
    print(f"| {what} | {_ms(ack, '50')} | {_ms(ack, '99')} | {made} |", flush=True)


def _ms(ack: dict, percent: str) -> str:
    return f"{ack[f'p{percent}']:.0f} ms"


if __name__ == "__main__":
    main()
