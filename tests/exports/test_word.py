"""The Word files: real headings, tables that go on with their heading row, pictures in words, and only ever text."""

import io
import re
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.formats import FORMATS
from sessions.domain.report import report_of
from sessions.domain.report_parts import ReportParts, suggested
from sessions.domain.state import SpreadMode
from sessions.exports.report_word import report_word_of
from sessions.exports.summary_word import word_of
from sessions.exports.visible import visible
from tests.exports.cast import full_of, summary_of, whole_of, whole_with
from tests.exports.hostile import STRINGS

SHAPE = [
    (1, "Eigen grenzen bewaken of behoeften van de cliënt volgen"),
    (2, "Waar de groep staat"),
    (3, "Eerst: Twee groepen"),
    (3, "Later: Verspreid over de lijn"),
    (3, "Wat veranderde"),
    (2, "Weegt aan beide kanten"),
    (2, "Hier kijken we verschillend naar"),
    (2, "De sterkste reden voor A"),
    (2, "De sterkste reden voor B"),
    (2, "Een derde weg"),
    (2, "Wij samen"),
    (2, "Dit blijft schuren"),
    (2, "Dit nemen we mee"),
    (2, "Wat hier bij goed werk hoort"),
    (2, "Zo kijken we terug"),
    (2, "Alle argumenten"),
    (3, "A: Meegaan met wat Dianne nodig heeft"),
    (3, "B: Je eigen grenzen bewaken"),
    (2, "Vragen die op het scherm stonden"),
]
REPORT = [
    (1, "Eigen grenzen bewaken of behoeften van de cliënt volgen"),
    (2, "Waar het over ging"),
    (2, "Waar de groep staat"),
    (3, "Eerst: Twee groepen"),
    (3, "Later: Verspreid over de lijn"),
    (3, "Wat veranderde"),
    (2, "Wat zwaar weegt aan beide kanten"),
    (3, "De sterkste redenen, door anderen gezegd"),
    (2, "Wat blijft schuren"),
    (2, "Derde wegen, en welke schade blijft"),
    (2, "Wat de groep afsprak"),
    (2, "Hoe we dit deden"),
    (3, "Privacy"),
]


def read(file):
    return docx.Document(io.BytesIO(file))


def report(summary, parts=None):
    return report_word_of(report_of(summary, parts or suggested(summary)))


def headings(document):
    styled = [(item.style.name, item.text) for item in document.paragraphs]
    return [(int(name[-1]), text) for name, text in styled if name.startswith("Heading")]


def texts(document):
    """Every paragraph and every cell."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(item.text for item in document.paragraphs), *cells]


@pytest.mark.parametrize(("make", "shape"), [(word_of, SHAPE), (report, REPORT)])
def test_its_shape_is_headings_without_a_gap(make, shape):
    found = headings(read(make(whole_of())))
    assert found == shape
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(found))


@pytest.mark.parametrize(
    ("make", "first"),
    [
        (word_of, "Dit is geen besluit en geen meting van wie gelijk heeft."),
        (report, "Dit verslag is geen besluit en geen meting van wie gelijk heeft."),
    ],
)
def test_the_first_line_says_what_it_is_not(make, first):
    assert read(make(whole_of())).paragraphs[0].text == first


@pytest.mark.parametrize("make", [word_of, report])
def test_tables_repeat_their_heading_row_and_pictures_are_told_in_words(make):
    document = read(make(whole_of()))
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    told = [item.get("descr") for item in document.element.iter(qn("wp:docPr"))]
    assert told == [
        "Eerst stond de groep zo op de lijn van A naar B: 10 mensen bij A en 10 mensen in het midden of bij B.",
        "Later stond de groep zo op de lijn van A naar B: 8 mensen bij A en 12 mensen in het midden of bij B.",
    ]


@pytest.mark.parametrize("make", [word_of, report])
def test_it_has_a_title_and_one_language_and_no_author(make):
    document = read(make(whole_of()))
    about = document.core_properties
    assert about.title.endswith(": Dilemma 5")
    assert about.language == "nl-NL"
    assert {about.author, about.last_modified_by, about.comments} == {""}
    assert {item.get(qn("w:val")) for item in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    assert make(whole_of()) == make(whole_of())


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_and_a_small_or_silent_group_have_their_file(code):
    few = {name: {} for name in ("positions", "second", "weights", "answers")}
    for changed in ({}, {"joined": 3, **few}, {"mode": SpreadMode.SILENT, "visited": frozenset()}):
        summary = whole_of(format_code=code, **changed)
        assert headings(read(word_of(summary)))
        assert headings(read(report(summary)))


def test_before_the_reveal_and_under_eight_people_no_numbers_about_the_group():
    for summary in (summary_of(mode=SpreadMode.SILENT), summary_of(people=7)):
        for document in (read(word_of(summary)), read(report(summary))):
            assert not list(document.element.iter(qn("wp:docPr")))
            assert not [text for text in texts(document) if re.search(r"\d+ mensen (bij|in|dicht)", text)]


@pytest.mark.parametrize("text", STRINGS)
def test_no_string_becomes_a_link_and_nothing_is_lost(text):
    summary = full_of(text)
    file = word_of(summary)
    assert_only_text(file)
    assert texts(read(file)).count(visible(text)) >= 10
    file = report(summary, ReportParts(talk=text))
    assert_only_text(file)
    found = texts(read(file))
    assert visible(text) in found
    assert all(visible(line).strip() in found for line in text.splitlines() if line.strip())


def assert_only_text(file):
    """No link, no field but the page numbers, and nothing that is fetched from elsewhere."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        document = parts.read("word/document.xml").decode()
        assert not re.search(r"<w:hyperlink|<w:instrText|<w:fldSimple|<w:altChunk|<o:OLEObject", document)
        for name in parts.namelist():
            assert b'TargetMode="External"' not in parts.read(name)


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back_whole(text):
    assert visible(text) in texts(read(word_of(whole_with(text))))
