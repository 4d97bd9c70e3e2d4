"""The pictures of a summary, each on a slide of 16:9 (1920 by 1080), as SVG and as PNG.

Text stands in them as shapes, so that they look the same without the fonts; what a picture shows is told in words in
the file itself. They hold no links.
"""

import base64
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from content.drawable import CUT
from sessions.domain.summary import SessionSummary
from sessions.exports.page import page_data
from sessions.exports.typeset import NotMade, typeset
from sessions.exports.visible import visible
from sessions.exports.words import Translate, dutch

PAGE = Path(__file__).with_name("slide.typ")
NAMES = ("spreiding", "later", "verandering", "wegen")
MOST = 220  # characters of one text
Data = dict[str, Any]
Picture = Literal["svg", "png"]
_ARGUMENTS = ("bridges", "dividers", "heaviest")

_NESTED = re.compile(
    r'<image(?: transform="(translate\([\d. -]+\))")? xlink:href="data:image/svg\+xml;base64,([^"]+)" '
    r'width="([\d.]+)" height="[\d.]+" preserveAspectRatio="none"/>'
)
_DRAWING = re.compile(r'<svg [^>]*viewBox="0 0 (\d+) \d+"[^>]*>(.*)</svg>', re.DOTALL)
_PNG_HEAD = 33  # bytes of the signature and the first chunk


def pictures_of(summary: SessionSummary) -> tuple[str, ...]:
    """The names of the pictures that there are, in the order of the summary."""
    first, later = (bool(spread and spread.drawn) for spread in (summary.spread, summary.second))
    there = {
        "spreiding": first,
        "later": later,
        "verandering": bool(summary.change) and (first or later),
        "wegen": bool(summary.bridges or summary.dividers or summary.heaviest),
    }
    return tuple(name for name in NAMES if there[name])


def picture_of(
    summary: SessionSummary,
    name: str,
    kind: Picture,
    translate: Translate = dutch,
    language: str = "nl",
) -> bytes:
    """One of `pictures_of` as a file. Raises NotMade."""
    data = _shorter(page_data(summary, translate, language))
    shown = _SHOWN[name](data)
    file = typeset(PAGE, {**data, **shown, "mind": summary.no_judgement.by(translate)}, summary.day, kind)
    title, told = summary.question, in_words(shown)
    return _told_in_svg(file, title, told, language) if kind == "svg" else _told_in_png(file, title, told)


def _shorter(data: Data) -> Data:
    """A slide has room for some lines of each; what is cut off says so, and stands in the other files."""
    return {
        **data,
        **{name: _cut(data[name]) for name in ("title", "question", "kicker")},
        **{name: {**data[name], "short": _cut(data[name]["short"])} for name in ("a", "b")},
        **{name: [{**item, "short": _cut(item["short"])} for item in data[name]] for name in _ARGUMENTS},
    }


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[:MOST] + CUT


def in_words(shown: Data) -> str:
    """What a picture shows, for who does not see it."""
    strips = [item["alt"] or item["label"] for item in shown.get("strips", ())]
    weighed = [f"{item['short']} {item['alt'] or item['word']}." for item in _weighed(shown)]
    return " ".join([*strips, *shown.get("told", ()), *weighed])


def _weighed(shown: Data) -> list[Data]:
    return [item for name in _ARGUMENTS for item in shown.get(name, ())]


def _strips(data: Data, *which: int) -> Data:
    strips = [data["strips"][at] for at in which]
    return {
        "show": "strips",
        "strips": strips,
        "told": [],
        "notes": [note for item in strips for note in item["notes"]],
    }


def _both(data: Data) -> Data:
    change = data["change"]
    shown = _strips(data, *range(len(data["strips"])))
    return {**shown, "told": change["told"], "notes": [*shown["notes"], *change["notes"]]}


def _weights(data: Data) -> Data:
    return {"show": "weights", **{name: data[name] for name in _ARGUMENTS}}


_SHOWN: dict[str, Callable[[Data], Data]] = {
    "spreiding": lambda data: _strips(data, 0),
    "later": lambda data: _strips(data, 1),
    "verandering": _both,
    "wegen": _weights,
}


def _told_in_svg(file: bytes, title: str, told: str, language: str) -> bytes:
    """With its drawings in it as they are (not every program opens a picture in a picture), and a title."""
    drawn = _NESTED.sub(_unfolded, file.decode())
    if "<image" in drawn:
        raise NotMade("a picture stayed inside the picture")
    start = drawn.index(">")
    words = f"<title>{escape(visible(title))}</title><desc>{escape(visible(told))}</desc>"
    return f'{drawn[:start]} role="img" lang="{language}">{words}{drawn[start + 1 :]}'.encode()


def _unfolded(image: re.Match[str]) -> str:
    place, data, width = image.groups()
    drawing = _DRAWING.search(base64.b64decode(data).decode())
    if drawing is None:
        raise NotMade("a drawing was not ours")
    size = float(width) / int(drawing[1])
    return f'<g transform="{place or ""} scale({size:.6f})">{drawing[2]}</g>'


def _told_in_png(file: bytes, title: str, told: str) -> bytes:
    words = _chunk("Title", title) + _chunk("Description", told)
    return file[:_PNG_HEAD] + words + file[_PNG_HEAD:]


def _chunk(name: str, text: str) -> bytes:
    """International text (iTXt), not compressed."""
    body = b"iTXt" + name.encode() + b"\0\0\0\0\0" + visible(text).encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
