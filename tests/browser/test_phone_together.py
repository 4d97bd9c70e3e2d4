"""Where nobody leads: phones say what to do, who reads and who keeps the time, and go on when all are ready."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Phone
from tests.browser.chromium import PHONE
from tests.browser.steps import fine
from tests.workshop import Workshop


@pytest.fixture
def table(window: Callable[..., Page], served: Workshop) -> Callable[..., list[Phone]]:
    """Phones around a table: table("tweetal", 2)."""

    def seated(code: str, people: int) -> list[Phone]:
        session = served.open_session("--card", "5", "--format", code, "--mode", "silent")
        phones = [Phone(window(PHONE, has_touch=True)) for _ in range(people)]
        for phone in phones:
            phone.scan(session["join"])
            phone.tap("Doe mee")
            _understand(phone)
        return phones

    return seated


def test_two_phones_go_through_a_conversation(table: Callable[..., list[Phone]]) -> None:
    one, other = phones = table("tweetal", 2)
    expect(one.page.locator("show-below")).to_be_hidden()  # the second one is in
    _ready(phones, "Begin")
    _step(phones, "case", "Ga je met Dianne winkelen, of ligt hier voor jou de grens?")
    _ready(phones)
    _step(phones, "first_position", "Waar sta jij?")
    expect(one.page.get_by_role("button", name="Klaar, verder")).to_be_hidden()  # first a place
    one.touch_line(20)
    other.touch_line(80)
    _ready(phones)
    _step(phones, "weigh")
    for phone in phones:
        phone.weigh_all("Telt zwaar", "Telt mee")
    _ready(phones)
    _step(phones, "spread", "We kijken zo samen")
    assert one.state()["state"]["live"]["spread"] is None
    one.tap("Laat zien")
    one.see("Klaar. Wacht op de anderen.")
    assert one.state()["state"]["live"]["spread"] is None
    other.tap("Laat zien")
    for phone in phones:
        phone.title("Kijk eerst")
    _ready(phones)
    _step(phones, "talk", "Praat samen")
    one.see("Nu over A")
    _ready(phones, "Klaar met A")
    one.see("Nu over B")
    _ready(phones)
    _step(phones, "flip", "Wat is de sterkste reden voor de andere kant?")
    one.tap("Pas")
    one.see("Je past.")
    other.tap("Klaar, verder")
    _step(phones, "second_position", "Waar sta je nu?")
    for phone in phones:
        phone.touch_line(50)
    _ready(phones)
    _step(phones, "change", "Wat veranderde er?")
    one.see("Je bent een stuk naar B verschoven.")
    _ready(phones)
    _step(phones, "harvest", "Dit neem ik mee")
    _ready(phones)
    for phone in phones:
        phone.title("Dank je wel voor het gesprek")
    expect(one.page.locator("together-bar")).to_be_hidden()


def test_one_reads_and_another_keeps_the_time(window: Callable[..., Page], served: Workshop) -> None:
    session = served.open_session("--card", "5", "--format", "zonder", "--mode", "silent")
    phones = [Phone(window(PHONE, has_touch=True)) for _ in range(3)]
    for phone in phones:
        phone.scan(session["join"])
        phone.tap("Doe mee")
    roles = [phone.me["role"] for phone in phones]
    assert sorted(roles) == ["", "reader", "timekeeper"]
    reader, timekeeper = (phones[roles.index(role)] for role in ("reader", "timekeeper"))
    reader.title("Lees dit voor")
    reader.see("Lees de vier afspraken samen door.")
    fine(reader.page)
    timekeeper.title("Jij let op de tijd")
    fine(timekeeper.page)
    for phone in (reader, timekeeper):
        _understand(phone)
    timekeeper.see("nog 2 min")
    reader.tap("Lees dit voor")
    reader.title("Lees dit voor")
    reader.page.reload()
    expect(reader.page.get_by_role("heading", name="Je bent binnen")).to_be_visible()  # told once
    fine(reader.page)


def test_any_phone_lets_somebody_in(table: Callable[..., list[Phone]], window: Callable[..., Page]) -> None:
    (phone,) = table("zonder", 1)
    phone.see("Laat de anderen dit scannen.")
    expect(phone.page.get_by_role("img", name="QR-code om mee te doen").filter(visible=True)).to_be_visible()
    fine(phone.page)
    phone.tap("Meer")
    phone.tap("Laat iemand meedoen")
    code = phone.page.locator("#door .door__code strong").inner_text()
    fine(phone.page)
    newcomer = Phone(window(PHONE, has_touch=True))
    newcomer.page.goto("/")
    newcomer.page.get_by_label("Code").fill(code)
    newcomer.tap("Doe mee")
    newcomer.tap("Doe mee")
    phone.page.keyboard.press("Escape")
    phone.see("0 van 2 klaar")


def _ready(phones: list[Phone], name: str = "Klaar, verder") -> None:
    for phone in phones:
        phone.tap(name)


def _step(phones: list[Phone], step: str, title: str = "") -> None:
    """Everybody is there, and has read their task."""
    for phone in phones:
        phone.until("step => document.querySelector('watch-mark').dataset.step === step", step)
        _understand(phone)
        if title:
            phone.title(title)


def _understand(phone: Phone) -> None:
    """The task of this phone, when it has one."""
    if phone.me["role"]:
        phone.tap("Begrepen")
