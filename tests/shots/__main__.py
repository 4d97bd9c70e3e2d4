"""`make shots`: a picture of every state of every screen, in shots/, with index.html to see them all.

`python -m tests.shots praten telefoon` makes those whose name holds one of these words. Ends with an error when
something sticks out, is cut off, lies over something else or is too small to read or to tap.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch_arguments
from tests.browser.zaal import zaal
from tests.machine import install_missing
from tests.project.commands import ROOT
from tests.shots.camera import look, opened
from tests.shots.scenes import SCENES, Scene
from tests.shots.sheet import write_sheet
from tests.shots.wishes import Rooms, rooms

FOLDER = ROOT / "shots"


def main(words: list[str]) -> int:
    install_missing()
    chosen = [scene for scene in SCENES if not words or any(word in scene.name for word in words)]
    FOLDER.mkdir(exist_ok=True)
    for scene in chosen:
        for old in FOLDER.glob(f"{scene.name}-[0-9]*x*.png"):
            old.unlink()
    with tempfile.TemporaryDirectory(prefix="dilemmakaarten-shots-") as data:
        found = _all(chosen, Path(data))
    write_sheet(FOLDER, SCENES)
    print(f"\n{len(chosen)} toestanden, {len(list(FOLDER.glob('*.png')))} foto's: {FOLDER / 'index.html'}")
    for sentence in found:
        print(f"  MIS {sentence}")
    return 1 if found or not chosen else 0


def _all(scenes: list[Scene], data: Path) -> list[str]:
    with (
        zaal(data) as served,
        rooms(served) as maker,
        sync_playwright() as player,
    ):
        browser = player.chromium.launch(**launch_arguments())
        found = [sentence for scene in scenes for sentence in _one(browser, maker, scene, served.join)]
        browser.close()
        return found


def _one(browser: Browser, maker: Rooms, scene: Scene, at: str) -> list[str]:
    print(scene.name, flush=True)
    try:
        with opened(browser, maker, scene, at) as page:
            return [f"{scene.name} {line}" for line in look(page, scene, lambda name: FOLDER / f"{name}.png")]
    except Exception as error:  # whatever it is: go on with the other scenes
        return [f"{scene.name}: {str(error).splitlines()[0]}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
