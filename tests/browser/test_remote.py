"""The facilitator's own phone: coupled by a QR, it leads on without the laptop, and decides what the room reads."""

from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.cast import Facilitator
from tests.browser.chromium import PHONE, PROJECTOR
from tests.browser.crowd import Stranger
from tests.workshop import Workshop

WINDOW = {"width": 1366, "height": 768}
REASON = "Dianne kent de buurt beter dan wij."
OTHER = "Als je meegaat, leert ze het niet zelf."


@pytest.fixture
def session(served: Workshop) -> dict[str, str]:
    return served.open_session("--card", "5")


@pytest.fixture
def remote(
    session: dict[str, str],
    facilitate: Callable[..., Facilitator],
    window: Callable[..., Page],
    tmp_path: Path,
) -> Page:
    """A phone that scanned the code on the facilitator's screen. The facilitator's window is closed."""
    desk = facilitate(session).page
    page = _couple(desk, session, window(PHONE, has_touch=True), tmp_path)
    desk.close()
    return page


def _couple(desk: Page, session: dict[str, str], phone: Page, folder: Path) -> Page:
    desk.goto("/gesprekken/")
    desk.get_by_role("link", name="Bediening").first.click()
    desk.goto(f"/gesprekken/{session['id']}/koppelen/")
    desk.get_by_role("button", name="Maak een code").click()
    desk.locator(".couple__qr").screenshot(path=folder / "qr.png")
    (found,) = zxingcpp.read_barcodes(Image.open(folder / "qr.png"))
    phone.goto(found.text)
    assert phone.evaluate("isSecureContext") is False
    phone.get_by_role("button", name="Bedien het gesprek").dblclick()  # a double tap couples too
    expect(phone.get_by_role("heading", name="Binnenkomen")).to_be_visible()
    assert "/k/" not in phone.url
    expect(desk.get_by_text("Er is een telefoon gekoppeld.")).to_be_visible()
    return phone


def go_on(remote: Page, title: str) -> None:
    remote.locator(".dock__next").click()
    expect(remote.locator(".say__title")).to_have_text(title)


def write(person: Stranger, number: int, text: str, step: str = "weigh", side: str = "A") -> None:
    person.do("write", step, id=f"{number:016x}", kind="argument", side=side, text=text, more="")


def test_the_phone_leads_on_without_the_laptop_and_the_projector_follows(
    session: dict[str, str], remote: Page, window: Callable[..., Page]
) -> None:
    projector = Facilitator(window(PROJECTOR))
    projector.page.goto(session["projector"])
    crowd = [Stranger(session["join"]) for _ in range(3)]
    next_button = remote.locator(".dock__next")
    expect(next_button).to_contain_text("De situatie")
    for title in ("De situatie", "Waar sta jij?", "Wegen"):
        go_on(remote, title)
    write(crowd[0], 1, REASON)
    write(crowd[1], 2, OTHER, side="B")
    rows = remote.locator("[data-part=waiting] > li")
    expect(rows).to_have_count(2)
    for title in ("Tweegesprek", "Kijken", "Samen praten"):
        go_on(remote, title)
    expect(projector.page.locator(".scene--talk")).to_be_visible()
    assert projector.page.get_by_text(REASON).count() == 0
    rows.filter(has_text=REASON).get_by_role("button", name="Laat zien").click()
    rows.filter(has_text=OTHER).get_by_role("button", name="Niet tonen").click()
    expect(projector.page.get_by_text(REASON).first).to_be_visible()
    expect(remote.locator("text-desk details [data-id]")).to_have_count(2)
    assert OTHER not in projector.page.content()
    expect(next_button).to_contain_text("nu over B")
    next_button.click()
    expect(remote.locator(".say__turn")).to_contain_text("B")
    expect(next_button).to_contain_text("Omdraaien")


def test_what_comes_in_moves_nothing_under_a_finger(session: dict[str, str], remote: Page) -> None:
    for title in ("De situatie", "Waar sta jij?", "Wegen"):
        go_on(remote, title)
    crowd = [Stranger(session["join"]) for _ in range(3)]
    write(crowd[0], 1, REASON)
    row = remote.locator("[data-part=waiting] > li").filter(has_text=REASON)
    button = row.get_by_role("button", name="Laat zien")
    button.scroll_into_view_if_needed()
    before, same = button.bounding_box(), button.element_handle()
    button.focus()
    write(crowd[1], 2, OTHER)
    expect(remote.locator("[data-part=waiting] > li")).to_have_count(2)
    assert button.bounding_box() == before
    assert same.evaluate("(one) => one.isConnected && one === document.activeElement")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert button.bounding_box() == before, "a second tap falls on the same button, which does nothing more"
    button.click()
    expect(remote.locator("text-desk details [data-id]")).to_have_count(1)
    assert remote.locator("text-desk details [data-part=status]").text_content() == "De groep ziet dit"


