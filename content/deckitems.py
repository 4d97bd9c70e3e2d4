"""Numbered items in a deck file: `1. text`, over more lines, each with fields like `Kort: ...`. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from content.decktext import Field, Findings, Line, nearest, plain, shorten, squeeze, suggest

_NUMBER = re.compile(r"(\s*)(\d{1,3})[.)](?:\s+(.*))?")
_NAME = re.compile(r"\s*([^\W\d_][^:]{0,30}?)\s*:(?:\s+(.*))?")
_SLIP = 0.84  # 'Kor:' and 'Beroepopvatting:' are slips; 'Kortom:' and 'Daarom:' begin a sentence


@dataclass(frozen=True)
class Item:
    line: int
    number: int
    text: str
    fields: dict[str, Field]


@dataclass(frozen=True)
class _Named:
    written: str
    name: str  # as known, or "" when there is none like it
    text: str


def starts_something(text: str, known: Sequence[str]) -> bool:
    """Would this line be read as a new item or field? The writer never lets a wrapped line begin so."""
    if _NUMBER.fullmatch(text) or text.startswith("#"):
        return True
    return _named(text, known, after_field=False) is not None


def before_items(body: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines before the first numbered one, and those from there on."""
    first = next((at for at, line in enumerate(body) if _NUMBER.fullmatch(line.text)), len(body))
    return body[:first], body[first:]


def read_items(body: Iterable[Line], known: Sequence[str], first: int, found: Findings) -> tuple[Item, ...]:
    """The items in their order; each must be numbered one higher than the one before, from `first` on."""
    items: list[Item] = []
    last = ""  # the field that a further line goes on with; "" is the item's own text
    for line in body:
        expected = items[-1].number + 1 if items else first
        if not line.text:
            continue
        if match := _number(line, expected):
            _check_number(line, int(match[2]), expected, items, found)
            items.append(Item(line.number, int(match[2]), squeeze(match[3] or ""), {}))
            last = ""
        elif not items:
            what = _("Deze regel hoort hier niet: '%(text)s'.") % {"text": shorten(line.text)}
            found.add(line.number, what, _("Begin met een nummer: '%(number)d. '.") % {"number": first})
        elif named := _named(line.text, known, after_field=bool(last)):
            last = _add_field(items, named, line, known, found)
        else:
            _go_on(items, last, line)
    return tuple(items)


def _number(line: Line, expected: int) -> re.Match[str] | None:
    """Deep in the margin only the next number counts: a text may wrap just before '65. '."""
    match = _NUMBER.fullmatch(line.text)
    if match and len(match[1]) > 2 and int(match[2]) != expected:
        return None
    return match


def _check_number(line: Line, number: int, expected: int, items: Sequence[Item], found: Findings) -> None:
    if number == expected:
        return
    if any(item.number == number for item in items):
        what = _("Nummer %(number)d staat er twee keer.") % {"number": number}
    elif number > expected:
        what = _("Nummer %(number)d is overgeslagen.") % {"number": expected}
    else:
        what = _("Hier staat nummer %(number)d.") % {"number": number}
    found.add(line.number, what, _("Nummer door: hier hoort %(number)d.") % {"number": expected})


def _named(text: str, known: Sequence[str], after_field: bool) -> _Named | None:
    """A line like `Kort: ...`, also with a slip in the name; None for a sentence that has a colon.

    After a field nothing but fields may follow, so there any single word with a colon is meant as a name.
    """
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    name = next((name for name in known if plain(name) == plain(match[1])), "")
    meant = name or nearest(match[1], known, _SLIP) or (after_field and " " not in match[1])
    return _Named(match[1], name, squeeze(match[2] or "")) if meant else None


def _add_field(items: list[Item], named: _Named, line: Line, known: Sequence[str], found: Findings) -> str:
    item = items[-1]
    name = named.name or nearest(named.written, known, _SLIP) or named.written
    if not named.name:
        what = _("'%(name)s:' ken ik niet.") % {"name": named.written}
        found.add(line.number, what, suggest(named.written, known, _SLIP))
    elif name in item.fields:
        what = _("'%(name)s:' staat twee keer bij nummer %(number)d.") % {"name": name, "number": item.number}
        found.add(line.number, what, _("Haal er een weg."))
    items[-1] = replace(item, fields={**item.fields, name: Field(line.number, named.text)})
    return name


def _go_on(items: list[Item], last: str, line: Line) -> None:
    item = items[-1]
    if not last:
        items[-1] = replace(item, text=squeeze(f"{item.text} {line.text}"))
        return
    before = item.fields[last]
    longer = Field(before.line, squeeze(f"{before.text} {line.text}"))
    items[-1] = replace(item, fields={**item.fields, last: longer})
