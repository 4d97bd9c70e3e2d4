"""A summary as JSON, by the schema in docs/samenvatting.schema.json.

Numbers are numbers, the day is YYYY-MM-DD, and null says: not kept. Sentences stand in one language beside them.
"""

import json
from typing import Any

from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.say import Say
from sessions.domain.summary import KeptSide, SessionSummary
from sessions.exports.sheets import figure
from sessions.exports.visible import whole
from sessions.exports.words import Translate, dutch

KIND, VERSION = "dilemmakaarten/samenvatting", 1
Data = dict[str, Any]


def json_of(summary: SessionSummary, translate: Translate = dutch, language: str = "nl") -> bytes:
    """The summary as a JSON file in UTF-8, the same bytes for the same summary."""
    text = json.dumps(data_of(summary, translate, language), ensure_ascii=False, indent=2)
    return whole(text).encode() + b"\n"


def data_of(summary: SessionSummary, by: Translate = dutch, language: str = "nl") -> Data:
    """What docs/samenvatting.schema.json describes: counts of people, weights from 0 to 4, dates as ISO 8601."""
    return {
        "mind": summary.no_judgement.by(by),
        "kind": KIND,
        "version": VERSION,
        "language": language,
        "card": _card(summary),
        "session": _session(summary, by),
        "spread": {
            "first": _spread(summary.spread, by),
            "second": _spread(summary.second, by),
            "change": _change(summary.change, by),
        },
        "weights": {
            "picks": summary.picks,
            "notes": [note.by(by) for note in summary.notes],
            "bridges": [item.key for item in summary.bridges],
            "dividers": [item.key for item in summary.dividers],
            "heaviest": [item.key for item in summary.heaviest],
            "arguments": [_argument(item, by) for side in summary.sides for item in side.arguments],
        },
        "talk": _talk(summary.talk, by),
        "questions": [{"kind": question.kind, "text": question.text} for question in summary.questions],
    }


def _card(summary: SessionSummary) -> Data:
    return {
        "number": summary.number,
        "title": summary.title,
        "person": summary.person,
        "line": summary.line,
        "question": summary.question,
        "a": _option(summary.a),
        "b": _option(summary.b),
        "source": summary.source,
    }


def _option(side: KeptSide) -> Data:
    return {"short": side.option.short, "full": side.option.full}


def _session(summary: SessionSummary, by: Translate) -> Data:
    people = dict(summary.people.values)
    return {
        "day": summary.day.isoformat(),
        "format": summary.format.by(by),
        "phase": str(summary.phase),
        "phase_note": summary.phase_note.by(by),
        "people": summary.people.by(by),
        "people_count": people.get("people"),
        "steps": [step.by(by) for step in summary.steps],
        "facts": [fact.by(by) for fact in summary.facts],
    }


def _spread(spread: KeptSpread | None, by: Translate) -> Data | None:
    if spread is None:
        return None
    cells = spread.cells if spread.drawn else ()
    return {
        "label": _told(spread.label, by),
        "cells": [
            {"first": cell.first + 1, "last": cell.last + 1, "people": cell.people, "name": cell.name.by(by)}
            for cell in cells
        ],
        "note": _told(spread.note, by),
    }


def _change(change: KeptChange | None, by: Translate) -> Data | None:
    if change is None:
        return None
    return {
        "told": change.sentence.by(by),
        "counts": [{"name": row.name.by(by), "people": row.people} for row in change.rows],
        "reason": _told(change.reason, by),
        "notes": [note.by(by) for note in change.notes],
    }


def _argument(item: KeptArgument, by: Translate) -> Data:
    return {
        "key": item.key,
        "side": item.side,
        "text": item.text,
        "short": item.short,
        "conviction": item.conviction,
        "from_group": item.from_group,
        "weight": _told(item.word, by),
        "mean": figure(item.number),
        "by_a": _told(item.a_word, by),
        "by_b": _told(item.b_word, by),
    }


def _talk(talk: KeptTalk, by: Translate) -> Data:
    return {
        "reasons": [
            {"side": item.side, "smallest": item.smallest, "texts": list(item.texts)} for item in talk.reasons
        ],
        "third_ways": [{"text": idea.text, "leaves": idea.leaves} for idea in talk.third_ways],
        "close": [{"start": part.start.by(by), "text": part.text} for part in talk.close],
        "chafes": list(talk.chafes),
        "take_aways": list(talk.take_aways),
        "profile": [{"conviction": item.conviction, "weight": _told(item.word, by)} for item in talk.profile],
        "harvest": [{"question": item.question.by(by), "people": item.told.by(by)} for item in talk.harvest],
    }


def _told(sentence: Say, by: Translate) -> str | None:
    return sentence.by(by) if sentence else None
