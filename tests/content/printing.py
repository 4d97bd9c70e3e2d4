"""Reading what was printed: its text, its pages in millimetres, its tags and its QR."""

import dataclasses
import io
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader

from content import printing
from content.deckfile import read_card
from content.drafts import from_card
from content.printed import printed_draft
from content.printing import Paper, PrintedCard, Way, pdf_of
from tests.content.cast import DECKS

ADDRESS = "https://kaarten.test/kaarten/{number}/"
FILES = sorted(DECKS.glob("0*.md"))


def card_of(path: Path) -> PrintedCard:
    """A card of the deck, with the QR to its page."""
    card = read_card(path.name, path.read_bytes())
    way = Way(ADDRESS.format(number=card.number), "QR-code", ("Scan en lees de hele kaart",))
    return dataclasses.replace(printed_draft(from_card(card)), way=way, draft=False)


def read(cards: list[PrintedCard], paper: str) -> PdfReader:
    return _read(tuple(cards), paper)


@lru_cache(maxsize=64)  # many tests look at the same cards
def _read(cards: tuple[PrintedCard, ...], paper: str) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(cards, Paper(paper))))


def text_of(reader: PdfReader) -> str:
    """All text without blanks and hyphens, which are where lines happen to break."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010-]", "", text)


def texts_of(card: PrintedCard) -> Iterator[str]:
    """What stands on every paper, whatever its size."""
    yield from (card.title, card.person, card.line, card.question, card.source)
    for option in (card.a, card.b):
        yield from (option.short, option.full)
        yield from (reason.conviction for reason in option.reasons)


def millimetres(reader: PdfReader) -> list[tuple[int, int]]:
    return [
        (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4))
        for page in reader.pages
    ]


def elements(reader: PdfReader) -> list[tuple[str, str | None]]:
    """The structure tree: role and alternative text."""
    return list(_elements(reader.trailer["/Root"]["/StructTreeRoot"]))


def _elements(node: Any) -> Iterator[tuple[str, str | None]]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"], node.get("/Alt")
        if "/K" in node:
            yield from _elements(node["/K"])


def picture_of(card: PrintedCard, paper: str) -> bytes:
    """The first page as a picture, laid out from the same file."""
    pages = typst.compile(
        printing.FOLDER / f"{paper}.typ",
        font_paths=printing._fonts(),
        sys_inputs={"data": json.dumps(printing._data([card], "nl"))},
        format="png",
        ppi=150,
    )
    return pages[0] if isinstance(pages, list) else pages
