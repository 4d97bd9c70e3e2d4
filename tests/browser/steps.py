"""A room in the browser tests that goes through the steps of a conversation, and what hands do in them."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.cast import Facilitator, Phone

SERIOUS = {"serious", "critical"}


class Room:
    """A facilitator and the phones that came in."""

    def __init__(self, facilitator: Facilitator, phones: list[Phone]) -> None:
        self.facilitator, self.phones = facilitator, phones
        self._seq = 0

    def lead(self, **command: Any) -> None:
        """Over HTTP: what the keys do is tested elsewhere."""
        self._seq += 1
        step = self.facilitator.state()["state"]["live"]["flags"]["step"]
        answer = self.facilitator.page.evaluate(
            """async (body) => {
              const { csrf } = document.querySelector("main").dataset;
              const post = { method: "POST", headers: { "X-CSRFToken": csrf }, body: JSON.stringify(body) };
              return (await fetch(`${location.pathname}opdracht/?client=00000000000000ff`, post)).json();
            }""",
            {"seq": self._seq, "step": step, **command},
        )
        assert answer["type"] == "ack", answer

    def go(self, *steps: str) -> None:
        for step in steps:
            self.lead(type="go", to=step)
        for phone in self.phones:
            phone.until("step => document.querySelector('watch-mark').dataset.step === step", steps[-1])


def come_in(session: dict[str, str], phones: list[Phone]) -> None:
    for phone in phones:
        phone.scan(session["join"])
        phone.tap("Doe mee")
        phone.title("Je bent binnen")


def write(phone: Phone, kind: str, text: str) -> None:
    phone.page.locator(f"#text-{kind}").fill(text)
    phone.tap("Verstuur")
    expect(phone.page.locator(".texts__item").filter(has_text=text).filter(visible=True)).to_be_visible()
    expect(phone.page.locator(f"#text-{kind}")).to_have_value("")


def newest(opened: Room) -> int:
    """Number of the last text of anybody: the screen does not tell it, the remote does."""
    remote = opened.facilitator.page.evaluate(
        "() => fetch(location.pathname.replace('scherm', 'bediening') + 'toestand/').then((answer) => answer.json())"
    )
    return max(text["id"] for text in remote["state"]["live"]["waiting"])


def answering(page: Page) -> list[str]:
    """Controls in the scene with which one could answer."""
    found = page.locator("main button, main textarea, main input, main [role=slider]").filter(visible=True)
    return [one.evaluate("one => one.outerHTML.slice(0, 80)") for one in found.all()]


def fine(page: Page) -> None:
    """axe finds nothing that counts, and nothing is wider than the phone."""
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished)).then(() => true)")
    found = Axe().run(page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in SERIOUS] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def tab_to(phone: Phone, selector: str) -> None:
    for _ in range(60):
        if phone.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def press(phone: Phone, name: str) -> None:
    """A button, by Tab and Enter."""
    for _ in range(60):
        if phone.page.evaluate(
            "name => document.activeElement.matches('button') && (document.activeElement.ariaLabel ?? "
            "document.activeElement.innerText).trim() === name",
            name,
        ):
            phone.page.keyboard.press("Enter")
            return
        phone.page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by keyboard")
