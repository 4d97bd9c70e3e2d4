"""The report as PDF: for everyone to read, in its fixed order, and only ever text where text was meant."""

import io
import re
from dataclasses import fields, replace

import pytest
from pypdf import PdfReader

from sessions.domain.report import report_of
from sessions.domain.report_parts import PART_LENGTH, ReportParts, suggested
from sessions.domain.state import SpreadMode
from sessions.exports.report_pdf import report_pdf_of
from tests.exports.cast import summary_of, summary_with, whole_of
from tests.exports.hostile import STRINGS
from tests.exports.test_pdf import _elements

FULL = ReportParts(*(f"Dit schreef de groep bij {item.name}." for item in fields(ReportParts)))


def report(summary, parts=None):
    return report_of(summary, parts or suggested(summary))


def read(one):
    return PdfReader(io.BytesIO(report_pdf_of(one)))


def text_of(one):
    pages = [page.extract_text() for page in read(one).pages]
    return re.sub(r"\s+", " ", re.sub(r"[-\u2010\u00ad]\n", "", "\n".join(pages)))


def test_it_has_title_language_and_tags_and_calls_itself_pdf_ua_1():
    found = read(report(whole_of()))
    root = found.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert found.metadata.title.startswith("Verslag van een gesprek: Eigen grenzen")
    assert re.search(r"pdfuaid:part>\s*1\s*<", root["/Metadata"].get_data().decode())
    elements = list(_elements(root["/StructTreeRoot"]))
    assert [role for role, _ in elements].count("/H1") == 1
    assert all(alt for role, alt in elements if role == "/Figure")


def test_the_order_is_fixed_and_the_first_line_is_first():
    text = text_of(report(whole_of(), FULL))
    assert text.startswith("Dit verslag is geen besluit en geen meting van wie gelijk heeft.")
    order = (
        *(
            "24 november 2026",
            "Waar het over ging",
            "Optie A",
            "Waar de groep staat",
            "14 mensen bleven staan",
        ),
        *("Wat zwaar weegt aan beide kanten", "De sterkste redenen", "Wat blijft schuren", "Derde wegen"),
        *(
            "Wat professionals nodig hebben",
            "Wat de groep afsprak",
            "Hoe het gesprek ging",
            "Hoe we dit deden",
        ),
        "Privacy",
    )
    places = [text.index(heading) for heading in order]
    assert places == sorted(places)


@pytest.mark.parametrize("parts", [ReportParts(), FULL, None])
def test_it_is_two_or_three_pages_for_a_whole_conversation(parts):
    assert len(read(report(whole_of(), parts)).pages) <= 3


def test_the_fullest_one_loses_nothing():
    words = [f"woord{number}" for number in range(160)]
    part = " ".join(words)[:PART_LENGTH].rsplit(" ", 1)[0]
    full = ReportParts(*([part] * len(fields(ReportParts))))
    text = text_of(report(whole_of(), full))
    assert all(text.count(word + " ") + text.count(word + "–") >= 1 for word in part.split()[:-1])


def test_under_eight_people_it_counts_nobody():
    text = text_of(report(summary_of(7)))
    assert "minder dan 8 mensen" in text
    assert not re.search(r"\d+ mensen (?!kozen)(?!wogen)", text.replace("minder dan 8 mensen", ""))


def test_before_the_reveal_it_tells_nothing_of_the_group():
    text = text_of(report(summary_of(mode=SpreadMode.SILENT)))
    assert "Waar de groep staat" not in text
    assert " telt " not in text


@pytest.mark.parametrize("text", STRINGS)
def test_whatever_is_written_is_set_as_text(text):
    parts = ReportParts(*([text] * len(fields(ReportParts))))
    assert report_pdf_of(report(summary_with(text), parts)).startswith(b"%PDF")
    assert b"/URI" not in report_pdf_of(report(whole_of(), replace(parts)))


def test_the_same_report_is_the_same_file():
    assert report_pdf_of(report(whole_of())) == report_pdf_of(report(whole_of()))
