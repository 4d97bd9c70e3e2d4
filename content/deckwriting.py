"""Write a deck file: the dataclasses of `deckshapes` to text, so that reading it back gives the same. Pure.

A normalised file is one that this module wrote; reading and writing such a file changes no byte.
"""

from collections.abc import Iterable, Sequence

from content.deckfile import ARGUMENT_FIELDS, QUESTION_HEADINGS
from content.deckitems import starts_something
from content.deckshapes import AgreementsFile, ArgumentFile, CardFile, OptionFile, QuestionsFile, ReadingsFile

WIDTH = 110  # characters of a line; a field stays on one line, however long
_INDENT = "   "


def write_card(card: CardFile) -> str:
    top = [
        f"Nummer: {card.number}",
        f"Persoon: {card.person}",
        f"In één zin: {card.line}",
        f"Beroepsgroepen: {'; '.join(card.groups)}",
        f"Thema's: {'; '.join(card.themes)}",
        f"Taal: {card.language}",
        f"Bron: {card.source}",
    ]
    blocks = [f"# {card.title}", "\n".join(top), "## Situatie", *map(_wrap, card.case), "## Vraag"]
    blocks += [_wrap(card.question), *map(_wrap, card.elaboration)]
    return _file(blocks + _option("A", card.a) + _option("B", card.b))


def write_questions(file: QuestionsFile) -> str:
    blocks = [f"# {file.title}"]
    number = 1
    for heading, kind in QUESTION_HEADINGS.items():
        texts = [question.text for question in file.of(kind)]
        blocks += [f"## {heading}", "\n".join(_item(at, text) for at, text in enumerate(texts, number))]
        number += len(texts)
    return _file(blocks)


def write_readings(file: ReadingsFile) -> str:
    items = [
        _item(number, reading.title, Adres=reading.address, Waarom=reading.reason)
        for number, reading in enumerate(file.readings, 1)
    ]
    return _file([f"# {file.title}", "\n".join(items)])


def write_agreements(file: AgreementsFile) -> str:
    items = [
        _item(number, agreement.text, Uitleg=agreement.explanation)
        for number, agreement in enumerate(file.agreements, 1)
    ]
    return _file([f"# {file.title}", "\n".join(items)])


def _file(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _option(side: str, option: OptionFile) -> list[str]:
    items = [_argument(number, argument) for number, argument in enumerate(option.arguments, 1)]
    return [f"## Optie {side}: {option.short}", f"Voluit: {option.full}", "\n".join(items)]


def _argument(number: int, argument: ArgumentFile) -> str:
    fields = {"Kort": argument.short, "Beroepsopvatting": argument.conviction}
    lines = _lines(argument.text, f"{number}. ", ARGUMENT_FIELDS)
    return "\n".join(lines + _fields(fields))


def _item(number: int, text: str, **fields: str) -> str:
    return "\n".join([*_lines(text, f"{number}. ", tuple(fields)), *_fields(fields)])


def _fields(fields: dict[str, str]) -> list[str]:
    return [f"{_INDENT}{name}: {text}" for name, text in fields.items() if text]


def _wrap(text: str) -> str:
    return "\n".join(_lines(text, "", (), indent=""))


def _lines(text: str, start: str, known: Sequence[str], indent: str = _INDENT) -> list[str]:
    """The text over lines of at most WIDTH, none of which would be read as the start of something else."""
    words = text.split()
    lines = [start + " ".join(words[:1])]
    for at, word in enumerate(words[1:], 1):
        fits = len(lines[-1]) + 1 + len(word) <= WIDTH
        if fits or starts_something(" ".join(words[at:]), known):
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return lines
