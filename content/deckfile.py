"""Read a deck file: bytes in, a frozen dataclass out, or a `DeckError` with every problem in it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content import deckshapes as shapes
from content.deckchecks import choose, fits, language, need, pick_sections, web_address, whole_number
from content.deckescapes import unescape
from content.deckitems import Item, before_items, read_items
from content.deckshapes import (
    AgreementFile,
    AgreementsFile,
    ArgumentFile,
    CardFile,
    Limit,
    OptionFile,
    QuestionFile,
    QuestionsFile,
    ReadingFile,
    ReadingsFile,
)
from content.decktext import Field, Findings, Line, Section, decode, read_fields, read_paragraphs, split

CARD_FIELDS = (
    "Nummer",
    "Persoon",
    "In één zin",
    "Beroepsgroepen",
    "Thema's",
    "Taal",
    "Bron",
    "Licentie",
    "Herkomst",
)
CARD_HEADINGS = ("Situatie", "Vraag", "Optie A", "Optie B")
ARGUMENT_FIELDS = ("Kort", "Beroepsopvatting")
READING_FIELDS = ("Adres", "Waarom")
AGREEMENT_FIELDS = ("Uitleg",)
QUESTION_HEADINGS = {
    "Formele vragen": "formal",
    "Inhoudelijke vragen": "substantive",
    "Gewetensvragen": "conscience",
}


def read_card(file: str, raw: bytes) -> CardFile:
    """One dilemma. Raises `DeckError`."""
    opened = _open(file, raw)
    found, at = opened.found, opened.title.line
    fields = read_fields(opened.top, CARD_FIELDS, found)
    parts = pick_sections(opened.sections, CARD_HEADINGS, opened.last_line, found)
    asked = _paragraphs("Vraag", parts, found)
    card = CardFile(
        number=whole_number(fields, "Nummer", at, found),
        title=unescape(opened.title.text),
        person=need(fields, "Persoon", shapes.PERSON, at, found),
        line=need(fields, "In één zin", shapes.LINE, at, found),
        groups=choose(fields, "Beroepsgroepen", shapes.GROUPS, shapes.GROUP_COUNT, at, found),
        themes=choose(fields, "Thema's", shapes.THEMES, shapes.THEME_COUNT, at, found),
        language=language(fields, "Taal", found),
        source=need(fields, "Bron", shapes.SOURCE, at, found),
        case=_fitting("Situatie", _paragraphs("Situatie", parts, found), shapes.PARAGRAPH, found),
        question="".join(_fitting("Vraag", asked[:1], shapes.QUESTION, found)),
        elaboration=_fitting("Vraag", asked[1:], shapes.PARAGRAPH, found),
        a=_option("Optie A", parts, found),
        b=_option("Optie B", parts, found),
        licence=if_there(fields, "Licentie", shapes.LICENCE, found),
        origin=if_there(fields, "Herkomst", shapes.ORIGIN, found),
    )
    found.raise_if_any()
    return card


def read_questions(file: str, raw: bytes) -> QuestionsFile:
    """The background questions in their three kinds, numbered through. Raises `DeckError`."""
    opened = _open(file, raw)
    found = opened.found
    _nothing_on_top(opened)
    parts = pick_sections(opened.sections, tuple(QUESTION_HEADINGS), opened.last_line, found)
    questions: list[QuestionFile] = []
    for heading, kind in QUESTION_HEADINGS.items():
        if heading in parts:
            items = _items(heading, parts[heading].line, parts[heading].body, (), found, len(questions) + 1)
            texts = [_text(item, shapes.BACKGROUND_QUESTION, found) for item in items]
            questions += [QuestionFile(kind, text) for text in texts]
    found.raise_if_any()
    return QuestionsFile(unescape(opened.title.text), tuple(questions))


def read_readings(file: str, raw: bytes) -> ReadingsFile:
    """The reading list. Raises `DeckError`."""
    opened, items = _open_list(file, raw, READING_FIELDS)
    found = opened.found
    readings = tuple(
        ReadingFile(
            title=_text(item, shapes.READING_TITLE, found),
            address=web_address(item.fields, "Adres", shapes.READING_ADDRESS, item.line, found),
            reason=need(item.fields, "Waarom", shapes.READING_REASON, item.line, found),
        )
        for item in items
    )
    found.raise_if_any()
    return ReadingsFile(unescape(opened.title.text), readings)


def read_agreements(file: str, raw: bytes) -> AgreementsFile:
    """The rules of conversation. Raises `DeckError`."""
    opened, items = _open_list(file, raw, AGREEMENT_FIELDS)
    found = opened.found
    agreements = tuple(
        AgreementFile(
            text=_text(item, shapes.AGREEMENT, found),
            explanation=need(item.fields, "Uitleg", shapes.EXPLANATION, item.line, found),
        )
        for item in items
    )
    found.raise_if_any()
    return AgreementsFile(unescape(opened.title.text), agreements)


@dataclass(frozen=True)
class _Opened:
    found: Findings
    title: Field
    top: tuple[Line, ...]
    sections: list[Section]
    last_line: int


def _open(file: str, raw: bytes) -> _Opened:
    found = Findings(file)
    lines = decode(raw, found)
    title, top, sections = split(lines, found)
    fits("Titel", title, shapes.TITLE, found) if title.text else None
    last_line = max((line.number for line in lines if line.text), default=1)
    return _Opened(found, title, top, sections, last_line)


def _open_list(file: str, raw: bytes, known: tuple[str, ...]) -> tuple[_Opened, tuple[Item, ...]]:
    opened = _open(file, raw)
    pick_sections(opened.sections, (), opened.last_line, opened.found)
    return opened, _items(opened.title.text, opened.title.line, opened.top, known, opened.found)


def _nothing_on_top(opened: _Opened) -> None:
    read_fields(opened.top, (), opened.found)


def _paragraphs(name: str, parts: dict[str, Section], found: Findings) -> tuple[Field, ...]:
    if name not in parts:
        return ()
    paragraphs = read_paragraphs(parts[name].body)
    if not paragraphs:
        what = _("Onder de kop '%(name)s' staat niets.") % {"name": name}
        found.add(parts[name].line, what, _("Schrijf de tekst eronder."))
    return paragraphs


def _fitting(name: str, paragraphs: tuple[Field, ...], limit: Limit, found: Findings) -> tuple[str, ...]:
    return tuple(fits(name, paragraph, limit, found) for paragraph in paragraphs)


def _option(name: str, parts: dict[str, Section], found: Findings) -> OptionFile:
    section = parts.get(name)
    if section is None:
        return OptionFile("", "", ())
    top, rest = before_items(section.body)
    fields = read_fields(top, ("Voluit",), found)
    short = Field(section.line, section.heading.partition(":")[2].strip())
    items = _items(name, section.line, rest, ARGUMENT_FIELDS, found)
    return OptionFile(
        short=fits(name, short, shapes.OPTION_SHORT, found),
        full=need(fields, "Voluit", shapes.OPTION_FULL, section.line, found),
        arguments=tuple(_argument(item, found) for item in items),
    )


def _argument(item: Item, found: Findings) -> ArgumentFile:
    return ArgumentFile(
        text=_text(item, shapes.ARGUMENT, found),
        short=need(item.fields, "Kort", shapes.ARGUMENT_SHORT, item.line, found),
        conviction=if_there(item.fields, "Beroepsopvatting", shapes.CONVICTION, found),
    )


def if_there(fields: Mapping[str, Field], name: str, limit: Limit, found: Findings) -> str:
    """The text of a field that may be left out, but then not empty."""
    return fits(name, fields[name], limit, found) if name in fields else ""


def _items(
    name: str, at: int, body: tuple[Line, ...], known: tuple[str, ...], found: Findings, first: int = 1
) -> tuple[Item, ...]:
    items = read_items(body, known, first, found)
    if not items:
        what = _("Onder '%(name)s' staat niets met een nummer ervoor.") % {"name": name}
        found.add(at, what, _("Zet eronder: '%(first)d. ' en dan de tekst.") % {"first": first})
    return items


def _text(item: Item, limit: Limit, found: Findings) -> str:
    return fits(f"{item.number}.", Field(item.line, item.text), limit, found)
