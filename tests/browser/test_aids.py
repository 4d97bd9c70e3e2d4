"""Read aloud and larger letters: on every page of a participant, in the same place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE
from tests.shots.camera import opened, wrong
from tests.shots.scenes import PHONE_SCENES, Scene
from tests.shots.wishes import Rooms, rooms
from tests.workshop import Workshop

SMALL = {"width": 320, "height": 640}
DUTCH, ENGLISH = "nl-NL", "en-GB"

# A browser that speaks: what it was asked to say stands in `spoken`, and it falls silent only when told to.
SPEAKING = """(() => {
  const voice = (lang) => ({ lang, localService: true });
  window.spoken = [];
  window.voices = [voice("%s")];
  window.find = (lang) => { window.voices = [voice(lang)]; speechSynthesis.dispatchEvent(new Event("voiceschanged")); };
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  const synthesis = new EventTarget();
  synthesis.getVoices = () => window.voices;
  synthesis.speak = (utterance) => window.spoken.push(utterance);
  synthesis.cancel = () => { window.spoken = []; };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
})()"""
DUMB = "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"


class Aids:
    """The two buttons of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def read(self) -> Locator:
        return self.page.get_by_role("button", name="Lees voor")

    @property
    def grow(self) -> Locator:
        return self.page.get_by_role("button", name="Groter", exact=True)

    @property
    def said(self) -> list[str]:
        return self.page.evaluate("window.spoken.map(({ text }) => text)")

    def has_letters(self, size: float) -> None:
        self.page.wait_for_function(
            "size => parseFloat(getComputedStyle(document.body).fontSize) === size", arg=size
        )

    @property
    def letters(self) -> float:
        """Size of running text, in pixels."""
        return self.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    def speaks(self) -> None:
        expect(self.read).to_have_attribute("aria-pressed", "true")
        assert self.said

    def is_silent(self) -> None:
        expect(self.read).to_have_attribute("aria-pressed", "false")
        assert self.said == []


@pytest.fixture(scope="module")
def maker(served: Workshop) -> Iterator[Rooms]:
    with rooms(served) as made:
        yield made


@pytest.fixture
def speaking(window: Callable[..., Page]) -> Callable[..., Phone]:
    """A phone at the door that can read aloud: speaking(session)."""

    def at_the_door(session: dict[str, str], script: str = SPEAKING % DUTCH, **options: Any) -> Phone:
        phone = Phone(window(PHONE, has_touch=True, **options))
        phone.page.add_init_script(script)
        phone.scan(session["join"])
        return phone

    return at_the_door


