"""A card while it is written: any text may be missing. Pure; `deckshapes.CardFile` is the finished shape."""

from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any

import msgspec

from content.deckshapes import ARGUMENT_SHORT, ArgumentFile, CardFile, OptionFile
from content.decktext import squeeze


@dataclass
class DraftArgument:
    text: str = ""
    short: str = ""
    conviction: str = ""
    id: str = ""  # made by the editor, so that two writers' arguments are told apart; nobody sees it


@dataclass
class Draft:
    """The texts of the editor's form. Paragraphs of `case` and `elaboration` are divided by a blank line."""

    title: str = ""
    person: str = ""
    line: str = ""
    case: str = ""
    question: str = ""
    elaboration: str = ""
    a_short: str = ""
    a_full: str = ""
    b_short: str = ""
    b_full: str = ""
    a_arguments: list[DraftArgument] = field(default_factory=list)
    b_arguments: list[DraftArgument] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    language: str = "nl"
    source: str = ""
    licence: str = ""
    number: int = 0  # its place in the deck of files it came from; 0: none. Only files show it


def from_plain(plain: dict[str, Any]) -> Draft:
    """What the database holds. Raises msgspec.ValidationError for anything else."""
    return msgspec.convert(plain, Draft)


def to_plain(draft: Draft) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(draft)
    return plain


def from_card(card: CardFile, licence: str = "") -> Draft:
    return Draft(
        title=card.title,
        person=card.person,
        line=card.line,
        case="\n\n".join(card.case),
        question=card.question,
        elaboration="\n\n".join(card.elaboration),
        a_short=card.a.short,
        a_full=card.a.full,
        b_short=card.b.short,
        b_full=card.b.full,
        a_arguments=[DraftArgument(item.text, item.short, item.conviction) for item in card.a.arguments],
        b_arguments=[DraftArgument(item.text, item.short, item.conviction) for item in card.b.arguments],
        groups=list(card.groups),
        themes=list(card.themes),
        language=card.language,
        source=card.source,
        licence=licence or card.licence,
    )


def to_card(draft: Draft, number: int) -> CardFile:
    """The shape of the deck files. An argument without a short sentence is its own; empty arguments are left out."""
    return CardFile(
        number=number,
        title=squeeze(draft.title),
        person=squeeze(draft.person),
        line=squeeze(draft.line),
        groups=tuple(draft.groups),
        themes=tuple(draft.themes),
        language=draft.language,
        source=squeeze(draft.source),
        case=_paragraphs(draft.case),
        question=squeeze(draft.question),
        elaboration=_paragraphs(draft.elaboration),
        a=OptionFile(squeeze(draft.a_short), squeeze(draft.a_full), _arguments(draft.a_arguments)),
        b=OptionFile(squeeze(draft.b_short), squeeze(draft.b_full), _arguments(draft.b_arguments)),
        licence=squeeze(draft.licence),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(squeeze(part) for part in text.split("\n\n") if part.strip())


def _arguments(written: list[DraftArgument]) -> tuple[ArgumentFile, ...]:
    return tuple(
        ArgumentFile(squeeze(item.text), _short(item), squeeze(item.conviction))
        for item in written
        if item.text.strip()
    )


def _short(item: DraftArgument) -> str:
    """A long argument without a short sentence is cut off between two words: that much fits on the screen."""
    most = ARGUMENT_SHORT.characters
    text = squeeze(item.short) or squeeze(item.text)
    if item.short.strip() or len(text) <= most:
        return text
    cut = shorten(text, most, placeholder="…")
    return cut if len(cut) > 1 else f"{text[: most - 1]}…"  # one endless word
