"""Real browsers against a real workshop. Phones come in on an insecure name, as on a local network.

http://zaal.test stands for a laptop's address: loopback would count as a secure context and hide what browsers
withhold there (wake lock, clipboard, crypto.randomUUID). Every request to another host fails its test.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE, PROJECTOR, launch_arguments
from tests.browser.steps import Room
from tests.browser.zaal import zaal
from tests.workshop import Workshop

WAIT = 10_000  # milliseconds
expect.set_options(timeout=WAIT)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with zaal(tmp_path_factory.mktemp("zaal")) as running:
        yield running


@pytest.fixture
def window(browser: Browser, served: Workshop) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own: window(PHONE, color_scheme="dark"). Errors and foreign requests fail the test.

    `forgive`: parts of console errors that belong to the test, such as the status of a page that must not be there.
    `at`: another address than that of `served`.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        size: dict[str, int], forgive: tuple[str, ...] = (), at: str = served.join, **options: Any
    ) -> Page:
        context = browser.new_context(viewport=size, locale="nl-NL", base_url=at, **options)
        context.set_default_timeout(WAIT)
        context.route("**/*", lambda route: _only_ours(route, at, faults))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}") or dialog.dismiss())
        page.on("console", lambda said: _listen(said.type, said.text, forgive, faults))
        contexts.append(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def facilitate(window: Callable[..., Page]) -> Callable[..., Facilitator]:
    """Opens the facilitator's screen of a session: facilitate(served.open_session("--card", "5"))."""

    def opened(session: dict[str, str], **options: Any) -> Facilitator:
        facilitator = Facilitator(window(PROJECTOR, **options))
        facilitator.log_in(session["facilitator"])
        return facilitator

    return opened


@pytest.fixture
def join(window: Callable[..., Page]) -> Callable[..., Phone]:
    """A phone that came in by the QR: join(session)."""

    def opened(session: dict[str, str], size: dict[str, int] = PHONE, **options: Any) -> Phone:
        phone = Phone(window(size, has_touch=True, **options))
        phone.scan(session["join"])
        phone.tap("Doe mee")
        return phone

    return opened


@pytest.fixture
def room(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> Callable[..., Room]:
    """A facilitator and so many phones: room(2, "--format", "snel")."""

    def opened(people: int, *options: str, **window: Any) -> Room:
        session = served.open_session("--card", "5", *options)
        facilitator = facilitate(session)
        return Room(facilitator, [join(session, **window) for _ in range(people)])

    return opened


def _only_ours(route: Route, ours: str, faults: list[str]) -> None:
    if route.request.url.startswith((ours, "data:", "blob:")):
        route.continue_()
        return
    faults.append(f"another host: {route.request.url}")
    route.abort()


def _listen(kind: str, text: str, forgive: tuple[str, ...], faults: list[str]) -> None:
    if kind == "error" and not any(part in text for part in forgive):
        faults.append(text)
