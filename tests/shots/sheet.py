"""One page with all pictures beside each other."""

from html import escape
from pathlib import Path

from tests.shots.camera import THEMES
from tests.shots.scenes import Scene

STYLE = """
body { margin: 2rem; background: #8a8a8a; color: #fff; font: 16px/1.4 system-ui, sans-serif; }
section { margin-block: 2rem; } h2 { font-size: 1.1rem; }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
img { height: 20rem; width: auto; max-width: 100%; object-fit: cover; object-position: top; }
"""


def write_sheet(folder: Path, scenes: list[Scene]) -> None:
    parts = [_section(folder, scene) for scene in scenes]
    head = f"<!doctype html><html lang=nl><meta charset=utf-8><title>Foto's</title><style>{STYLE}</style>"
    (folder / "index.html").write_text(
        f"{head}<h1>Elke toestand van elk scherm</h1>{''.join(parts)}", encoding="utf-8"
    )


def _section(folder: Path, scene: Scene) -> str:
    names = [
        f"{scene.name}-{width}x{height}-{theme}.png" for width, height in scene.sizes for theme in THEMES
    ]
    pictures = [_picture(name) for name in names if (folder / name).exists()]
    return (
        f"<section><h2>{escape(scene.name)}</h2><div>{''.join(pictures)}</div></section>" if pictures else ""
    )


def _picture(name: str) -> str:
    return (
        f'<a href="{name}"><img loading="lazy" src="{name}" alt="{escape(name)}" title="{escape(name)}"></a>'
    )
