"""The checks that `make shots` does on every picture, each seen to find what it is for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import PHONE, PROJECTOR
from tests.shots.camera import wrong

STYLE = """<style>
  body { margin: 0; font: 32px/1.4 sans-serif } main { height: 100vh; overflow: auto } p { margin: 0 }
</style>"""
DOT = "<svg width=200 height=60 style='display: block; margin-top: -50px'><circle cx=20 cy=30 r=20 /></svg>"
BROKEN = {
    "wider than the window": "<p style='width: 3000px'>breed</p>",
    "clipped": "<p style='width: 4em; overflow: hidden; white-space: nowrap'>een lang woord past niet</p>",
    "type of": "<p style='font-size: 9px'>klein</p>",
    "px too high": "<div style='height: 2000px'></div><p>onder</p>",
    "outside the window": "<p style='position: absolute; top: -30px'>weg</p>",
    'over "tweede"': "<p>eerste</p><p style='margin-top: -30px'>tweede</p>",
    "over words": f"<p>woorden</p>{DOT}",
    "control of": "<button style='height: 20px; font-size: 32px; line-height: 1; padding: 0'>tik</button>",
}
CLIPPED_FIELD = (
    "<input value='een heel lang antwoord dat niet past' style='width: 4em; height: 50px; font: inherit'>"
)


@pytest.mark.parametrize("finding", BROKEN)
def test_a_broken_screen_is_found(window: Callable[..., Page], finding: str) -> None:
    found = _look(window(PROJECTOR), BROKEN[finding])
    assert any(finding in line for line in found), found


def test_text_cut_off_in_a_field_is_found(window: Callable[..., Page]) -> None:
    assert any(line.startswith("clipped") for line in _look(window(PHONE), CLIPPED_FIELD, "page"))


def test_on_a_phone_14_px_is_large_enough_and_13_is_not(window: Callable[..., Page]) -> None:
    page = window(PHONE)
    assert _look(page, "<p style='font-size: 14px'>klein</p>", "phone") == []
    assert _look(page, "<p style='font-size: 13px'>klein</p>", "phone")


def test_the_bar_may_be_smaller_than_the_screen_but_not_too_small(window: Callable[..., Page]) -> None:
    page = window(PROJECTOR)
    bar = (
        "<control-bar style='position: fixed; bottom: 0'><p style='font-size: {}px'>Verder</p></control-bar>"
    )
    assert _look(page, "", after=bar.format(26)) == []
    assert _look(page, "", after=bar.format(25))


def test_text_of_the_screen_under_the_bar_is_found(window: Callable[..., Page]) -> None:
    text = "<p style='position: absolute; bottom: 0'>tekst</p>"
    bar = "<control-bar style='position: fixed; bottom: 0'><p>Verder</p></control-bar>"
    assert any(line.startswith("under the bar") for line in _look(window(PROJECTOR), text, after=bar))


def test_a_good_page_has_no_findings(window: Callable[..., Page]) -> None:
    good = "<p>eerste</p><p>tweede</p><button style='height: 60px; font-size: 32px'>tik</button>"
    assert _look(window(PROJECTOR), good) == []


def _look(page: Page, html: str, kind: str = "screen", after: str = "") -> list[str]:
    page.set_content(
        f"<!doctype html><html lang=nl><head>{STYLE}</head><body><main>{html}</main>{after}</body></html>"
    )
    return wrong(page, kind)
