"""'Pas' and 'ik kijk mee': nobody has to answer."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.steps import Room, answering, fine


def test_who_passes_is_told_so_and_is_not_missing(room: Callable[..., Room]) -> None:
    opened = room(2)
    phone, other = opened.phones
    opened.go("case", "first_position")
    phone.tap("Pas")
    phone.see("Je past. Je kunt je nog bedenken.")
    other.touch_line(70)
    flags = (
        "() => fetch('toestand/').then((answer) => answer.json()).then((all) => all.state.live.flags.missing)"
    )
    opened.facilitator.until(f"async () => (await ({flags})()) === 0")
    fine(phone.page)
    opened.go("weigh")
    expect(phone.number).to_be_visible()  # no line is offered once more
    phone.tap("Meer")
    phone.tap("Pas deze stap")
    phone.see("Je past. Je kunt je nog bedenken.")
    phone.page.keyboard.press("Escape")
    for step in ("flip", "second_position"):
        opened.go(step)
        phone.tap("Pas")
        phone.see("Je past. Je kunt je nog bedenken.")
    phone.touch_line(30)
    phone.is_saved()
    assert phone.me["answers"] == dict.fromkeys(
        ("done.first_position", "done.weigh", "done.flip", "done.second_position")
    )
    assert phone.me["second"] == 30


def test_who_watches_sees_every_step_and_answers_nothing(room: Callable[..., Room]) -> None:
    opened = room(2)
    phone, _ = opened.phones
    phone.tap("Ik kijk alleen mee")
    phone.see("Je kijkt mee.")
    for step in (
        "case",
        "first_position",
        "weigh",
        "pairs",
        "spread",
        "talk",
        "flip",
        "second_position",
        "change",
    ):
        opened.go(step)
        phone.see("Je kijkt mee.")
        assert answering(phone.page) == []
        fine(phone.page)
    assert phone.me["watching"] is True
    phone.tap("Ik doe mee")
    opened.go("second_position")
    expect(phone.line).to_be_visible()
    phone.touch_line(40)
    phone.is_saved()
    assert (phone.me["watching"], phone.me["second"]) == (False, 40)