def test_the_argument_and_its_answers_are_read_and_it_stops_when_something_else_comes(
    speaking: Callable[..., Phone], facilitate: Callable[..., Facilitator], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    facilitator, phone = facilitate(session), speaking(session)
    aids = Aids(phone.page)
    aids.read.click()
    aids.speaks()
    assert "We gaan niet stemmen. Er is geen goed of fout." in aids.said
    phone.tap("Doe mee")
    phone.title("Je bent binnen")
    aids.is_silent()
    aids.read.click()
    assert aids.said[0] == "Je bent binnen"
    aids.read.click()
    aids.is_silent()
    aids.read.click()
    facilitator.go_on("De situatie")
    expect(phone.page.locator(".phone__story")).to_be_visible()
    aids.is_silent()
    facilitator.go_on("Waar sta jij?")
    phone.touch_line(30)
    phone.kept_at(30)
    facilitator.go_on("Wegen")
    expect(phone.number).to_be_visible()
    aids.read.click()
    aids.speaks()
    argument = phone.page.locator(".reason__text").filter(visible=True).inner_text().replace("\u00ad", "")
    said = " ".join(aids.said)
    assert argument in said
    answers = ["Hoe zwaar telt dit voor jou?", "Telt heel zwaar", "Telt zwaar", "Telt mee", "Telt een beetje"]
    assert said.endswith(" ".join([*answers, "Telt niet mee", "Weet ik niet"]))
    phone.answer("Telt mee")
    aids.is_silent()
    aids.read.click()
    facilitator.press("p")
    phone.see("Even pauze")
    aids.is_silent()
    aids.read.click()
    assert aids.said[0] == "Even pauze"


def test_it_falls_silent_by_itself_at_the_end(speaking: Callable[..., Phone], served: Workshop) -> None:
    phone = speaking(served.open_session("--card", "5"))
    aids = Aids(phone.page)
    aids.read.click()
    aids.speaks()
    phone.page.evaluate("window.spoken.at(-1).dispatchEvent(new Event('end'))")
    aids.is_silent()


def test_without_a_voice_for_the_language_nothing_offers_to_read(
    speaking: Callable[..., Phone], served: Workshop
) -> None:
    session = served.open_session("--card", "5")
    english = Aids(speaking(session, SPEAKING % ENGLISH).page)
    expect(english.grow).to_be_visible()
    expect(english.read).to_be_hidden()
    english.page.evaluate(f"window.find('{DUTCH}')")
    expect(english.read).to_be_visible()
    dumb = Aids(speaking(session, DUMB).page)
    expect(dumb.grow).to_be_visible()
    expect(dumb.read).to_be_hidden()


def test_letters_grow_in_two_steps_and_stay_so_in_this_tab(
    speaking: Callable[..., Phone], served: Workshop
) -> None:
    phone = speaking(served.open_session("--card", "5"))
    aids = Aids(phone.page)
    sizes = [aids.letters]
    for pressed in ("true", "true", "false"):
        aids.grow.click()
        expect(aids.grow).to_have_attribute("aria-pressed", pressed)
        sizes.append(aids.letters)
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[3] == sizes[0]
    aids.grow.click()
    phone.tap("Doe mee")
    phone.title("Je bent binnen")
    aids.has_letters(sizes[1])
    phone.page.reload()
    aids.has_letters(sizes[1])
    other = phone.page.context.new_page()
    other.goto(phone.page.url)
    expect(Aids(other).grow).to_have_attribute("aria-pressed", "false")
    Aids(other).has_letters(sizes[0])


PLACES = [scene for scene in PHONE_SCENES if scene.name in {
    "telefoon-binnen", "telefoon-situatie", "telefoon-lijn-plek", "telefoon-wegen-lang", "telefoon-wegen-klaar",
    "telefoon-kiezen-twee", "telefoon-kijken", "telefoon-praten", "telefoon-pauze", "telefoon-dicht",
}]  # fmt: skip


def test_the_aids_stand_in_the_same_place_in_every_step_over_nothing(
    browser: Any, maker: Rooms, served: Workshop
) -> None:
    found = {scene.name: _placed(browser, maker, served, scene) for scene in PLACES}
    assert len({place for place, _ in found.values()}) == 1, found
    assert [(name, line) for name, (_, lines) in found.items() for line in lines] == []


def _placed(browser: Any, maker: Rooms, served: Workshop, scene: Scene) -> tuple[Any, list[str]]:
    """Where they are, and what is wrong on a small phone, also with letters of twice the size."""
    with opened(browser, maker, scene, served.join) as page:
        page.evaluate("document.querySelector('read-aloud').hidden = false")
        page.set_viewport_size(SMALL)
        lines = _covered(page)
        page.evaluate("document.documentElement.dataset.letters = 'x'")
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        lines += _covered(page) + [line for line in wrong(page, "phone") if line.startswith("wider")]
        page.evaluate("document.documentElement.style.removeProperty('font-size')")
        page.set_viewport_size(PHONE)
        box = page.locator(".aids__button").last.bounding_box()
        return (box["x"], box["y"]), lines


def _covered(page: Page) -> list[str]:
    """Words that lie under the aids."""
    return page.evaluate("""() => {
      const buttons = [...document.querySelectorAll(".aids__button")].map((one) => one.getBoundingClientRect());
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (!data.trim() || !parentElement.checkVisibility() || parentElement.closest(".visually-hidden")) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const over = (word, button) => word.right > button.left + 1 && word.left < button.right - 1
          && word.bottom > button.top + 1 && word.top < button.bottom - 1;
        if ([...range.getClientRects()].some((word) => buttons.some((button) => over(word, button)))) found.push(data);
      }
      return found;
    }""")
