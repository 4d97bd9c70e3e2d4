"""A card full of markup, quotes and braces is only text, on every page and screen that shows it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Facilitator, Phone
from tests.browser.chromium import PHONE, PROJECTOR
from tests.browser.crowd import Stranger
from tests.browser.zaal import zaal
from tests.project.commands import ROOT, manage
from tests.workshop import Workshop

SCRIPT = "<script>alert(1)</script>"
MARKUP = f"{SCRIPT} \"'`> <img src=x onerror=alert(2)> </script><svg/onload=alert(3)> {{{{ 7 }}}} {{% now %}} &lt;b&gt;"


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Workshop]:
    """A workshop whose cards have MARKUP in every text."""
    with zaal(tmp_path) as served:
        decks = _poisoned(tmp_path / "decks")
        done = manage("load_cards", "--decks", str(decks), **served.environment)
        assert done.returncode == 0, done.stderr
        yield served


def test_markup_in_a_card_is_never_run(hostile: Workshop, window: Callable[..., Page]) -> None:
    """Scripts, dialogs, and reports of the content security policy all count as faults of a window."""
    session = hostile.open_session("--card", "5")
    facilitator = Facilitator(window(PROJECTOR, at=hostile.join))
    facilitator.log_in(session["facilitator"])
    phone = Phone(window(PHONE, at=hostile.join, has_touch=True))
    phone.scan(session["join"])
    _is_text(phone.page)
    phone.tap("Doe mee")
    crowd = [Stranger(session["join"]) for _ in range(8)]
    _is_text(facilitator.page)
    for title in ("De situatie", "Waar sta jij?"):
        facilitator.go_on(title)
        for live in (facilitator, phone):
            _is_text(live.page)
    phone.touch_line(30)
    for number, person in enumerate(crowd):
        person.place(12 * number)
    facilitator.go_on("Wegen")
    for person in crowd:
        person.weigh_all(3)
    _is_text(phone.page)
    phone.weigh_all("Telt zwaar")
    for title in ("Tweegesprek", "Kijken", "Samen praten"):
        for live in (facilitator, phone):
            _is_text(live.page)
        facilitator.go_on(title)
    facilitator.close()
    phone.title("Dank je wel voor het gesprek")
    _is_text(phone.page)
    for path in ("/kaarten/", "/kaarten/5/", "/gesprekken/", f"/gesprekken/{session['id']}/samenvatting/"):
        facilitator.page.goto(path)
        _is_text(facilitator.page)


def _poisoned(folder: Path) -> Path:
    """The real deck, with card 5 written anew."""
    shutil.copytree(ROOT / "content/decks", folder)
    # A card file says so when markup was not meant; written as what it is, it comes in.
    (folder / "05-dianne.md").write_text(_card().replace("<", r"\<"), encoding="utf-8")
    return folder


def _card() -> str:
    head = [
        f"# Titel {SCRIPT}",
        "Nummer: 5",
        f"Persoon: Dianne {SCRIPT}",
        f"In één zin: Zin {MARKUP}",
        "Beroepsgroepen: Sociaal werkers; Wijkteamleden",
        "Thema's: Grenzen; Wonen",
        f"Bron: Bron {SCRIPT}",
    ]
    text = ["## Situatie", f"Situatie {MARKUP}", "## Vraag", f"Vraag {SCRIPT}", f"Verder {MARKUP}"]
    return "\n\n".join([head[0], "\n".join(head[1:]), *text, *_side("A"), *_side("B")]) + "\n"


def _side(letter: str) -> list[str]:
    reasons = [
        f"{number}. Reden {MARKUP}\n   Kort: Reden {number} {SCRIPT}\n   Beroepsopvatting: Werk {MARKUP}"
        for number in range(1, 4)
    ]
    return [f"## Optie {letter}: Kant {SCRIPT}", f"Voluit: Voluit {MARKUP}", "\n".join(reasons)]


def _is_text(page: Page) -> None:
    """It stands there to read, and made no element."""
    expect(page.locator("main")).to_contain_text("alert(1)")
    assert page.locator("main script, main img, main [onload], main [onerror]").count() == 0
