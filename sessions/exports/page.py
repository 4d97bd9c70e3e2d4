"""The data that `summary.typ` lays out: plain strings in one language, and pictures."""

from typing import Any

from sessions.domain.heaviness import WEIGHED
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.summary import KeptSide, SessionSummary
from sessions.exports import words
from sessions.exports.drawable import drawable
from sessions.exports.picture import scale_svg, spread_svg
from sessions.exports.words import Translate

Data = dict[str, Any]


def page_data(summary: SessionSummary, by: Translate, language: str) -> Data:
    texts = drawable(_texts(summary, by))
    return {**texts, "language": language, "spread": _spread(summary.spread, by), **_weighed(summary, by)}


def _texts(summary: SessionSummary, by: Translate) -> Data:
    return {
        "product": words.PRODUCT,
        "title": summary.title or by(words.SUMMARY),
        "kicker": f"{by(words.DILEMMA).format(number=summary.number)}  ·  {summary.person}",
        "line": summary.line,
        "question": summary.question,
        "when": summary.when.by(by),
        "facts": [item.by(by) for item in (summary.when, summary.format, summary.people)],
        "phase": summary.phase_note.by(by),
        "no_judgement": summary.no_judgement.by(by),
        "notes": [note.by(by) for note in summary.notes],
        "questions": [question.text for question in summary.questions],
        "source": summary.source,
        "weighed": any(item.word for side in summary.sides for item in side.arguments),
        "words": {
            "summary": by(words.SUMMARY),
            "where": by(words.WHERE),
            "bridges": by(words.BRIDGES),
            "dividers": by(words.DIVIDERS),
            "heaviest": by(words.HEAVIEST),
            "everything": by(words.EVERYTHING),
            "asked": by(words.ASKED),
            "conviction": by(words.CONVICTION),
            "lightest": WEIGHED[0].by(by),
            "heaviest_end": WEIGHED[-1].by(by),
            "not_weighed": by(words.NOT_WEIGHED),
            "source": by(words.SOURCE),
            "page": by(words.PAGE),
            "of": by(words.OF),
        },
    }


def _spread(spread: KeptSpread | None, by: Translate) -> Data | None:
    if spread is None:
        return None
    return {
        "label": spread.label.by(by),
        "picture": spread_svg(spread) if spread.drawn else None,
        "alt": say(words.PICTURE, told=spread.told).by(by) if spread.drawn else "",
        "cells": [
            {"bands": cell.bands, "people": str(cell.people), "name": cell.name.by(by)}
            for cell in spread.cells
        ],
        "notes": [note.by(by) for note in (spread.dot_note, spread.note) if note],
    }


def _weighed(summary: SessionSummary, by: Translate) -> Data:
    groups = {"bridges": summary.bridges, "dividers": summary.dividers, "heaviest": summary.heaviest}
    return {
        "a": _side(summary.a, words.OPTION_A, by),
        "b": _side(summary.b, words.OPTION_B, by),
        **{name: [_argument(item, by) for item in items] for name, items in groups.items()},
    }


def _side(side: KeptSide, name: str, by: Translate) -> Data:
    option = side.option
    texts = {"heading": f"{side.side}: {option.short}", "short": option.short, "full": option.full}
    arguments = [_argument(item, by) for item in side.arguments]
    return {"name": by(name), **drawable(texts), "arguments": arguments}


def _argument(item: KeptArgument, by: Translate) -> Data:
    texts = {"text": item.text, "short": item.short or item.text, "conviction": item.conviction}
    at_a, at_b = _at(words.AT_A, item.a_word), _at(words.AT_B, item.b_word)
    scale = None
    if item.a_level is not None and item.b_level is not None:
        scale = scale_svg(item.a_level, item.b_level)
    return {
        **drawable(texts),
        "side": item.side,
        "word": item.word.by(by),
        "scale": scale,
        "a_words": at_a.by(by),
        "b_words": at_b.by(by),
        "alt": f"{at_a.by(by)}, {at_b.by(by)}",
    }


def _at(where: str, word: Say) -> Say:
    return say(words.AT, where=Say(where), word=word) if word else NOTHING
