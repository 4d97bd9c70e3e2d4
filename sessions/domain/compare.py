"""Conversations about one card beside each other, for whoever led them.

The rule: a comparison is made of kept summaries and of nothing else, and a conversation whose summary tells no number
counts for nothing, not even in the totals. So whatever somebody computes from any number of comparisons, with a
conversation and without it, can be computed from the summaries by themselves; and from those no count of a few people
can be (`sessions.domain.cells`, `sessions.domain.kept_change`). docs/decisions/0006-comparison.md says what that guards
and what it does not; tests/domain/test_compare.py tries it by subtraction.

Besides, that no group is ranked or recognised by others: strips without dates and in an order that means nothing, as
long as one of the groups is small; nothing of what only one group did.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sessions.domain.compare_strips import ComparedStrip, people_told, strips_of
from sessions.domain.constants import (
    COMPARED_FROM,
    COMPARED_PEOPLE_FROM,
    RETURNS_FROM,
    STORED_NUMBERS_FROM,
)
from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument
from sessions.domain.kept_talk import KeptIdea
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.state import Option
from sessions.domain.summary import SessionSummary

NO_RANKING = Say(_n("Dit is geen ranglijst van teams en geen meting van wie gelijk heeft."))
NO_ORDER = Say(_n("De groepen staan door elkaar en zonder datum. Zo is geen team te herkennen."))

__all__ = ["ComparedStrip", "Comparison", "Returning", "compare", "people_told", "takes_part"]

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class Returning:
    """An argument, or a view on good work, that came back: in `groups` of the `of` conversations that tell of it."""

    side: str  # "" for a view on good work
    text: str
    short: str
    groups: int
    of: int

    @property
    def told(self) -> Say:
        return say(_n("in {groups} van de {of} gesprekken"), groups=self.groups, of=self.of)


@dataclass(frozen=True)
class Comparison:
    """What page and files show. Without `enough` only `told` and `missing` say something."""

    number: int
    title: str
    person: str
    question: str
    a: Option
    b: Option
    groups: int
    people: int
    told: Say  # "6 gesprekken, 112 mensen"
    missing: Say  # what it takes to compare; empty when there is enough
    left_out: Say  # how many conversations do not take part; empty when all do
    strips: tuple[ComparedStrip, ...] = ()
    bridges: tuple[Returning, ...] = ()
    dividers: tuple[Returning, ...] = ()
    heaviest: tuple[Returning, ...] = ()
    beliefs: tuple[Returning, ...] = ()
    third_ways: tuple[KeptIdea, ...] = ()
    notes: tuple[Say, ...] = ()

    @property
    def enough(self) -> bool:
        return not self.missing


def compare(summaries: Sequence[SessionSummary]) -> Comparison:
    """One or more summaries about one card, in any order. The newest that takes part says what the card is."""
    able = [each for each in summaries if takes_part(each)]
    card = max(able or summaries, key=lambda each: (each.day, each.title))
    taken = [each for each in able if _same_card(each, card)]
    people = sum(people_told(each) or 0 for each in taken)
    counted = Comparison(
        number=card.number,
        title=card.title,
        person=card.person,
        question=card.question,
        a=card.a.option,
        b=card.b.option,
        groups=len(taken),
        people=people,
        told=say(_n("{groups} gesprekken, {people} mensen"), groups=len(taken), people=people),
        missing=_missing(len(taken), people),
        left_out=_left_out(len(summaries) - len(taken)),
    )
    return _beside(counted, taken) if counted.enough else counted


def takes_part(summary: SessionSummary) -> bool:
    """Does its summary tell how many people there were and where they stood? Then nothing in it can change any more."""
    return people_told(summary) is not None and bool(summary.spread and summary.spread.label)


def _same_card(summary: SessionSummary, card: SessionSummary) -> bool:
    """A card of one's own may have been rewritten, so that A and B mean something else."""
    return [side.option.short for side in summary.sides] == [side.option.short for side in card.sides]


def _missing(groups: int, people: int) -> Say:
    if groups >= COMPARED_FROM and people >= COMPARED_PEOPLE_FROM:
        return NOTHING
    rule = _n("Vergelijken kan vanaf {groups} gesprekken met samen {people} mensen of meer.")
    return say(rule, groups=COMPARED_FROM, people=COMPARED_PEOPLE_FROM)


def _left_out(count: int) -> Say:
    why = _n(
        "Niet meegeteld: {count}. Die lopen nog, telden minder dan {least} mensen, lieten de lijn niet zien,"
        " of de kaart was toen anders."
    )
    return say(why, count=count, least=STORED_NUMBERS_FROM) if count else NOTHING


def _beside(counted: Comparison, taken: Sequence[SessionSummary]) -> Comparison:
    strips, note = strips_of(taken)
    return replace(
        counted,
        strips=strips,
        bridges=_arguments(taken, lambda each: each.bridges),
        dividers=_arguments(taken, lambda each: each.dividers),
        heaviest=_arguments(taken, lambda each: each.heaviest),
        beliefs=_beliefs(taken),
        third_ways=tuple(sorted({idea for each in taken for idea in each.talk.third_ways}, key=_in_alphabet)),
        notes=tuple(each for each in (NO_RANKING, NO_ORDER if not strips[0].when else NOTHING, note) if each),
    )


def _in_alphabet(idea: KeptIdea) -> tuple[str, str]:
    return idea.text, idea.leaves


# --- what came back ----------------------------------------------------------------------------------------


def _arguments(
    taken: Sequence[SessionSummary], told: Callable[[SessionSummary], Sequence[KeptArgument]]
) -> tuple[Returning, ...]:
    """The card's own arguments, known by their text: a key may have been given away again."""
    lists = [
        [(item.side, item.text) for item in told(each) if not item.from_group] for each in taken if told(each)
    ]
    known = {(item.side, item.text): item for each in taken for item in told(each)}
    return tuple(
        Returning(item.side, item.text, item.short, groups, len(lists))
        for key, groups in _coming_back(lists)
        if (item := known[key])
    )


def _beliefs(taken: Sequence[SessionSummary]) -> tuple[Returning, ...]:
    lists = [[item.conviction for item in each.talk.profile] for each in taken if each.talk.profile]
    return tuple(Returning("", text, "", groups, len(lists)) for text, groups in _coming_back(lists))


def _coming_back(lists: Iterable[Iterable[Item]]) -> list[tuple[Item, int]]:
    """What stands in two or more of the lists, most often first; equal ones in the order of the alphabet."""
    counts = Counter(item for each in lists for item in set(each))
    often = [(item, groups) for item, groups in counts.items() if groups >= RETURNS_FROM]
    return sorted(often, key=lambda each: (-each[1], str(each[0])))
