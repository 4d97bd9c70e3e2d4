"""How conversations begin and follow each other: another plan, a rehearsal, a next card, two people by themselves."""

import re
import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE, PROJECTOR
from tests.workshop import Workshop

PEOPLE = 40
PATIENCE = 30_000  # milliseconds: made-up people take their time
MISSING = "status of 4"  # a page that is asked for although it may not be there


@pytest.fixture
def desk(facilitate: Callable[..., Facilitator], served: Workshop) -> Facilitator:
    """A facilitator, logged in, with the form for card 5 open. The first session is only for its link."""
    facilitator = facilitate(served.open_session("--card", "5"), forgive=(MISSING,))
    facilitator.page.goto("/kaarten/5/")
    facilitator.page.get_by_role("link", name="Open een gesprek").click()
    return facilitator


def test_a_conversation_is_opened_with_other_steps_and_minutes(desk: Facilitator) -> None:
    page = desk.page
    plan = page.locator("[data-format=gesprek]")
    expect(plan.locator("[data-part=total]")).to_have_text("45")
    expect(plan.locator("[data-part=end]")).to_contain_text(re.compile(r"klaar om \d\d:\d\d"))
    plan.get_by_role("checkbox", name="Tweegesprek").uncheck()
    minutes = plan.get_by_label("Minuten voor Samen praten")
    minutes.fill("25")
    expect(plan.locator("[data-part=total]")).to_have_text("52")
    minutes.press("ArrowDown")
    expect(plan.locator("[data-part=total]")).to_have_text("51")
    minutes.fill("100")
    expect(plan.locator("[data-part=total]")).to_have_text("?")
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Samen praten: Geef een heel getal van 1 tot en met 60."
    )
    expect(minutes).to_have_value("100")
    expect(plan.get_by_role("checkbox", name="Tweegesprek")).not_to_be_checked()
    minutes.fill("24")
    page.get_by_role("button", name="Open het gesprek").click()
    desk.in_step("Binnenkomen")
    for title in ("De situatie", "Waar sta jij?", "Wegen", "Kijken", "Samen praten"):
        desk.go_on(title)
    assert desk.state()["state"]["live"]["timer"]["minutes"] == 24


def test_only_the_steps_of_the_chosen_format_show(desk: Facilitator) -> None:
    page = desk.page
    expect(page.locator("[data-format]").filter(visible=True)).to_have_count(1)
    page.get_by_role("radio", name="Vrij").check()
    shown = page.locator("[data-format]").filter(visible=True)
    expect(shown).to_have_attribute("data-format", "vrij")
    expect(shown.get_by_role("checkbox", name="Wegen")).to_have_count(0)


def test_the_form_works_without_scripts(browser: Browser, served: Workshop) -> None:
    session = served.open_session("--card", "5")
    context = browser.new_context(base_url=served.join, java_script_enabled=False, viewport=PROJECTOR)
    page = context.new_page()
    page.goto(re.sub(r"^http://[^/]+", "", session["facilitator"]))
    page.get_by_role("button", name="Inloggen").click()
    page.goto("/gesprekken/nieuw/5/")
    page.get_by_role("radio", name="Snel").check()
    plan = page.locator("[data-format=snel]")
    expect(page.locator("[data-format]").filter(visible=True)).to_have_count(1)
    plan.get_by_label("Minuten voor Samen praten").fill("12")
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page).to_have_url(re.compile(r"/scherm/$"))
    context.close()


