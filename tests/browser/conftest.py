"""Real browsers against a real workshop. Phones come in on an insecure name, as on a local network.

http://zaal.test stands for a laptop's address: loopback would count as a secure context and hide what browsers
withhold there (wake lock, clipboard, crypto.randomUUID). Every request to another host fails its test.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.machine import program
from tests.servers import free_port
from tests.workshop import Workshop, workshop

HOST = "zaal.test"
WAIT = 10_000  # milliseconds
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
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": program("chromium"), "args": FLAGS}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    port = free_port()
    folder: Path = tmp_path_factory.mktemp("zaal")
    with workshop(folder, PORT=port, ALLOWED_HOSTS=HOST, JOIN_ADDRESS=f"http://{HOST}:{port}") as running:
        yield running


@pytest.fixture
def window(browser: Browser, served: Workshop) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own: window(PHONE, color_scheme="dark"). Errors and foreign requests fail the test."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(size: dict[str, int], **options: Any) -> Page:
        context = browser.new_context(viewport=size, locale="nl-NL", base_url=served.join, **options)
        context.set_default_timeout(WAIT)
        context.route("**/*", lambda route: _only_ours(route, served.join, faults))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        contexts.append(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _only_ours(route: Route, ours: str, faults: list[str]) -> None:
    if route.request.url.startswith((ours, "data:", "blob:")):
        route.continue_()
        return
    faults.append(f"another host: {route.request.url}")
    route.abort()
