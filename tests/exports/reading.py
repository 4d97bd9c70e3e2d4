"""What a file tells, read back out of it: its words on one line, and its numbers."""

import csv
import io
import json
import re
from dataclasses import dataclass

import docx
from django.template.loader import render_to_string
from openpyxl import load_workbook

from sessions.domain.report import report_of
from sessions.domain.report_parts import suggested
from sessions.exports.data import json_of
from sessions.exports.report_word import report_word_of
from sessions.exports.summary_word import word_of
from sessions.exports.table import table_of
from sessions.exports.workbook import workbook_of
from tests.exports.test_pdf import text_of

Counts = list[tuple[str, int]]


@dataclass(frozen=True)
class Numbers:
    """Cells of both strips as (where, people), moves as (which way, people), and the mean of each argument."""

    first: Counts
    second: Counts
    moves: Counts
    means: list[str] | None = None  # None where a file tells them in words alone


def of_summary(summary):
    return Numbers(
        _cells(summary.spread),
        _cells(summary.second),
        [(str(row.name), row.people) for row in (summary.change.rows if summary.change else ())],
        [str(item.number) for side in summary.sides for item in side.arguments],
    )


def _cells(spread):
    return [(str(cell.name), cell.people) for cell in spread.cells] if spread and spread.drawn else []


def of_page(summary):
    """The moves stand there in a sentence."""
    strips = re.split(r'class="summary__strip"', _html(summary))[1:]
    found = [
        [
            (where, int(people))
            for people, where in re.findall(r"<strong>(\d+)</strong> <span>([^<]+)<", strip)
        ]
        for strip in strips
    ]
    return Numbers(*[*found, [], []][:2], moves=None)


def of_table(summary):
    rows = list(csv.reader(io.StringIO(table_of(summary).decode("utf-8-sig"), newline=""), delimiter=";"))
    start = next(index for index, row in enumerate(rows) if row[:1] == ["Kant"])
    return Numbers(
        _of_rows(rows, "Op de lijn"),
        _of_rows(rows, "Later op de lijn"),
        _of_rows(rows, "Wat veranderde"),
        [row[6] for row in rows[start + 1 :]],
    )


def _of_rows(rows, name):
    return [(row[1], int(row[2])) for row in rows if row[:1] == [name] and len(row) > 2]


def of_workbook(summary):
    book = load_workbook(io.BytesIO(workbook_of(summary)))
    told = [[cell.value for cell in row] for row in book["Spreiding"].iter_rows(min_row=5)]

    def counts(*when):
        return [(row[1], row[2]) for row in told if row[0] in when and row[2] is not None]

    means = [row[4].value for row in book["Wegen"].iter_rows(min_row=5)]
    return Numbers(
        counts("Eerst", None),
        counts("Later"),
        counts("Wat veranderde"),
        [_dutch_number(mean) for mean in means],
    )


def of_data(summary):
    data = json.loads(json_of(summary))
    spread = data["spread"]
    return Numbers(
        *[
            [(cell["name"], cell["people"]) for cell in (spread[which] or {"cells": []})["cells"]]
            for which in _BOTH
        ],
        [(row["name"], row["people"]) for row in (spread["change"] or {"counts": []})["counts"]],
        [_dutch_number(item["mean"]) for item in data["weights"]["arguments"]],
    )


_BOTH = ("first", "second")


def _dutch_number(number):
    return "" if number is None else f"{number:.1f}".replace(".", ",")


def of_word(file):
    """Each strip is a table under its heading; the moves stand there in a sentence."""
    found, later = {False: [], True: []}, False
    for block in docx.Document(io.BytesIO(file)).iter_inner_content():
        if hasattr(block, "rows"):
            if block.cell(0, 1).text == "Mensen":
                found[later] = [(row.cells[0].text, int(row.cells[1].text)) for row in block.rows[1:]]
        elif block.style.name == "Heading 3":
            later = block.text.startswith("Later")
    return Numbers(found[False], found[True], moves=None)


def report_word(summary):
    return report_word_of(report_of(summary, suggested(summary)))


def _html(summary):
    return render_to_string("sessions/_summary.html", {"summary": summary})


def flat(text):
    """Without what only serves the eye: soft hyphens, breaks, the apostrophe of a safe cell."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("&#x27;", "'"))


def words_of(summary):
    """Every place where a summary can be read, as text."""
    html = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", _html(summary), flags=re.DOTALL))
    return {
        "page": flat(html),
        "pdf": flat(text_of(summary)),
        "csv": flat(table_of(summary).decode("utf-8-sig").replace(";", " ")),
        "xlsx": flat(" ".join(_workbook_cells(summary))),
        "json": flat(" ".join(_leaves(json.loads(json_of(summary))))),
        "docx": flat(" ".join(_word_texts(word_of(summary)))),
    }


def _workbook_cells(summary):
    for sheet in load_workbook(io.BytesIO(workbook_of(summary))):
        for row in sheet.iter_rows():
            for cell in row:
                number = isinstance(cell.value, float) or cell.number_format == "0.0"
                text = f"{cell.value:%Y-%m-%d}" if cell.is_date else str(cell.value or "")
                yield _dutch_number(cell.value) if number else text


def _leaves(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ["uit de groep"] if key == "from_group" and item else _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, float):
        yield _dutch_number(value)
    elif value is not None:
        yield str(value)


def _word_texts(file):
    for block in docx.Document(io.BytesIO(file)).iter_inner_content():
        if hasattr(block, "rows"):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text
