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
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.summary import SessionSummary
from sessions.exports import words
from sessions.exports.words import Translate, dutch

CELL_LIMIT = 16_000  # Excel keeps 32,767 UTF-16 units of a cell and drops the rest without a word
COLUMNS = (
    _n("Kant"),
    _n("Nummer"),
    _n("Argument"),
    _n("Kort"),
    _n("Beroepsopvatting"),
    _n("Hoe zwaar"),
    _n("Cijfer (0-4)"),
    _n("Bij A"),
    _n("Bij B"),
    _n("Om over te praten"),
    _n("Herkomst"),
)

# What a spreadsheet takes for the start of a formula, also in fullwidth and behind blanks or invisible characters.
_FORMULA = re.compile(
    r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\t\n\u2409\u240d]"
)
_CONTROL = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {0x7F: 0x2421}

Row = tuple[str, ...]


def table_of(summary: SessionSummary, translate: Translate = dutch) -> bytes:
    """The summary as a CSV file. `translate` turns Dutch source strings into the wanted language."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (*_facts(summary, translate), (), *_arguments(summary, translate)):
        writer.writerows(_in_cells(row))
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """`text` as a cell that is only text: what looks like a formula gets an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def visible(text: str) -> str:
    """Control characters as their pictures (U+2400 and on), lone halves of a character as the replacement mark."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").translate(_CONTROL)


def _in_cells(row: Sequence[str]) -> Iterator[Row]:
    """A row as one or more rows, so that no cell holds more than a spreadsheet keeps."""
    columns = [_pieces(visible(cell)) for cell in row]
    yield from zip_longest(*columns, fillvalue="") if columns else [()]


def _pieces(text: str) -> list[str]:
    """Each piece made safe by itself: any of them may begin with an equals sign."""
    return [safe(text[i : i + CELL_LIMIT]) for i in range(0, max(len(text), 1), CELL_LIMIT)]


def _facts(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield by(words.SUMMARY), words.PRODUCT
    yield by(_n("Let op")), summary.no_judgement.by(by)
    yield by(_n("Dilemma")), str(summary.number)
    yield by(_n("Titel")), summary.title
    yield by(_n("Persoon")), summary.person
    yield by(_n("In één zin")), summary.line
    yield by(_n("Vraag")), summary.question
    yield by(words.OPTION_A), summary.a.option.short, summary.a.option.full
    yield by(words.OPTION_B), summary.b.option.short, summary.b.option.full
    yield by(_n("Datum")), summary.when.by(by)
    yield by(_n("Vorm")), summary.format.by(by)
    yield by(_n("Stand")), summary.phase_note.by(by)
    yield by(_n("Deelnemers")), summary.people.by(by)
    yield from ((by(_n("Stap")), step.by(by)) for step in summary.steps)
    yield from ((by(_n("Uitleg")), fact.by(by)) for fact in summary.facts)
    if summary.spread:
        yield from _spread(summary.spread, _n("Spreiding"), _n("Op de lijn"), by)
    if summary.second:
        yield from _spread(summary.second, _n("Spreiding later"), _n("Later op de lijn"), by)
    if summary.change:
        yield from _change(summary.change, by)
    yield from _talk(summary.talk, by)
    yield from ((by(_n("Uitleg")), note.by(by)) for note in summary.notes)
    yield from ((by(_n("Achtergrondvraag")), question.text) for question in summary.questions)
    yield by(words.SOURCE), summary.source


def _spread(spread: KeptSpread, label: str, place: str, by: Translate) -> Iterator[Row]:
    if spread.label:
        yield by(label), spread.label.by(by)
    if spread.drawn:
        yield from ((by(place), cell.name.by(by), str(cell.people)) for cell in spread.cells)
    if spread.note:
        yield by(_n("Uitleg")), spread.note.by(by)


def _change(change: KeptChange, by: Translate) -> Iterator[Row]:
    yield from ((by(words.CHANGED), told.by(by)) for told in (change.sentence, change.reason) if told)
    yield from ((by(words.CHANGED), row.name.by(by), str(row.people)) for row in change.rows)
    yield from ((by(_n("Uitleg")), note.by(by)) for note in change.notes)


def _talk(talk: KeptTalk, by: Translate) -> Iterator[Row]:
    titles = {"A": by(words.REASON_A), "B": by(words.REASON_B)}
    for reasons in talk.reasons:
        note = by(words.SMALLEST) if reasons.smallest else ""
        yield from ((titles[reasons.side], text, note) for text in reasons.texts)
    yield from ((by(words.THIRD_WAYS), idea.text, idea.leaves) for idea in talk.third_ways)
    yield from ((part.start.by(by), part.text) for part in talk.close)
    yield from ((by(words.CHAFES), text) for text in talk.chafes)
    yield from ((by(words.TAKE_AWAYS), text) for text in talk.take_aways)
    yield from ((by(words.PROFILE), item.conviction, item.word.by(by)) for item in talk.profile)
    yield from ((by(words.HARVEST), item.question.by(by), item.told.by(by)) for item in talk.harvest)


def _arguments(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield tuple(by(column) for column in COLUMNS)
    about = {
        **{item.key: by(words.HEAVIEST) for item in summary.heaviest},
        **{item.key: by(words.BRIDGES) for item in summary.bridges},
        **{item.key: by(words.DIVIDERS) for item in summary.dividers},
    }
    for side in summary.sides:
        yield from (_argument(item, about.get(item.key, ""), by) for item in side.arguments)


def _argument(item: KeptArgument, about: str, by: Translate) -> Row:
    told = (item.word.by(by), item.number.by(by), item.a_word.by(by), item.b_word.by(by))
    source = by(words.FROM_GROUP) if item.from_group else ""
    return item.side, item.key[1:], item.text, item.short, item.conviction, *told, about, source
