"""Summaries for tests of the files."""

import dataclasses
from datetime import date

from sessions.domain.summary import Phase, SummaryMeta, summarise
from tests.domain.cast import CARD, KEYS, TWO_CAMPS, state

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
