"""Everyone can take part: by keyboard alone, by buttons alone, enlarged, without motion, with a screen reader."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.cast import Facilitator, Phone
from tests.shots.camera import opened, wrong
from tests.shots.scenes import PAGE_SCENES, PHONE_SCENES, SCREEN_SCENES, Scene
from tests.shots.wishes import Rooms, rooms
from tests.workshop import Workshop

# The same elements as in another scene, with other people or texts in them.
ALIKE = re.compile(
    r"scherm-(lobby-([13]|24|lang)|lijn-[017]|wegen-(weinig|stilte)|kijken-(2|7|300|1000|dicht-bij-elkaar|een-plek|verborgen)"
    r"|praten-(8|snel|groep-klein|vraag-klein|uit-de-groep-b)|tweegesprek-zaal|tweede-plek-(2|7|300|stilte)"
    r"|veranderd-(2|7|300|1000|verborgen)|(omdraaien|derde-weg|oogsten)-leeg|menu-oogsten|oefenen-wegen)$"
    r"|projector-(wegen|veranderd)$"
    r"|telefoon-(lijn-leeg|wegen-(lang|gekozen)|kiezen|kijken-(3|300|stilte)|praten-(klein|vraag)|dicht-klein"
    r"|veranderd-klein|omdraaien-verstuurd|tweetal-praten)$"
    r"|bediening-(lijn|praten)$"
    r"|pagina-(kaart-[13]|kaarten-(filter|gezocht)|meedoen-(weg|dicht|afgesloten)|start-onbekend"
    r"|samenvatting-(snel|klein))$"
)
SCENES = [scene for scene in (*SCREEN_SCENES, *PHONE_SCENES, *PAGE_SCENES) if not ALIKE.search(scene.name)]
ZOOMED = {"width": 320, "height": 256}  # a window of 1280x1024 at 400 %
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RISE = range(600, 801)  # milliseconds
_MOVING = "() => document.getAnimations().map((one) => one.effect.getComputedTiming().duration)"

_FOCUSED = """() => {
  const one = document.activeElement;
  return one.matches("body, main") ? "" : `${one.ariaLabel ?? ""} ${one.innerText}`;
}"""


@pytest.fixture(scope="module")
def maker(served: Workshop) -> Iterator[Rooms]:
    with rooms(served) as made:
        yield made


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_axe_finds_nothing_serious(scene: Scene, browser: Browser, maker: Rooms, served: Workshop) -> None:
    with opened(browser, maker, scene, served.join) as page:
        assert _serious(page) == []
        page.emulate_media(color_scheme="dark")
        assert _serious(page, CONTRAST) == []
        page.set_viewport_size(ZOOMED)
        assert [line for line in wrong(page, "page", fixed=False) if line.startswith("wider")] == []


def test_axe_finds_what_is_wrong_on_a_broken_page(window: Callable[..., Page]) -> None:
    page = window(ZOOMED)
    page.set_content(
        "<html lang=nl><title>x</title><main><button></button><p style='color: #ccc'>grijs</p></main>"
    )
    assert {line.split(":")[0] for line in _serious(page)} >= {"button-name", "color-contrast"}


def test_a_participant_can_do_everything_by_keyboard(
    window: Callable[..., Page], facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator = facilitate(session)
    phone = Phone(window({"width": 390, "height": 844}))
    phone.scan(session["join"])
    _tab_to(phone, "Doe mee")
    phone.page.keyboard.press("Enter")
    phone.title("Je bent binnen")
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")
    _tab_to(phone, "Jouw plek tussen A en B")
    for key in ("ArrowRight", "ArrowRight", "PageUp", "Home", "ArrowRight"):
        phone.page.keyboard.press(key)
    phone.kept_at(5)
    _tab_to(phone, "Dit is mijn plek")
    phone.page.keyboard.press("Enter")
    phone.see("Je plek staat.")
    facilitator.go_on("Wegen")
    for number in range(1, 10):
        expect(phone.number).to_have_text(f"Argument {number} van 9")
        _tab_to(phone, "Telt heel zwaar")
        phone.page.keyboard.press("ArrowDown")
        phone.page.keyboard.press("Space")
    phone.title("Je hebt alles gewogen")
    phone.is_saved()
    assert set(phone.me["weights"].values()) == {3}


def test_a_participant_can_do_everything_with_plain_buttons(
    facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5", "--format", "snel")
    facilitator, phone = facilitate(session), join(session)
    facilitator.go_on("De situatie")
    facilitator.go_on("Waar sta jij?")
    for _ in range(3):
        phone.tap(re.compile("naar B"))
    phone.kept_at(65)
    phone.tap("Dit is mijn plek")
    facilitator.go_on("Kiezen")
    for _ in range(2):
        for number in range(2):
            phone.page.locator(".answer--pick").filter(visible=True).nth(number).click()
        phone.tap("Verder")
    phone.title("Je hebt bij beide kanten gekozen")
    phone.is_saved()
    assert len(phone.me["weights"]) == 4


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_dots_rise_together_and_not_at_all_for_who_wants_no_motion(
    motion: str, facilitate: Callable[..., Facilitator], join: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session, reduced_motion=motion), join(session, reduced_motion=motion)
    for title in ("De situatie", "Waar sta jij?"):
        facilitator.go_on(title)
    facilitator.page.evaluate(
        f"() => {{ window.moves = []; const look = () => {{ window.moves.push(...({_MOVING})());"
        " requestAnimationFrame(look); }; look(); }"
    )
    phone.touch_line(40)
    expect(facilitator.dots).to_have_count(1)
    facilitator.until("() => window.moves.length > 0 || !document.querySelector('.dot--born')")
    longest = max(facilitator.page.evaluate("window.moves"), default=0)
    assert longest in RISE if motion == "no-preference" else longest == 0


def _serious(page: Page, options: dict | None = None) -> list[str]:
    """Rule and place of each violation that counts."""
    found = Axe().run(page, options=options or {}).response["violations"]
    return [
        f"{item['id']}: {node['target']}"
        for item in found
        if item["impact"] in {"serious", "critical"}
        for node in item["nodes"]
    ]


def _tab_to(phone: Phone, name: str) -> None:
    """Press Tab until the control with this name has the focus; it must come within a page full of controls."""
    for _ in range(40):
        if name in phone.page.evaluate(_FOCUSED):
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by keyboard")
