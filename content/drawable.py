"""Text as the fonts of the PDF can draw it. PDF/UA refuses a character without a glyph, and so would lose the file."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import font_hanken_grotesk
import font_source_serif_pro
import pyphen
from fontTools.ttLib import TTFont

FONT_FOLDERS = [font_hanken_grotesk.font_directory, font_source_serif_pro.font_directory]
REGULAR = ("HankenGrotesk-Regular.otf", "SourceSerifPro-Regular.otf")

TEXT_LIMIT = (
    3_000  # far above any text of a card; without it one pasted book makes a PDF of hundreds of pages
)
CUT = " [...]"
MISSING = "[?]"  # stands visibly where characters were that no font has
WORD_LIMIT = 24  # a longer run gets places to break, so that it stays on the page
BREAK = "\u00ad"
_LONG = re.compile(rf"\S{{{WORD_LIMIT},}}")
_PIECE = re.compile(rf"[^\s{BREAK}]{{{WORD_LIMIT}}}(?=[^\s{BREAK}]{{4}})")
_dutch = pyphen.Pyphen(lang="nl_NL")
_RUN = re.compile("\0+")
_INVISIBLE = {"Cf", "Mn", "Me"}


def drawable(value: Any) -> Any:
    """The same data with every string made drawable; lists and dicts all the way down."""
    if isinstance(value, str):
        return drawable_text(value)
    if isinstance(value, list):
        return [drawable(item) for item in value]
    if isinstance(value, dict):
        return {key: drawable(item) for key, item in value.items()}
    return value


def drawable_text(text: str) -> str:
    """`text` with a close relative (ĳ to ij) or else `[?]` for a run of characters that no font has."""
    if len(text) > TEXT_LIMIT:
        text = text[:TEXT_LIMIT] + CUT
    drawn = "".join(_character(char) for char in unicodedata.normalize("NFC", text))
    return _LONG.sub(lambda run: _breakable(run[0]), _RUN.sub(MISSING, drawn))


def _breakable(run: str) -> str:
    """Where Dutch breaks it; a piece that is still long, which is no word, breaks anywhere."""
    return _PIECE.sub(rf"\g<0>{BREAK}", str(_dutch.inserted(run, BREAK)))


def _character(char: str) -> str:
    if char.isspace():
        return "\n" if char == "\n" else " "
    if ord(char) in glyphs():
        return char
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    relative = unicodedata.normalize("NFKC", char)
    return relative if all(ord(part) in glyphs() for part in relative) else "\0"


@lru_cache
def glyphs() -> frozenset[int]:
    """Code points that at least one of the two families can draw; every weight in use has the same."""
    found: set[int] = set()
    for folder, name in zip(FONT_FOLDERS, REGULAR, strict=True):
        with TTFont(Path(folder) / name) as font:
            found.update(font.getBestCmap())
    return frozenset(found)
