"""A talk in pairs on phones: they find each other by a sign, and follow the script."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE
from tests.browser.crowd import Stranger
from tests.browser.steps import Room, come_in, fine
from tests.workshop import Workshop

MINUTE = 61_000  # milliseconds, a little more


def test_three_find_each_other_though_one_is_not_found_at_first(
    facilitate: Callable[..., Facilitator], window: Callable[..., Page], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    phones = [Phone(window(PHONE, has_touch=True)) for _ in range(3)]
    opened = Room(facilitate(session), phones)
    first = phones[0]
    first.page.clock.install()
    come_in(session, phones)
    opened.go("case", "first_position")
    for number, phone in enumerate(phones):
        phone.touch_line(10 + 35 * number)
        phone.is_saved()
    opened.go("pairs")
    for phone in phones:
        phone.title("Zoek de ander met dit plaatje")
        phone.see("Jullie zijn met drie.")
        expect(phone.page.locator(".pair__words").filter(visible=True)).to_have_text(
            first.me["pair"]["words"]
        )
    fine(first.page)
    lost = first.page.get_by_role("button", name="Niet gevonden")
    expect(lost).to_be_hidden()
    first.page.clock.fast_forward(MINUTE)
    lost.click()
    first.page.clock.fast_forward(3_000)
    first.see("Er is niemand anders vrij.")
    for phone in phones:
        phone.tap("Gevonden")
        phone.see("Jij begint" if phone.me["pair"]["first"] else "Een ander begint")
        fine(phone.page)
    told = _follow_the_script(first)
    assert told[1:] == [
        "Eén luisteraar vat samen", "De volgende vertelt", "Eén luisteraar vat samen", "De laatste vertelt",
        "Eén luisteraar vat samen",
    ]  # fmt: skip


def test_who_is_not_found_goes_to_others_and_looks_for_another_sign(
    facilitate: Callable[..., Facilitator], window: Callable[..., Page], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    phone = Phone(window(PHONE, has_touch=True))
    opened = Room(facilitate(session), [phone])
    phone.page.clock.install()
    come_in(session, [phone])
    crowd = [Stranger(session["join"]) for _ in range(5)]
    opened.go("case", "first_position")
    for number, person in enumerate(crowd):
        person.place(20 * number)
    phone.touch_line(50)
    phone.is_saved()
    opened.go("pairs")
    sign = phone.me["pair"]["words"]
    phone.see(sign)
    phone.tap("Gevonden")  # by mistake
    phone.page.reload()
    phone.see(sign)
    phone.tap("Zoek opnieuw")
    phone.title("Zoek de ander met dit plaatje")
    phone.page.clock.fast_forward(MINUTE)
    phone.tap("Niet gevonden")
    phone.until("sign => document.querySelector('.pair__sign .pair__words').textContent !== sign", sign)
    expect(phone.page.get_by_role("button", name="Niet gevonden")).to_be_hidden()


def test_the_script_goes_round_in_the_same_turns_for_both(room: Callable[..., Room]) -> None:
    opened = room(2)
    opened.go("case", "first_position")
    for number, phone in enumerate(opened.phones):
        phone.touch_line(20 + 60 * number)
        phone.is_saved()
    opened.go("pairs")
    for phone in opened.phones:
        phone.tap("Gevonden")
    told = {phone.me["pair"]["first"]: _follow_the_script(phone) for phone in opened.phones}
    assert told[True] == [
        "Jij begint",
        "De ander vat samen",
        "Nu vertelt de ander",
        "Vat samen wat je hoorde",
    ]
    assert told[False] == [
        "De ander begint",
        "Vat samen wat je hoorde",
        "Nu vertel jij",
        "De ander vat samen",
    ]
    phone = opened.phones[0]
    phone.page.reload()
    phone.title("Jullie zijn rond")


def _follow_the_script(phone: Phone) -> list[str]:
    """To the end; the titles that were told."""
    told = []
    while (
        title := phone.page.locator(".script h2, [data-name=end] h2").filter(visible=True).inner_text()
    ) != ("Jullie zijn rond"):
        told.append(title)
        phone.tap("Verder")
    return told
