"""A draft as a card file and back, exactly. Pure.

The grammar is that of the deck (`deckfile`), and a card that is finished is written the same, byte for byte. A draft
may lack texts, be longer than fits on a screen, and need not have a number. What would get lost is a problem here too:
an unknown name, a stray line, a number out of order.
"""

from dataclasses import replace

from content import deckshapes as shapes
from content.deckchecks import choose, language, pick_sections, whole_number
from content.deckescapes import unescape
from content.deckfile import ARGUMENT_FIELDS, CARD_FIELDS, CARD_HEADINGS, if_there
from content.deckitems import Item, before_items, read_items
from content.deckshapes import ArgumentFile, CardFile, OptionFile
from content.decktext import Field, Findings, Section, decode, read_fields, read_paragraphs, split
from content.deckwriting import write_card
from content.drafts import Draft, DraftArgument, from_card

LIST_COUNT = range(0, 12)


def read_own(file: str, raw: bytes) -> CardFile:
    """A card that may be unfinished. Raises `DeckError` with every problem."""
    found = Findings(file)
    lines = decode(raw, found)
    title, top, sections = split(lines, found)
    fields = read_fields(top, CARD_FIELDS, found)
    parts = pick_sections(sections, CARD_HEADINGS, 0, found, complete=False)
    asked = _paragraphs(parts.get("Vraag"))
    card = CardFile(
        number=whole_number(fields, "Nummer", title.line, found) if "Nummer" in fields else 0,
        title=unescape(title.text),
        person=_text(fields, "Persoon"),
        line=_text(fields, "In één zin"),
        groups=_names(fields, "Beroepsgroepen", shapes.GROUPS, found),
        themes=_names(fields, "Thema's", shapes.THEMES, found),
        language=language(fields, "Taal", found),
        source=_text(fields, "Bron"),
        case=_paragraphs(parts.get("Situatie")),
        question="".join(asked[:1]),
        elaboration=asked[1:],
        a=_option(parts.get("Optie A"), found),
        b=_option(parts.get("Optie B"), found),
        licence=_text(fields, "Licentie"),
        origin=if_there(fields, "Herkomst", shapes.ORIGIN, found),
    )
    found.raise_if_any()
    return card


def draft_of(card: CardFile) -> Draft:
    """The same texts, with the place in its deck."""
    return replace(from_card(card), number=card.number)


def card_of(draft: Draft, origin: str = "") -> CardFile:
    """The draft as it stands, empty texts and all; `drafts.to_card` makes the card that is published."""
    return CardFile(
        number=draft.number,
        title=draft.title,
        person=draft.person,
        line=draft.line,
        groups=tuple(draft.groups),
        themes=tuple(draft.themes),
        language=draft.language,
        source=draft.source,
        case=_divided(draft.case),
        question=draft.question,
        elaboration=_divided(draft.elaboration),
        a=OptionFile(draft.a_short, draft.a_full, tuple(map(_as_written, draft.a_arguments))),
        b=OptionFile(draft.b_short, draft.b_full, tuple(map(_as_written, draft.b_arguments))),
        licence=draft.licence,
        origin=origin,
    )


def write_own(draft: Draft, origin: str = "") -> bytes:
    """A card file in UTF-8; `read_own` gives the same draft and origin back."""
    return write_card(card_of(draft, origin)).encode()


def _text(fields: dict[str, Field], name: str) -> str:
    return unescape(fields[name].text) if name in fields else ""


def _names(fields: dict[str, Field], name: str, known: tuple[str, ...], found: Findings) -> tuple[str, ...]:
    there = name in fields and fields[name].text
    return choose(fields, name, known, LIST_COUNT, fields[name].line, found) if there else ()


def _paragraphs(section: Section | None) -> tuple[str, ...]:
    return tuple(unescape(paragraph.text) for paragraph in read_paragraphs(section.body)) if section else ()


def _option(section: Section | None, found: Findings) -> OptionFile:
    if section is None:
        return OptionFile("", "", ())
    top, rest = before_items(section.body)
    short = section.heading.partition(":")[2].strip()
    full = _text(read_fields(top, ("Voluit",), found), "Voluit")
    return OptionFile(
        unescape(short), full, tuple(map(_argument, read_items(rest, ARGUMENT_FIELDS, 1, found)))
    )


def _argument(item: Item) -> ArgumentFile:
    return ArgumentFile(
        unescape(item.text), _text(item.fields, "Kort"), _text(item.fields, "Beroepsopvatting")
    )


def _divided(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n\n")) if text else ()


def _as_written(argument: DraftArgument) -> ArgumentFile:
    return ArgumentFile(argument.text, argument.short, argument.conviction)
