"""From the deck files to the database: everything is read before anything is written, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from content.deckfile import read_agreements, read_card, read_questions, read_readings
from content.deckshapes import AgreementsFile, CardFile, OptionFile, QuestionsFile, ReadingsFile
from content.decktext import DeckError, Problem
from content.models import OWN_FROM, Agreement, Argument, BackgroundQuestion, Dilemma, Reading

T = TypeVar("T")
QUESTIONS, READINGS, AGREEMENTS = "achtergrondvragen.md", "leesbronnen.md", "afspraken.md"


@dataclass(frozen=True)
class Decks:
    cards: dict[str, CardFile]  # by file name, in the order of the names
    questions: QuestionsFile
    readings: ReadingsFile
    agreements: AgreementsFile


@dataclass(frozen=True)
class Counts:
    dilemmas: int
    arguments: int
    convictions: int
    questions: int
    readings: int


def read_decks(folder: Path) -> Decks:
    """All files of the folder. Raises `DeckError` with the problems of all of them."""
    problems: list[Problem] = []
    names = _card_names(folder, problems)
    cards = {name: card for name in names if (card := _read(folder, name, read_card, problems))}
    questions = _read(folder, QUESTIONS, read_questions, problems)
    readings = _read(folder, READINGS, read_readings, problems)
    agreements = _read(folder, AGREEMENTS, read_agreements, problems)
    problems += _same_numbers(cards)
    if problems or not (questions and readings and agreements):
        raise DeckError(problems)
    return Decks(cards, questions, readings, agreements)


def _card_names(folder: Path, problems: list[Problem]) -> list[str]:
    """The files with a card; hidden files and the like of editors are passed over."""
    if not folder.is_dir():
        what = _("De map %(folder)s is er niet.") % {"folder": folder}
        raise DeckError([Problem(folder.name, 1, what, _("Geef met --decks de map met de kaarten."))])
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name[0] not in ".~")
    for name in names:
        if name.lower().endswith(".txt"):
            todo = _("Geef het een naam die eindigt op .md.")
            problems.append(Problem(name, 1, _("Dit bestand eindigt op .txt."), todo))
    cards = [name for name in names if name.endswith(".md") and name not in {QUESTIONS, READINGS, AGREEMENTS}]
    if not cards:
        what = _("In deze map staat geen enkele kaart.")
        problems.append(Problem(folder.name, 1, what, _("Zet er een kaart in, zoals 01-simon.md.")))
    return cards


def _read(folder: Path, name: str, read: Callable[[str, bytes], T], problems: list[Problem]) -> T | None:
    try:
        return read(name, (folder / name).read_bytes())
    except DeckError as error:
        problems += error.problems
    except FileNotFoundError:
        problems.append(Problem(name, 1, _("Dit bestand ontbreekt."), _("Zet het terug in de map.")))
    except OSError:
        problems.append(Problem(name, 1, _("Dit bestand is niet te lezen."), _("Kijk of je erbij mag.")))
    return None


def _same_numbers(cards: dict[str, CardFile]) -> Iterable[Problem]:
    first: dict[int, str] = {}
    for name, card in cards.items():
        other = first.setdefault(card.number, name)
        if other != name:
            what = _("Nummer %(number)d staat ook in %(file)s.") % {"number": card.number, "file": other}
            yield Problem(name, 3, what, _("Geef elke kaart een eigen nummer."))


@transaction.atomic
def load(decks: Decks) -> Counts:
    """Bring the database to what the files hold. Rows that stay keep their primary key."""
    for card in decks.cards.values():
        load_card(card)
    deck = Dilemma.objects.filter(number__lt=OWN_FROM)  # what facilitators made stays
    deck.exclude(number__in=[card.number for card in decks.cards.values()]).delete()
    _load_questions(decks.questions)
    _load_readings(decks.readings)
    _load_agreements(decks.agreements)
    return Counts(
        dilemmas=deck.count(),
        arguments=Argument.objects.filter(dilemma__in=deck).count(),
        convictions=Argument.objects.filter(dilemma__in=deck).exclude(conviction="").count(),
        questions=BackgroundQuestion.objects.count(),
        readings=Reading.objects.count(),
    )


def load_card(card: CardFile, **more: Any) -> Dilemma:
    """The card under its number, new or as it is from now on. `more` holds what no card of the deck has."""
    dilemma, _created = Dilemma.objects.update_or_create(
        number=card.number,
        defaults={
            "title": card.title,
            "person": card.person,
            "line": card.line,
            "case": "\n\n".join(card.case),
            "question": card.question,
            "elaboration": "\n\n".join(card.elaboration),
            "a_short": card.a.short,
            "a_full": card.a.full,
            "b_short": card.b.short,
            "b_full": card.b.full,
            "groups": list(card.groups),
            "themes": list(card.themes),
            "language": card.language,
            "source": card.source,
            "licence": card.licence,
            **more,
        },
    )
    _load_arguments(dilemma, "A", card.a)
    _load_arguments(dilemma, "B", card.b)
    return dilemma


def _load_arguments(dilemma: Dilemma, side: str, option: OptionFile) -> None:
    for number, argument in enumerate(option.arguments, 1):
        texts = {"text": argument.text, "short": argument.short, "conviction": argument.conviction}
        Argument.objects.update_or_create(dilemma=dilemma, side=side, number=number, defaults=texts)
    dilemma.arguments.filter(side=side, number__gt=len(option.arguments)).delete()


def _load_questions(file: QuestionsFile) -> None:
    for number, question in enumerate(file.questions, 1):
        defaults = {"kind": question.kind, "text": question.text}
        BackgroundQuestion.objects.update_or_create(number=number, defaults=defaults)
    BackgroundQuestion.objects.filter(number__gt=len(file.questions)).delete()


def _load_readings(file: ReadingsFile) -> None:
    for number, reading in enumerate(file.readings, 1):
        defaults = {"title": reading.title, "address": reading.address, "reason": reading.reason}
        Reading.objects.update_or_create(number=number, defaults=defaults)
    Reading.objects.filter(number__gt=len(file.readings)).delete()


def _load_agreements(file: AgreementsFile) -> None:
    for number, agreement in enumerate(file.agreements, 1):
        defaults = {"text": agreement.text, "explanation": agreement.explanation}
        Agreement.objects.update_or_create(number=number, defaults=defaults)
    Agreement.objects.filter(number__gt=len(file.agreements)).delete()
