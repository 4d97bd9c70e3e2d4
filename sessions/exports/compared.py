"""A comparison of conversations as CSV and as JSON, and files together in one.

The CSV has two to five cells a row: what it is, the text, and what goes with it. A row 'Groep' is followed by its cells
of the line. The JSON is described by docs/vergelijking.schema.json. Groups have no number and no name: their order
means nothing, unless they have dates.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sessions.domain.compare import ComparedStrip, Comparison, Returning
from sessions.domain.errors import _n
from sessions.domain.kept import KeptSpread
from sessions.domain.say import Say
from sessions.exports import words
from sessions.exports.facts import Row
from sessions.exports.naming import dilemma_number
from sessions.exports.table import csv_of
from sessions.exports.visible import whole
from sessions.exports.words import Translate, dutch

KIND, VERSION = "dilemmakaarten/vergelijking", 1
TITLE = _n("Vergelijking van gesprekken")
OLDEST = (1980, 1, 1, 0, 0, 0)  # a zip can hold no day before; so the same files are the same bytes

Data = dict[str, Any]


def comparison_csv(comparison: Comparison, by: Translate = dutch) -> bytes:
    """A CSV file as `table` writes them: UTF-8 with a mark, semicolons, no formulas."""
    return csv_of([*_about(comparison, by), (), *_strips(comparison, by), (), *_returned(comparison, by)])


def _about(found: Comparison, by: Translate) -> Iterator[Row]:
    yield by(TITLE), words.PRODUCT
    yield from ((by(words.MIND), note.by(by)) for note in found.notes)
    yield by(words.DILEMMA_NUMBER), dilemma_number(found.number, by)
    yield by(_n("Titel")), found.title
    yield by(_n("Persoon")), found.person
    yield by(words.QUESTION_ALONE), found.question
    yield by(words.OPTION_A), found.a.short, found.a.full
    yield by(words.OPTION_B), found.b.short, found.b.full
    yield by(_n("Gesprekken")), str(found.groups)
    yield by(words.PEOPLE), str(found.people)


def _strips(found: Comparison, by: Translate) -> Iterator[Row]:
    for strip in found.strips:
        yield by(_n("Groep")), strip.when.by(by), str(strip.people)
        yield from _spread(strip.first, _n("Op de lijn"), by)
        if strip.second:
            yield from _spread(strip.second, _n("Later op de lijn"), by)


def _spread(spread: KeptSpread, place: str, by: Translate) -> Iterator[Row]:
    yield by(place), spread.label.by(by)
    if spread.drawn:
        yield from ((by(place), cell.name.by(by), str(cell.people)) for cell in spread.cells)


def _returned(found: Comparison, by: Translate) -> Iterator[Row]:
    yield by(words.WHAT), by(words.SIDE), by(words.TEXT), by(_n("Gesprekken")), by(_n("Van"))
    for title, items in returned(found):
        yield from ((by(title), each.side, each.text, str(each.groups), str(each.of)) for each in items)
    yield from ((by(words.THIRD_WAYS), "", idea.text, idea.leaves) for idea in found.third_ways)


def returned(found: Comparison) -> list[tuple[str, tuple[Returning, ...]]]:
    """What came back, under its heading."""
    return [
        (words.BRIDGES, found.bridges),
        (words.DIVIDERS, found.dividers),
        (words.HEAVIEST, found.heaviest),
        (words.PROFILE, found.beliefs),
    ]


def comparison_json(comparison: Comparison, by: Translate = dutch, language: str = "nl") -> bytes:
    """A JSON file in UTF-8 after docs/vergelijking.schema.json."""
    text = json.dumps(comparison_data(comparison, by, language), ensure_ascii=False, indent=2)
    return whole(text).encode() + b"\n"


def comparison_data(found: Comparison, by: Translate = dutch, language: str = "nl") -> Data:
    """What docs/vergelijking.schema.json describes."""
    return {
        "kind": KIND,
        "version": VERSION,
        "language": language,
        "notes": [note.by(by) for note in found.notes],
        "card": {
            "number": found.number,
            "title": found.title,
            "person": found.person,
            "question": found.question,
            "a": {"short": found.a.short, "full": found.a.full},
            "b": {"short": found.b.short, "full": found.b.full},
        },
        "groups": found.groups,
        "people": found.people,
        "strips": [_strip_data(strip, by) for strip in found.strips],
        "bridges": _items(found.bridges),
        "dividers": _items(found.dividers),
        "heaviest": _items(found.heaviest),
        "beliefs": _items(found.beliefs),
        "third_ways": [{"text": idea.text, "leaves": idea.leaves} for idea in found.third_ways],
    }


def _strip_data(strip: ComparedStrip, by: Translate) -> Data:
    return {
        "when": _or_none(strip.when, by),
        "people": strip.people,
        "first": _spread_data(strip.first, by),
        "second": _spread_data(strip.second, by) if strip.second else None,
    }


def _spread_data(spread: KeptSpread, by: Translate) -> Data:
    cells = [
        {"first": cell.first + 1, "last": cell.last + 1, "people": cell.people, "name": cell.name.by(by)}
        for cell in spread.cells
        if spread.drawn
    ]
    return {"label": _or_none(spread.label, by), "cells": cells}


def _items(items: Sequence[Returning]) -> list[Data]:
    return [
        {"side": each.side, "text": each.text, "groups": each.groups, "of": each.of}
        if each.side
        else {"text": each.text, "groups": each.groups, "of": each.of}
        for each in items
    ]


def _or_none(sentence: Say, by: Translate) -> str | None:
    return sentence.by(by) if sentence else None


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Files in one zip, by their names in it; a folder before a slash."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
