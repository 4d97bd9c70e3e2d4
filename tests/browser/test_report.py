"""Afterwards: the facilitator writes the report, the group checks it on the phone, and everybody keeps something."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE
from tests.browser.steps import Room, fine, write
from tests.workshop import Workshop

WROTE = "Er was rust, ook bij het lastigste stuk."
REMARK = "Het rooster mis ik hier."
TAKEN = "Ik vraag eerst wat zij wil."


def test_a_report_is_written_checked_and_kept(
    served: Workshop,
    facilitate: Callable[..., Facilitator],
    join: Callable[..., Phone],
    window: Callable[..., Page],
    tmp_path: Path,
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(
        session, forgive=("503", "409")
    )  # of the moment without a network, and the second window
    opened = Room(facilitator, [join(session), join(session)])
    first, second = opened.phones
    opened.go("harvest")
    _take_away(first.page)
    opened.go("closed")
    desk = facilitator.page
    desk.goto(desk.url.replace("scherm", "verslag"))
    _write(desk)
    fine(desk)
    desk.get_by_role("button", name="Vraag de groep: klopt dit?").click()
    expect(first.page.locator("report-check")).to_contain_text("Er was rust")
    first.tap("Dit klopt")
    write(second, "remark", REMARK)
    expect(desk.get_by_text(REMARK)).to_be_visible()
    expect(first.page.get_by_text(REMARK)).to_have_count(0)
    fine(second.page)
    _kept(first.page, tmp_path)
    _file(desk, tmp_path)
    first.page.get_by_role("link", name="Open deze samenvatting").click()
    shared = window(PHONE)
    shared.goto(first.page.url)
    expect(shared.get_by_role("heading", name="Samenvatting")).to_be_visible()
    fine(shared)
    assert TAKEN not in shared.content()


def _take_away(page: Page) -> None:
    page.locator("#text-take_away").fill(TAKEN)
    page.locator("write-form[data-kind=take_away]").get_by_role("button", name="Verstuur").click()
    expect(page.locator(".texts__item").filter(has_text=TAKEN).first).to_be_attached()


def _write(desk: Page) -> None:
    """Offline for a moment, reloaded, and in a second window: nothing is lost, and one is told."""
    field = desk.get_by_label("Hoe het gesprek ging")
    state = desk.locator(".report__state")
    with desk.context.new_page() as other:
        other.goto(desk.url)
        desk.route("**/bewaar/", lambda route: route.fulfill(status=503))
        field.fill(WROTE)
        expect(state).to_contain_text("Geen verbinding")
        desk.reload()
        expect(field).to_have_value(WROTE)
        desk.unroute("**/bewaar/")
        expect(state).to_have_text("Alles is bewaard.")
        other.get_by_label("Hoe het gesprek ging").fill("Iets anders.")
        expect(other.get_by_text("In een ander venster staat hier nu:")).to_be_visible()
        other.get_by_role("button", name="Neem de andere tekst").click()
        expect(other.get_by_label("Hoe het gesprek ging")).to_have_value(WROTE)
    desk.reload()
    expect(field).to_have_value(WROTE)


def _kept(page: Page, folder: Path) -> None:
    """Made on the phone itself, which is no secure context here."""
    for name, file in (("Bewaar als plaatje", "own.png"), ("Bewaar als tekst", "own.txt")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(folder / file)
    with Image.open(folder / "own.png") as picture:
        assert picture.width == 1080
    assert TAKEN in (folder / "own.txt").read_text(encoding="utf-8")


def _file(desk: Page, folder: Path) -> None:
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Bewaar als PDF").click()
    download.value.save_as(folder / "report.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(folder / "report.pdf").pages)
    assert WROTE in text
    assert REMARK not in text
