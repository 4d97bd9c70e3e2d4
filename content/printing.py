"""Cards on paper: A6 cards, four of those on A4, or a placemat of A3; tagged (PDF/UA-1), in the fonts of the site.

typst sets the pages from `print/*.typ`; all text goes there as data, so that nothing in it is read as markup.
"""

import io
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.utils.translation import gettext as _

from content.drawable import FONT_FOLDERS, drawable

FOLDER = Path(__file__).with_name("print")
WAIT_SECONDS = 20.0  # for others who print, before somebody hears that it is busy
KEPT_FILES = 48  # of some 80 kB; the nine cards on three papers and then some

_turn = (
    threading.Lock()
)  # one at a time: laying out pages may not take the whole machine from the conversations


class Paper(StrEnum):
    A6 = "a6"  # a card: front, back
    A4 = "a4"  # four of those on a sheet, to cut
    A3 = "a3"  # a placemat for a group


class NotPrinted(Exception):
    """The file could not be made now; another try may do."""


@dataclass(frozen=True)
class Reason:
    """An argument. `short` is one sentence, or else the text; `conviction` is "" where there is none."""

    text: str
    short: str
    conviction: str


@dataclass(frozen=True)
class Option:
    short: str
    full: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Way:
    """Where the QR leads: an address, or "" for none, with what it is for in a few lines."""

    address: str
    purpose: str  # of the QR, for who does not see it
    says: tuple[str, ...]


@dataclass(frozen=True)
class PrintedCard:
    """What is printed of a card, a draft or the card of a session."""

    name: str  # "Dilemma 5"
    title: str
    person: str
    line: str
    case: tuple[str, ...]
    question: str
    elaboration: tuple[str, ...]
    a: Option
    b: Option
    source: str
    language: str
    way: Way
    draft: bool = False


def pdf_of(cards: Sequence[PrintedCard], paper: Paper, language: str = "nl", keep: bool = True) -> bytes:
    """The cards on this paper as a PDF file, the same bytes for the same cards. Raises `NotPrinted`.

    Words around the text of the cards are in `language`. With `keep` the file stays in memory for who asks next; not
    for what holds a secret.
    """
    data = json.dumps(_data(cards, language), sort_keys=True)
    return _kept(paper, data) if keep else _laid_out(paper, data)


@lru_cache(maxsize=KEPT_FILES)
def _kept(paper: Paper, data: str) -> bytes:
    return _laid_out(paper, data)


def _laid_out(paper: Paper, data: str) -> bytes:
    if not _turn.acquire(timeout=WAIT_SECONDS):
        raise NotPrinted("others are printing")
    try:
        file = typst.compile(
            FOLDER / f"{paper}.typ",
            font_paths=_fonts(),
            sys_inputs={"data": data},
            format="pdf",
            pdf_standards=["ua-1"],
        )
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise NotPrinted(type(error).__name__) from error
    finally:
        _turn.release()
    assert isinstance(file, bytes), "one PDF is one file"
    return file


@lru_cache
def _fonts() -> typst.Fonts:
    """Only the two families of the site: what else a machine has differs from place to place."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=FONT_FOLDERS)


def _data(cards: Sequence[PrintedCard], language: str) -> dict[str, Any]:
    shown = [_card(card) for card in cards]
    title = shown[0]["title"] if len(shown) == 1 else _("Dilemmakaarten")
    return {
        "title": title,
        "product": "Dilemmakaarten",
        "language": language,
        "words": _words(),
        "cards": shown,
    }


def _words() -> dict[str, Any]:
    return {
        "card_of": _("kaart {place} van {count}"),
        "situation": _("Situatie"),
        "question": _("De vraag"),
        "conviction": _("Wat hoort bij goed werk? Dat is de beroepsopvatting achter een argument."),
        "in_short": _("Hier staan de argumenten kort. Voluit staan ze op de plaat (A3)."),
        "notes": _("Notities"),
        "next_sheet": _("De tekst staat op het volgende vel."),
        "reasons_next": _("De argumenten staan op het volgende vel."),
        "first_place": _("Boven de lijn: je eerste plek. Leg iets neer, plak een briefje of zet een streep."),
        "second_place": _("Onder de lijn: je tweede plek, na het gesprek."),
        "notes_on": [_("Wat blijft schuren?"), _("Een derde weg"), _("Dit nemen we mee")],
    }


def _card(card: PrintedCard) -> dict[str, Any]:
    sides = [_side("A", card.a), _side("B", card.b)]
    reasons = (*card.a.reasons, *card.b.reasons)
    texts = {
        "kicker": f"{card.name}  ·  {card.person}" if card.person.strip() else card.name,
        "line": card.line,
        "case": list(card.case),
        "question": card.question,
        "elaboration": list(card.elaboration),
        "sides": sides,
        "source": _("Bron: %(source)s") % {"source": card.source} if card.source.strip() else "",
        "draft": _("Concept") if card.draft else "",
    }
    return {
        **drawable(texts),
        "title": drawable(card.title).strip() or _("Nog geen titel"),
        "language": card.language,
        "in_short": any(reason.short != reason.text for reason in reasons),
        "convictions": any(reason.conviction for reason in reasons),
        "way": _way(card.way),
    }


def _side(letter: str, option: Option) -> dict[str, Any]:
    return {
        "name": _("Optie %(letter)s") % {"letter": letter},
        "short": option.short,
        "full": option.full,
        "arguments": [
            {
                "key": f"{letter}{number}",
                "text": item.text,
                "short": item.short,
                "conviction": item.conviction,
            }
            for number, item in enumerate(option.reasons, 1)
        ],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "qr": qr_svg(way.address) if way.address else None,
        "alt": way.purpose,
        "says": drawable(list(way.says)),
    }


def qr_svg(address: str) -> str:
    """The QR as a picture; the paper around it is its quiet zone."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=0, dark="#000")
    return picture.getvalue().decode()
