"""The grammar all deck files share: bytes to lines, `##` sections, `Naam: tekst` fields and numbered items.

Pure. Nothing here knows what a card is; `deckfile` does. Whoever edits a deck file uses Notepad: extra blank
lines, trailing spaces, tabs, CRLF and a byte order mark are read without a word; the rest is a `Problem`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from content.deckescapes import faults
from content.normal import normal

_FIELD = re.compile(r"\s*([^\W\d_][^:]{0,30}?)\s*:\s*(.*)")
_HEADING = re.compile(r"(#{1,6})\s*(.*)")


@dataclass(frozen=True)
class Problem:
    """One thing to mend, as the editor of the file reads it."""

    file: str
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.todo}"

    @property
    def where(self) -> str:
        """The place in the file, in words; "" for the file as a whole (line 0)."""
        return _("regel %(line)d") % {"line": self.line} if self.line else ""


class DeckError(Exception):
    """Everything that is wrong in one or more files, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Findings:
    """The problems of one file, gathered while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, what: str, todo: str) -> None:
        self.problems.append(Problem(self.file, line, what, todo))

    def raise_if_any(self) -> None:
        if self.problems:
            raise DeckError(sorted(self.problems, key=lambda problem: problem.line))


@dataclass(frozen=True)
class Line:
    number: int
    text: str  # without trailing space; leading space kept


@dataclass(frozen=True)
class Field:
    line: int
    text: str


@dataclass(frozen=True)
class Section:
    line: int
    heading: str
    body: tuple[Line, ...]


def plain(text: str) -> str:
    """For comparing what people type: no case, no accents, one kind of apostrophe."""
    folded = normal("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).split())


def nearest(word: str, known: Sequence[str], cutoff: float = 0.75) -> str | None:
    """The known word somebody probably meant, or None. `cutoff` as in difflib, 1 for equal."""
    by_plain = {plain(name): name for name in known}
    close = get_close_matches(plain(word), by_plain, n=1, cutoff=cutoff)
    return by_plain[close[0]] if close else None


def decode(raw: bytes, found: Findings) -> list[Line]:
    """The lines of a file; a wrong encoding or a stray character ends it: the rest would be noise."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _wrong_encoding(raw, error.start, found)
    text = normal("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", ""))
    lines = [Line(number, line.expandtabs(3).rstrip()) for number, line in enumerate(text.split("\n"), 1)]
    for line in lines:
        if stray := next((sign for sign in line.text if unicodedata.category(sign) in {"Cc", "Cf"}), None):
            what = _("Hier staat een onzichtbaar teken (U+%(code)04X).") % {"code": ord(stray)}
            found.add(line.number, what, _("Typ deze regel opnieuw."))
    found.raise_if_any()
    for line in lines:
        for what, todo in faults(line.text):
            found.add(line.number, what, todo)
    return lines


def _wrong_encoding(raw: bytes, at: int, found: Findings) -> None:
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    line = 1 if wide else raw.count(b"\n", 0, at) + 1
    what = _("Dit bestand is niet opgeslagen als UTF-8.")
    found.add(line, what, _("Open het in Kladblok, kies 'Opslaan als' en kies bij Codering 'UTF-8'."))
    found.raise_if_any()


def split(lines: Sequence[Line], found: Findings) -> tuple[Field, tuple[Line, ...], list[Section]]:
    """(title, lines from the title to the first section, sections). The title is the one line `# ...`."""
    title = Field(1, "")
    parts: list[tuple[int, str, list[Line]]] = [(1, "", [])]
    for line in lines:
        match = _HEADING.fullmatch(line.text)
        if match is None:
            parts[-1][2].append(line)
        elif len(match[1]) == 1 and not title.text:
            title = Field(line.number, match[2])
        elif len(match[1]) == 1:
            todo = _("Maak er een kop van met '## ', of haal hem weg.")
            found.add(line.number, _("Dit is een tweede titel."), todo)
        else:
            parts.append((line.number, match[2], []))
    if not title.text:
        found.add(1, _("De titel ontbreekt."), _("Zet bovenaan een regel met '# ' en dan de titel."))
    top, *rest = (Section(line, heading, tuple(body)) for line, heading, body in parts)
    return title, top.body, rest


def read_fields(body: Iterable[Line], known: Sequence[str], found: Findings) -> dict[str, Field]:
    """`Naam: tekst`, one a line; an indented line goes on with the one before."""
    fields: dict[str, Field] = {}
    last = ""
    for line in body:
        if not line.text:
            continue
        if match := _FIELD.fullmatch(line.text):
            last = _field_name(match[1], line, known, fields, found)
            fields[last] = Field(line.number, squeeze(match[2]))
        elif last and line.text.startswith(" "):
            fields[last] = Field(fields[last].line, squeeze(f"{fields[last].text} {line.text}"))
        else:
            _stray(line, known, found)
    return fields


def _field_name(
    written: str, line: Line, known: Sequence[str], fields: dict[str, Field], found: Findings
) -> str:
    name = next((name for name in known if plain(name) == plain(written)), "")
    if not name:
        what = _("'%(name)s:' ken ik niet.") % {"name": written}
        found.add(line.number, what, suggest(written, known))
        name = nearest(written, known) or written
    elif name in fields:
        places = {"name": name, "line": fields[name].line}
        what = _("'%(name)s:' staat er twee keer, ook op regel %(line)d.") % places
        found.add(line.number, what, _("Haal er een weg."))
    return name


def suggest(written: str, known: Sequence[str], cutoff: float = 0.75) -> str:
    """What to do about a word that is not one of the known ones."""
    if not known:
        return _("Haal dit weg.")
    if meant := nearest(written, known, cutoff):
        return _("Bedoel je '%(name)s'?") % {"name": meant}
    return _("Kies uit: %(names)s.") % {"names": "; ".join(known)}


def _stray(line: Line, known: Sequence[str], found: Findings) -> None:
    what = _("Deze regel hoort hier niet: '%(text)s'.") % {"text": shorten(line.text)}
    names = "; ".join(f"{name}: …" for name in known)
    todo = _("Hier kan alleen staan: %(names)s.") % {"names": names} if known else _("Haal deze regel weg.")
    found.add(line.number, what, todo)


def read_paragraphs(body: Iterable[Line]) -> tuple[Field, ...]:
    """Paragraphs with the line they start on; a blank line divides them."""
    paragraphs: list[Field] = []
    open_ = False
    for line in body:
        if not line.text:
            open_ = False
        elif open_:
            paragraphs[-1] = Field(paragraphs[-1].line, squeeze(f"{paragraphs[-1].text} {line.text}"))
        else:
            paragraphs.append(Field(line.number, squeeze(line.text)))
            open_ = True
    return tuple(paragraphs)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def shorten(text: str) -> str:
    return squeeze(text) if len(squeeze(text)) <= 40 else squeeze(text)[:39].rstrip() + "…"
