"""'Eerst in stilte' in the short format: nothing of the group before 'Laat zien', and then everything."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, WebSocket, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.crowd import Stranger
from tests.workshop import Workshop


def test_in_silence_nothing_of_the_group_shows_before_it_is_revealed(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--format", "snel", "--mode", "silent")
    facilitator = facilitate(session)
    phone = join(session)
    frames = _overhear(facilitator.page, phone.page)
    crowd = [Stranger(session["join"]) for _ in range(7)]
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")
    phone.touch_line(10)
    for number, person in enumerate(crowd):
        person.place(12 * (number + 1))
    expect(facilitator.count).to_have_text("8 van 8 op de lijn")
    _nothing_of_the_group(facilitator, phone)

    facilitator.go_on("Kiezen")
    _pick(phone)
    for person in crowd:
        person.do("pick", "weigh", argument="A1", picked=True)
    expect(phone.page.get_by_role("heading", name="Je hebt bij beide kanten gekozen")).to_be_visible()
    _nothing_of_the_group(facilitator, phone)

    facilitator.go_on("Kijken")
    facilitator.see("We kijken zo samen.")
    _nothing_of_the_group(facilitator, phone)
    assert [text for text in frames if _aggregates(text)] == []

    facilitator.press("Space")
    expect(facilitator.dots).to_have_count(8)
    expect(facilitator.page.locator(".spread__label")).not_to_be_empty()
    expect(phone.page.locator("circle.dot")).to_have_count(8)
    facilitator.in_step("Kijken")
    assert [text for text in frames if _aggregates(text)]  # so the search above would have found it


def test_showing_while_somebody_has_no_place_yet_is_asked_first(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--mode", "silent")
    facilitator = facilitate(session)
    join(session)
    for title in ("De situatie", "Waar sta jij?", "Wegen", "Tweegesprek", "Kijken"):
        facilitator.go_on(title)
    facilitator.press("Space")
    facilitator.see("Eén persoon staat nog niet op de lijn.")
    facilitator.page.get_by_role("button", name="Wacht nog even").click()
    assert facilitator.state()["state"]["live"]["flags"]["released"] is False


def _pick(phone: Phone) -> None:
    for _ in range(2):
        for number in range(2):
            phone.page.locator(".answer--pick").filter(visible=True).nth(number).click()
        phone.tap("Verder")


def _nothing_of_the_group(facilitator: Facilitator, phone: Phone) -> None:
    expect(facilitator.dots).to_have_count(0)
    expect(phone.page.locator("circle.dot")).to_have_count(0)
    expect(facilitator.page.locator(".weight")).to_have_count(0)
    for page in (facilitator.page, phone.page):
        assert not re.search(
            r"\d+ bij A|Twee groepen|Verspreid over|Weegt aan", page.locator("body").inner_text()
        )
    for twin in (facilitator.state(), phone.state()):
        assert _found(twin["state"]["live"]) == {}


def _overhear(*pages: Page) -> list[str]:
    """Every frame that comes to these pages from now on; they are loaded again for it."""
    heard: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda text: heard.append(str(text)))

    for page in pages:
        page.on("websocket", listen)
        page.reload()
    return heard


def _aggregates(text: str) -> dict[str, Any]:
    frame = json.loads(text)
    return _found(frame["live"]) if frame["type"] == "state" else {}


def _found(live: dict[str, Any]) -> dict[str, Any]:
    return {name: live[name] for name in ("spread", "weights") if live.get(name)}
