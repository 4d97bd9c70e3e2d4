"""A report as PDF: A4, tagged (PDF/UA-1), two to three pages, with the fonts of the site inside."""

from pathlib import Path

from sessions.domain.report import Report
from sessions.exports.report_page import report_data
from sessions.exports.typeset import typeset
from sessions.exports.words import Translate, dutch

PAGE = Path(__file__).with_name("report.typ")


def report_pdf_of(report: Report, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The report as a PDF file, the same bytes for the same report. Raises NotMade."""
    return typeset(PAGE, report_data(report, translate, language), report.day)
