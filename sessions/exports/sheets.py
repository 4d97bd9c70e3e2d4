"""The five sheets of the workbook as data: text as text, people and weights as numbers, the day as a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.say import Say
from sessions.domain.summary import SessionSummary
from sessions.exports import facts, words
from sessions.exports.naming import dilemma_number, is_own
from sessions.exports.words import Translate

Cell = str | int | float | date | None
Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """Width in characters."""

    title: str
    width: int


@dataclass(frozen=True)
class Sheet:
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]


def sheets_of(summary: SessionSummary, by: Translate) -> tuple[Sheet, ...]:
    """The five sheets in their order: places, weights, arguments, questions, notes."""
    return (
        _sheet(words.SHEET_PLACES, _PLACES, _places(summary, by), by),
        _sheet(words.SHEET_WEIGHTS, _WEIGHTS, _weights(summary, by), by),
        _sheet(words.SHEET_ARGUMENTS, _ARGUMENTS, _arguments(summary, by), by),
        _sheet(words.SHEET_QUESTIONS, _QUESTIONS, _questions(summary, by), by),
        _sheet(words.SHEET_NOTES, _NOTES, _notes(summary, by), by),
    )


_Widths = dict[str, int]
_PLACES: _Widths = {
    words.WHEN: 20,
    words.ON_THE_LINE: 32,
    words.PEOPLE: 11,
    words.WHERE: 30,
    words.EXPLAINED: 60,
}
_WEIGHTS: _Widths = {
    **{words.SIDE: 8, words.NUMBER: 11, words.SHORT: 52, words.HOW_HEAVY: 20, words.FIGURE: 15},
    **{words.BY_A: 20, words.BY_B: 20, words.TO_TALK_ABOUT: 30, words.ORIGIN: 15},
}
_ARGUMENTS: _Widths = {
    **{words.SIDE: 8, words.NUMBER: 11, words.ARGUMENT: 62, words.SHORT: 46, words.BELIEF: 42, words.ORIGIN: 15},
}  # fmt: skip
_QUESTIONS: _Widths = {words.KIND: 24, words.QUESTION_ALONE: 70, words.ANSWER: 24}
_NOTES: _Widths = {words.WHAT: 30, words.TEXT: 80, words.MORE: 50}


def _sheet(name: str, widths: _Widths, rows: Iterator[Cells], by: Translate) -> Sheet:
    columns = tuple(Column(by(title), width) for title, width in widths.items())
    return Sheet(by(name), columns, tuple(rows))


def _places(summary: SessionSummary, by: Translate) -> Iterator[Cells]:
    if summary.spread is None:
        yield from (("", "", None, "", note.by(by)) for note in summary.notes)
        return
    yield from _spread(summary.spread, by(words.FIRST) if summary.second else "", by)
    if summary.second:
        yield from _spread(summary.second, by(words.LATER), by)
    if summary.change:
        yield from _change(summary.change, by)


def _spread(spread: KeptSpread, when: str, by: Translate) -> Iterator[Cells]:
    """The label on every row, for the filter; what was merged is told once."""
    label, note = spread.label.by(by), spread.note.by(by)
    if not spread.drawn:
        yield when, "", None, label, note
        return
    for index, cell in enumerate(spread.cells):
        yield when, cell.name.by(by), cell.people, label, "" if index else note


def _change(change: KeptChange, by: Translate) -> Iterator[Cells]:
    title = by(words.CHANGED)
    told = (change.sentence, change.reason, *change.notes)
    yield from ((title, row.name.by(by), row.people, "", "") for row in change.rows)
    yield from ((title, "", None, "", item.by(by)) for item in told if item)


def _weights(summary: SessionSummary, by: Translate) -> Iterator[Cells]:
    about = facts.talk_about(summary, by)
    for item in _all(summary):
        told = (item.word.by(by), figure(item.number), item.a_word.by(by), item.b_word.by(by))
        origin = facts.origin(item, by)
        yield item.side, number_of(item), item.short or item.text, *told, about.get(item.key, ""), origin


def _arguments(summary: SessionSummary, by: Translate) -> Iterator[Cells]:
    for item in _all(summary):
        texts = (item.text, item.short, item.conviction)
        yield item.side, number_of(item), *texts, facts.origin(item, by)


def _questions(summary: SessionSummary, by: Translate) -> Iterator[Cells]:
    for question in summary.questions:
        yield (
            by(words.KINDS[question.kind]) if question.kind in words.KINDS else question.kind,
            question.text,
            "",
        )
    yield from facts.looked_back(summary.talk, by)


def _notes(summary: SessionSummary, by: Translate) -> Iterator[Cells]:
    number = dilemma_number(summary.number, by) if is_own(summary.number) else summary.number
    typed: dict[str, Cell] = {by(words.DATE): summary.day, by(words.DILEMMA_NUMBER): number}
    for name, *values in facts.about(summary, by):
        yield (name, typed[name]) if name in typed else (name, *values)
    yield from facts.said(summary.talk, by)
    yield from facts.remarks(summary, by)
    yield by(words.SOURCE), summary.source


def _all(summary: SessionSummary) -> Iterator[KeptArgument]:
    for side in summary.sides:
        yield from side.arguments


def number_of(item: KeptArgument) -> int:
    """The place of an argument on its side of the card."""
    return int(item.key[1:])


def figure(number: Say) -> float | None:
    """The weight of 0,0 to 4,0 that is told, as a number."""
    told = dict(number.values)
    if not told:
        return None
    return int(str(told["whole"])) + int(str(told["tenth"])) / 10
