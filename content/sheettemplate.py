"""The empty spreadsheet to fill in, as XLSX with an example and an explanation, and as CSV. Pure."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from content import importlimits as limits
from content.deckshapes import GROUPS, THEMES
from content.spreadsheet import ARGUMENT_COLUMNS, COLUMNS
from content.xlsxcells import SHEET

_WIDE = {"Situatie", "Meer bij de vraag", "Argument", "Optie A voluit", "Optie B voluit", "Beroepsopvatting"}
_MADE = datetime(2024, 1, 1)  # the same file every time
_EXAMPLE = {
    "Titel": "Rust of regels",
    "Persoon": "Noor, 40",
    "In één zin": "Noor vraagt om uitstel, maar de termijn is verlopen.",
    "Situatie": "Noor is 40 en werkt halve dagen.\nZe vraagt jou om uitstel.",
    "Vraag": "Geef je Noor uitstel, of houd je je aan de termijn?",
    "Meer bij de vraag": "Wie betrek je daarbij?",
    "Optie A": "Uitstel geven",
    "Optie A voluit": "Je geeft Noor uitstel en legt uit waarom.",
    "Optie B": "De termijn aanhouden",
    "Optie B voluit": "Je houdt je aan de termijn.",
    "Beroepsgroepen": "Jobcoaches; Wijkteamleden",
    "Thema's": "Werk; Regels",
    "Taal": "nl",
    "Bron": "Eigen praktijk, met veranderde details",
    "Licentie": "CC BY 4.0",
}
_ARGUMENTS = (
    ("A", "Noor heeft rust nodig.", "Noor heeft rust nodig.", "Rust is een voorwaarde voor werk."),
    ("A", "Er is ruimte in de regels, en die mag ik gebruiken.", "De regels geven ruimte.", ""),
    (
        "B",
        "Regels gelden voor iedereen.",
        "Regels gelden voor iedereen.",
        "Een professional is voorspelbaar.",
    ),
)


def template_csv() -> bytes:
    """The names of the columns, as Excel in Dutch opens them: UTF-8 with a mark, semicolons."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """An Excel workbook: a sheet to fill in and one that shows how. The same bytes every time."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": _("Eigen dilemma's"), "created": _MADE})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for name, rows in ((SHEET, ()), (_("Voorbeeld"), _example_rows())):
        _fill(book.add_worksheet(name), rows, plain, bold)
    explained = book.add_worksheet(_("Uitleg"))
    explained.set_column(0, 0, 110, plain)
    for at, line in enumerate(_explanation()):
        explained.write_string(at, 0, line, plain)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[str]], plain: Any, bold: Any) -> None:
    """Every cell is text, so that Excel makes no date or formula of what people type."""
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, 40 if name in _WIDE else 18, plain)
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 1)
    side = COLUMNS.index("Kant")
    sheet.data_validation(1, side, limits.MAX_ROWS - 1, side, {"validate": "list", "source": ["A", "B"]})
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(at, column, text, plain)


def _example_rows() -> list[tuple[str, ...]]:
    first, *rest = _ARGUMENTS
    card = tuple(_EXAMPLE[name] for name in COLUMNS if name not in ARGUMENT_COLUMNS)
    return [(*card, *first), *(("",) * len(card) + row for row in rest)]


def _explanation() -> list[str]:
    return [
        _("Vul het blad 'Kaarten' in. Het blad 'Voorbeeld' laat zien hoe. Alleen 'Kaarten' wordt gelezen."),
        _(
            "Elke rij is een argument. Op de rij waar een kaart begint, staan ook de titel en de andere teksten."
        ),
        _("Op de rijen eronder vul je alleen 'Kant' (A of B), 'Argument', 'Kort' en 'Beroepsopvatting' in."),
        _(
            "Wat je nog niet weet, laat je leeg. Alleen de titel moet er zijn. Later werk je de kaart af in de app."
        ),
        _("In 'Situatie' en 'Meer bij de vraag' begint met Alt+Enter een nieuwe alinea."),
        _("Beroepsgroepen, met ; ertussen: %(names)s.") % {"names": "; ".join(GROUPS)},
        _("Thema's, met ; ertussen: %(names)s.") % {"names": "; ".join(THEMES)},
        _("Gebruik gewone tekst: geen formules, geen opmaak. Schrijf geen namen van echte mensen."),
    ]
