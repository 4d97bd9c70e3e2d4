"""The facilitator's screen through every step, from the lobby to the end, with a projector beside it."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import Facilitator
from tests.browser.chromium import PROJECTOR
from tests.browser.crowd import Stranger
from tests.workshop import Workshop

READ_MS = 900  # so long a question stands before a key answers it


def test_a_facilitator_goes_through_all_steps(
    facilitate: Callable[..., Facilitator], window: Callable[..., Page], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(session)
    projector = window(PROJECTOR)
    projector.goto(session["projector"])
    crowd = [Stranger(session["join"]) for _ in range(9)]
    _up_to_talk(facilitator, crowd)
    _talk_a_then_b(facilitator, projector)
    facilitator.go_on("Omdraaien")
    _write(facilitator, crowd[0], "flip", "flip", "B", "Dan leert zij wie er nog meer is.")
    facilitator.go_on("Waar sta je nu?")
    _stand_again(facilitator, crowd)
    facilitator.see("Blijven staan is net zo goed als verschuiven.")
    expect(projector.locator(".change__count").nth(1)).to_have_text("6")
    expect(projector.locator("spread-dots[data-strip=after] circle.dot")).to_have_count(9)
    facilitator.go_on("Derde weg")
    _write(facilitator, crowd[0], "third_way", "third_way", "", "Eén keer mee, met haar zus.")
    facilitator.go_on("Oogsten")
    _write_the_close(facilitator, projector)
    _end(facilitator, projector)


def _up_to_talk(facilitator: Facilitator, crowd: list[Stranger]) -> None:
    expect(_next(facilitator)).to_have_text("Verder: De situatie →")
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")
    for number, person in enumerate(crowd):
        person.place(12 * number)
    facilitator.go_on("Wegen")
    for number, person in enumerate(crowd):
        _weigh(person, own="A" if number < 4 else "B")
    facilitator.go_on("Tweegesprek")
    facilitator.see("De ander vat samen")
    expect(facilitator.page.locator(".script [aria-current=step]")).to_contain_text("Vind elkaar")
    facilitator.go_on("Kijken")
    facilitator.go_on("Samen praten")


def _weigh(person: Stranger, own: str) -> None:
    """One's own side is heavy, and so is the first reason of the other."""
    for key in person.state()["me"]["order"]:
        person.do("weigh", "weigh", argument=key, weight=4 if key[0] == own or key[1:] == "1" else 1)


def _talk_a_then_b(facilitator: Facilitator, projector: Page) -> None:
    """The third way says why it waits: first for B, then for the flip."""
    facilitator.see("Nu over A")
    expect(_next(facilitator)).to_have_text("Naar B →")
    _why_not_yet(facilitator, "Een derde weg komt pas na A én B.")
    facilitator.press("Space")
    expect(projector.get_by_text("Nu over B")).to_be_visible()
    expect(_next(facilitator)).to_have_text("Verder: Omdraaien →")
    _why_not_yet(facilitator, "Een derde weg komt pas na het omdraaien.")
    facilitator.press("g")
    expect(facilitator.page.locator(".profile")).to_be_visible()
    facilitator.press("g")
    expect(facilitator.page.locator(".talk")).to_be_visible()


def _why_not_yet(facilitator: Facilitator, reason: str) -> None:
    facilitator.open_menu()
    facilitator.page.locator("summary", has_text="Stappen").click()
    expect(facilitator.page.locator("[data-to=third_way]")).to_be_disabled()
    expect(facilitator.page.locator("#early")).to_contain_text(reason)
    facilitator.page.locator("summary", has_text="Stappen").click()
    facilitator.press("Escape")


def _stand_again(facilitator: Facilitator, crowd: list[Stranger]) -> None:
    """All but the last, so that leaving is asked; and then they too."""
    for number, person in enumerate(crowd[:-1]):
        person.do("place", "second_position", round=2, value=12 * number + (20 if number < 3 else 0))
    expect(facilitator.count).to_have_text("8 van 9 op de lijn")
    facilitator.press("Space")
    facilitator.see("Eén persoon koos nog geen tweede plek.")
    facilitator.page.get_by_role("button", name="Wacht nog even").filter(visible=True).click()
    crowd[-1].do("place", "second_position", round=2, value=96)
    expect(facilitator.count).to_have_text("9 van 9 op de lijn")
    facilitator.go_on("Wat veranderde er?")


def _write(facilitator: Facilitator, who: Stranger, kind: str, step: str, side: str, text: str) -> None:
    """A participant writes; the room sees it once the facilitator approved it elsewhere."""
    who.do("write", step, id=f"{len(text):016x}", kind=kind, side=side, text=text, more="")
    waiting = facilitator.page.locator(".bar__waiting")
    expect(waiting).to_have_text("1 tekst wacht")
    expect(facilitator.page.get_by_text(text)).to_have_count(0)
    _approve(facilitator)
    expect(waiting).to_be_hidden()
    facilitator.see(text)


def _approve(facilitator: Facilitator) -> None:
    """What the remote does."""
    remote = facilitator.page.context.new_page()
    remote.goto(facilitator.page.locator(".bar__waiting a").get_attribute("href"))
    live = remote.evaluate(
        "async () => (await (await fetch(location.pathname + 'toestand/')).json()).state.live"
    )
    number = next(text["id"] for text in live["waiting"] if text["waits"])
    detail = f"{{ type: 'moderate', text: {number}, approve: true }}"
    facilitator.page.evaluate(f"document.dispatchEvent(new CustomEvent('command', {{ detail: {detail} }}))")
    remote.close()


def _write_the_close(facilitator: Facilitator, projector: Page) -> None:
    facilitator.press("s")
    facilitator.page.get_by_label("We kiezen").fill("één keer samen gaan")
    expect(projector.locator("[data-field=choose]")).to_have_text("één keer samen gaan")
    facilitator.page.get_by_label("omdat").fill("zij dan leert wie er is")
    facilitator.page.get_by_role("button", name="Klaar met schrijven").click()
    expect(facilitator.page.locator(".write")).to_be_hidden()
    expect(projector.locator("[data-field=because]")).to_have_text("zij dan leert wie er is")
    facilitator.choose("Laat een telefoon schrijven")
    expect(facilitator.page.locator("[data-act=lend]")).to_have_attribute("aria-pressed", "true")


def _end(facilitator: Facilitator, projector: Page) -> None:
    expect(_next(facilitator)).to_have_text("Sluit af")
    facilitator.press("PageDown")
    facilitator.see("Het gesprek afsluiten?")
    facilitator.page.wait_for_timeout(READ_MS)
    facilitator.press("PageDown")
    facilitator.in_step("Afgesloten")
    expect(projector.get_by_text("De samenvatting staat nu op je telefoon.")).to_be_visible()


def _next(facilitator: Facilitator) -> Locator:
    return facilitator.page.locator("[data-act=next] [data-say]").filter(visible=True)
