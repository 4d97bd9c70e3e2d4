"""A whole conversation, in a facilitator's browser and two phones, from the log-in link to the files that are kept."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.cast import ANSWERS, UNSURE, Facilitator, Phone
from tests.browser.chromium import PHONE, PROJECTOR
from tests.browser.crowd import Stranger
from tests.browser.keeping import keep
from tests.browser.zaal import zaal
from tests.workshop import Workshop


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Workshop]:
    """Nobody has logged in here yet."""
    with zaal(tmp_path) as running:
        yield running


def test_from_the_log_in_link_to_the_files_that_are_kept(
    fresh: Workshop, window: Callable[..., Page], tmp_path: Path
) -> None:
    # `fresh` before `window`: the windows close first, and do not look for a server that has stopped.
    facilitator = Facilitator(window(PROJECTOR, at=fresh.join))
    facilitator.log_in(fresh.log_in)
    _find_a_card(facilitator.page)
    _open_it(facilitator)
    door = _read_the_qr(facilitator.page, tmp_path / "lobby.png")

    first, second = (Phone(window(PHONE, at=fresh.join, has_touch=True)) for _ in range(2))
    _scan(first, door)
    _type_the_code(second, facilitator.page.locator(".join__code").inner_text())
    expect(facilitator.page.locator(".arrivals__count")).to_have_text("2 binnen")
    projector = _open_the_projector(facilitator, window(PROJECTOR, at=fresh.join))
    crowd = [Stranger(door) for _ in range(8)]

    facilitator.go_on("De situatie", "ArrowRight")
    for phone in (first, second):
        phone.title("Ga je met Dianne winkelen, of ligt hier voor jou de grens?")
    facilitator.go_on("Waar sta jij?", "PageDown")
    _take_a_place(first, facilitator, projector)
    _take_a_place_with_buttons(second)
    for number, person in enumerate(crowd):
        person.place([5, 10, 15, 20, 80, 85, 90, 95][number])
    expect(facilitator.dots).to_have_count(10)
    expect(projector.dots).to_have_count(10)

    facilitator.go_on("Wegen")
    _weigh(first)
    second.weigh_all(*ANSWERS)
    for number, person in enumerate(crowd):
        person.weigh_all(number % 5)
    expect(facilitator.page.locator(".scene__ready")).to_have_text("10 van 10 klaar")
    expect(facilitator.page.locator(".weight[data-kind=split]").first).to_be_visible()

    facilitator.go_on("Tweegesprek")
    facilitator.go_on("Kijken")
    _look(facilitator, projector, first)
    facilitator.go_on("Samen praten")
    _talk(facilitator, projector, first)
    _close(facilitator, [first, second])
    keep(facilitator.page, tmp_path)


def _find_a_card(page: Page) -> None:
    page.goto("/kaarten/")
    expect(page.locator(".library__cards > li")).to_have_count(9)
    page.get_by_role("searchbox").fill("winkel")
    page.get_by_role("button", name="Zoek").click()
    expect(page.locator(".library__found")).to_contain_text("van 9")
    page.get_by_role("link", name="Toon alle kaarten").click()
    page.locator("summary", has_text="Beroepsgroep").click()
    page.locator(".filter__panel a.chip").filter(visible=True).nth(1).click()
    expect(page.locator(".library__found")).to_be_visible()
    page.get_by_role("link", name="Toon alle kaarten").click()
    page.locator(".library__cards > li", has_text="Dianne").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Situatie")).to_be_visible()
    expect(page.locator(".reasons li.reason")).to_have_count(9)


def _open_it(facilitator: Facilitator) -> None:
    page = facilitator.page
    page.get_by_role("link", name="Open een gesprek").click()
    expect(page.get_by_role("radio", name="Direct")).to_be_checked()
    page.get_by_role("button", name="Open het gesprek").click()
    facilitator.in_step("Binnenkomen")
    facilitator.see("Nog niemand binnen")


def _read_the_qr(page: Page, picture: Path) -> str:
    """The address that a camera in the room sees."""
    page.screenshot(path=picture)
    (found,) = zxingcpp.read_barcodes(Image.open(picture))
    return found.text


def _scan(phone: Phone, door: str) -> None:
    phone.scan(door)
    assert "/q/" not in phone.page.url
    assert phone.page.evaluate("isSecureContext") is False
    phone.tap("Doe mee")
    phone.title("Je bent binnen")


def _type_the_code(phone: Phone, code: str) -> None:
    phone.page.goto("/")
    phone.page.get_by_label("Code").fill(f" {code[:2]} {code[2:]} ".lower())
    phone.tap("Doe mee")
    phone.tap("Doe mee")
    phone.title("Je bent binnen")


def _open_the_projector(facilitator: Facilitator, page: Page) -> Facilitator:
    """A second machine, not logged in, with only the address."""
    address = facilitator.page.get_by_role("link", name="Open het projectorscherm", include_hidden=True)
    projector = Facilitator(page)
    projector.page.goto(address.get_attribute("href"))
    expect(projector.page.locator(".arrivals__count")).to_have_text("2 binnen")
    expect(projector.page.locator("control-bar")).to_have_count(0)
    return projector


def _take_a_place(phone: Phone, facilitator: Facilitator, projector: Facilitator) -> None:
    expect(phone.line).to_be_visible()
    expect(phone.handle).to_have_count(0)
    assert phone.me["position"] is None
    phone.touch_line(30)
    expect(phone.handle).to_be_visible()
    phone.kept_at(30)
    for screen in (facilitator, projector):
        expect(screen.dots).to_have_count(1)
    phone.drag(30, 70)
    phone.kept_at(70)
    phone.line.focus()
    phone.page.keyboard.press("ArrowLeft")
    phone.kept_at(65)
    phone.see("Iets meer B dan A")
    phone.tap("Dit is mijn plek")
    phone.see("Je plek staat. Je mag nog verschuiven.")


def _take_a_place_with_buttons(phone: Phone) -> None:
    for _ in range(4):
        phone.tap(re.compile("naar A"))
    phone.tap(re.compile("naar B"))
    phone.kept_at(35)


def _weigh(phone: Phone) -> None:
    expect(phone.number).to_have_text("Argument 1 van 9")
    order = phone.me["order"]
    phone.answer("Telt zwaar")
    phone.tap(re.compile("Vorige"))
    chosen = phone.page.get_by_role("radio", name="Telt zwaar", exact=True)
    expect(chosen).to_have_attribute("aria-checked", "true")
    phone.answer("Telt heel zwaar")
    _ask_why(phone)
    phone.answer(UNSURE)
    phone.weigh_all("Telt mee", "Telt niet mee")
    phone.title("Je hebt alles gewogen")
    phone.is_saved()
    weights = phone.me["weights"]
    assert (weights[order[0]], None in weights.values(), len(weights)) == (4, True, 9)


def _ask_why(phone: Phone) -> None:
    """Behind 'Waarom?' is the conviction; not every argument has one, so give answers until it is there."""
    why = phone.page.get_by_role("button", name="Waarom?").filter(visible=True)
    while not why.count():
        phone.answer("Telt mee")
    why.click()
    expect(phone.page.locator(".reason__conviction").filter(visible=True)).to_be_visible()


def _look(facilitator: Facilitator, projector: Facilitator, phone: Phone) -> None:
    for screen in (facilitator, projector):
        expect(screen.page.locator(".spread__label")).to_have_text("Twee groepen")
        expect(screen.page.locator(".spread__counts")).to_contain_text("bij A")
        expect(screen.dots).to_have_count(10)
    expect(phone.page.locator(".phone__spread circle.dot")).to_have_count(10)
    phone.see("De ring is jouw plek. Alleen jij ziet hem.")
    facilitator.press("v")
    for screen in (facilitator, projector):
        expect(screen.dots).to_have_count(0)
    facilitator.press("v")
    expect(projector.dots).to_have_count(10)


def _talk(facilitator: Facilitator, projector: Facilitator, phone: Phone) -> None:
    facilitator.see("Weegt aan beide kanten")
    projector.see("Weegt aan beide kanten")
    phone.see("Weegt aan beide kanten")
    page = facilitator.page
    page.locator("summary", has_text="Menu").click()
    page.locator("summary", has_text="Achtergrondvraag").click()
    page.get_by_role("button", name="Trek een vraag").click()
    question = page.locator(".scene__asked").inner_text()
    expect(projector.page.locator(".scene__asked")).to_have_text(question)
    phone.see(question.split(".")[0])
    facilitator.press("p")
    for screen in (facilitator, projector):
        expect(screen.page.locator(".scene--pause")).to_be_visible()
    phone.see("Even pauze")
    facilitator.press("p")
    facilitator.press("c")
    expect(projector.page.locator(".scene--code .join__code")).to_be_visible()
    facilitator.press("c")
    expect(projector.page.locator(".scene--talk")).to_be_visible()
    expect(page.locator(".scene--talk")).to_be_visible()


def _close(facilitator: Facilitator, phones: list[Phone]) -> None:
    facilitator.choose("Sluit het gesprek af")
    facilitator.page.get_by_role("button", name="Nog niet").click()
    facilitator.in_step("Samen praten")
    facilitator.close()
    for phone in phones:
        phone.title("Dank je wel voor het gesprek")
        phone.see("Waar de groep staat")
        expect(phone.line).to_have_count(0)
