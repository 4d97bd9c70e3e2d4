"""A facilitator writes a dilemma, sees it as others will, talks about it with two people, and writes on afterwards."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.cast import ANSWERS, Facilitator, Phone
from tests.browser.chromium import PHONE, PROJECTOR
from tests.content.fifty import deck_of_fifty
from tests.project.commands import manage
from tests.workshop import Workshop

TEXTS = {
    "Titel": "Rust of regels",
    "Persoon": "Noor, 40",
    "In één zin": "Noor vraagt om uitstel, maar de termijn is bijna voorbij.",
    "Situatie": "Noor is 40 en werkt halve dagen.\n\nZe vraagt jou om uitstel.",
    "Vraag": "Geef je Noor uitstel, of houd je je aan de termijn?",
}
OPTIONS = {"a": ("Uitstel geven", "Je geeft Noor uitstel."), "b": ("De termijn aanhouden", "Je wacht niet.")}
REASONS = {
    "a": ("Noor heeft nu rust nodig.", "De regels laten ruimte voor uitstel.", "Zo blijft het contact goed."),
    "b": (
        "De regels gelden voor iedereen.",
        "Uitstel lost haar zorgen niet op.",
        "Duidelijkheid geeft ook rust.",
    ),
}
LATER = "Hoe lang wacht je op Noor, of wacht je niet?"


def test_from_an_empty_form_to_a_conversation_that_keeps_its_text(
    served: Workshop, facilitate: Callable[..., Facilitator], window: Callable[..., Page]
) -> None:
    facilitator = facilitate(served.open_session("--card", "5"))
    page = facilitator.page
    _write(page)
    _look(page)
    writing = page.url
    card = _publish(page, "Publiceer")

    page.get_by_role("link", name="Open een gesprek").click()
    page.get_by_role("button", name="Open het gesprek").click()
    facilitator.in_step("Binnenkomen")
    screen = page.url
    phones = [_come_in(window(PHONE, has_touch=True), page) for _each in range(2)]
    facilitator.go_on("De situatie")
    facilitator.see("Eigen dilemma · Noor, 40")
    for phone in phones:
        phone.title(TEXTS["Vraag"])
    facilitator.go_on("Waar sta jij?")
    for phone, value in zip(phones, (20, 80), strict=True):
        phone.touch_line(value)
        phone.kept_at(value)
    facilitator.go_on("Wegen")
    for phone in phones:
        phone.weigh_all(*ANSWERS)
    facilitator.close()

    _write_on(page, writing)
    page.goto(card)
    facilitator.see(LATER)
    page.goto(screen.replace("/scherm/", "/samenvatting/"))
    facilitator.see(TEXTS["Vraag"])
    expect(page.get_by_text(LATER)).to_have_count(0)


def _write(page: Page) -> None:
    page.goto("/kaarten/")
    page.get_by_role("link", name="Eigen kaarten").first.click()
    page.get_by_role("link", name="Maak een kaart").click()
    page.get_by_role("button", name="Begin met een lege kaart").click()
    expect(page.locator("card-editor[data-scripted]")).to_be_visible()
    for name, text in TEXTS.items():
        page.get_by_label(name, exact=True).fill(text)
    for side, (short, full) in OPTIONS.items():
        page.locator(f"[name={side}_short]").fill(short)
        page.locator(f"[name={side}_full]").fill(full)
        for place, text in enumerate(REASONS[side]):
            page.locator(f"[name='{side}_arguments.{place}.text']").fill(text)
    page.get_by_label("Wijkteamleden").check()
    _is_saved(page)
    page.reload()
    expect(page.get_by_label("Vraag", exact=True)).to_have_value(TEXTS["Vraag"])
    expect(page.get_by_text("Dit ziet er goed uit.")).to_be_visible()


def _look(page: Page) -> None:
    """Before it is saved the preview shows what is typed, on a phone too."""
    shown = page.frame_locator(".preview__page")
    expect(shown.get_by_role("heading", name=TEXTS["Titel"])).to_be_visible()
    page.get_by_label("Titel", exact=True).fill("Rust, of toch regels")
    expect(shown.get_by_role("heading", name="Rust, of toch regels")).to_be_visible()
    page.get_by_label("Titel", exact=True).fill(TEXTS["Titel"])
    page.get_by_role("button", name="Telefoon", exact=True).click()
    page.get_by_role("button", name="Wegen", exact=True).click()
    expect(shown.get_by_role("heading", name=REASONS["a"][0])).to_be_visible()
    expect(shown.get_by_text("Argument 1 van 6")).to_be_visible()
    page.get_by_role("button", name="Scherm", exact=True).click()
    page.get_by_role("button", name="De situatie", exact=True).click()
    expect(shown.get_by_role("heading", name=re.compile("^Geef je Noor"))).to_be_visible()
    _is_saved(page)


def _publish(page: Page, button: str) -> str:
    """The address of the card."""
    page.get_by_role("link", name="Publiceren", exact=True).click()
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("link", name="Bekijk de kaart").click()
    expect(page.get_by_role("heading", name=TEXTS["Titel"])).to_be_visible()
    return page.url


def _come_in(page: Page, screen: Page) -> Phone:
    phone = Phone(page)
    page.goto("/")
    page.get_by_label("Code").fill(screen.locator(".join__code").inner_text())
    phone.tap("Doe mee")
    phone.tap("Doe mee")
    phone.title("Je bent binnen")
    return phone


def _write_on(page: Page, writing: str) -> None:
    page.goto(writing)
    page.get_by_label("Vraag", exact=True).fill(LATER)
    _is_saved(page)
    _publish(page, "Publiceer de nieuwe tekst")


def _is_saved(page: Page) -> None:
    expect(page.locator("card-editor[data-now=saved]")).to_be_visible()
    expect(page.locator("card-editor [data-part=seen]").first).to_have_text(
        re.compile(r"^Bewaard om \d\d:\d\d$")
    )


def test_a_deck_of_fifty_cards_comes_in_and_goes_out_with_the_same_bytes(
    served: Workshop, window: Callable[..., Page], tmp_path: Path
) -> None:
    made = manage("add_facilitator", "daan", **served.environment)  # somebody without cards
    facilitator = Facilitator(window(PROJECTOR))
    facilitator.log_in(made.stdout.splitlines()[-1])
    page, deck = facilitator.page, tmp_path / "deck.zip"
    deck.write_bytes(deck_of_fifty())
    page.goto("/eigen/")
    page.get_by_role("link", name="Haal ze uit een bestand").click()
    page.get_by_label("Bestanden").set_input_files(deck)
    page.get_by_role("button", name="Bekijk wat erin staat").click()
    page.get_by_role("button", name="Neem 50 kaarten over").click()
    page.get_by_role("link", name="Kaarten uit een bestand halen, of bewaren als bestand").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download als zip").click()
    assert Path(taken.value.path()).read_bytes() == deck.read_bytes()
