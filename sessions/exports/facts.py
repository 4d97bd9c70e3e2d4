"""A summary as rows of name, value and what goes with it, for the table and for the notes of the workbook."""

from collections.abc import Iterator

from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.summary import SessionSummary
from sessions.exports import words
from sessions.exports.naming import dilemma_number
from sessions.exports.words import Translate

Row = tuple[str, ...]


def about(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    """The card and the session."""
    yield by(words.SUMMARY), words.PRODUCT
    yield by(words.MIND), summary.no_judgement.by(by)
    yield by(words.DILEMMA_NUMBER), dilemma_number(summary.number, by)
    yield by(_n("Titel")), summary.title
    yield by(_n("Persoon")), summary.person
    yield by(_n("In één zin")), summary.line
    yield by(words.QUESTION_ALONE), summary.question
    yield by(words.OPTION_A), summary.a.option.short, summary.a.option.full
    yield by(words.OPTION_B), summary.b.option.short, summary.b.option.full
    yield by(words.DATE), summary.when.by(by)
    yield by(_n("Vorm")), summary.format.by(by)
    yield by(_n("Stand")), summary.phase_note.by(by)
    yield by(_n("Deelnemers")), summary.people.by(by)
    yield from ((by(_n("Stap")), step.by(by)) for step in summary.steps)
    yield from ((by(words.EXPLAINED), fact.by(by)) for fact in summary.facts)


def places(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    """Where the group stood, and what changed."""
    if summary.spread:
        yield from _spread(summary.spread, _n("Spreiding"), _n("Op de lijn"), by)
    if summary.second:
        yield from _spread(summary.second, _n("Spreiding later"), _n("Later op de lijn"), by)
    if summary.change:
        yield from _change(summary.change, by)


def _spread(spread: KeptSpread, label: str, place: str, by: Translate) -> Iterator[Row]:
    if spread.label:
        yield by(label), spread.label.by(by)
    if spread.drawn:
        yield from ((by(place), cell.name.by(by), str(cell.people)) for cell in spread.cells)
    if spread.note:
        yield by(words.EXPLAINED), spread.note.by(by)


def _change(change: KeptChange, by: Translate) -> Iterator[Row]:
    yield from ((by(words.CHANGED), told.by(by)) for told in (change.sentence, change.reason) if told)
    yield from ((by(words.CHANGED), row.name.by(by), str(row.people)) for row in change.rows)
    yield from ((by(words.EXPLAINED), note.by(by)) for note in change.notes)


def said(talk: KeptTalk, by: Translate) -> Iterator[Row]:
    """What the group wrote."""
    titles = {"A": by(words.REASON_A), "B": by(words.REASON_B)}
    for reasons in talk.reasons:
        note = by(words.SMALLEST) if reasons.smallest else ""
        yield from ((titles[reasons.side], text, note) for text in reasons.texts)
    yield from ((by(words.THIRD_WAYS), idea.text, idea.leaves) for idea in talk.third_ways)
    yield from ((part.start.by(by), part.text) for part in talk.close)
    yield from ((by(words.CHAFES), text) for text in talk.chafes)
    yield from ((by(words.TAKE_AWAYS), text) for text in talk.take_aways)
    yield from ((by(words.PROFILE), item.conviction, item.word.by(by)) for item in talk.profile)


def looked_back(talk: KeptTalk, by: Translate) -> Iterator[Row]:
    yield from ((by(words.HARVEST), item.question.by(by), item.told.by(by)) for item in talk.harvest)


def asked(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield from ((by(words.QUESTION), question.text) for question in summary.questions)


def remarks(summary: SessionSummary, by: Translate) -> Iterator[Row]:
    yield from ((by(words.EXPLAINED), note.by(by)) for note in summary.notes)


def talk_about(summary: SessionSummary, by: Translate) -> dict[str, str]:
    """Key of an argument: why it is one to talk about."""
    return {
        **{item.key: by(words.HEAVIEST) for item in summary.heaviest},
        **{item.key: by(words.BRIDGES) for item in summary.bridges},
        **{item.key: by(words.DIVIDERS) for item in summary.dividers},
    }


def origin(item: KeptArgument, by: Translate) -> str:
    return by(words.FROM_GROUP) if item.from_group else ""
