"""The cells of an Excel file, read in a bounded way. Pure.

An XLSX is a zip with XML. It is read as a stream: no tree, no entities, no size that the file tells of itself.
"""

import io
import re
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _

from content import importlimits as limits
from content.decktext import DeckError, Findings
from content.sheetcells import Cell, Kind, check_place, within
from content.zipdeck import Member, unpack

SHEET = "Kaarten"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a sign that XML cannot hold


def read_xlsx(raw: bytes, found: Findings) -> list[Cell]:
    """The cells of the sheet with the cards. Raises `DeckError`."""
    if not raw.startswith(b"PK"):
        what = _("Dit is geen Excel-bestand, of het zit achter een wachtwoord.")
        found.add(0, what, _("Bewaar het in Excel als .xlsx, zonder wachtwoord."))
        found.raise_if_any()
    try:
        parts = {
            member.name: member for member in unpack(found.file, raw, limits.MAX_SHEET_PART, limits.MAX_SHEET)
        }
        strings = _strings(parts.get("xl/sharedStrings.xml"))
        sheet = _Cells(strings, found)
        _parse(parts[_sheet_path(parts, found)], sheet)
        return within(sheet.cells, found)
    except (KeyError, ValueError, IndexError, SAXException, DefusedXmlException):
        found.add(
            0,
            _("Dit is geen Excel-bestand, of het is beschadigd."),
            _("Open het in Excel en bewaar het opnieuw."),
        )
        raise DeckError(found.problems) from None


def _parse(part: Member, handler: ContentHandler) -> None:
    parser: Any = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    parser.parse(io.BytesIO(part.raw))


def _strings(part: Member | None) -> list[str]:
    handler = _Strings()
    if part:
        _parse(part, handler)
    return handler.texts


def _sheet_path(parts: dict[str, Member], found: Findings) -> str:
    """Where the sheet called 'Kaarten' is, or the only one."""
    book, targets = _Named("sheet"), _Named("Relationship")
    _parse(parts["xl/workbook.xml"], book)
    _parse(parts["xl/_rels/workbook.xml.rels"], targets)
    sheets = {one["name"]: one["id"] for one in book.every}
    wanted = next((name for name in sheets if name.strip().casefold() == SHEET.casefold()), "")
    if not wanted and len(sheets) != 1:
        what = _("Ik weet niet op welk blad de kaarten staan.")
        found.add(0, what, _("Noem dat blad '%(name)s'.") % {"name": SHEET})
        found.raise_if_any()
    wanted = wanted or next(iter(sheets))
    target = {one["Id"]: one["Target"] for one in targets.every}[sheets[wanted]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Named(ContentHandler):
    """The attributes of every element of one name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.every: list[dict[str, str]] = []

    def startElement(self, name: str, attrs: Any) -> None:
        if _local(name) == self._name:
            self.every.append({_local(key): value for key, value in attrs.items()})


class _Strings(ContentHandler):
    """The texts that cells refer to by number; how a word sounds (`rPh`) is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._now: list[str] = []
        self._inside = self._sound = False

    def startElement(self, name: str, attrs: Any) -> None:
        name = _local(name)
        self._now = [] if name == "si" else self._now
        self._sound = self._sound or name == "rPh"
        self._inside = name == "t" and not self._sound

    def characters(self, content: str) -> None:
        if self._inside:
            self._now.append(content)

    def endElement(self, name: str) -> None:
        name = _local(name)
        self._inside = False
        self._sound = self._sound and name != "rPh"
        if name == "si":
            # Without the space around it: many cells may refer to it, and each looks whether anything is left.
            self.texts.append(_plain("".join(self._now)).strip())


class _Cells(ContentHandler):
    """The cells of a sheet that hold something, in their order."""

    def __init__(self, strings: list[str], found: Findings) -> None:
        super().__init__()
        self.cells: list[Cell] = []
        self._strings, self._found = strings, found
        self._row = self._column = 0
        self._type, self._formula, self._inside, self._sound = "n", False, False, False
        self._now: list[str] = []

    def startElement(self, name: str, attrs: Any) -> None:
        name = _local(name)
        self._sound = self._sound or name == "rPh"
        self._inside = name in {"v", "t"} and not self._sound
        self._formula = self._formula or name == "f"
        if name == "row":
            self._row = int(attrs["r"]) if "r" in attrs else self._row + 1
            self._column = 0
        elif name == "c":
            self._column = _column_of(attrs["r"]) if "r" in attrs else self._column + 1
            self._type, self._formula, self._now = attrs.get("t", "n"), False, []

    def characters(self, content: str) -> None:
        if self._inside:
            self._now.append(content)

    def endElement(self, name: str) -> None:
        name = _local(name)
        self._inside = False
        self._sound = self._sound and name != "rPh"
        if name == "c" and (self._formula or "".join(self._now).strip()):
            self._add("".join(self._now))

    def _add(self, written: str) -> None:
        shared = self._type == "s" and bool(written)
        text = self._strings[_index(written)] if shared else _plain(written)
        kind = Kind.TEXT if self._type in {"s", "inlineStr", "str"} else Kind.NUMBER
        if self._formula or text.strip():
            self.cells.append(Cell(self._row, self._column, text, Kind.FORMULA if self._formula else kind))
            check_place(self.cells[-1:], self._found)


def _index(written: str) -> int:
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def _column_of(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _plain(text: str) -> str:
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text)
