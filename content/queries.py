"""Reading the cards: who may see which, their pages, and the copies a live session keeps.

`reader` is who asks, as in `request.user`; None is somebody who is not logged in.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from content.models import OWN_FROM, Argument, BackgroundQuestion, Dilemma, OwnCard, Visibility

MAX_NUMBER = 32_767  # of a card; what is higher no database column holds


def visible_to(reader: Any = None) -> QuerySet[Dilemma]:
    """What this reader may open: the deck, public cards, shared ones when logged in, and all of their own.

    An archived card is there for its owner alone.
    """
    known = reader is not None and reader.is_authenticated
    open_to = [Visibility.PUBLIC, Visibility.SHARED] if known else [Visibility.PUBLIC]
    seen = Q(visibility__in=open_to, archived=False)
    return Dilemma.objects.filter(seen | Q(owner=reader.pk) if known else seen)


def usable_by(reader: Any = None) -> QuerySet[Dilemma]:
    """What stands in this reader's library, and what they may open a session on."""
    return visible_to(reader).filter(archived=False)


def card(number: int, reader: Any = None) -> Dilemma | None:
    """None for a card that is not there, and for one that this reader may not see."""
    return visible_to(reader).prefetch_related("arguments").filter(number=min(number, MAX_NUMBER)).first()


def usable_card(number: int, reader: Any = None) -> Dilemma | None:
    return usable_by(reader).prefetch_related("arguments").filter(number=min(number, MAX_NUMBER)).first()


def own_card(user: Any, card_id: UUID) -> OwnCard | None:
    """None for somebody else's too: to them it does not exist."""
    return OwnCard.objects.select_related("dilemma", "reviewer").filter(pk=card_id, owner=user.pk).first()


def neighbours(number: int) -> tuple[Dilemma | None, Dilemma | None]:
    """The cards of the deck before and after this one; an own card stands alone."""
    if number >= OWN_FROM:
        return None, None
    deck = Dilemma.objects.filter(number__lt=OWN_FROM)
    return deck.filter(number__lt=number).order_by("-number").first(), deck.filter(number__gt=number).first()


@dataclass(frozen=True)
class Side:
    letter: str
    short: str
    full: str
    arguments: tuple[Argument, ...]

    @property
    def has_convictions(self) -> bool:
        return any(argument.conviction for argument in self.arguments)

    @property
    def has_shorts(self) -> bool:
        """Do some arguments stand shorter on the screen than on the card?"""
        return any(argument.short != argument.text for argument in self.arguments)


def sides(dilemma: Dilemma) -> tuple[Side, Side]:
    arguments = list(dilemma.arguments.all())
    of_a = tuple(argument for argument in arguments if argument.side == "A")
    of_b = tuple(argument for argument in arguments if argument.side == "B")
    return (
        Side("A", dilemma.a_short, dilemma.a_full, of_a),
        Side("B", dilemma.b_short, dilemma.b_full, of_b),
    )


@dataclass(frozen=True)
class Kind:
    """A kind of background question: what it asks about, and when it helps."""

    name: str
    purpose: str
    moment: str
    questions: tuple[BackgroundQuestion, ...]


def kinds_of_questions() -> list[Kind]:
    every = list(BackgroundQuestion.objects.all())

    def asked(kind: str) -> tuple[BackgroundQuestion, ...]:
        return tuple(question for question in every if question.kind == kind)

    return [
        Kind(
            _("Formele vragen"),
            _("Wat mag, wat moet, en hoeveel ruimte geven de regels en je organisatie?"),
            _("Past aan het begin, bij de situatie."),
            asked(BackgroundQuestion.FORMAL),
        ),
        Kind(
            _("Inhoudelijke vragen"),
            _("Wat is hier aan de hand, en wie weet daar meer van?"),
            _("Past bij het samen praten over de argumenten."),
            asked(BackgroundQuestion.SUBSTANTIVE),
        ),
        Kind(
            _("Gewetensvragen"),
            _("Wat vind je zelf dat je te doen staat, en kun je dat uitleggen?"),
            _("Past tegen het eind, als je nog eens kijkt waar je staat."),
            asked(BackgroundQuestion.CONSCIENCE),
        ),
    ]


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def card_snapshot(number: int, reader: Any = None) -> dict[str, Any]:
    """The text of a card as a live session keeps it, ready for JSON. Raises LookupError, also for a card of others."""
    found = usable_card(number, reader)
    if found is None:
        raise LookupError(f"no card {number}")
    return {
        "number": found.number,
        "title": found.title,
        "person": found.person,
        "line": found.line,
        "case": paragraphs(found.case),
        "question": found.question,
        "elaboration": paragraphs(found.elaboration),
        "a": {"short": found.a_short, "full": found.a_full},
        "b": {"short": found.b_short, "full": found.b_full},
        "arguments": [_argument_snapshot(argument) for argument in found.arguments.all()],
        "source": found.source,
    }


def _argument_snapshot(argument: Argument) -> dict[str, str]:
    return {
        "key": str(argument),
        "text": argument.text,
        "short": argument.short,
        "conviction": argument.conviction,
    }


def question_snapshot() -> list[dict[str, str]]:
    """The background questions as a live session keeps them, ready for JSON."""
    return [
        {"key": str(question.number), "kind": question.kind, "text": question.text}
        for question in BackgroundQuestion.objects.all()
    ]
