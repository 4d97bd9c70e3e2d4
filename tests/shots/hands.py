"""What somebody does on a page before its picture is taken."""

import json
import re

from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.cast import Phone
from tests.shots.wishes import Room


def nothing(page: Page, room: Room) -> None:
    """The page as it comes."""


def open_menu(page: Page, room: Room) -> None:
    page.locator("summary", has_text="Menu").click()


def open_questions(page: Page, room: Room) -> None:
    open_menu(page, room)
    page.locator("summary", has_text="Achtergrondvraag").click()
    page.locator(".bar__list--questions button").first.scroll_into_view_if_needed()


def open_plan(page: Page, room: Room) -> None:
    open_menu(page, room)
    page.locator("summary", has_text="Stappen").click()
    page.locator("[data-to=third_way]").scroll_into_view_if_needed()


def open_paper(page: Page, room: Room) -> None:
    open_menu(page, room)
    page.get_by_role("button", name="Iemand zonder telefoon").click()
    page.get_by_label("Plek tussen A en B").fill("25")


def press_g(page: Page, room: Room) -> None:
    page.keyboard.press("g")
    expect(page.locator(".profile")).to_be_visible()


def press_s(page: Page, room: Room) -> None:
    page.keyboard.press("s")
    expect(page.get_by_label("We kiezen")).to_be_visible()


def hold_the_time(page: Page, room: Room) -> None:
    """So that it can be moved on."""
    page.clock.install()


def wait_in_vain(page: Page, room: Room) -> None:
    """Nobody comes in."""
    page.clock.fast_forward(31_000)
    expect(page.get_by_text("Nog geen telefoon bereikt ons")).to_be_visible()


def down_to_the_parts(page: Page, room: Room) -> None:
    """Of the report: the last of what the group weighed, and what the facilitator writes."""
    page.get_by_label("Hoe het gesprek ging").fill(
        "Mensen namen de tijd. Het werd stil bij de eigen grenzen."
    )
    expect(page.get_by_text("Alles is bewaard.")).to_be_visible()
    page.locator("#points").evaluate("element => window.scrollTo(0, element.offsetTop - 420)")


def begin_a_copy(page: Page, room: Room) -> None:
    """An own card to write on."""
    page.get_by_role("button", name="Begin met een kopie").click()
    expect(page.locator("card-editor[data-now=saved]")).to_be_visible()
    expect(page.frame_locator(".preview__page").get_by_role("heading", level=1)).to_be_visible()


def press_space(page: Page, room: Room) -> None:
    page.keyboard.press("Space")
    expect(page.locator("dialog[open]")).to_be_visible()


def press_on(page: Page, room: Room) -> None:
    """The large button of the remote, where it asks first."""
    page.locator(".dock__next").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def open_the_tools(page: Page, room: Room) -> None:
    for name in ("Achtergrondvraag", "Naar een andere stap"):
        page.locator("summary", has_text=name).click()


