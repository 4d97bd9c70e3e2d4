"""Opens a scene and looks at it: pictures, and what is wrong with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.shots.scenes import Scene
from tests.shots.wishes import Room, Rooms

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8").strip().removesuffix(";")
THEMES = ("light", "dark")
WAIT = 15_000  # milliseconds
expect.set_options(timeout=WAIT)
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


@contextmanager
def opened(browser: Browser, rooms: Rooms, scene: Scene, at: str, **options: Any) -> Iterator[Page]:
    """A page that shows the scene."""
    room = rooms.make(scene.wish)
    width, height = scene.sizes[0]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="nl-NL",
        base_url=at,
        reduced_motion="reduce",
        has_touch=scene.kind == "phone",
        **options,
    )
    try:
        context.set_default_timeout(WAIT)
        context.add_cookies([{"name": k, "value": v, "url": at} for k, v in scene.cookies(room).items()])
        page = context.new_page()
        _show(page, scene, room)
        yield page
    finally:
        context.close()


def wrong(page: Page, kind: str, fixed: bool = True) -> list[str]:
    """What `checks.js` finds on the page as it stands."""
    return page.evaluate(CHECKS, {"kind": kind, "fixed": fixed})


def look(page: Page, scene: Scene, keep: Callable[[str], Path]) -> list[str]:
    """Pictures at every size in both themes; `keep` gives the file of one. Returns what is wrong, with the size."""
    found = []
    for width, height in scene.sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(_DRAWN)
        found += [f"{width}x{height} {sentence}" for sentence in wrong(page, scene.kind, scene.fixed)]
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            path = keep(f"{scene.name}-{width}x{height}-{theme}")
            page.screenshot(path=path, full_page=scene.kind != "screen", animations="disabled")
    return found


def _show(page: Page, scene: Scene, room: Room) -> None:
    scene.before(page, room)
    page.goto(scene.address(room))
    page.evaluate("document.fonts.ready.then(() => true)")
    if scene.kind != "page":
        page.wait_for_function("document.querySelector('main').childElementCount > 0")
    scene.act(page, room)
    page.evaluate(_DRAWN)
