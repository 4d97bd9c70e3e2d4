"""The workbook: five sheets, every text a text, every number a number, and all of it there."""

import datetime
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode
from sessions.exports.visible import visible
from sessions.exports.workbook import workbook_of
from tests.exports.cast import summary_of, summary_with, whole_of, whole_with
from tests.exports.hostile import STRINGS

MIND = "Dit is geen besluit en geen meting van wie gelijk heeft."
TOP = 4  # the row of headings, counted from 1
COLUMNS = {
    "Spreiding": ["Wanneer", "Waar op de lijn", "Mensen", "Waar de groep staat", "Uitleg"],
    "Wegen": [
        *("Kant", "Nummer", "Kort", "Hoe zwaar", "Cijfer (0-4)", "Bij A", "Bij B"),
        *("Om over te praten", "Herkomst"),
    ],
    "Argumenten": ["Kant", "Nummer", "Argument", "Kort", "Beroepsopvatting", "Herkomst"],
    "Vragen": ["Soort", "Vraag", "Antwoord"],
    "Notities": ["Wat", "Tekst", "Toelichting"],
}


def read(summary):
    return load_workbook(io.BytesIO(workbook_of(summary)))


def rows(book, name):
    """Below the headings, without empty ends."""
    found = [[cell.value for cell in row] for row in book[name].iter_rows(min_row=TOP + 1)]
    return [row for row in found if any(value is not None for value in row)]


def test_its_shape_is_five_sheets_with_headings_that_stay_in_sight_and_a_filter():
    book = read(whole_of())
    assert book.sheetnames == list(COLUMNS)
    for name, columns in COLUMNS.items():
        sheet = book[name]
        assert sheet["A1"].value == MIND
        assert [cell.value for cell in sheet[TOP]][: len(columns)] == columns
        assert sheet.freeze_panes == f"A{TOP + 1}"
        assert sheet.auto_filter.ref.startswith(f"A{TOP}:")
        assert sheet.print_title_rows == f"${TOP}:${TOP}"
        assert all(sheet.column_dimensions[letter].width > 7 for letter in "ABC")


def test_it_names_no_author_and_the_same_summary_gives_the_same_bytes():
    book = read(whole_of())
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert book.properties.title == "Samenvatting van een gesprek: Dilemma 5"
    assert workbook_of(whole_of()) == workbook_of(whole_of())


def test_people_and_weights_are_numbers_and_the_day_is_a_date():
    book = read(whole_of())
    assert rows(book, "Spreiding")[:2] == [
        ["Eerst", "bij A", 10, "Twee groepen", rows(book, "Spreiding")[0][4]],
        ["Eerst", "in het midden of bij B", 10, "Twee groepen", None],
    ]
    first = rows(book, "Wegen")[0]
    assert first[:5] == ["A", 1, "Zij vraagt dit zelf.", "telt zwaar", 2.5]
    notes = {row[0]: row[1] for row in rows(book, "Notities")}
    assert notes["Datum"] == datetime.datetime(2026, 11, 24)
    assert notes["Dilemma"] == 5


def test_questions_and_what_people_answered_stand_together():
    told = rows(read(whole_of()), "Vragen")
    assert told[0] == ["Inhoudelijk", "Wat deden anderen al?", None]
    assert told[1][0] == "Zo kijken we terug"
    assert told[1][2] == "de meesten"


def test_under_eight_people_and_before_the_reveal_no_numbers_about_the_group():
    for summary in (summary_of(people=7), summary_of(mode=SpreadMode.SILENT)):
        book = read(summary)
        assert {row[2] for row in rows(book, "Spreiding")} == {None}
        assert {row[4] for row in rows(book, "Wegen")} == {None}


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_has_its_workbook(code):
    assert read(whole_of(format_code=code)).sheetnames == list(COLUMNS)


@pytest.mark.parametrize("text", STRINGS)
def test_no_string_becomes_a_formula_or_a_link_and_nothing_is_lost(text):
    card, group = (only_text(workbook_of(made(text))) for made in (summary_with, whole_with))
    assert whole_text(rows(card, "Argumenten")) == visible(text)
    notes = rows(group, "Notities")
    start = next(index for index, row in enumerate(notes) if row[0] == "Dit blijft schuren")
    assert whole_text([[row[0], "", row[1]] for row in notes[start:]]) == visible(text)


def only_text(file):
    assert_only_text(file)
    book = load_workbook(io.BytesIO(file))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    return book


def assert_only_text(file):
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            assert "external" not in name.lower()
            content = parts.read(name).decode()
            assert not re.search(r"<f[ >]|<hyperlink|TargetMode=.External|<ddeLink", content), name


def whole_text(rows):
    """The third cell of a row, with the rows in which a long one goes on."""
    pieces = [rows[0][2] or ""]
    for row in rows[1:]:
        if row[0] or row[1]:
            break
        pieces.append(row[2] or "")
    return "".join(pieces)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back_whole(text):
    assert whole_text(rows(read(summary_with(text)), "Argumenten")) == visible(text)