def test_a_rehearsal_goes_through_every_step_with_made_up_people_and_leaves_nothing(
    desk: Facilitator,
) -> None:
    page = desk.page
    page.locator("summary", has_text="Oefen eerst alleen").click()
    page.get_by_label("Hoeveel verzonnen mensen?").fill(str(PEOPLE))
    page.get_by_label("Hoe staan ze op de lijn?").select_option("Verspreid over de lijn")
    page.get_by_role("button", name="Begin de oefening").click()
    expect(page.locator(".arrivals__some .arrivals__count")).to_have_text(
        f"{PEOPLE} binnen", timeout=PATIENCE
    )
    expect(page.locator(".rehearsal")).to_have_text("Oefenen met verzonnen mensen")
    desk.go_on("De situatie")
    desk.go_on("Waar sta jij?")
    expect(desk.dots).to_have_count(PEOPLE, timeout=PATIENCE)
    desk.go_on("Wegen")
    expect(page.locator(".scene__ready")).to_have_text(f"{PEOPLE} van {PEOPLE} klaar", timeout=PATIENCE)
    desk.go_on("Tweegesprek")
    desk.go_on("Kijken")
    expect(page.locator(".spread__label")).to_have_text("Verspreid over de lijn")
    desk.go_on("Samen praten")
    desk.see("Weegt aan beide kanten")
    desk.press("Space")  # side B
    expect(page.get_by_role("button", name="Verder: Omdraaien")).to_be_visible()
    desk.go_on("Omdraaien")
    desk.go_on("Waar sta je nu?")
    expect(desk.count).to_have_text(f"{PEOPLE} van {PEOPLE} op de lijn", timeout=PATIENCE)
    for title in ("Wat veranderde er?", "Derde weg", "Oogsten"):
        desk.go_on(title)
    _serious(page)
    desk.press("Space")
    page.get_by_role("dialog").get_by_role("button", name="Sluit af").click()
    desk.see("Dit was een oefening.")
    live = desk.state()["state"]["live"]
    assert (live["joined"], live["flags"]["step"]) == (0, "closed")
    page.goto("/gesprekken/")
    row = page.locator(".row", has_text=f"met {PEOPLE} verzonnen mensen")
    expect(row).to_contain_text("oefening")
    row.get_by_role("button", name="Wis").click()
    expect(row).to_have_count(0)