def open_the_paper(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Iemand zonder telefoon").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def decide_on_two(page: Page, room: Room) -> None:
    """One text is shown, one is not; after a moment they lie in the fold."""
    rows = page.locator("[data-part=waiting] > li")
    rows.nth(0).get_by_role("button", name="Laat zien").click()
    rows.nth(1).get_by_role("button", name="Niet tonen").click()
    expect(page.locator("text-desk details [data-id]")).to_have_count(2)
    page.locator("text-desk summary").click()


def make_a_code(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Maak een code").click()
    expect(page.locator("svg.qr")).to_be_visible()


def share_with_nobody(page: Page, room: Room) -> None:
    page.get_by_label("E-mailadres").fill("nee@elders.nl")
    page.get_by_role("button", name="Laat meeleiden").click()
    expect(page.get_by_role("alert")).to_be_visible()


def lose_the_remote(page: Page, room: Room) -> None:
    _lose(page)
    expect(page.locator(".remote__offline")).to_be_visible()


def lose_the_screen(page: Page, room: Room) -> None:
    _lose(page)
    expect(page.locator("trouble-mark")).to_be_visible()
    page.locator("trouble-mark summary").click()


def lose_the_phone(page: Page, room: Room) -> None:
    _lose(page)
    expect(page.locator(".phone__offline")).to_be_visible()


def touch_line(page: Page, room: Room) -> None:
    Phone(page).touch_line(30)
    expect(page.locator("saved-mark [data-part=seen]").first).to_have_text(re.compile("Bewaard|Bewaren…"))


def confirm_place(page: Page, room: Room) -> None:
    touch_line(page, room)
    Phone(page).is_saved()
    Phone(page).tap("Dit is mijn plek")


def hold_answers(page: Page, room: Room) -> None:
    """No answer to a command ever comes."""

    def pass_on(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda text: None if json.loads(text)["type"] == "ack" else route.send(text))

    page.route_web_socket("**/ws/**", pass_on)


def skip_if_asked(page: Page, room: Room) -> None:
    """Somebody who came late and has no place on the line."""
    skip = page.get_by_role("button", name="Sla dit over").filter(visible=True)
    if skip.count():
        skip.click()


def weigh_and_go_back(page: Page, room: Room) -> None:
    phone = Phone(page)
    for name in ("Telt mee", "Telt zwaar", "Telt heel zwaar"):
        phone.answer(name)
    phone.tap(re.compile("Vorige"))
    phone.is_saved()


def open_why(page: Page, room: Room) -> None:
    why = page.get_by_role("button", name="Waarom?").filter(visible=True)
    while not why.count():
        Phone(page).answer("Telt mee")
    why.click()


def come_late(page: Page, room: Room) -> None:
    """Another phone that comes in now."""
    page.context.clear_cookies()
    page.goto(room.door)
    join(page, room)
    expect(page.get_by_role("slider")).to_be_visible()


def pick_two(page: Page, room: Room) -> None:
    answers = page.locator(".answer--pick").filter(visible=True)
    for number in range(2):
        answers.nth(number).click()
    expect(page.locator(".answer--pick[aria-pressed=true]").filter(visible=True)).to_have_count(2)
    Phone(page).is_saved()


def read_more(page: Page, room: Room) -> None:
    page.locator("summary", has_text="Lees meer").filter(visible=True).first.click()


def see_the_summary(page: Page, room: Room) -> None:
    """The phone asks for it after the step change."""
    expect(page.locator(".summary")).to_be_visible()


def open_more(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Meer").click()


def write_an_argument(page: Page, room: Room) -> None:
    open_more(page, room)
    page.locator("#more").get_by_role("button", name="Eigen argument").click()
    page.locator("#own-argument input[value=B]").check()
    page.locator("#text-argument").fill("Wie altijd ja zegt, houdt het niet vol en is er straks niet meer.")


def find_the_other(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Gevonden").click()


def write_a_reason(page: Page, room: Room) -> None:
    choose = page.locator("main input[type=radio]").filter(visible=True)
    if choose.count():
        choose.first.check()
    page.locator("#text-flip").fill("Als je nee zegt, staat zij er alleen voor.")
    page.get_by_role("button", name="Verstuur").filter(visible=True).click()
    expect(page.get_by_role("button", name="Schrijf er nog een").filter(visible=True)).to_be_visible()


def pass_on(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Pas", exact=True).filter(visible=True).click()


def watch(page: Page, room: Room) -> None:
    open_more(page, room)
    page.get_by_role("button", name="Ik kijk mee").click()
    expect(page.get_by_text("Je kijkt mee.", exact=True)).to_be_visible()


def wait_for_the_task(page: Page, room: Room) -> None:
    expect(page.get_by_role("button", name="Begrepen")).to_be_visible()


def understand(page: Page, room: Room) -> None:
    """The task of a phone where nobody leads."""
    page.get_by_role("button", name="Begrepen").click()


def be_too_late(page: Page, room: Room) -> None:
    """The answer of the server when the room has gone on, as the phone tells it."""

    def refuse(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(lambda text: server.send(text.replace('"first_position"', '"case"')))

    page.route_web_socket("**/ws/**", refuse)
    page.reload()
    touch_line(page, room)
    expect(page.locator(".told")).to_have_attribute("data-shown", "")


def join(page: Page, room: Room) -> None:
    page.get_by_role("button", name="Doe mee").click()
    page.wait_for_load_state()


def type_a_wrong_code(page: Page, room: Room) -> None:
    page.get_by_label("Code").fill("ABC 234")
    join(page, room)
    expect(page.get_by_role("alert")).to_be_visible()


def open_filter(page: Page, room: Room) -> None:
    page.locator("summary", has_text="Beroepsgroep").click()


def log_in_wrong(page: Page, room: Room) -> None:
    for field in page.locator("main input:not([type=hidden])").all():
        field.fill("onbekend")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_be_visible()


def open_without_choosing(page: Page, room: Room) -> None:
    page.evaluate(
        "for (const radio of document.querySelectorAll('input[type=radio]')) radio.removeAttribute('required')"
    )
    page.evaluate("for (const radio of document.querySelectorAll('input[type=radio]')) radio.checked = false")
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page.get_by_role("alert")).to_be_visible()


def forget_the_room(page: Page, room: Room) -> None:
    """Delete the only session of this facilitator."""
    page.goto(f"/gesprekken/{room.id}/verwijderen/")
    page.get_by_role("button", name="Verwijder het gesprek").click()
    expect(page.get_by_role("heading", name="Nog geen gesprekken")).to_be_visible()


def _lose(page: Page) -> None:
    """The network goes away: no socket, no answer over HTTP."""
    page.route_web_socket("**/ws/**", lambda route: route.close(code=3000))
    page.route("**/toestand/", lambda route: _lost(route))
    page.reload()


def _lost(route: Route) -> None:
    route.abort()
