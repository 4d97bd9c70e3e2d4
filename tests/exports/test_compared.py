"""A comparison as files: whatever people wrote comes back whole, as text and nothing else."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.compare import Comparison, compare
from sessions.domain.kept_talk import KeptIdea, KeptTalk
from sessions.exports.compared import bundle, comparison_csv, comparison_data, comparison_json
from sessions.exports.table import safe
from sessions.exports.visible import visible, whole
from tests.domain.test_compare import DAY, groups, held
from tests.exports.hostile import STRINGS

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "vergelijking.schema.json").read_text())
STARTS = ("=", "+", "-", "@", "\t", "\r")


def written(text: str) -> Comparison:
    """Five groups that all wrote this."""
    talk = KeptTalk(third_ways=(KeptIdea(text, text),))
    return compare([replace(each, title=text, person=text, question=text, talk=talk) for each in groups()])


def rows_of(comparison: Comparison) -> list[list[str]]:
    text = comparison_csv(comparison).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def told(cell: str) -> str:
    """Without the apostrophe before what would be a formula."""
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) == cell else cell


@pytest.mark.parametrize("text", STRINGS)
def test_in_the_table_every_string_is_text_and_whole(text: str) -> None:
    rows = rows_of(written(text))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(STARTS)]
    start = next(index for index, row in enumerate(rows) if row[:1] == ["Een derde weg"])
    pieces = [rows[start], *rows[start + 1 :]]
    assert "".join(told(row[2]) for row in pieces) == visible(text)
    assert "".join(told(row[3]) for row in pieces) == visible(text)


@pytest.mark.parametrize("text", STRINGS)
def test_in_the_data_every_string_comes_back_to_the_letter(text: str) -> None:
    data = json.loads(comparison_json(written(text)))
    jsonschema.validate(data, SCHEMA)
    assert data["third_ways"] == [{"text": whole(text), "leaves": whole(text)}]
    assert data["card"]["title"] == whole(text)


places = st.lists(st.lists(st.integers(0, 100), min_size=8, max_size=40), min_size=5, max_size=7)


@settings(max_examples=25, deadline=None)
@given(places)
def test_table_and_data_tell_the_numbers_of_the_comparison(given_places: list[list[int]]) -> None:
    found = compare([held(each, DAY + timedelta(days=index)) for index, each in enumerate(given_places)])
    if not found.enough:
        return
    data, rows = comparison_data(found), rows_of(found)
    jsonschema.validate(data, SCHEMA)
    cells = [cell.people for strip in found.strips for cell in strip.first.cells if strip.first.drawn]
    assert [cell["people"] for strip in data["strips"] for cell in strip["first"]["cells"]] == cells
    assert [int(row[2]) for row in rows if row[:1] == ["Op de lijn"] and len(row) > 2] == cells
    assert [int(row[2]) for row in rows if row[:1] == ["Groep"]] == [strip.people for strip in found.strips]
    told_back = [(row[2], int(row[3]), int(row[4])) for row in rows if row[:1] == ["Weegt aan beide kanten"]]
    assert told_back == [(item.text, item.groups, item.of) for item in found.bridges]


def test_files_in_one_come_out_as_they_went_in() -> None:
    files = {"a.csv": b"1;2", "map/b.pdf": b"%PDF" * 1000}
    with zipfile.ZipFile(io.BytesIO(bundle(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert bundle(files) == bundle(files)
