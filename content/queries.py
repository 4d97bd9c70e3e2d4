"""Reading the cards: for their pages, and the copies a live session keeps."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.models import Argument, BackgroundQuestion, Dilemma

MAX_NUMBER = 32_767  # of a card; what is higher no database column holds


def card(number: int) -> Dilemma | None:
    return Dilemma.objects.prefetch_related("arguments").filter(number=min(number, MAX_NUMBER)).first()


def neighbours(number: int) -> tuple[Dilemma | None, Dilemma | None]:
    """The cards before and after this one."""
    before = Dilemma.objects.filter(number__lt=number).order_by("-number").first()
    return before, Dilemma.objects.filter(number__gt=number).first()


@dataclass(frozen=True)
class Side:
    letter: str
    short: str
    full: str
    arguments: tuple[Argument, ...]


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


def card_snapshot(number: int) -> dict[str, Any]:
    """The text of a card as a live session keeps it, ready for JSON. Raises LookupError."""
    found = card(number)
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
