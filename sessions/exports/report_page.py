"""The data that `report.typ` lays out: plain strings in one language, and pictures."""

from typing import Any

from content.drawable import drawable
from sessions.domain.errors import _n
from sessions.domain.kept_talk import KeptReasons
from sessions.domain.report import Report, ReportArgument, ReportSide
from sessions.domain.report_parts import WrittenPart
from sessions.exports import words
from sessions.exports.naming import dilemma
from sessions.exports.page import change_data, strips_data
from sessions.exports.words import Translate

Data = dict[str, Any]
REPORT = _n("Verslag van een gesprek")
ABOUT, REASONS = _n("Waar het over ging"), _n("Wat zwaar weegt aan beide kanten")
MINORITY = _n("De sterkste reden van de kleinste groep")
STRONGEST = _n("De sterkste redenen, door anderen gezegd")
HOW, PRIVACY = _n("Hoe we dit deden"), _n("Privacy")
_WORDS = {
    "report": REPORT,
    "about": ABOUT,
    "where": words.WHERE,
    "reasons": REASONS,
    "strongest": STRONGEST,
    "smallest": words.SMALLEST,
    "minority": MINORITY,
    "how": HOW,
    "privacy": PRIVACY,
    "conviction": words.CONVICTION,
    "from_group": words.FROM_GROUP,
    "source": words.SOURCE,
    "page": words.PAGE,
    "of": words.OF,
}


def report_data(report: Report, by: Translate, language: str) -> Data:
    """Every text in one language and drawable, in the order of the report."""
    return {
        **drawable(_texts(report, by)),
        "language": language,
        "words": {name: by(word) for name, word in _WORDS.items()},
        "strips": list(strips_data(report, by)),
        "change": change_data(report.change, by),
        "sides": [_side(side, name, by) for side, name in zip(report.sides, _NAMES, strict=True)],
        "minority": drawable(_minority(report.minority)),
        "parts": [drawable(_part(part, by)) for part in report.parts],
    }


_NAMES = (words.OPTION_A, words.OPTION_B)


def _texts(report: Report, by: Translate) -> Data:
    return {
        "product": words.PRODUCT,
        "first": report.first.by(by),
        "title": report.title or by(REPORT),
        "kicker": f"{dilemma(report.number, by)}  ·  {report.person}",
        "line": report.line,
        "question": report.question,
        "when": report.when.by(by),
        "facts": [item.by(by) for item in (report.when, report.people, report.format)],
        "remarks": [item.by(by) for item in (report.phase_note, *report.facts)],
        "notes": [note.by(by) for note in report.notes],
        "steps": [step.by(by) for step in report.steps],
        "method": [item.by(by) for item in report.method],
        "privacy": [item.by(by) for item in report.privacy],
        "source": report.source,
    }


def _side(side: ReportSide, name: str, by: Translate) -> Data:
    option = side.option
    return {
        "side": side.side,
        "name": by(name),
        **drawable({"short": option.short, "full": option.full, "reasons": list(side.reasons)}),
        "smallest": side.smallest,
        "arguments": [_argument(item, by) for item in side.arguments],
    }


def _argument(item: ReportArgument, by: Translate) -> Data:
    kept = item.kept
    return {
        **drawable({"text": kept.short or kept.text, "conviction": kept.conviction}),
        "from_group": kept.from_group,
        "word": kept.word.by(by),
        "about": item.about.by(by),
    }


def _minority(reasons: KeptReasons | None) -> Data | None:
    return {"side": reasons.side, "texts": list(reasons.texts)} if reasons else None


def _part(part: WrittenPart, by: Translate) -> Data:
    return {"heading": part.heading.by(by), "lines": list(part.lines)}
