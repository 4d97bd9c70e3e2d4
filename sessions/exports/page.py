"""The data that `summary.typ` lays out: plain strings in one language, and pictures."""

from collections.abc import Iterator
from typing import Any

from content.drawable import drawable
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.report import Report
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.summary import KeptSide, SessionSummary
from sessions.exports import words
from sessions.exports.naming import dilemma
from sessions.exports.picture import scale_svg, spread_svg
from sessions.exports.words import Translate

Data = dict[str, Any]
_WORDS = {
    "summary": words.SUMMARY,
    "where": words.WHERE,
    "changed": words.CHANGED,
    "bridges": words.BRIDGES,
    "dividers": words.DIVIDERS,
    "heaviest": words.HEAVIEST,
    "everything": words.EVERYTHING,
    "others": words.OTHERS,
    "from_group": words.FROM_GROUP,
    "third_ways": words.THIRD_WAYS,
    "leaves": words.LEAVES,
    "close": words.CLOSE,
    "chafes": words.CHAFES,
    "take_aways": words.TAKE_AWAYS,
    "profile": words.PROFILE,
    "harvest": words.HARVEST,
    "harvest_note": words.HARVEST_NOTE,
    "asked": words.ASKED,
    "conviction": words.CONVICTION,
    "not_weighed": words.NOT_WEIGHED,
    "source": words.SOURCE,
    "page": words.PAGE,
    "of": words.OF,
}


def page_data(summary: SessionSummary, by: Translate, language: str) -> Data:
    return {
        **drawable(_texts(summary, by)),
        "language": language,
        "words": {name: by(word) for name, word in _WORDS.items()},
        "strips": list(strips_data(summary, by)),
        "change": change_data(summary.change, by),
        "talk": drawable(_talk(summary.talk, by)),
        **_weighed(summary, by),
    }


def _texts(summary: SessionSummary, by: Translate) -> Data:
    facts = [summary.when, summary.format, summary.people]
    return {
        "product": words.PRODUCT,
        "title": summary.title or by(words.SUMMARY),
        "kicker": f"{dilemma(summary.number, by)}  ·  {summary.person}",
        "line": summary.line,
        "question": summary.question,
        "when": summary.when.by(by),
        "facts": [item.by(by) for item in facts],
        "steps": [step.by(by) for step in summary.steps],
        "remarks": [item.by(by) for item in (summary.phase_note, *summary.facts, summary.no_judgement)],
        "notes": [note.by(by) for note in summary.notes],
        "questions": [question.text for question in summary.questions],
        "source": summary.source,
        "weighed": any(item.word for side in summary.sides for item in side.arguments),
    }


def strips_data(summary: SessionSummary | Report, by: Translate) -> Iterator[Data]:
    """One, or with second places two, each with the word that says when."""
    if summary.spread and not summary.second:
        yield _strip(summary.spread, "", words.PICTURE, by)
    elif summary.spread and summary.second:
        yield _strip(summary.spread, by(words.FIRST), words.PICTURE_FIRST, by)
        yield _strip(summary.second, by(words.LATER), words.PICTURE_LATER, by)


def _strip(spread: KeptSpread, when: str, alt: str, by: Translate) -> Data:
    return {
        "when": when,
        "label": spread.label.by(by),
        "picture": spread_svg(spread) if spread.drawn else None,
        "alt": say(alt, told=spread.told).by(by) if spread.drawn else "",
        "cells": [
            {"bands": cell.bands, "people": str(cell.people), "name": cell.name.by(by)}
            for cell in spread.cells
        ],
        "notes": [note.by(by) for note in (spread.dot_note, spread.note) if note],
    }


def change_data(change: KeptChange | None, by: Translate) -> Data | None:
    if change is None:
        return None
    return {
        "told": [told.by(by) for told in (change.sentence, change.reason) if told],
        "notes": [note.by(by) for note in change.notes],
    }


def _talk(talk: KeptTalk, by: Translate) -> Data:
    titles = {"A": by(words.REASON_A), "B": by(words.REASON_B)}
    return {
        "reasons": [
            {
                "side": item.side,
                "title": titles[item.side],
                "note": by(words.SMALLEST) if item.smallest else "",
                "texts": list(item.texts),
            }
            for item in talk.reasons
        ],
        "third_ways": [{"text": idea.text, "leaves": idea.leaves} for idea in talk.third_ways],
        "close": [{"start": part.start.by(by), "text": part.text} for part in talk.close],
        "chafes": list(talk.chafes),
        "take_aways": list(talk.take_aways),
        "profile": [{"text": item.conviction, "word": item.word.by(by)} for item in talk.profile],
        "harvest": [{"text": item.question.by(by), "word": item.told.by(by)} for item in talk.harvest],
    }


def _weighed(summary: SessionSummary, by: Translate) -> Data:
    groups = {"bridges": summary.bridges, "dividers": summary.dividers, "heaviest": summary.heaviest}
    shown = {item.key for items in groups.values() for item in items}
    return {
        "a": _side(summary.a, words.OPTION_A, shown, by),
        "b": _side(summary.b, words.OPTION_B, shown, by),
        "shown": bool(shown),
        **{name: [_argument(item, by) for item in items] for name, items in groups.items()},
    }


def _side(side: KeptSide, name: str, shown: set[str], by: Translate) -> Data:
    """With the arguments that do not stand among the weightiest already."""
    option = side.option
    texts = {"heading": f"{side.side}: {option.short}", "short": option.short, "full": option.full}
    arguments = [_argument(item, by) for item in side.arguments if item.key not in shown]
    return {"name": by(name), **drawable(texts), "arguments": arguments}


def _argument(item: KeptArgument, by: Translate) -> Data:
    texts = {"short": item.short or item.text, "conviction": item.conviction}
    at_a, at_b = _at(words.AT_A, item.a_word), _at(words.AT_B, item.b_word)
    scale = None
    if item.a_level is not None and item.b_level is not None:
        scale = scale_svg(item.a_level, item.b_level)
    return {
        **drawable(texts),
        "side": item.side,
        "from_group": item.from_group,
        "word": item.word.by(by),
        "scale": scale,
        "a_words": at_a.by(by),
        "b_words": at_b.by(by),
        "alt": f"{at_a.by(by)}, {at_b.by(by)}",
    }


def _at(where: str, word: Say) -> Say:
    return say(words.AT, where=Say(where), word=word) if word else NOTHING
