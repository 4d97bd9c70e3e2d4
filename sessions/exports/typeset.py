"""typst with the fonts of the site, or no file at all.

Without a font typst leaves the text out and says so in a warning only: a page without words is half a file.
"""

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from content.drawable import FONT_FOLDERS

PIXELS_AN_INCH = 144


class NotMade(Exception):
    """This file cannot be made now. Its text is for the log: it holds nothing of the session."""


def typeset(page: Path, data: Any, day: date, kind: Literal["pdf", "svg", "png"] = "pdf") -> bytes:
    """`page` with `data` as a file; a PDF is tagged (PDF/UA-1). The same bytes for the same data.

    Raises NotMade when a font is missing, or when typst gives up.
    """
    try:
        file, warnings = typst.compile_with_warnings(
            page,
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(data)},
            format=kind,
            ppi=PIXELS_AN_INCH,
            pdf_standards=["ua-1"] if kind == "pdf" else [],
            timestamp=datetime.combine(day, time(), UTC),
        )
    except typst.TypstError as error:
        raise NotMade("typst gave up") from error
    if any("font" in warning.message for warning in warnings):
        raise NotMade("a font is missing")
    if not isinstance(file, bytes):
        raise NotMade("one file came in pieces")
    return file


@lru_cache
def _fonts() -> typst.Fonts:
    """Only the two families of the site: what else a machine has differs from place to place."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FONT_FOLDERS)
