"""A summary as a Word file: the same parts as on its page, all of every text."""

from collections.abc import Iterable, Iterator, Sequence

from docx.document import Document

from sessions.domain.kept import KeptArgument
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.summary import SessionSummary
from sessions.exports import facts, words
from sessions.exports.naming import dilemma
from sessions.exports.word_page import blank, bytes_of
from sessions.exports.word_parts import (
    changed,
    heading,
    options,
    page_numbers,
    paragraph,
    points,
    strips,
    table,
)
from sessions.exports.words import Translate, dutch


def word_of(summary: SessionSummary, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The summary as a docx file, the same bytes for the same summary. Raises NotMade."""
    by = translate
    title = f"{by(words.SUMMARY)}: {dilemma(summary.number, by)}"
    document = blank(title, summary.no_judgement.by(by), language, summary.day)
    page_numbers(document, by)
    _card(document, summary, by)
    _session(document, summary, by)
    _places(document, summary, by)
    _weightiest(document, summary, by)
    _talk(document, summary.talk, by)
    _all_arguments(document, summary, by)
    _questions(document, summary, by)
    if summary.source:
        paragraph(document, (f"{by(words.SOURCE)}:", summary.source), "Small")
    return bytes_of(document)


def _card(document: Document, summary: SessionSummary, by: Translate) -> None:
    paragraph(document, summary.no_judgement.by(by), "Mind")
    kicker = f"{by(words.SUMMARY)}  ·  {dilemma(summary.number, by)}  ·  {summary.person}"
    paragraph(document, kicker, "Small")
    heading(document, summary.title or by(words.SUMMARY), 1)
    paragraph(document, summary.line)
    paragraph(document, (summary.question, ""))
    options(document, summary.a.option, summary.b.option, by)


def _session(document: Document, summary: SessionSummary, by: Translate) -> None:
    told = [item.by(by) for item in (summary.when, summary.format, summary.people)]
    paragraph(document, ("  ·  ".join(told), ""))
    if summary.steps:
        steps = " · ".join(step.by(by) for step in summary.steps)
        paragraph(document, (f"{by(words.STEPS)}:", steps), "Small")
    paragraph(document, " ".join(item.by(by) for item in (summary.phase_note, *summary.facts)), "Small")


def _places(document: Document, summary: SessionSummary, by: Translate) -> None:
    if summary.spread:
        heading(document, by(words.WHERE), 2)
        strips(document, summary.spread, summary.second, summary.day, by)
    if summary.change:
        changed(document, summary.change, by)


def _weightiest(document: Document, summary: SessionSummary, by: Translate) -> None:
    groups = (
        (words.BRIDGES, summary.bridges),
        (words.DIVIDERS, summary.dividers),
        (words.HEAVIEST, summary.heaviest),
    )
    for title, items in groups:
        if items:
            heading(document, by(title), 2)
            _weights(document, by(title), items, by)


def _weights(document: Document, title: str, items: Sequence[KeptArgument], by: Translate) -> None:
    """Apart for both sides where that is kept, else for the whole group."""
    names = ((words.SIDE, 3), (words.ARGUMENT, 9), (words.CONVICTION, 7))
    split = any(item.a_word for item in items)
    told = ((words.BY_A, 5), (words.BY_B, 5)) if split else ((words.HOW_HEAVY, 7),)
    columns = [(by(name), width) for name, width in (*names, *told)]
    rows = (
        (item.side, _text(item, by), item.conviction, *(word.by(by) for word in weights))
        for item in items
        for weights in [(item.a_word, item.b_word) if split else (item.word,)]
    )
    table(document, title, columns, rows)


def _text(item: KeptArgument, by: Translate) -> str:
    origin = facts.origin(item, by)
    return f"{item.short or item.text} ({origin})" if origin else item.short or item.text


def _talk(document: Document, talk: KeptTalk, by: Translate) -> None:
    titles = {"A": words.REASON_A, "B": words.REASON_B}
    for reasons in talk.reasons:
        heading(document, by(titles[reasons.side]), 2)
        if reasons.smallest:
            paragraph(document, by(words.SMALLEST), "Small")
        points(document, reasons.texts)
    _list(document, by(words.THIRD_WAYS), _ideas(talk, by))
    if talk.close:
        heading(document, by(words.CLOSE), 2)
        for part in talk.close:
            paragraph(document, (part.start.by(by), part.text))
    _list(document, by(words.CHAFES), talk.chafes)
    _list(document, by(words.TAKE_AWAYS), talk.take_aways)
    _list(document, by(words.PROFILE), [_rowed(item.conviction, item.word.by(by)) for item in talk.profile])
    _harvest(document, talk, by)


def _ideas(talk: KeptTalk, by: Translate) -> Iterator[str]:
    for idea in talk.third_ways:
        yield f"{idea.text}\n{by(words.LEAVES)} {idea.leaves}" if idea.leaves else idea.text


def _harvest(document: Document, talk: KeptTalk, by: Translate) -> None:
    if talk.harvest:
        heading(document, by(words.HARVEST), 2)
        paragraph(document, by(words.HARVEST_NOTE), "Small")
        points(document, [_rowed(item.question.by(by), item.told.by(by)) for item in talk.harvest])


def _rowed(text: str, word: str) -> str:
    return f"{text} ({word})" if word else text


def _list(document: Document, title: str, items: Iterable[str]) -> None:
    if found := list(items):
        heading(document, title, 2)
        points(document, found)


def _all_arguments(document: Document, summary: SessionSummary, by: Translate) -> None:
    if not (summary.notes or any(side.arguments for side in summary.sides)):
        return
    heading(document, by(words.EVERYTHING), 2)
    for note in summary.notes:
        paragraph(document, note.by(by), "Small")
    for side in summary.sides:
        if side.arguments:
            heading(document, f"{side.side}: {side.option.short}", 3)
            columns = ((by(words.ARGUMENT), 11), (by(words.BELIEF), 6), (by(words.HOW_HEAVY), 4))
            rows = ((_whole(item, by), item.conviction, item.word.by(by)) for item in side.arguments)
            table(document, f"{by(words.EVERYTHING)} {side.side}", columns, rows)


def _whole(item: KeptArgument, by: Translate) -> str:
    origin = facts.origin(item, by)
    return f"{item.text} ({origin})" if origin else item.text


def _questions(document: Document, summary: SessionSummary, by: Translate) -> None:
    _list(document, by(words.ASKED), [question.text for question in summary.questions])
