"""What somebody chose to import: files in, cards out, or every problem of all of them. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content import importlimits as limits
from content.deckshapes import CardFile
from content.decktext import DeckError, Findings, Problem, plain
from content.draftfile import read_own
from content.spreadsheet import read_sheet
from content.zipdeck import CARD_ENDINGS, read_deck

ENDINGS = (*CARD_ENDINGS, ".zip", ".xlsx", ".csv")


@dataclass(frozen=True)
class Upload:
    name: str
    raw: bytes


@dataclass(frozen=True)
class Incoming:
    """A card that can be taken over, and the file it came from."""

    file: str
    card: CardFile


def read_uploads(uploads: Sequence[Upload]) -> tuple[Incoming, ...]:
    """Raises `DeckError` with the problems of all files; then none of the cards counts."""
    problems = list(_of_all(uploads))
    cards: list[Incoming] = []
    for upload in uploads if not problems else ():
        if len(problems) > limits.MAX_PROBLEMS:
            break
        try:
            cards += _read(upload)
        except DeckError as error:
            problems += error.problems
    problems += (*_too_many(cards), *_stopped(problems))
    if problems:
        raise DeckError(problems)
    return tuple(cards)


def _of_all(uploads: Sequence[Upload]) -> Iterable[Problem]:
    if not uploads:
        yield Problem("", 0, _("Je koos nog geen bestand."), _("Kies een of meer bestanden."))
    if len(uploads) > limits.MAX_FILES:
        what = _("Je koos %(count)d bestanden.") % {"count": len(uploads)}
        yield Problem(
            "", 0, what, _("Kies er hoogstens %(most)d, of maak er een zip van.") % {"most": limits.MAX_FILES}
        )
    if sum(len(upload.raw) for upload in uploads) > limits.MAX_UPLOAD:
        yield too_large()
    names = [plain(upload.name) for upload in uploads]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(name, 0, _("Je koos dit bestand twee keer."), _("Kies het een keer."))


def too_large() -> Problem:
    """For uploads of more than `MAX_UPLOAD` bytes together."""
    most = {"most": limits.MAX_UPLOAD // limits.MIB}
    return Problem(
        "", 0, _("Alles samen is te groot."), _("Kies bestanden van samen hoogstens %(most)d MB.") % most
    )


def _read(upload: Upload) -> list[Incoming]:
    name = upload.name.lower()
    readers: dict[str, Callable[[Upload], list[Incoming]]] = {".zip": _deck, ".xlsx": _sheet, ".csv": _sheet}
    reader = next((reader for ending, reader in readers.items() if name.endswith(ending)), None)
    if reader is not None:
        return reader(upload)
    if name.endswith(CARD_ENDINGS):
        return [_card(upload.name, upload.raw)]
    raise DeckError([Problem(upload.name, 0, _("Dit is geen bestand met kaarten."), _instead(name))])


def _card(file: str, raw: bytes) -> Incoming:
    found = Findings(file)
    if len(raw) > limits.MAX_CARD:
        todo = _("Maak er hoogstens %(most)d KB van.") % {"most": limits.MAX_CARD // limits.KIB}
        found.add(0, _("Dit bestand is te groot voor een kaart."), todo)
    elif max(raw.count(b"\n"), raw.count(b"\r")) > limits.MAX_LINES:
        todo = _("Maak er hoogstens %(most)d van.") % {"most": limits.MAX_LINES}
        found.add(0, _("Dit bestand heeft te veel regels voor een kaart."), todo)
    found.raise_if_any()
    card = read_own(file, raw)
    _count_arguments(card, found)
    found.raise_if_any()
    return Incoming(file, card)


def _deck(upload: Upload) -> list[Incoming]:
    cards: list[Incoming] = []
    problems: list[Problem] = []
    for member in read_deck(upload.name, upload.raw):
        if len(problems) > limits.MAX_PROBLEMS:
            break
        try:
            cards.append(_card(f"{upload.name} › {member.name}", member.raw))
        except DeckError as error:
            problems += error.problems
    if problems:
        raise DeckError(problems)
    return cards


def _sheet(upload: Upload) -> list[Incoming]:
    found = Findings(upload.name)
    if len(upload.raw) > limits.MAX_SHEET:
        most = {"most": limits.MAX_SHEET // limits.MIB}
        found.add(0, _("Dit rekenblad is te groot."), _("Maak er hoogstens %(most)d MB van.") % most)
    found.raise_if_any()
    cards = read_sheet(upload.name, upload.raw)
    for card in cards:
        _count_arguments(card, found)
    found.raise_if_any()
    return [Incoming(upload.name, card) for card in cards]


def _count_arguments(card: CardFile, found: Findings) -> None:
    for side, option in (("A", card.a), ("B", card.b)):
        if len(option.arguments) > limits.MAX_ARGUMENTS:
            sizes = {"side": side, "count": len(option.arguments), "title": card.title[:60]}
            what = _("'%(title)s': optie %(side)s heeft %(count)d argumenten.") % sizes
            found.add(0, what, _("Maak er hoogstens %(most)d van.") % {"most": limits.MAX_ARGUMENTS})


def _too_many(cards: Sequence[Incoming]) -> Iterable[Problem]:
    if len(cards) > limits.MAX_CARDS:
        what = _("Dit zijn %(count)d kaarten.") % {"count": len(cards)}
        yield Problem(
            "", 0, what, _("Importeer er hoogstens %(most)d tegelijk.") % {"most": limits.MAX_CARDS}
        )


def _stopped(problems: Sequence[Problem]) -> Iterable[Problem]:
    if len(problems) > limits.MAX_PROBLEMS:
        what = _("Hier ben ik gestopt met lezen: er is te veel te verbeteren.")
        yield Problem("", 0, what, _("Begin met een kleiner bestand."))


def _instead(name: str) -> str:
    if name.endswith((".xls", ".ods", ".numbers", ".xlsm", ".xlsb")):
        return _("Bewaar het rekenblad als .xlsx of als CSV UTF-8.")
    return _("Kies een kaart (.md), een zip met kaarten, of een rekenblad (.xlsx of .csv).")
