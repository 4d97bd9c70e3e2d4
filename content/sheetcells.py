"""The cells of a spreadsheet, how many there may be, and those of a CSV. Pure; `spreadsheet` knows what they mean."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from content import importlimits as limits
from content.decktext import Findings, Problem


class Kind(StrEnum):
    TEXT, NUMBER, FORMULA = "text", "number", "formula"


@dataclass(frozen=True)
class Cell:
    row: int  # 1 is the first
    column: int  # 1 is A
    text: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class SheetProblem(Problem):
    """`line` is the number of the row, as the spreadsheet shows it."""

    @property
    def where(self) -> str:
        return _("rij %(row)d") % {"row": self.line} if self.line else ""


@dataclass
class SheetFindings(Findings):
    def add(self, line: int, what: str, todo: str) -> None:
        self.problems.append(SheetProblem(self.file, line, what, todo))


def read_csv(raw: bytes, found: Findings) -> list[Cell]:
    """Raises `DeckError` for what is no CSV in UTF-8, or too large."""
    text = _decoded(raw, found)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_divider(text), strict=True)
    cells: list[Cell] = []
    at = 0
    try:
        for at, row in enumerate(rows, 1):
            cells += _cells(at, row)
            check_place(cells[-1:], found)
            if at > limits.MAX_EMPTY_ROWS:
                found.add(at, _("Er staan te veel lege rijen in."), _("Haal de lege rijen weg."))
                found.raise_if_any()
    except csv.Error:
        what = _("Deze rij klopt niet als CSV.")
        found.add(at + 1, what, _("Kijk of bij elk aanhalingsteken een tweede staat, of gebruik Excel."))
        found.raise_if_any()
    return within(cells, found)


def _cells(at: int, row: list[str]) -> list[Cell]:
    """Those that hold something; of a row that is too wide one that lies too far away is enough."""
    filled = ((column, value) for column, value in enumerate(row, 1) if value.strip())
    if far := next((place for place in filled if place[0] > limits.MAX_COLUMNS), None):
        return [Cell(at, *far)]
    near = enumerate(row[: limits.MAX_COLUMNS], 1)
    return [Cell(at, column, value) for column, value in near if value.strip()]


def _decoded(raw: bytes, found: Findings) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        what = _("Dit bestand is niet opgeslagen als UTF-8.")
        found.add(0, what, _("Kies in Excel 'Opslaan als' en dan 'CSV UTF-8'."))
        found.raise_if_any()
    return text


def _divider(text: str) -> str:
    """What stands between the names of the columns: Excel in Dutch writes a semicolon."""
    return max(";,\t", key=text.partition("\n")[0].count)


def check_place(cells: list[Cell], found: Findings) -> None:
    """Told at the first cell that is too far away; what comes after would be more of the same."""
    for cell in cells:
        if cell.row > limits.MAX_ROWS:
            what = _("Er staat tekst onder rij %(most)d.") % {"most": limits.MAX_ROWS}
            found.add(cell.row, what, _("Verdeel de kaarten over meer bestanden."))
        elif cell.column > limits.MAX_COLUMNS:
            what = _("Er staat tekst voorbij kolom %(most)d.") % {"most": limits.MAX_COLUMNS}
            found.add(cell.row, what, _("Gebruik de kolommen van het sjabloon."))
    found.raise_if_any()


def within(cells: list[Cell], found: Findings) -> list[Cell]:
    for cell in cells:
        if len(cell.text) > limits.MAX_CELL:
            what = _("In een cel staan %(count)d tekens.") % {"count": len(cell.text)}
            found.add(cell.row, what, _("Maak er hoogstens %(most)d van.") % {"most": limits.MAX_CELL})
    if sum(len(cell.text) for cell in cells) > limits.MAX_CELLS_TEXT:
        found.add(
            0, _("Er staat te veel tekst in dit bestand."), _("Verdeel de kaarten over meer bestanden.")
        )
    found.raise_if_any()
    return cells


def rows_of(cells: list[Cell]) -> Iterator[tuple[int, dict[int, Cell]]]:
    """(number, cells by column) of each row that holds something."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    yield from sorted(rows.items())