def test_the_same_phones_come_along_to_the_next_card(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--format", "snel")
    facilitator = facilitate(session)
    first, second = join(session), join(session)
    expect(facilitator.page.locator(".arrivals__some .arrivals__count")).to_have_text("2 binnen")
    _close(facilitator)
    for phone in (first, second):
        phone.title("Dank je wel voor het gesprek")
    facilitator.page.get_by_role("link", name="Nog een dilemma").click()
    _serious(facilitator.page)
    facilitator.page.locator("a.card__link[href*='/nieuw/6/']").click()
    facilitator.see("De telefoons van het vorige gesprek gaan mee.")
    facilitator.page.get_by_role("radio", name="Vrij").check()
    facilitator.page.get_by_role("button", name="Open het gesprek").click()
    facilitator.in_step("Binnenkomen")
    first.tap("Ga mee")
    second.page.wait_for_url(lambda url: session["id"] not in url, timeout=PATIENCE)  # by itself
    expect(facilitator.page.locator(".arrivals__some .arrivals__count")).to_have_text("2 binnen")
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")
    for number, phone in enumerate((first, second)):
        phone.touch_line(20 + 60 * number)
    expect(facilitator.dots).to_have_count(2)
    first.page.goto(f"/mee/{session['id']}/")
    first.title("Dank je wel voor het gesprek")
    first.see("We gaan verder met een nieuwe kaart")


def test_two_people_go_from_the_library_to_the_summary_by_themselves(window: Callable[..., Page]) -> None:
    starter, other = (Phone(window(PHONE, has_touch=True)) for _ in range(2))
    _begin(starter)
    expect(starter.page.locator(".door__qr").filter(visible=True)).to_be_visible()
    _come_in_with_the_code(
        other, starter.page.locator(".door__code strong").filter(visible=True).inner_text()
    )
    pair = (starter, other)
    _ready(pair, "Begin")
    _ready(pair)  # the situation
    for number, phone in enumerate(pair):
        _understood(phone)
        phone.touch_line(20 + 60 * number)
        phone.kept_at(20 + 60 * number)
    _ready(pair)
    for phone in pair:
        _understood(phone)
        phone.weigh_all("Telt mee", "Telt zwaar")
        phone.is_saved()
    _ready(pair)
    _look_together(pair)
    _ready(pair)
    _ready(pair, "Klaar met A")
    _ready(pair)  # the talk about B
    _ready(pair)  # the strongest reason for the other side
    for phone in pair:
        _understood(phone)
        phone.touch_line(50)
    _ready(pair)
    _ready(pair)  # what changed
    _ready(pair)  # what we take along
    for phone in pair:
        phone.title("Dank je wel voor het gesprek")
        phone.see("Alle argumenten")
        _serious(phone.page)


def test_without_a_leader_the_pages_are_for_everyone(window: Callable[..., Page]) -> None:
    page = window(PHONE, forgive=(MISSING,))
    for path in ("/samen/5/", "/samen/5/?vorm=tweetal"):
        page.goto(path)
        _serious(page)
    page.goto("/samen/5/")
    page.get_by_role("button", name="Begin het gesprek").click()
    expect(page.get_by_role("alert")).to_have_text("Kies met hoeveel jullie zijn.")
    _serious(page)


def test_the_form_is_for_everyone(desk: Facilitator) -> None:
    page = desk.page
    page.locator("summary", has_text="Oefen eerst alleen").click()
    page.get_by_label("Minuten voor Wegen").filter(visible=True).fill("nul")
    page.get_by_role("button", name="Open het gesprek").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        _serious(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _begin(phone: Phone) -> None:
    phone.page.goto("/kaarten/")
    phone.page.locator(".library__cards > li", has_text="Dianne").get_by_role("link").click()
    phone.page.get_by_role("link", name="Met zijn tweeën").click()
    phone.tap("Begin het gesprek")


def _come_in_with_the_code(phone: Phone, code: str) -> None:
    phone.page.goto("/")
    phone.page.get_by_label("Code").fill(code)
    phone.tap("Doe mee")
    phone.tap("Doe mee")


def _understood(phone: Phone) -> None:
    """Of two people each has a task in every step; it covers the phone until they have read it."""
    step = phone.state()["state"]["live"]["step"]
    cover = phone.page.locator("role-cover")
    phone.until(
        "step => document.querySelector('role-cover').hidden"
        " ? (sessionStorage.getItem(`told ${location.pathname}`) ?? '').includes(step) : true",
        step,
    )
    if cover.is_visible():
        cover.get_by_role("button", name="Begrepen").click()


def _ready(pair: tuple[Phone, ...], name: str = "Klaar, verder") -> None:
    before = _moment(pair[0])
    for phone in pair:
        _understood(phone)
        phone.tap(name)
    deadline = time.monotonic() + 10
    while _moment(pair[0]) == before and time.monotonic() < deadline:
        pair[0].page.wait_for_timeout(50)


def _moment(phone: Phone) -> tuple[str, str]:
    """The step, and in the talk whose turn it is."""
    live = phone.state()["state"]["live"]
    return live["step"], (live["timer"] or {}).get("turn", "")


def _look_together(pair: tuple[Phone, ...]) -> None:
    """Nothing shows as long as one of them has not asked for it."""
    first, second = pair
    _understood(first)
    first.tap("Laat zien")
    expect(first.page.locator("circle.dot")).to_have_count(0)
    _understood(second)
    second.tap("Laat zien")
    for phone in pair:
        expect(phone.page.locator("circle.dot")).to_have_count(2)


def _close(facilitator: Facilitator) -> None:
    """At once, from the menu."""
    page = facilitator.page
    page.locator("summary", has_text="Menu").click()
    page.locator("[data-act=close]").click()
    page.get_by_role("dialog").get_by_role("button", name="Sluit af").click()
    facilitator.in_step("Afgesloten")


def _serious(page: Page) -> None:
    still = "() => document.getAnimations().every((one) => one.playState !== 'running')"
    page.wait_for_function(still)  # halfway from one theme to the other no contrast is right
    found = Axe().run(page).response["violations"]
    assert [
        f"{item['id']}: {node['target']}"
        for item in found
        if item["impact"] in {"serious", "critical"}
        for node in item["nodes"]
    ] == []