def test_a_decision_can_be_changed(
    session: dict[str, str], remote: Page, window: Callable[..., Page]
) -> None:
    projector = window(PROJECTOR)
    projector.goto(session["projector"])
    for title in ("De situatie", "Waar sta jij?", "Wegen"):
        go_on(remote, title)
    write(Stranger(session["join"]), 1, REASON)
    remote.get_by_role("button", name="Laat zien", exact=True).click()
    for title in ("Tweegesprek", "Kijken", "Samen praten"):
        go_on(remote, title)
    expect(projector.get_by_text(REASON).first).to_be_visible()
    remote.locator("text-desk summary").click()
    remote.locator("text-desk details").get_by_role("button", name="Niet tonen").click()
    expect(projector.get_by_text(REASON)).to_have_count(0)


def test_the_screen_goes_on_when_the_phone_is_gone_and_the_other_way_round(
    session: dict[str, str],
    facilitate: Callable[..., Facilitator],
    window: Callable[..., Page],
    tmp_path: Path,
) -> None:
    facilitator = facilitate(session)
    phone = _couple(facilitator.page.context.new_page(), session, window(PHONE, has_touch=True), tmp_path)
    go_on(phone, "De situatie")
    facilitator.in_step("De situatie")
    phone.close()
    facilitator.go_on("Waar sta jij?")
    facilitator.page.close()
    assert Stranger(session["join"]).state()["state"]["live"]["step"] == "first_position"


def test_uncoupling_puts_the_phone_out_at_once(
    session: dict[str, str],
    facilitate: Callable[..., Facilitator],
    window: Callable[..., Page],
    tmp_path: Path,
) -> None:
    desk = facilitate(session).page
    phone = _couple(desk, session, window(PHONE, ("403",), has_touch=True), tmp_path)
    desk.get_by_role("button", name="Ontkoppel").click()
    expect(phone.get_by_text("Deze telefoon bedient dit gesprek niet meer.")).to_be_visible(timeout=30_000)


def test_paper_a_question_and_the_close_of_the_group_from_the_phone(
    session: dict[str, str], remote: Page, window: Callable[..., Page]
) -> None:
    projector = Facilitator(window(PROJECTOR))
    projector.page.goto(session["projector"])
    for title in ("De situatie", "Waar sta jij?"):
        go_on(remote, title)
    remote.get_by_role("button", name="Iemand zonder telefoon").click()
    remote.get_by_label("Plek tussen A en B").fill("80")
    remote.get_by_role("button", name="Zet op de lijn").click()
    expect(projector.dots).to_have_count(1)
    remote.get_by_role("button", name="Klaar", exact=True).click()
    remote.locator("summary", has_text="Naar een andere stap").click()
    remote.locator("[data-to=talk]").click()
    expect(remote.locator(".say__title")).to_have_text("Samen praten")
    remote.locator("summary", has_text="Achtergrondvraag").click()
    expect(remote.locator("question-menu [data-kind]").first).to_have_attribute("data-kind", "substantive")
    remote.get_by_role("button", name="Trek een vraag").click()
    asked = remote.locator("question-menu [aria-pressed=true]").inner_text()
    expect(projector.page.get_by_text(asked).first).to_be_visible()
    remote.locator("[data-to=harvest]").click()
    remote.get_by_label("We kiezen").fill("samen gaan")
    expect(projector.page.get_by_text("samen gaan").first).to_be_visible()
    remote.locator(".dock__next").click()
    remote.get_by_role("button", name="Nog niet").click()
    expect(remote.locator(".say__title")).to_have_text("Oogsten")
    remote.locator(".dock__next").click()
    remote.locator("dialog[open]").get_by_role("button", name="Sluit af").click()
    expect(remote.locator(".say__title")).to_have_text("Afgesloten")
    expect(remote.locator(".dock")).to_be_hidden()


def test_a_second_window_leads_with_keys_and_a_clicker(
    session: dict[str, str], facilitate: Callable[..., Facilitator]
) -> None:
    page = facilitate(session).page
    page.set_viewport_size(WINDOW)
    page.goto(f"/gesprekken/{session['id']}/bediening/")
    case, line = "De situatie", "Waar sta jij?"
    for key, title in [("Space", case), ("PageDown", line), ("ArrowLeft", case), ("ArrowRight", line)]:
        page.keyboard.press(key)
        expect(page.locator(".say__title")).to_have_text(title)
