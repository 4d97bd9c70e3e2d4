"""'Zonder gespreksleider': three phones go from a card to the summary by themselves, without an account."""

from collections.abc import Callable
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.cast import Phone
from tests.browser.chromium import PHONE
from tests.browser.group import reads
from tests.browser.steps import write

PLACES = (15, 50, 85)
READER, TIMEKEEPER = ("reader", "Lees dit voor"), ("timekeeper", "Jij let op de tijd")
STRONGEST = "Zo leert zij wie er nog meer is."
TAKE_AWAY = "Ik vraag eerst wat het voor haar is."


def test_three_phones_go_from_a_card_to_the_summary(window: Callable[..., Page], tmp_path: Path) -> None:
    table = Table([Phone(window(PHONE, has_touch=True)) for _ in range(3)])
    _sit_down(table, tmp_path / "qr.png")
    table.go_on("case", name="Begin")
    _any_phone_lets_somebody_in(table, tmp_path / "qr.png")
    table.go_on("first_position")
    _stand(table)
    table.go_on("weigh")
    _weigh(table)
    table.go_on("spread")
    _look_together(table)
    table.go_on("talk")
    _talk_about_a(table)
    table.go_on("flip")
    write(table.phones[0], "flip", STRONGEST)
    table.go_on("second_position")
    for phone in table.phones:
        expect(phone.handle).to_have_count(0)
        phone.touch_line(50)
    table.go_on("change")
    table.phones[0].see("Je bent een stuk naar B verschoven.")
    table.go_on("harvest")
    _take_along(table)
    table.go_on("closed")
    _read_the_summary(table)


class Table:
    """Three phones. In each step one reads to the others and another keeps the time; it goes round."""

    def __init__(self, phones: list[Phone]) -> None:
        self.phones = phones
        self._steps = 0  # that are behind them

    def go_on(self, step: str, name: str = "Klaar, verder") -> None:
        self.ready(name)
        for phone in self.phones:
            phone.until("step => document.querySelector('watch-mark').dataset.step === step", step)
        self._steps += 1
        if step != "closed":
            self._read_the_tasks()

    def ready(self, name: str) -> None:
        """With two of three ready nothing happens; the last one is another phone each time."""
        first, second, last = (self.phones[(self._steps + number) % 3] for number in range(3))
        before = _moment(last)
        for phone in (first, second):
            phone.tap(name)
            phone.see("Klaar. Wacht op de anderen.")
        expect(last.page.locator(".together__count")).to_have_text("2 van 3 klaar")
        assert _moment(last) == before
        last.tap(name)

    def _read_the_tasks(self) -> None:
        for number, task in enumerate((READER, TIMEKEEPER)):
            role, title = task
            phone = self.phones[(self._steps + number) % 3]
            phone.title(title)
            phone.tap("Begrepen")
            assert phone.me["role"] == role
        other = self.phones[(self._steps + 2) % 3]
        assert other.me["role"] == ""
        expect(other.page.locator("role-cover")).to_be_hidden()


def _sit_down(table: Table, picture: Path) -> None:
    """The first begins from the card; each of the others scans the phone of the one before."""
    first, second, third = table.phones
    first.page.goto("/kaarten/5/")
    first.page.get_by_role("link", name="Met een groepje, zonder gespreksleider").click()
    first.tap("Begin het gesprek")
    first.title("Lees dit voor")
    first.tap("Begrepen")
    expect(first.page.get_by_role("button", name="Begin", exact=True)).to_be_hidden()  # not alone
    for before, phone in ((first, second), (second, third)):
        phone.scan(_scanned(before, picture))
        phone.tap("Doe mee")
        if phone is second:
            second.title("Jij let op de tijd")
            second.tap("Begrepen")
    third.title("Je bent binnen")


def _any_phone_lets_somebody_in(table: Table, picture: Path) -> None:
    doors = set()
    for phone in table.phones:
        phone.tap("Meer")
        phone.tap("Laat iemand meedoen")
        doors.add(_scanned(phone, picture))
        phone.tap("Sluit")
    assert len(doors) == 1


def _scanned(phone: Phone, picture: Path) -> str:
    """What a camera sees on this phone."""
    phone.page.locator(".door__qr").filter(visible=True).screenshot(path=picture)
    (found,) = zxingcpp.read_barcodes(Image.open(picture))
    return found.text


def _stand(table: Table) -> None:
    for phone, place in zip(table.phones, PLACES, strict=True):
        expect(phone.page.get_by_role("button", name="Klaar, verder")).to_be_hidden()  # first a place
        phone.touch_line(place)
        phone.kept_at(place)


def _weigh(table: Table) -> None:
    for number in range(9):
        for phone in table.phones:
            expect(phone.number).to_have_text(f"Argument {number + 1} van 9")
            phone.page.get_by_role("radio", name="Telt zwaar", exact=True).click()
    for phone in table.phones:
        phone.title("Je hebt alles gewogen")


def _look_together(table: Table) -> None:
    """Nothing shows as long as one of them has not asked for it."""
    *others, last = table.phones
    for phone in others:
        phone.tap("Laat zien")
        phone.see("Klaar. Wacht op de anderen.")
        for each in table.phones:
            expect(each.page.locator("circle.dot")).to_have_count(0)
            assert each.state()["state"]["live"]["spread"] is None
    last.tap("Laat zien")
    for phone in table.phones:
        phone.title("Kijk eerst")
        expect(phone.page.locator("circle.dot")).to_have_count(3)


def _talk_about_a(table: Table) -> None:
    """Until all three are ready with it, and then it is about B."""
    for phone in table.phones:
        phone.see("Nu over A")
    table.ready("Klaar met A")
    for phone in table.phones:
        phone.see("Nu over B")


def _take_along(table: Table) -> None:
    writer = table.phones[1]
    writer.page.locator("#text-take_away").fill(TAKE_AWAY)
    writer.tap("Verstuur")
    writer.title("Hoorde je een reden die je nog niet kende?")


def _read_the_summary(table: Table) -> None:
    """Nobody reads what another wrote: there is no facilitator who could approve it."""
    for number, phone in enumerate(table.phones):
        phone.title("Dank je wel voor het gesprek")
        reads(phone, "Waar de groep staat", "Alle argumenten")
        expect(phone.page.locator("together-bar, role-cover").filter(visible=True)).to_have_count(0)
        assert (TAKE_AWAY in phone.page.locator("main").inner_text()) is (number == 1)
        assert STRONGEST not in phone.page.locator("main").inner_text()


def _moment(phone: Phone) -> tuple[str, str]:
    """The step, and in the talk whose turn it is."""
    live = phone.state()["state"]["live"]
    return live["step"], (live["timer"] or {}).get("turn", "")
