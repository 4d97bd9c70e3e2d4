"""Finding cards by words. Plain everywhere; where PostgreSQL can, also by the stem of a Dutch word.

"huizen" finds a card with "huis" there, and "huis" finds "huisarts" anywhere.
"""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Value

from content.decktext import plain
from content.models import Dilemma

MOST_STEMS = 4  # words that are looked up by their stem: each is a query of its own
_OF_CARD = (
    "title", "person", "line", "case", "question", "elaboration",
    "a_short", "a_full", "b_short", "b_full", "groups", "themes",
)  # fmt: skip
_OF_ARGUMENT = ("arguments__text", "arguments__short", "arguments__conviction")


def mentioning(words: str, cards: Sequence[Dilemma]) -> list[Dilemma]:
    """The cards on which every word stands, as a part of a longer word too. Without words: all."""
    found, texts = list(cards), {card.pk: _text(card) for card in cards} if words else {}
    for at, word in enumerate(dict.fromkeys(plain(words.replace("\0", " ")).split())):
        stems = _with_stem(word, found) if at < MOST_STEMS else frozenset()
        found = [card for card in found if card.pk in stems or word in texts[card.pk]]
    return found


def _text(card: Dilemma) -> str:
    return plain(" ".join(_texts(card)))


def _texts(card: Dilemma) -> Iterable[str]:
    yield from (card.title, card.person, card.line, card.case, card.question, card.elaboration)
    yield from (card.a_short, card.a_full, card.b_short, card.b_full, *card.groups, *card.themes)
    for argument in card.arguments.all():
        yield from (argument.text, argument.short, argument.conviction)


def _with_stem(word: str, cards: Sequence[Dilemma]) -> frozenset[int]:
    """Of these cards those with another form of the word. The stemmer takes accents off by itself."""
    if connection.vendor != "postgresql" or not cards:
        return frozenset()
    arguments = [StringAgg(name, Value(" ")) for name in _OF_ARGUMENT]
    rows = Dilemma.objects.filter(pk__in=[card.pk for card in cards]).order_by()
    rows = rows.annotate(words=SearchVector(*_OF_CARD, *arguments, config="dutch"))
    found = rows.filter(words=SearchQuery(word, config="dutch"))
    return frozenset(found.values_list("pk", flat=True))
