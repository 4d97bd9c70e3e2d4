"""What a participant types is not lost, and its writer sees what became of it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.steps import Room, newest, write


def test_what_is_typed_survives_a_reload_another_scene_and_a_refusal(room: Callable[..., Room]) -> None:
    opened = room(1)
    (phone,) = opened.phones
    opened.go("case", "first_position", "flip")
    phone.tap("Sla dit over")
    field = phone.page.locator("#text-flip")
    field.fill("Een begin van een reden")
    phone.page.get_by_role("radio", name="B Je eigen grenzen bewaken").check()
    phone.page.reload()
    phone.tap("Sla dit over")
    expect(field).to_have_value("Een begin van een reden")
    opened.go("second_position", "flip")
    phone.tap("Sla dit over")
    expect(field).to_have_value("Een begin van een reden")
    expect(phone.page.locator("input[type=radio][value=B]").filter(visible=True)).to_be_checked()
    # A command that comes after its step is refused; nothing of the text is lost.
    phone.page.evaluate("document.querySelector('#text-flip').maxLength = 9000")
    field.fill("x" * 600)
    phone.tap("Verstuur")
    phone.see("Deze tekst is te lang.")
    expect(field).to_have_value("x" * 600)
    field.fill("Een reden die past")
    phone.tap("Verstuur")
    phone.see("Schrijf er nog een")  # the server has it
    assert [text["text"] for text in phone.me["texts"]] == ["Een reden die past"]
    phone.page.reload()
    phone.tap("Sla dit over")
    phone.see("Schrijf er nog een")
    expect(field).to_have_value("")


def test_the_writer_sees_what_became_of_a_text(room: Callable[..., Room]) -> None:
    opened = room(1)
    (phone,) = opened.phones
    opened.go("case", "first_position")
    phone.touch_line(90)
    opened.go("flip")
    for number, word in enumerate(("staat erbij", "niet op het scherm gezet")):
        if number:
            phone.tap("Schrijf er nog een")
        write(phone, "flip", f"Reden {number}")
        waiting = phone.page.locator(".texts__item").filter(has_text=f"Reden {number}").filter(visible=True)
        expect(waiting).to_contain_text("wacht op de gespreksleider")
        opened.lead(type="moderate", text=newest(opened), approve=not number)
        expect(waiting).to_contain_text(word)


def test_the_keyboard_stays_where_it_is_when_the_pen_is_lent(room: Callable[..., Room]) -> None:
    opened = room(2)
    phone, other = opened.phones
    opened.go("case", "harvest")
    opened.lead(type="lend", on=True)  # the first scene after the page came is laid anew as a whole
    phone.see("Ik schrijf voor de groep")
    field = phone.page.locator("#text-take_away")
    field.focus()
    phone.page.keyboard.type("Dit neem")
    other.tap("Ik schrijf voor de groep")
    phone.see("Iemand anders schrijft voor de groep.")
    phone.page.keyboard.type(" ik mee")
    expect(field).to_have_value("Dit neem ik mee")
