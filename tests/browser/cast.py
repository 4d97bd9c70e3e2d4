"""Who plays in the browser tests: a facilitator and people with phones, who do what hands do."""

import re
import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

ANSWERS = ("Telt niet mee", "Telt een beetje", "Telt mee", "Telt zwaar", "Telt heel zwaar")
UNSURE = "Weet ik niet"

_ASK = """async ([path, body]) => {
  const { csrf } = document.querySelector("main").dataset;
  const post = { method: "POST", headers: { "X-CSRFToken": csrf }, body: JSON.stringify(body) };
  const answer = await fetch(location.pathname + path, body ? post : {});
  return answer.json();
}"""


class Live:
    """A live page: the facilitator's screen, the projector or a phone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def see(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def state(self) -> dict[str, Any]:
        """The frames this page may have, by the HTTP twin: {"state": ..., "me": ...}."""
        return self.page.evaluate(_ASK, ["toestand/", None])

    def until(self, condition: str, argument: Any = None) -> None:
        """Wait for a JavaScript function in the page to be true."""
        self.page.wait_for_function(condition, arg=argument)


class Facilitator(Live):
    """In front of the room, with one hand on the keys."""

    def log_in(self, link: str) -> None:
        """The link that works once."""
        self.page.goto(re.sub(r"^http://[^/]+", "", link))
        self.page.get_by_role("button", name="Inloggen").click()
        self.page.wait_for_load_state()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go_on(self, title: str, key: str = "Space") -> None:
        """To the next step, which the bar calls `title`."""
        self.press(key)
        self.in_step(title)

    def in_step(self, title: str) -> None:
        expect(self.page.locator(".bar__step")).to_have_text(title)

    def open_menu(self) -> None:
        self.page.locator("summary", has_text="Menu").click()

    def choose(self, name: str | re.Pattern[str]) -> None:
        """A button in the menu."""
        self.open_menu()
        self.page.locator(".bar__panel").get_by_role("button", name=name).click()

    def close(self) -> None:
        """The end, from whatever step, and yes to the question."""
        self.choose("Sluit het gesprek af")
        self.page.locator("dialog[open]").get_by_role("button", name="Sluit af").click()
        self.in_step("Afgesloten")

    @property
    def dots(self) -> Locator:
        return self.page.locator("circle.dot:not(.dot--gone)")

    @property
    def count(self) -> Locator:
        return self.page.locator(".bar__count")


class Phone(Live):
    """A participant."""

    def scan(self, address: str) -> None:
        self.page.goto(address)

    def tap(self, name: str | re.Pattern[str]) -> None:
        """A button by its whole name."""
        self.page.get_by_role("button", name=name, exact=True).filter(visible=True).first.click()

    def title(self, text: str) -> None:
        expect(self.page.get_by_role("heading", name=text)).to_be_visible()

    @property
    def line(self) -> Locator:
        return self.page.get_by_role("slider")

    @property
    def handle(self) -> Locator:
        return self.page.locator(".picker__handle").filter(visible=True)

    @property
    def saved(self) -> Locator:
        """The small word that tells whether the server kept it."""
        return self.page.locator("saved-mark [data-part=seen]").filter(visible=True)

    def is_saved(self) -> None:
        expect(self.saved).to_have_text("Bewaard")

    def kept_at(self, value: int) -> None:
        """The server has this place, and the phone says so."""
        deadline = time.monotonic() + 10
        while self.me["position"] != value and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
        assert self.me["position"] == value
        self.is_saved()

    @property
    def me(self) -> dict[str, Any]:
        """What the server kept of this person."""
        return self.state()["me"]

    def point(self, value: int) -> tuple[float, float]:
        """Where `value` (0..100) lies on the line, in the page."""
        box = self.page.locator("[data-part=rail]").filter(visible=True).bounding_box()
        return box["x"] + box["width"] * value / 100, box["y"] + box["height"] / 2

    def touch_line(self, value: int) -> None:
        self.page.touchscreen.tap(*self.point(value))

    def drag(self, start: int, end: int, lift: bool = True) -> None:
        """A finger over the line, in ten moves."""
        hand = self.page.context.new_cdp_session(self.page)
        for number in range(11):
            x, y = self.point(start + (end - start) * number // 10)
            kind = "touchMove" if number else "touchStart"
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        if lift:
            hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    @property
    def number(self) -> Locator:
        """ "Argument 3 van 9"."""
        return self.page.locator(".deck__number")

    def answer(self, name: str) -> None:
        """Weigh the argument that is shown, and see the next one come."""
        shown = self.number.inner_text()
        self.page.get_by_role("radio", name=name, exact=True).click()
        self.until(
            "text => document.querySelector('.deck__number').innerText !== text || "
            "!document.querySelector('.deck__ready').hidden",
            shown,
        )

    def weigh_all(self, *names: str) -> None:
        """Weigh every argument that is open, taking turns through `names`."""
        total = int(self.number.inner_text().split()[-1])
        first = int(self.number.inner_text().split()[1]) - 1
        for number in range(first, total):
            self.answer(names[number % len(names)])
