"""Write a deck file: the dataclasses of `deckshapes` to text, so that reading it back gives the same. Pure.

A normalised file is one that this module wrote; reading and writing such a file changes no byte.
"""

from collections.abc import Iterable, Sequence

from content.deckescapes import escape
from content.deckfile import ARGUMENT_FIELDS, QUESTION_HEADINGS
from content.deckitems import starts_something
from content.deckshapes import AgreementsFile, ArgumentFile, CardFile, OptionFile, QuestionsFile, ReadingsFile

WIDTH = 110  # characters of a line; a field stays on one line, however long
_INDENT = "   "
_AHEAD = 40  # words; the name of a field is shorter


def write_card(card: CardFile) -> str:
    """Also one that is not finished: what is not there yet stands empty behind its name."""
    top = {
        "Nummer": str(card.number) if card.number else None,
        "Persoon": card.person,
        "In één zin": card.line,
        "Beroepsgroepen": "; ".join(card.groups),
        "Thema's": "; ".join(card.themes),
        "Taal": card.language,
        "Bron": card.source,
        "Licentie": card.licence or None,
        "Herkomst": card.origin or None,
    }
    named = [_named(name, text) for name, text in top.items() if text is not None]
    asked = (card.question, *card.elaboration) if card.question or card.elaboration else ()
    blocks = [f"# {escape(card.title)}", "\n".join(named), "## Situatie", *map(_wrap, card.case)]
    blocks += ["## Vraag", *map(_wrap, asked)]
    return _file(blocks + _option("A", card.a) + _option("B", card.b))


def write_questions(file: QuestionsFile) -> str:
    blocks = [f"# {escape(file.title)}"]
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
    return _file([f"# {escape(file.title)}", "\n".join(items)])


def write_agreements(file: AgreementsFile) -> str:
    items = [
        _item(number, agreement.text, Uitleg=agreement.explanation)
        for number, agreement in enumerate(file.agreements, 1)
    ]
    return _file([f"# {escape(file.title)}", "\n".join(items)])


def _file(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _option(side: str, option: OptionFile) -> list[str]:
    items = [_argument(number, argument) for number, argument in enumerate(option.arguments, 1)]
    blocks = [_named(f"## Optie {side}", option.short), _named("Voluit", option.full)]
    return [*blocks, "\n".join(items)] if items else blocks


def _named(name: str, text: str) -> str:
    return f"{name}: {escape(text)}" if text else f"{name}:"


def _argument(number: int, argument: ArgumentFile) -> str:
    fields = {"Kort": argument.short, "Beroepsopvatting": argument.conviction}
    lines = _lines(argument.text, f"{number}. ", ARGUMENT_FIELDS)
    return "\n".join(lines + _fields(fields))


def _item(number: int, text: str, **fields: str) -> str:
    return "\n".join([*_lines(text, f"{number}. ", tuple(fields)), *_fields(fields)])


def _fields(fields: dict[str, str]) -> list[str]:
    return [_INDENT + _named(name, text) for name, text in fields.items() if text]


def _wrap(text: str) -> str:
    start = "\\" if text.startswith("#") else ""  # else it would be read as a heading
    return "\n".join(_lines(text, start, (), indent=""))


def _lines(text: str, start: str, known: Sequence[str], indent: str = _INDENT) -> list[str]:
    """The text over lines of at most WIDTH, none of which would be read as the start of something else."""
    words = escape(text).split(" ")
    lines = [start + " ".join(words[:1])]
    for at, word in enumerate(words[1:], 1):
        fits = len(lines[-1]) + 1 + len(word) <= WIDTH
        if fits or starts_something(" ".join(words[at : at + _AHEAD]), known):
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return lines
