"""`make pictures`: those of the README and of the guide, of a real session with 24 people, in docs/pictures."""

import io
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import HOST, launch_arguments
from tests.machine import install_missing
from tests.project.commands import ROOT
from tests.servers import free_port
from tests.shots import hands
from tests.shots.camera import opened
from tests.shots.scenes import Act, Scene
from tests.shots.wishes import Rooms, Wish, rooms
from tests.workshop import workshop

FOLDER = ROOT / "docs" / "pictures"
SHOWN_ADDRESS = "http://192.168.1.20:8000"  # an address as a laptop in a room has it
COLOURS = 256
LARGEST = 200 * 1024  # bytes


@dataclass(frozen=True)
class Picture:
    name: str
    size: tuple[int, int]
    path: str
    wish: Wish = field(default_factory=Wish)
    kind: str = "screen"
    as_who: str = ""
    act: Act = hands.nothing
    scale: float = 1.0  # of the picture kept, to the one taken
    sharpness: float = 1.0  # device pixels a CSS pixel

    @property
    def scene(self) -> Scene:
        return Scene(self.name, self.kind, (self.size,), self.wish, self.path, self.as_who, act=self.act)


PICTURES = [
    Picture("projector", (1920, 1080), "{projector}", Wish(step="spread"), scale=0.75),
    Picture("phone", (390, 844), "{phone}", Wish(step="first_position", answered=23), "phone", "participant",
            hands.touch_line, sharpness=2.0),
    Picture("remote", (390, 844), "/gesprekken/{id}/bediening/", Wish(step="talk", waiting=2), "phone", "facilitator",
            sharpness=2.0),
    Picture("pairs", (390, 844), "{phone}", Wish(step="pairs"), "phone", "participant", sharpness=2.0),
    Picture("change", (1920, 1080), "{projector}", Wish(step="change"), scale=0.6),
    Picture("harvest", (1920, 1080), "{projector}", Wish(step="harvest", texts=6, close=5), scale=0.6),
    Picture("summary", (1200, 1500), "/gesprekken/{id}/samenvatting/", Wish(step="closed", along=2), "page",
            "facilitator", scale=0.75),
    Picture("report", (1200, 1500), "/gesprekken/{id}/verslag/", Wish(step="closed", along=2), "page",
            "facilitator", hands.down_to_the_parts, scale=0.75),
    Picture("library", (1366, 900), "/kaarten/", Wish(people=0), "page"),
    Picture("editor", (1366, 900), "/eigen/nieuw/?van=5", Wish(people=0), "page", "facilitator", hands.begin_a_copy),
]  # fmt: skip


def main() -> None:
    install_missing()
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dilemmakaarten-pictures-")))
        settings = {"PORT": port, "ALLOWED_HOSTS": HOST, "JOIN_ADDRESS": SHOWN_ADDRESS}
        maker = stack.enter_context(rooms(stack.enter_context(workshop(data, **settings))))
        browser = stack.enter_context(sync_playwright()).chromium.launch(**launch_arguments())
        for picture in PICTURES:
            _take(browser, maker, picture, f"http://{HOST}:{port}")
        browser.close()


def _take(browser: Browser, maker: Rooms, picture: Picture, at: str) -> None:
    options = {"device_scale_factor": picture.sharpness, "color_scheme": "light"}
    with opened(browser, maker, picture.scene, at, **options) as page:
        path = FOLDER / f"{picture.name}.png"
        _shrunk(page, picture.scale).save(path, optimize=True)
    size = path.stat().st_size
    assert size < LARGEST, f"{path.name} is {size // 1024} KB"
    print(f"{path.relative_to(ROOT)} {size // 1024} KB")


def _shrunk(page: Page, scale: float) -> Image.Image:
    """Smaller, and in few colours: these pictures are paper and ink."""
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    size = round(taken.width * scale), round(taken.height * scale)
    return taken.resize(size, Image.Resampling.LANCZOS).quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )


if __name__ == "__main__":
    main()
