"""The colours of _global.css against each other, by the formula of WCAG 2.2 (relative luminance)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.BASE_DIR) / "static" / "css" / "_global.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+): light-dark\(([^)]+)\)", SHEET))
READ = 4.5  # text
SEEN = 3.0  # borders of controls, marks, focus

PAIRS = [
    *[
        (text, ground, READ)
        for text in ("ink", "ink-soft", "a", "b", "warn")
        for ground in ("paper", "card", "bar")
    ],
    ("on-ink", "ink", READ),
    *[(line, ground, SEEN) for line in ("control-line", "focus") for ground in ("paper", "card")],
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_a_colour_stands_out_from_its_ground(front: str, ground: str, least: float, theme: int) -> None:
    assert _contrast(_colour(front, theme), _colour(ground, theme)) >= least


def test_the_formula_gives_the_known_ends() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_old_browsers_get_the_same_light_colours() -> None:
    fallback = SHEET[SHEET.index("@supports not") :]
    plain = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", fallback))
    assert plain == {name: _colour(name, 0) for name in TOKENS}


def _colour(name: str, theme: int) -> str:
    colour = TOKENS[name].split(", ")[theme]
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])


def _contrast(first: str, second: str) -> float:
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
