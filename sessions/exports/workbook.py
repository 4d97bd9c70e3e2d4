"""A summary as an Excel workbook. Every text is a cell of type text: never a formula, never a link.

Five sheets, each with what the file is on top, a row of headings that stays in sight and a filter. A text longer than
a cell holds goes on in the row below, in the same column.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import xlsxwriter

from sessions.domain.summary import SessionSummary
from sessions.exports import words
from sessions.exports.naming import dilemma
from sessions.exports.sheets import Cell, Cells, Sheet, sheets_of
from sessions.exports.visible import pieces, visible
from sessions.exports.words import Translate, dutch

INK, SOFT, BAR, HAIRLINE, A, B = "#1F2430", "#5B6070", "#F3EDDF", "#D9D1C0", "#4B4FA8", "#966B00"
LINE, HIGHEST = 15, 409  # points; Excel makes no row higher
HEADINGS = 3  # the row that holds them, counted from 0
_ONLY_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_BODY = {"font_color": INK, "valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": HAIRLINE}
_TEXT = {**_BODY, "quote_prefix": True}  # stays text when somebody edits it
_FORMATS = {
    "mind": {"bold": True, "font_size": 12, "font_color": INK},
    "about": {"font_color": SOFT, "quote_prefix": True},
    "heading": {"bold": True, "font_color": INK, "bg_color": BAR, "bottom": 1, "bottom_color": SOFT, "valign": "top"},
    "text": _TEXT,
    "A": {**_TEXT, "bold": True, "font_color": A},
    "B": {**_TEXT, "bold": True, "font_color": B},
    "int": {**_BODY, "num_format": "0", "align": "left"},
    "float": {**_BODY, "num_format": "0.0", "align": "left"},
    "date": {**_BODY, "num_format": "d mmmm yyyy", "align": "left"},
}  # fmt: skip
Formats = Mapping[str, Any]


def workbook_of(summary: SessionSummary, translate: Translate = dutch) -> bytes:
    """The summary as an xlsx file, the same bytes for the same summary."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, **_ONLY_TEXT}) as book:
        book.set_properties(_properties(summary, translate))
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        top = (summary.no_judgement.by(translate), _about(summary, translate))
        for sheet in sheets_of(summary, translate):
            _write(book.add_worksheet(sheet.name), sheet, top, formats)
    return data.getvalue()


def _properties(summary: SessionSummary, by: Translate) -> dict[str, Any]:
    title = f"{by(words.SUMMARY)}: {dilemma(summary.number, by)}"
    return {
        "title": title,
        "subject": summary.no_judgement.by(by),
        "author": "",
        "company": words.PRODUCT,
        "created": datetime.combine(summary.day, time()),
    }


def _about(summary: SessionSummary, by: Translate) -> str:
    """One line of bounded length: the texts of the card stand in a sheet of their own."""
    told = (summary.when, summary.format, summary.people, summary.phase_note)
    return " · ".join([dilemma(summary.number, by), *(item.by(by) for item in told)])


def _write(page: Any, sheet: Sheet, top: tuple[str, str], formats: Formats) -> None:
    _lay_out(page, sheet)
    page.write_string(0, 0, top[0], formats["mind"])
    page.write_string(1, 0, top[1], formats["about"])
    for column, heading in enumerate(sheet.columns):
        page.write_string(HEADINGS, column, heading.title, formats["heading"])
    rows = [line for row in sheet.rows for line in _in_lines(row, len(sheet.columns))]
    for number, line in enumerate(rows, start=HEADINGS + 1):
        page.set_row(number, _height(line, sheet))
        for column, cell in enumerate(line):
            _cell(page, number, column, cell, formats)
    page.autofilter(HEADINGS, 0, HEADINGS + max(len(rows), 1), len(sheet.columns) - 1)


def _lay_out(page: Any, sheet: Sheet) -> None:
    for column, heading in enumerate(sheet.columns):
        page.set_column(column, column, heading.width)
    page.freeze_panes(HEADINGS + 1, 0)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS)
    page.set_footer("&R&P / &N")


def _in_lines(row: Cells, columns: int) -> Iterator[Cells]:
    """A row as one or more rows, so that no cell holds more than Excel keeps."""
    filled = (*row, *("",) * (columns - len(row)))
    parts = [pieces(visible(cell)) if isinstance(cell, str) else [cell] for cell in filled]
    yield from zip_longest(*parts, fillvalue="")


def _height(line: Cells, sheet: Sheet) -> int:
    """In points. Not every program makes room for wrapped text by itself."""
    texts = ((str(cell), heading.width) for cell, heading in zip(line, sheet.columns, strict=True))
    most = max(sum(1 + len(part) // width for part in text.split("\n")) for text, width in texts)
    return min(most * LINE + 2, HIGHEST)


def _cell(page: Any, row: int, column: int, cell: Cell, formats: Formats) -> None:
    if cell is None or cell == "":
        page.write_blank(row, column, None, formats["text"])
    elif isinstance(cell, str):
        side = cell if column == 0 and cell in ("A", "B") else "text"
        page.write_string(row, column, cell, formats[side])
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime.combine(cell, time()), formats["date"])
    else:
        page.write_number(row, column, cell, formats[type(cell).__name__])
