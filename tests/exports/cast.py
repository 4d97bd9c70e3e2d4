"""Summaries for tests of the files."""

import dataclasses
from datetime import date

from sessions.domain.summary import Phase, SummaryMeta, summarise
from tests.domain.cast import CARD, KEYS, TWO_CAMPS, state, whole

META = SummaryMeta(date(2026, 11, 24), Phase.CLOSED)


def summary_of(people=20, card=CARD, **changed):
    """A group in two camps that weighs the arguments of its own side heavily."""
    places = [TWO_CAMPS[index % len(TWO_CAMPS)] for index in range(people)]
    weights = [{key: 4 if (key[0] == "A") == (place < 40) else 1 for key in KEYS} for place in places]
    return summarise(state(places, weights, card=card, **changed), META)


def summary_with(text):
    """A summary that shows `text` wherever the card has a text."""
    option = {"short": text, "full": text}
    card = dataclasses.replace(
        CARD,
        title=text,
        person=text,
        line=text,
        question=text,
        source=text,
        a=dataclasses.replace(CARD.a, **option),
        b=dataclasses.replace(CARD.b, **option),
        arguments=tuple(
            dataclasses.replace(item, text=text, short=text, conviction=text) for item in CARD.arguments
        ),
    )
    return summary_of(card=card)


def whole_of(**changed):
    """A whole conversation of twenty people, with texts of every kind."""
    return summarise(whole(**changed), META)


def whole_with(text):
    """The same with `text` wherever the group wrote one."""
    state = whole()
    texts = tuple(dataclasses.replace(item, text=text, more=text) for item in state.texts)
    card = dataclasses.replace(
        CARD,
        arguments=(
            *CARD.arguments,
            dataclasses.replace(CARD.arguments[0], key="A3", text=text, short=text, from_group=True),
        ),
    )
    return whole_of(texts=texts, card=card, close=dict.fromkeys(state.close, text))


def full_of(text):
    """A whole conversation with `text` as every text there is: of the card and of the group."""
    card, group = summary_with(text), whole_with(text)
    return dataclasses.replace(
        group,
        **{name: getattr(card, name) for name in ("title", "person", "line", "question", "source", "a", "b")},
        questions=tuple(dataclasses.replace(item, text=text) for item in group.questions),
        bridges=card.bridges,
        dividers=card.dividers,
    )
