"""A participant's phone through every step: answers, texts that are not lost, and the keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.steps import Room, fine, newest, press, tab_to, write
from tests.workshop import Workshop


def test_one_phone_answers_in_every_step(room: Callable[..., Room]) -> None:
    opened = room(1)
    (phone,) = opened.phones
    fine(phone.page)
    opened.go("case", "first_position")
    phone.touch_line(20)
    phone.kept_at(20)
    opened.go("weigh")
    phone.weigh_all("Telt zwaar", "Telt mee")
    _write_an_argument(opened, phone)
    opened.go("pairs")
    phone.title("We zoeken iemand voor je")
    fine(phone.page)
    opened.go("spread", "talk")
    phone.see("Nu over A")
    opened.lead(type="turn", side="B")
    phone.see("Nu over B")
    fine(phone.page)
    opened.go("flip")
    phone.see("Je eigen grenzen bewaken")
    write(phone, "flip", "Wie rust neemt, houdt het werk vol.")
    assert phone.me["texts"][-1]["side"] == "B"
    fine(phone.page)
    opened.go("second_position")
    expect(phone.handle).to_have_count(0)  # the first place is not shown
    phone.touch_line(50)
    expect(phone.page.locator(".picker__words").filter(visible=True)).to_have_text("Ongeveer in het midden")
    phone.is_saved()
    opened.go("change")
    phone.see("Je bent een stuk naar B verschoven.")
    phone.tap("Weet ik niet")
    phone.is_saved()
    fine(phone.page)
    opened.go("third_way")
    phone.page.get_by_label("Wat lost dit niet op?").fill("De winkel blijft druk.")
    write(phone, "third_way", "Samen een lijstje maken.")
    assert phone.me["texts"][-1]["more"] == "De winkel blijft druk."
    fine(phone.page)
    opened.go("harvest")
    _harvest(phone)
    _take_the_pen(opened, phone)
    opened.go("closed")
    phone.see("Alleen op jouw telefoon")
    phone.see("Ik vraag eerst wat het voor haar betekent.")
    phone.see("Dit hoort voor jou bij goed werk")
    phone.see("Waar de groep staat")
    fine(phone.page)


def test_a_participant_writes_and_answers_by_keyboard_alone(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    opened = Room(facilitate(session), [join(session)])
    (phone,) = opened.phones
    opened.go("case", "first_position")
    press(phone, "Pas")
    phone.see("Je past.")
    opened.go("flip")
    tab_to(phone, "input[value=A]")
    phone.page.keyboard.press("Space")
    tab_to(phone, "#text-flip")
    phone.page.keyboard.type("Zij vraagt het zelf.")
    press(phone, "Verstuur")
    phone.see("wacht op de gespreksleider")
    opened.go("harvest")
    tab_to(phone, "#text-take_away")
    phone.page.keyboard.type("Ik vraag door.")
    press(phone, "Verstuur")
    for _ in range(4):
        press(phone, "Een beetje")
        phone.page.wait_for_timeout(600)
    press(phone, "Pas")
    phone.title("Dank je wel")
    assert [phone.me["answers"][f"harvest.{number}"] for number in (1, 2, 3, 4)] == [1, 1, 1, 1]
    press(phone, "Meer")
    press(phone, "Ik kijk mee")
    phone.see("Je kijkt mee.")


def _write_an_argument(opened: Room, phone: Phone) -> None:
    phone.page.get_by_role("button", name="Eigen argument").filter(visible=True).first.click()
    phone.page.locator("#own-argument input[value=A]").check()
    phone.page.locator("#text-argument").fill("Zij vraagt dit niet voor niets.")
    expect(phone.page.locator("#count-argument")).to_have_text("31 van 280 tekens")
    fine(phone.page)
    phone.tap("Verstuur")
    phone.see("wacht op de gespreksleider")
    opened.lead(type="moderate", text=newest(opened), approve=True)
    phone.see("staat erbij")
    phone.page.keyboard.press("Escape")


def _harvest(phone: Phone) -> None:
    phone.page.locator("#text-take_away").fill("Ik vraag eerst wat het voor haar betekent.")
    fine(phone.page)
    phone.tap("Verstuur")
    for number, answer in enumerate(("Ja", "Een beetje", "Nee", "Pas")):
        expect(phone.page.locator(".cards__number")).to_have_text(f"{number + 2} van 6")
        fine(phone.page)
        phone.tap(answer)
    phone.title("Wat blijft schuren?")
    phone.page.locator("#text-chafes").fill("De tijd.")
    phone.tap("Verstuur")
    phone.title("Dank je wel")
    phone.see("De tijd.")
    answers = phone.me["answers"]
    assert [answers[f"harvest.{number}"] for number in (1, 2, 3, 4)] == [2, 1, 0, None]
    assert answers["reason"] == 2


def _take_the_pen(opened: Room, phone: Phone) -> None:
    opened.lead(type="lend", on=True)
    phone.tap("Ik schrijf voor de groep")
    phone.page.get_by_label("We kiezen…").fill("samen winkelen")
    phone.page.get_by_label("omdat…").fill("zij het vraagt")
    phone.page.get_by_label("ondanks…").focus()
    phone.is_saved()
    fine(phone.page)
    close = "() => document.body.innerText.includes('samen winkelen')"
    opened.facilitator.until(close)
    phone.tap("Geef de pen terug")
    phone.see("Ik schrijf voor de groep")
