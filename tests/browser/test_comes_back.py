"""Whatever happens to a phone, it is the same participant with the same answers, in the step the room is in."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import HOST, PHONE
from tests.browser.wifi import wifi
from tests.browser.zaal import zaal
from tests.servers import free_port
from tests.workshop import Workshop

NO_WAY = (
    "WebSocket connection to",
    "Failed to load resource: net::",
)  # what a browser says of a network that is not there
BACK_SECONDS = 4
BANNER = "Geen verbinding. We proberen het steeds opnieuw."


def test_saved_is_said_only_after_the_server_committed(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session), join(session)
    held: list[Callable[[], None]] = []
    phone.page.route_web_socket("**/ws/mee/**", lambda route: _hold_acks(route, held))
    phone.page.reload()
    _to_the_line(facilitator)
    expect(phone.line).to_be_visible()
    phone.touch_line(20)
    expect(facilitator.dots).to_have_count(1)  # committed and shown, but the phone has no word of it
    expect(phone.saved).to_have_text("Bewaren…")
    for release in held:
        release()
    phone.is_saved()


def test_a_reload_changes_nothing(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session), join(session)
    _to_the_line(facilitator)
    phone.touch_line(25)
    phone.kept_at(25)
    facilitator.go_on("Wegen")
    for name in ("Telt zwaar", "Telt mee"):
        phone.answer(name)
    before = phone.me
    phone.page.reload()
    expect(phone.number).to_have_text("Argument 3 van 9")
    after = phone.me
    assert (after["position"], after["weights"], after["order"]) == (25, before["weights"], before["order"])
    facilitator.page.reload()
    facilitator.in_step("Wegen")
    expect(facilitator.count).to_have_text("0 van 1 klaar")


def test_a_second_tab_is_the_same_participant(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session), join(session)
    other = Phone(phone.page.context.new_page())
    other.scan(session["join"])
    other.title("Je bent binnen")
    expect(facilitator.page.locator(".arrivals__count")).to_have_text("1 binnen")
    _to_the_line(facilitator)
    phone.touch_line(25)
    phone.kept_at(25)
    expect(other.handle).to_be_visible()
    other.touch_line(80)
    other.kept_at(80)
    expect(phone.line).to_have_attribute("aria-valuenow", "80")
    expect(facilitator.dots).to_have_count(1)


def test_a_lost_network_costs_no_answer(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(session)
    with wifi(int(served.environment["PORT"])) as network:
        at = f"http://{HOST}:{network.port}"
        here = {**session, "join": session["join"].replace(served.join, at)}
        phone = join(here, at=at, forgive=NO_WAY)
        _to_the_line(facilitator)
        phone.touch_line(25)
        phone.kept_at(25)
        phone.page.context.set_offline(True)
        network.cut()
        phone.touch_line(75)
        expect(phone.line).to_have_attribute("aria-valuenow", "75")
        expect(phone.saved).to_have_text("Bewaren…")
        phone.see(BANNER)
        expect(phone.saved).to_have_text("Nog niet bewaard. We proberen het opnieuw.")
        network.restore()
        phone.page.context.set_offline(False)
        expect(phone.saved).to_have_text("Bewaard", timeout=BACK_SECONDS * 1000)
        expect(phone.page.locator(".phone__offline")).to_be_hidden()
        assert phone.me["position"] == 75
    expect(facilitator.dots).to_have_count(1)


def test_without_websockets_everything_goes_over_plain_http(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session), join(session)
    phone.page.route_web_socket("**/ws/**", lambda route: route.close(code=3000))
    phone.page.reload()
    facilitator.go_on("De situatie")
    phone.title("Ga je met Dianne winkelen, of ligt hier voor jou de grens?")
    facilitator.go_on("Waar sta jij?")
    expect(phone.line).to_be_visible()
    phone.touch_line(35)
    phone.kept_at(35)
    expect(facilitator.dots).to_have_count(1)
    facilitator.go_on("Wegen")
    expect(phone.number).to_have_text("Argument 1 van 9")
    phone.answer("Telt zwaar")
    phone.tap(re.compile("Vorige"))
    phone.is_saved()
    assert list(phone.me["weights"].values()) == [3]
    expect(phone.page.locator(".phone__offline")).to_be_hidden()


def test_who_comes_late_is_offered_the_line_and_lands_in_the_step_of_the_room(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(session)
    for title in ("De situatie", "Waar sta jij?", "Wegen"):
        facilitator.go_on(title)
    late = join(session)
    late.title("Waar sta jij?")
    late.touch_line(60)
    late.kept_at(60)
    late.tap("Dit is mijn plek")
    expect(late.number).to_have_text("Argument 1 van 9")
    facilitator.go_on("Tweegesprek")
    facilitator.go_on("Kijken")
    expect(facilitator.dots).to_have_count(1)
    later = join(session)
    later.title("Waar sta jij?")
    later.tap("Sla dit over")
    later.title("Kijk eerst")


def test_a_restart_of_the_server_loses_nothing(window: Callable[..., Page], tmp_path: Path) -> None:
    port = free_port()
    with zaal(tmp_path, port) as first:
        session = first.open_session("--card", "5")
        facilitator = Facilitator(window(PHONE, at=first.join, forgive=NO_WAY))
        facilitator.log_in(session["facilitator"])
        phone = Phone(window(PHONE, at=first.join, forgive=NO_WAY, has_touch=True))
        phone.scan(session["join"])
        phone.tap("Doe mee")
        _to_the_line(facilitator)
        phone.touch_line(20)
        phone.kept_at(20)
        phone.drag(20, 50, lift=False)
        first.stop()
        phone.touch_line(85)
        expect(phone.line).to_have_attribute("aria-valuenow", "85")
    with zaal(tmp_path, port):
        ready = time.monotonic()
        phone.is_saved()
        phone.kept_at(85)
        assert time.monotonic() - ready < 25  # the longest wait between two tries, and the try
        expect(facilitator.dots).to_have_count(1)
        facilitator.go_on("Wegen")


def _to_the_line(facilitator: Facilitator) -> None:
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")


def _hold_acks(route: WebSocketRoute, held: list[Callable[[], None]]) -> None:
    """Let everything through but the answers to commands; those wait in `held`."""
    server = route.connect_to_server()

    def pass_on(text: str) -> None:
        if json.loads(text)["type"] == "ack":
            held.append(lambda: route.send(text))
        else:
            route.send(text)

    server.on_message(pass_on)
