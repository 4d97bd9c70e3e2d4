"""What is made from other files before static files are collected: the web fonts and the compiled catalogues.

The fonts come from PyPI packages, cut down to the letters that Dutch and its neighbours use, so that a phone on venue
Wi-Fi loads some 20 KB per face. Each result is written beside itself and then moved, so a page never gets half a file.
"""

import hashlib
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools import subset


@dataclass(frozen=True)
class Face:
    package: str
    file: str
    name: str  # of the woff2, as static/css/fonts.css asks for it

    @property
    def source(self) -> Path:
        return Path(str(files(self.package))) / "files" / self.file


FACES = (
    Face("font_source_serif_pro", "SourceSerifPro-Regular.otf", "source-serif-regular"),
    Face("font_source_serif_pro", "SourceSerifPro-It.otf", "source-serif-italic"),
    Face("font_source_serif_pro", "SourceSerifPro-Bold.otf", "source-serif-bold"),
    Face("font_hanken_grotesk", "HankenGrotesk-Regular.otf", "hanken-regular"),
    Face("font_hanken_grotesk", "HankenGrotesk-SemiBold.otf", "hanken-semibold"),
)

# First and last code point: Latin of Europe, punctuation, quotation marks, the euro, arrows, minus and comparison.
LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x300, 0x304),
    (0x1E80, 0x1E85),
    (0x2010, 0x2015),
    (0x2018, 0x2026),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
    (0x2713, 0x2713),
)
FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "lnum", "tnum"]


def build_fonts(assets: Path) -> bool:
    """Write the woff2 files into `assets`/fonts; False if they were there already, made from the same sources."""
    folder, stamp = assets / "fonts", assets.parent / "fonts.stamp"
    fresh = _fingerprint()
    if all(_target(folder, face).exists() for face in FACES) and _text(stamp) == fresh:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        _cut(face.source, _target(folder, face))
    stamp.write_text(fresh)
    return True


def compile_catalogues(locale: Path) -> list[Path]:
    """Compile each django.po under `locale` whose django.mo is missing or older; the .mo files that were written."""
    catalogues = sorted(locale.glob("*/LC_MESSAGES/django.po"))
    return [_compile(catalogue) for catalogue in catalogues if _is_stale(catalogue)]


def _fingerprint() -> str:
    """Changes with a font file, the letters or the way of cutting."""
    parts = [hashlib.sha256(face.source.read_bytes()).hexdigest() + face.name for face in FACES]
    return hashlib.sha256(repr((parts, LETTERS, FEATURES)).encode()).hexdigest()


def _target(folder: Path, face: Face) -> Path:
    return folder / f"{face.name}.woff2"


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _cut(source: Path, target: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    beside = _beside(target)
    with subset.load_font(str(source), options) as font:
        cutter.subset(font)
        subset.save_font(font, str(beside), options)
    beside.replace(target)


def _is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


def _compile(catalogue: Path) -> Path:
    compiled = catalogue.with_suffix(".mo")
    beside = _beside(compiled)
    with catalogue.open("rb") as source, beside.open("wb") as target:
        write_mo(target, read_po(source))
    beside.replace(compiled)
    return compiled


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.name}.{os.getpid()}.new")
