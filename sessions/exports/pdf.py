"""A summary as PDF: A4, tagged (PDF/UA-1), with the fonts of the site inside.

typst sets the page from `summary.typ`; all text goes there as data, so that nothing in it is read as markup.
"""

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path

import typst

from content.drawable import FONT_FOLDERS
from sessions.domain.summary import SessionSummary
from sessions.exports.page import page_data
from sessions.exports.words import Translate, dutch

PAGE = Path(__file__).with_name("summary.typ")


def pdf_of(summary: SessionSummary, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The summary as a PDF file, the same bytes for the same summary.

    `translate` turns Dutch source strings into `language`.
    """
    data = json.dumps(page_data(summary, translate, language))
    file = typst.compile(
        PAGE,
        font_paths=_fonts(),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(summary.day, time(), UTC),
    )
    assert isinstance(file, bytes), "one PDF is one file"
    return file


@lru_cache
def _fonts() -> typst.Fonts:
    """Only the two families of the site: what else a machine has differs from place to place."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FONT_FOLDERS)
