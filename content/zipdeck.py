"""A deck as a zip file: card files in, card files out. Everything is checked before it is believed. Pure.

What is written here has no time and no compression, so that the same cards always give the same bytes.
"""

import stat
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, count
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.text import slugify
from django.utils.translation import gettext as _

from content import importlimits as limits
from content.deckshapes import CardFile
from content.decktext import DeckError, Findings, plain

CARD_ENDINGS = (".md", ".txt")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_JUNK = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")  # what computers put in a zip by themselves
_BROKEN = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    zlib.error,
)


@dataclass(frozen=True)
class Member:
    name: str  # with the folders it is in
    raw: bytes


def read_deck(file: str, raw: bytes) -> tuple[Member, ...]:
    """The card files of a zip, in their order. Raises `DeckError`."""
    found = Findings(file)
    members = unpack(file, raw, limits.MAX_CARD)
    for member in members:
        if not member.name.lower().endswith(CARD_ENDINGS):
            what = _("In de zip zit '%(name)s'. Dat is geen kaart.") % {"name": _shown(member.name)}
            found.add(0, what, _todo_instead(member.name))
    if not members:
        found.add(0, _("In deze zip zit geen enkele kaart."), _("Zet er bestanden in die eindigen op .md."))
    found.raise_if_any()
    return members


def unpack(file: str, raw: bytes, most: int, whole: int = limits.MAX_ZIP) -> tuple[Member, ...]:
    """All files in a zip, none of them over `most` bytes. Raises `DeckError`; believes no size that the zip tells."""
    found = Findings(file)
    if len(raw) > whole:
        found.add(
            0,
            _("Dit bestand is te groot."),
            _("Maak er kleinere van, elk tot %d MB.") % (whole // limits.MIB),
        )
        found.raise_if_any()
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _checked(archive, found, most)
    except (*_BROKEN, struct.error):
        found.add(0, _("Dit is geen zip-bestand, of het is beschadigd."), _("Maak het opnieuw."))
        raise DeckError(found.problems) from None


def write_deck(members: Iterable[Member]) -> bytes:
    """A zip without times, so that the same members give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for member in members:
            info = ZipInfo(member.name, _NO_TIME)
            info.create_system, info.external_attr = 3, 0o100644 << 16  # the same on Windows
            archive.writestr(info, member.raw)
    return out.getvalue()


def names_of(cards: Sequence[CardFile]) -> list[str]:
    """A file name for each card: '03-noor.md', by its number or else its place."""
    taken: dict[str, None] = {}  # in their order
    for place, card in enumerate(cards, 1):
        start = f"{card.number or place:02d}-{_called(card)}"
        tries = chain([start], (f"{start}-{again}" for again in count(2)))
        taken[next(name for name in (f"{one}.md" for one in tries) if name not in taken)] = None
    return list(taken)


def _called(card: CardFile) -> str:
    return slugify(card.person.partition(",")[0])[:40] or slugify(card.title)[:40] or "kaart"


def _checked(archive: ZipFile, found: Findings, most: int) -> tuple[Member, ...]:
    inside = archive.infolist()
    if len(inside) > limits.MAX_MEMBERS:
        what = _("In deze zip zitten %(count)d bestanden.") % {"count": len(inside)}
        found.add(0, what, _("Maak er hoogstens %(most)d van.") % {"most": limits.MAX_MEMBERS})
    found.raise_if_any()
    wanted = [info for info in inside if not _is_junk(info.orig_filename)]
    for info in wanted:
        _check_entry(info, found)
    _check_twice(wanted, found)
    found.raise_if_any()
    members, total = [], 0
    for info in wanted:
        if not info.is_dir():
            members.append(
                Member(info.orig_filename, _read(archive, info, most, limits.MAX_UNPACKED - total, found))
            )
            total += len(members[-1].raw)
    return tuple(members)


def _check_entry(info: ZipInfo, found: Findings) -> None:
    names = {"name": _shown(info.orig_filename)}
    if _leads_out(info.orig_filename):
        what = _("'%(name)s' is geen gewone bestandsnaam.") % names
        found.add(0, what, _("Gebruik letters en cijfers, en geen '..' of '/' aan het begin."))
    elif info.flag_bits & 0x2041:  # encrypted, in one of three ways
        what = _("'%(name)s' zit achter een wachtwoord.") % names
        found.add(0, what, _("Maak de zip zonder wachtwoord."))
    elif _is_special(info):
        what = _("'%(name)s' is een snelkoppeling en geen bestand.") % names
        found.add(0, what, _("Zet het bestand zelf in de zip."))
    elif info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        what = _("'%(name)s' is ingepakt op een manier die ik niet ken.") % names
        found.add(0, what, _("Maak de zip met Windows of macOS zelf."))


def _check_twice(entries: Sequence[ZipInfo], found: Findings) -> None:
    names = [plain(info.orig_filename) for info in entries]
    for name in sorted({name for name in names if names.count(name) > 1}):
        what = _("'%(name)s' zit twee keer in de zip.") % {"name": _shown(name)}
        found.add(0, what, _("Haal er een weg, of geef hem een andere naam."))


def _read(archive: ZipFile, info: ZipInfo, most: int, left: int, found: Findings) -> bytes:
    """Never more than one byte too many, whatever size the zip says."""
    names = {"name": _shown(info.orig_filename)}
    with archive.open(info) as opened:
        raw = opened.read(min(most, left) + 1)
    if len(raw) > limits.RATIO_FROM and len(raw) > info.compress_size * limits.MAX_RATIO:
        found.add(
            0, _("'%(name)s' is veel te ver ingepakt.") % names, _("Maak de zip opnieuw, met alleen kaarten.")
        )
    elif len(raw) > most:
        what = _("'%(name)s' is te groot.") % names
        found.add(0, what, _("Maak er hoogstens %(most)d KB van.") % {"most": most // limits.KIB})
    elif len(raw) > left:
        what = _("Alles in de zip samen is te groot.")
        found.add(0, what, _("Verdeel de kaarten over meer zip-bestanden."))
    found.raise_if_any()
    return raw


def _leads_out(name: str) -> bool:
    """Out of the folder it is unpacked in, or to a name that means something else on some computer."""
    parts = name.replace("\\", "/").split("/")
    odd = any(ord(sign) < 32 or sign in ':*?"<>|\x7f' for sign in name)
    return (
        odd or not name or name[0] in "/\\" or any(part in {"..", "."} for part in parts) or len(name) > 200
    )


def _is_special(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _is_junk(name: str) -> bool:
    first, last = name.casefold().split("/")[0], name.casefold().rpartition("/")[2]
    return first in _JUNK or last in _JUNK


def _todo_instead(name: str) -> str:
    if name.lower().endswith(".zip"):
        return _("Haal de zip uit de zip en kies hem apart.")
    if name.lower().endswith((".xlsx", ".csv")):
        return _("Kies het rekenblad apart, zonder zip.")
    return _("Haal het uit de zip. Er mogen alleen bestanden in die eindigen op .md.")


def _shown(name: str) -> str:
    """A name as it may stand in a sentence: printable and not endless."""
    clean = "".join(sign if sign.isprintable() else "�" for sign in name)
    return clean if len(clean) <= 60 else f"{clean[:59]}…"
