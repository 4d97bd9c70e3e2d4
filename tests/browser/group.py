"""A whole group in browsers: a facilitator with a remote in a second window, and six phones that are overheard."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, WebSocket, expect

from tests.browser.cast import Facilitator, Live, Phone
from tests.browser.chromium import PHONE

SECOND_WINDOW = {"width": 1366, "height": 768}
SOFT_HYPHEN = "\u00ad"


class Group:
    """What its hands do is done on one phone after another, so that no phone waits for its own pauses."""

    def __init__(
        self, facilitator: Facilitator, window: Callable[..., Page], session: dict[str, str]
    ) -> None:
        self.facilitator, self.session = facilitator, session
        self.phones: list[Phone] = []
        self.heard: list[list[str]] = []  # frames of each phone, from the first on
        logged_in = facilitator.page.context.storage_state()
        self.remote = window(SECOND_WINDOW, storage_state=logged_in)
        self.remote.goto(f"/gesprekken/{session['id']}/bediening/")
        for _ in range(6):
            self._come_in(Phone(window(PHONE, has_touch=True)))

    def _come_in(self, phone: Phone) -> None:
        frames: list[str] = []
        phone.page.on("websocket", _into(frames))
        phone.scan(self.session["join"])
        phone.tap("Doe mee")
        phone.title("Je bent binnen")
        self.phones.append(phone)
        self.heard.append(frames)

    def go_on(self, title: str, step: str) -> None:
        self.facilitator.go_on(title)
        for phone in self.phones:
            phone.until("step => document.querySelector('watch-mark').dataset.step === step", step)

    def approve(self, text: str) -> None:
        """On the remote; the room has not read it before."""
        row = self.remote.locator("[data-part=waiting] > li").filter(has_text=text)
        expect(row).to_be_visible()
        assert text not in plain(self.facilitator.page.content())
        row.get_by_role("button", name="Laat zien").click()
        self.facilitator.see(text)

    def draw_a_question(self) -> str:
        """From the menu on the screen; its words."""
        self.facilitator.open_menu()
        panel = self.facilitator.page.locator(".bar__panel").filter(visible=True)
        panel.locator("summary", has_text="Achtergrondvraag").click()
        panel.get_by_role("button", name="Trek een vraag").click()
        asked = panel.locator("question-menu [aria-pressed=true]").inner_text()
        panel.locator("summary", has_text="Achtergrondvraag").click()
        self.facilitator.press("Escape")
        return asked

    def nothing_shows(self) -> None:
        """No dot, no weight and no word of the group, in a page or in what it may ask over HTTP."""
        for one in (self.facilitator, *self.phones):
            expect(
                one.page.locator("circle.dot, .weight[data-kind=split], .weight[data-kind=whole]")
            ).to_have_count(0)
            assert not re.search(
                r"(\d+|een|twee|drie) bij [AB]|Weegt aan", one.page.locator("body").inner_text()
            )
            live = one.state()["state"]["live"]
            assert not any(live.get(name) for name in ("spread", "second", "weights", "change"))

    def holds_only_its_own(self, *rounds: tuple[int, ...]) -> None:
        """No phone has a place of another in its page, nor had one in any frame. `rounds`: places, by phone."""
        everybody = {place for places in rounds for place in places}
        for number, phone in enumerate(self.phones):
            own = {places[number] for places in rounds}
            assert found(phone.page.content(), everybody - own) == set()
            assert self.told(number) <= own | {None}
            for frame in self._frames(number, "state"):  # the same for every phone
                assert found(json.dumps(frame["live"]), everybody) == set()

    def told(self, number: int) -> set[int | None]:
        """Places that this phone got of itself, in the frames up to now."""
        frames = self._frames(number, "me")
        return {place for frame in frames for place in (frame["position"], frame["second"])}

    def _frames(self, number: int, kind: str) -> list[dict[str, Any]]:
        frames = [json.loads(text) for text in self.heard[number]]
        return [frame for frame in frames if frame["type"] == kind]


def found(html: str, places: set[int]) -> set[int]:
    """Which of these numbers stand in a page by themselves, also as a share: 67 or 0.67. Not in the signs of pairs."""
    html = re.sub(r"(?s)<symbol.*?</symbol>", "", html)
    return {place for place in places if re.search(rf"(?<![\w.-])(0\.)?{place}(?![\w.-])", html)}


def plain(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def reads(live: Live, *texts: str) -> None:
    """These words are there to read, however they are broken into lines."""
    for text in texts:
        live.until(
            "text => document.querySelector('main').innerText.replaceAll('\\u00ad', '')"
            ".replace(/\\s+/g, ' ').includes(text)",
            text,
        )


def _into(frames: list[str]) -> Callable[[WebSocket], None]:
    return lambda socket: socket.on("framereceived", lambda text: frames.append(str(text)))
