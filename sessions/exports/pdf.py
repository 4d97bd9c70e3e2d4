"""A summary as PDF: A4, tagged (PDF/UA-1), with the fonts of the site inside.

typst sets the page from `summary.typ`; all text goes there as data, so that nothing in it is read as markup.
"""

from pathlib import Path

from sessions.domain.summary import SessionSummary
from sessions.exports.page import page_data
from sessions.exports.typeset import typeset
from sessions.exports.words import Translate, dutch

PAGE = Path(__file__).with_name("summary.typ")


def pdf_of(summary: SessionSummary, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The summary as a PDF file, the same bytes for the same summary.

    `translate` turns Dutch source strings into `language`. Raises NotMade.
    """
    return typeset(PAGE, page_data(summary, translate, language), summary.day)
