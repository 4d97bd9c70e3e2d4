"""A report as a Word file, to work on: the parts in their fixed order, A and B side by side and equally long."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from docx.document import Document

from sessions.domain.kept import KeptArgument
from sessions.domain.report import Report, ReportArgument
from sessions.exports import facts, report_page, words
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


def report_word_of(report: Report, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The report as a docx file, the same bytes for the same report. Raises NotMade."""
    by = translate
    title = f"{by(report_page.REPORT)}: {dilemma(report.number, by)}"
    document = blank(title, report.first.by(by), language, report.day)
    page_numbers(document, by)
    _top(document, report, by)
    _about(document, report, by)
    if report.spread:
        heading(document, by(words.WHERE), 2)
        strips(document, report.spread, report.second, report.day, by)
    if report.change:
        changed(document, report.change, by)
    _reasons(document, report, by)
    for part in report.parts:
        heading(document, part.heading.by(by), 2)
        points(document, part.lines) if len(part.lines) > 1 else paragraph(document, part.lines[0])
    _method(document, report, by)
    if report.source:
        paragraph(document, (f"{by(words.SOURCE)}:", report.source), "Small")
    return bytes_of(document)


def _top(document: Document, report: Report, by: Translate) -> None:
    paragraph(document, report.first.by(by), "Mind")
    kicker = (by(report_page.REPORT), dilemma(report.number, by), report.person)
    paragraph(document, "  ·  ".join(kicker), "Small")
    heading(document, report.title or by(report_page.REPORT), 1)
    told = [item.by(by) for item in (report.when, report.people, report.format)]
    paragraph(document, ("  ·  ".join(told), ""))
    paragraph(document, " ".join(item.by(by) for item in (report.phase_note, *report.facts)), "Small")


def _about(document: Document, report: Report, by: Translate) -> None:
    heading(document, by(report_page.ABOUT), 2)
    paragraph(document, report.line)
    paragraph(document, (report.question, ""))
    options(document, report.a.option, report.b.option, by)


def _reasons(document: Document, report: Report, by: Translate) -> None:
    if report.a.arguments or report.a.reasons or report.notes:
        heading(document, by(report_page.REASONS), 2)
    both = ((by(words.OPTION_A), 1), (by(words.OPTION_B), 1))
    if report.a.arguments:
        table(document, by(report_page.REASONS), both, _beside(_arguments(report, by)))
    if report.a.reasons:
        heading(document, by(report_page.STRONGEST), 3)
        for side, name in zip(report.sides, both, strict=True):
            if side.smallest:
                paragraph(document, (f"{name[0]}:", by(words.SMALLEST)), "Small")
        table(document, by(report_page.STRONGEST), both, _beside([side.reasons for side in report.sides]))
    for note in report.notes:
        paragraph(document, note.by(by), "Small")
    if report.minority:
        heading(document, by(report_page.MINORITY), 2)
        points(document, [(f"{report.minority.side}:", text) for text in report.minority.texts])


def _arguments(report: Report, by: Translate) -> list[list[str]]:
    return [[_argument(item, by) for item in side.arguments] for side in report.sides]


def _argument(item: ReportArgument, by: Translate) -> str:
    """The sentence, its conviction, how heavy it counts and why it stands here: a line each."""
    return "\n".join(_lines(item.kept, item, by))


def _lines(kept: KeptArgument, item: ReportArgument, by: Translate) -> Iterator[str]:
    origin = facts.origin(kept, by)
    text = kept.short or kept.text
    yield f"{text} ({origin})" if origin else text
    if kept.conviction:
        yield f"{by(words.CONVICTION)} {kept.conviction}"
    if how := [told.by(by) for told in (kept.word, item.about) if told]:
        yield " · ".join(how)


def _beside(sides: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    yield from zip_longest(*sides, fillvalue="")


def _method(document: Document, report: Report, by: Translate) -> None:
    heading(document, by(report_page.HOW), 2)
    paragraph(document, " ".join(item.by(by) for item in report.method))
    if report.steps:
        steps = " · ".join(step.by(by) for step in report.steps)
        paragraph(document, (f"{by(words.STEPS)}:", steps), "Small")
    heading(document, by(report_page.PRIVACY), 3)
    paragraph(document, " ".join(item.by(by) for item in report.privacy))
