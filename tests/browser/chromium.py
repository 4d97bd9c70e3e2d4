"""The browser that tests and pictures use, and the sizes they look at."""

from typing import Any

from tests.machine import browser

HOST = "zaal.test"
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
]


def launch_arguments() -> dict[str, Any]:
    return {"executable_path": browser(), "args": FLAGS}
