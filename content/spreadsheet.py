"""Cards in a spreadsheet: one row an argument, the texts of the card itself on the row of its title. Pure.

    Titel | Persoon | ... | Bron | Kant | Argument      | Kort | Beroepsopvatting
    Rust… | Noor, 40 |    | …    | A    | Noor heeft …  | …    | …
          |          |    |      | B    | Regels …      | …    |

A row with a title begins a card; rows without one add arguments to it. The order of the columns is free.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.deckchecks import choose, language
from content.deckescapes import forbidden, markup
from content.deckshapes import GROUPS, THEMES, ArgumentFile, CardFile, OptionFile
from content.decktext import Field, plain, squeeze, suggest
from content.draftfile import LIST_COUNT
from content.normal import normal
from content.sheetcells import Cell, Kind, SheetFindings, read_csv, rows_of
from content.xlsxcells import read_xlsx

CARD_COLUMNS = (
    "Titel",
    "Persoon",
    "In één zin",
    "Situatie",
    "Vraag",
    "Meer bij de vraag",
    "Optie A",
    "Optie A voluit",
    "Optie B",
    "Optie B voluit",
    "Beroepsgroepen",
    "Thema's",
    "Taal",
    "Bron",
    "Licentie",
)
ARGUMENT_COLUMNS = ("Kant", "Argument", "Kort", "Beroepsopvatting")
COLUMNS = CARD_COLUMNS + ARGUMENT_COLUMNS
_LONG = {"Situatie", "Meer bij de vraag"}  # each line of the cell is a paragraph
_FORMULA = tuple("=+-@＝＋－＠")

Row = dict[str, Field]


@dataclass
class _Card:
    fields: Row
    arguments: dict[str, list[ArgumentFile]] = field(default_factory=lambda: {"A": [], "B": []})


def read_sheet(file: str, raw: bytes) -> tuple[CardFile, ...]:
    """The cards of an .xlsx or a .csv. Raises `DeckError` with every problem."""
    found = SheetFindings(file)
    cells = read_xlsx(raw, found) if file.lower().endswith(".xlsx") else read_csv(raw, found)
    rows = list(rows_of(cells))
    names = _headings(rows[0][1] if rows and rows[0][0] == 1 else {}, found)
    cards = _gathered([(at, _texts(at, row, names, found)) for at, row in rows[1:]], found)
    if not cards and not found.problems:
        found.add(
            2, _("Er staat geen enkele kaart in."), _("Begin een kaart met een titel in de kolom 'Titel'.")
        )
    read = tuple(_card(card, found) for card in cards)
    found.raise_if_any()
    return read


def _headings(row: dict[int, Cell], found: SheetFindings) -> dict[int, str]:
    """The name of each column, from the first row. Without them the rest would be noise."""
    names: dict[int, str] = {}
    for column, cell in row.items():
        name = next((name for name in COLUMNS if plain(name) == plain(cell.text)), "")
        if not name:
            what = _("De kolom '%(name)s' ken ik niet.") % {"name": squeeze(cell.text)[:40]}
            found.add(1, what, suggest(squeeze(cell.text)[:40], COLUMNS))
        elif name in names.values():
            what = _("De kolom '%(name)s' staat er twee keer.") % {"name": name}
            found.add(1, what, _("Haal er een weg."))
        names[column] = name
    if "Titel" not in names.values() and not found.problems:
        what = _("De kolom 'Titel' ontbreekt.")
        found.add(1, what, _("Zet op de eerste rij de namen van de kolommen, zoals in het sjabloon."))
    found.raise_if_any()
    return names


def _texts(at: int, row: dict[int, Cell], names: dict[int, str], found: SheetFindings) -> Row:
    texts: Row = {}
    for column, cell in row.items():
        if column in names:
            name = names[column]
            for what, todo in _faults(cell):
                found.add(at, _("Kolom '%(name)s': %(what)s") % {"name": name, "what": what}, todo)
            texts[name] = Field(at, _tidy(cell.text, name in _LONG))
        else:
            what = _("Hier staat tekst in een kolom zonder naam.")
            found.add(at, what, _("Geef de kolom een naam op de eerste rij, of maak de cel leeg."))
    return texts


def _faults(cell: Cell) -> Iterator[tuple[str, str]]:
    if cell.kind is Kind.FORMULA or cell.text.lstrip().startswith(_FORMULA):
        yield _("dit leest een rekenblad als formule."), _("Zet er gewone tekst, die begint met een letter.")
    elif cell.kind is Kind.NUMBER:
        yield _("hier staat een getal, een datum of WAAR."), _("Maak de cel op als tekst en typ het opnieuw.")
    if stray := next((sign for sign in cell.text if _is_stray(sign)), None):
        yield (
            _("hier staat een onzichtbaar teken (U+%(code)04X).") % {"code": ord(stray)},
            _("Typ de cel opnieuw."),
        )
    for what, todo in markup(cell.text):
        yield f"{what[0].lower()}{what[1:]}", todo


def _is_stray(sign: str) -> bool:
    joins = "\u00ad\u200c\u200d"  # in words of a word processor, and in pictures of people
    return forbidden(sign) or (unicodedata.category(sign) == "Cf" and sign not in joins)


def _tidy(text: str, long: bool) -> str:
    text = normal("NFC", text.replace("\u00ad", ""))
    if not long:
        return squeeze(text)
    return "\n\n".join(line for line in map(squeeze, text.splitlines()) if line)


def _gathered(rows: list[tuple[int, Row]], found: SheetFindings) -> list[_Card]:
    cards: list[_Card] = []
    for at, row in rows:
        own = {name: text for name, text in row.items() if name in CARD_COLUMNS}
        if "Titel" in own:
            cards.append(_Card(own))
        elif own or not cards:
            what = _("Deze rij hoort bij geen kaart: de titel ontbreekt.")
            found.add(
                at, what, _("Zet in de kolom 'Titel' hoe de kaart heet, of laat alleen het argument staan.")
            )
        if any(name in row for name in ARGUMENT_COLUMNS) and cards:
            _add_argument(cards[-1], at, row, found)
    return cards


def _add_argument(card: _Card, at: int, row: Row, found: SheetFindings) -> None:
    side = plain(row["Kant"].text).removeprefix("optie ").upper() if "Kant" in row else ""
    if "Argument" not in row:
        found.add(
            at,
            _("Het argument ontbreekt."),
            _("Zet het in de kolom 'Argument', of maak 'Kant' en 'Kort' leeg."),
        )
    elif side not in card.arguments:
        found.add(
            at, _("Ik weet niet bij welke optie dit argument hoort."), _("Zet in de kolom 'Kant' A of B.")
        )
    else:
        text, short, conviction = (row.get(name, Field(at, "")).text for name in ARGUMENT_COLUMNS[1:])
        card.arguments[side].append(ArgumentFile(text, short, conviction))


def _card(card: _Card, found: SheetFindings) -> CardFile:
    fields = card.fields

    def text(name: str) -> str:
        return fields[name].text if name in fields else ""

    def chosen(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        return choose(fields, name, known, LIST_COUNT, fields[name].line, found) if name in fields else ()

    def option(side: str) -> OptionFile:
        return OptionFile(text(f"Optie {side}"), text(f"Optie {side} voluit"), tuple(card.arguments[side]))

    return CardFile(
        number=0,
        title=text("Titel"),
        person=text("Persoon"),
        line=text("In één zin"),
        groups=chosen("Beroepsgroepen", GROUPS),
        themes=chosen("Thema's", THEMES),
        language=language(fields, "Taal", found),
        source=text("Bron"),
        case=tuple(text("Situatie").split("\n\n")) if text("Situatie") else (),
        question=text("Vraag"),
        elaboration=tuple(text("Meer bij de vraag").split("\n\n")) if text("Meer bij de vraag") else (),
        a=option("A"),
        b=option("B"),
        licence=text("Licentie"),
    )
