"""The JSON: by its schema, typed right, and nothing lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode
from sessions.exports.data import json_of
from tests.exports.cast import summary_of, summary_with, whole_of, whole_with
from tests.exports.hostile import STRINGS

SCHEMA = json.loads(Path("docs/samenvatting.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def read(summary):
    return json.loads(json_of(summary))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("code", FORMATS)
@pytest.mark.parametrize("joined", [20, 6, 0])
def test_every_conversation_keeps_to_it(code, joined):
    people = (
        {"joined": joined, "positions": {}, "second": {}, "weights": {}, "answers": {}} if joined < 20 else {}
    )
    CHECK.validate(read(whole_of(format_code=code, **people)))
    CHECK.validate(read(summary_of(mode=SpreadMode.SILENT, format_code=code)))


def test_its_shape_holds_everything_once():
    found = read(whole_of())
    assert list(found) == [
        *("mind", "kind", "version", "language", "card", "session", "spread", "weights", "talk", "questions"),
    ]
    assert found["mind"] == "Dit is geen besluit en geen meting van wie gelijk heeft."
    assert found["session"]["day"] == "2026-11-24"
    assert found["session"]["people_count"] == 20
    assert [cell["people"] for cell in found["spread"]["second"]["cells"]] == [8, 12]
    assert [row["people"] for row in found["spread"]["change"]["counts"]] == [14, 6]
    assert found["weights"]["arguments"][0]["mean"] == 2.5
    assert found["talk"]["third_ways"] == [
        {"text": "Ga een keer mee.", "leaves": "Daarna vraagt ze het weer."}
    ]


def test_what_is_not_kept_is_null():
    few = read(summary_of(people=7))
    assert few["session"]["people_count"] is None
    assert few["spread"]["first"]["cells"] == []
    assert {item["mean"] for item in few["weights"]["arguments"]} == {None}
    assert read(summary_of(mode=SpreadMode.SILENT))["spread"]["first"] is None


@pytest.mark.parametrize("text", STRINGS)
def test_no_string_is_changed(text):
    whole = text.replace("\ud800", "\ufffd")
    assert read(summary_with(text))["weights"]["arguments"][0]["text"] == whole
    assert read(whole_with(text))["talk"]["chafes"] == [whole]
    CHECK.validate(read(whole_with(text)))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back_whole(text):
    assert read(summary_with(text))["card"]["title"] == text


def test_the_same_summary_gives_the_same_bytes():
    assert json_of(whole_of()) == json_of(whole_of())
