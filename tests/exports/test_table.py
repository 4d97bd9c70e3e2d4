"""The CSV: opens right in Excel, cannot bite, loses nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.state import SpreadMode
from sessions.exports.table import CELL_LIMIT, safe, table_of
from tests.exports.cast import summary_of, summary_with
from tests.exports.hostile import FORMULAS, STRINGS

STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")


def read(file):
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def arguments(file):
    rows = read(file)
    start = next(index for index, row in enumerate(rows) if row[:1] == ["Kant"])
    return rows[start + 1 :]


def facts(file):
    rows = read(file)
    return {row[0]: row[1:] for row in rows[: rows.index([])]}


def test_it_opens_right_in_dutch_excel():
    file = table_of(summary_of())
    assert file.startswith(b"\xef\xbb\xbf")
    text = file.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    assert "Kant;Nummer;Argument;Kort;Beroepsopvatting;Hoe zwaar;Cijfer (0-4)" in text


def test_one_row_an_argument_with_how_the_group_weighs_it():
    rows = arguments(table_of(summary_of()))
    assert [row[:2] for row in rows] == [["A", "1"], ["A", "2"], ["B", "1"], ["B", "2"]]
    assert rows[0][3:] == [
        "Zij vraagt dit zelf.",
        "Regie.",
        "telt zwaar",
        "2,5",
        "telt heel zwaar",
        "telt een beetje",
        "Weegt aan beide kanten",
        "",
    ]


def test_the_facts_stand_above():
    told = facts(table_of(summary_of()))
    assert told["Dilemma"] == ["5"]
    assert told["Datum"] == ["24 november 2026"]
    assert told["Deelnemers"] == ["20 mensen op de lijn"]
    assert told["Spreiding"] == ["Twee groepen"]
    assert told["Optie A"] == ["Meegaan met wat Dianne nodig heeft", "Je gaat mee winkelen."]
    assert told["Achtergrondvraag"] == ["Wat deden anderen al?"]
    assert told["Let op"] == ["Dit is geen besluit en geen meting van wie gelijk heeft."]


def test_under_eight_people_no_number_about_the_group():
    file = table_of(summary_of(people=7))
    assert {row[6] for row in arguments(file)} == {""}
    told = facts(file)
    assert "Op de lijn" not in told
    assert told["Deelnemers"] == ["minder dan 8 mensen"]


def test_before_the_reveal_nothing_about_the_group():
    silent = table_of(summary_of(mode=SpreadMode.SILENT))
    assert {tuple(row[5:]) for row in arguments(silent)} == {("",) * 6}
    assert "Spreiding" not in facts(silent)


@pytest.mark.parametrize("text", STRINGS)
def test_no_string_becomes_a_formula_and_nothing_is_lost(text):
    rows = arguments(table_of(summary_with(text)))
    for row in rows:
        for cell in row[2:5]:
            assert not cell.lstrip().startswith(STARTS)
            assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert _first_argument(rows) == _as_shown(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_every_formula_is_seen(text):
    assert safe(text).startswith("'") or text.startswith("\x00")


def test_ordinary_text_is_left_alone():
    for text in ("Zij vraagt dit zelf.", "'s Ochtends", "50 + 50", "", "3,2", "é"):
        assert safe(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back_whole(text):
    assert _first_argument(arguments(table_of(summary_with(text)))) == _as_shown(text)


def _first_argument(rows):
    """The text of A1, with the rows in which a long one goes on; an apostrophe before a formula taken off."""
    pieces = [rows[0], *(row for row in rows[1 : _next_argument(rows)])]
    return "".join(row[2][1:] if _defused(row[2]) else row[2] for row in pieces)


def _next_argument(rows):
    return next(index for index, row in enumerate(rows) if row[:2] == ["A", "2"])


def _defused(cell):
    return cell.startswith("'") and safe(cell[1:]) == cell


def _as_shown(text):
    """What a reader must find: all of it, control characters as their pictures."""
    shown = text.replace("\r\n", "\n")
    for lost in ("\ud800", "\ufffe", "\uffff"):
        shown = shown.replace(lost, "\ufffd")
    return "".join(
        chr(0x2400 + ord(char)) if ord(char) < 32 and char not in "\t\n" else char for char in shown
    ).replace("\x7f", "\u2421")


def test_a_piece_of_a_long_text_that_begins_with_a_formula_is_safe_too():
    text = "x" * CELL_LIMIT + "=1+1"
    rows = arguments(table_of(summary_with(text)))
    assert rows[1][:3] == ["", "", "'=1+1"]
