"""A summary as CSV that opens right in Excel: UTF-8 with a mark, semicolons, CRLF, no cell that can act as a formula.

First a block of facts, two or three cells a row: name, value, and what goes with it (for an option what it means; for a
part of the line or a direction how many people; for a third way what it does not solve; for a question how many said
yes or a little, in words). Then an empty row, a row of headings and one row an argument:

    Kant                A or B
    Nummer              its place on that side of the card
    Argument            the whole text
    Kort                one sentence
    Beroepsopvatting    empty where the card has none
    Hoe zwaar           in words, for the whole group; empty where too few people weighed it
    Cijfer (0-4)        the same as a number, from 8 people; always empty in 'Snel'
    Bij A, Bij B        in words, for people on that side; empty with fewer than 5 people on either
    Om over te praten   'Weegt aan beide kanten', 'Hier kijken we verschillend naar', 'Weegt het zwaarst' or empty
    Herkomst            'uit de groep', or empty for an argument of the card

A text longer than a cell of Excel holds goes on in the row below, in the same column.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from sessions.domain.kept import KeptArgument
from sessions.domain.summary import SessionSummary
from sessions.exports import facts, words
from sessions.exports.facts import Row
from sessions.exports.visible import CELL_LIMIT, pieces, visible
from sessions.exports.words import Translate, dutch

__all__ = ["CELL_LIMIT", "csv_of", "safe", "table_of"]

COLUMNS = (
    words.SIDE,
    words.NUMBER,
    words.ARGUMENT,
    words.SHORT,
    words.BELIEF,
    words.HOW_HEAVY,
    words.FIGURE,
    words.BY_A,
    words.BY_B,
    words.TO_TALK_ABOUT,
    words.ORIGIN,
)

# What a spreadsheet takes for the start of a formula, also in fullwidth and behind blanks or invisible characters.
_FORMULA = re.compile(
    r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\t\n\u2409\u240d]"
)


def table_of(summary: SessionSummary, translate: Translate = dutch) -> bytes:
    """The summary as a CSV file. `translate` turns Dutch source strings into the wanted language."""
    return csv_of([*_facts(summary, translate), (), *_arguments(summary, translate)])


def csv_of(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerows(_in_cells(row))
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """`text` as a cell that is only text: what looks like a formula gets an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def _in_cells(row: Sequence[str]) -> Iterator[Row]:
    """A row as one or more rows, so that no cell holds more than a spreadsheet keeps.

    Each piece is made safe by itself: any of them may begin with an equals sign.
    """
    columns = [[safe(piece) for piece in pieces(visible(cell))] for cell in row]
    yield from zip_longest(*columns, fillvalue="") if columns else [()]


def _facts(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield from facts.about(summary, by)
    yield from facts.places(summary, by)
    yield from facts.said(summary.talk, by)
    yield from facts.looked_back(summary.talk, by)
    yield from facts.remarks(summary, by)
    yield from facts.asked(summary, by)
    yield by(words.SOURCE), summary.source


def _arguments(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield tuple(by(column) for column in COLUMNS)
    about = facts.talk_about(summary, by)
    for side in summary.sides:
        yield from (_argument(item, about.get(item.key, ""), by) for item in side.arguments)


def _argument(item: KeptArgument, about: str, by: Translate) -> Row:
    told = (item.word.by(by), item.number.by(by), item.a_word.by(by), item.b_word.by(by))
    origin = facts.origin(item, by)
    return item.side, item.key[1:], item.text, item.short, item.conviction, *told, about, origin
