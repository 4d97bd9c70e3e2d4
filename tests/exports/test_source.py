"""A card of one's own may name no source: then nothing that is read says 'Bron' with nothing after it."""

import io
from dataclasses import replace

import docx
import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from sessions.domain.report import report_of
from sessions.domain.report_parts import suggested
from sessions.exports.pdf import pdf_of
from sessions.exports.report_pdf import report_pdf_of
from sessions.exports.report_word import report_word_of
from sessions.exports.summary_word import word_of
from tests.exports.cast import whole_of


def _report(summary):
    return report_of(summary, suggested(summary))


def _pdf(file):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)


def _word(file):
    return "\n".join(item.text for item in docx.Document(io.BytesIO(file)).paragraphs)


READ = {
    "summary.pdf": lambda summary: _pdf(pdf_of(summary)),
    "summary.docx": lambda summary: _word(word_of(summary)),
    "summary.html": lambda summary: render_to_string("sessions/_summary.html", {"summary": summary}),
    "report.pdf": lambda summary: _pdf(report_pdf_of(_report(summary))),
    "report.docx": lambda summary: _word(report_word_of(_report(summary))),
}


@pytest.mark.parametrize("read", READ.values(), ids=READ)
def test_a_source_is_named_where_there_is_one(read):
    whole = whole_of()
    assert "Bron:" in read(replace(whole, source="Eigen praktijk"))
    assert "Bron:" not in read(replace(whole, source=""))
