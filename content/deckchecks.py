"""Is a text there, and does it fit? Each function gives what it could read and reports the rest. Pure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from content.deckescapes import unescape
from content.deckshapes import Limit
from content.decktext import Field, Findings, Section, nearest, plain, suggest


def need(fields: Mapping[str, Field], name: str, limit: Limit, at: int, found: Findings) -> str:
    """The text of a field that must be there; `at` is the line to point at when it is not."""
    if name not in fields:
        what = _("'%(name)s:' ontbreekt.") % {"name": name}
        found.add(at, what, _("Zet er een regel bij met '%(name)s: …'.") % {"name": name})
        return ""
    return fits(name, fields[name], limit, found)


def fits(name: str, field: Field, limit: Limit, found: Findings) -> str:
    """The text of a field, not empty and within its limit."""
    text = unescape(field.text)
    count = sum(any(sign.isalnum() for sign in word) for word in text.split())
    sizes = {"name": name, "count": count, "length": len(text)}
    if not text:
        found.add(field.line, _("'%(name)s' is leeg.") % sizes, _("Vul hier tekst in."))
    elif count > limit.words:
        what = _("'%(name)s' telt %(count)d woorden.") % sizes
        found.add(field.line, what, _("Maak er hoogstens %(most)d van.") % {"most": limit.words})
    elif len(text) > limit.characters:
        what = _("'%(name)s' telt %(length)d tekens.") % sizes
        found.add(field.line, what, _("Maak er hoogstens %(most)d van.") % {"most": limit.characters})
    return text


def choose(
    fields: Mapping[str, Field], name: str, known: Sequence[str], counts: range, at: int, found: Findings
) -> tuple[str, ...]:
    """A list such as `Thema's: Werk; Wonen`, each from the known ones, as many as `counts` allows."""
    text = need(fields, name, Limit(100, 1000), at, found)
    if not text:
        return ()
    line = fields[name].line
    words = [word.strip() for word in text.replace(",", ";").split(";") if word.strip()]
    chosen = [chosen for word in words if (chosen := _one_of(word, known, line, found))]
    if twice := next((word for word in chosen if chosen.count(word) > 1), None):
        found.add(line, _("'%(word)s' staat er twee keer.") % {"word": twice}, _("Haal er een weg."))
    if len(words) not in counts:
        what = _("Bij '%(name)s:' staan er %(count)d.") % {"name": name, "count": len(words)}
        limits = {"least": counts.start, "most": counts.stop - 1}
        found.add(line, what, _("Kies er %(least)d tot %(most)d, met ';' ertussen.") % limits)
    return tuple(chosen)


def _one_of(word: str, known: Sequence[str], line: int, found: Findings) -> str | None:
    for name in known:
        if plain(name) == plain(word):
            return name
    found.add(line, _("'%(word)s' ken ik niet.") % {"word": word}, suggest(word, known))
    return None


def whole_number(fields: Mapping[str, Field], name: str, at: int, found: Findings) -> int:
    text = need(fields, name, Limit(10, 100), at, found)
    if text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) >= 1:
        return int(text)
    if text:
        what = _("'%(name)s:' is geen getal, maar '%(text)s'.") % {"name": name, "text": text}
        found.add(fields[name].line, what, _("Zet hier een getal van 1 tot 999."))
    return 0


def language(fields: Mapping[str, Field], name: str, found: Findings) -> str:
    """A code of two letters; Dutch when the field is not there."""
    if name not in fields:
        return "nl"
    code = fields[name].text.lower()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        found.add(fields[name].line, _("'%(text)s' is geen taalcode.") % {"text": code}, _("Schrijf 'nl'."))
    return code


def web_address(fields: Mapping[str, Field], name: str, limit: Limit, at: int, found: Findings) -> str:
    text = need(fields, name, limit, at, found)
    if text and not _is_address(text):
        what = _("'%(text)s' is geen webadres.") % {"text": text}
        found.add(fields[name].line, what, _("Begin met https:// en gebruik geen spaties."))
    return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and " " not in text


def pick_sections(
    sections: Sequence[Section],
    names: Sequence[str],
    last_line: int,
    found: Findings,
    complete: bool = True,
) -> dict[str, Section]:
    """The sections by the names of their headings; `Optie A: naam` is found as `Optie A`.

    `complete`: all of them must be there.
    """
    picked: dict[str, Section] = {}
    for section in sections:
        written = section.heading.partition(":")[0].strip()
        name = next((name for name in names if plain(name) == plain(written)), "")
        if not name:
            what = _("De kop '%(name)s' ken ik niet.") % {"name": written}
            left = [name for name in names if name not in picked] or list(names)
            found.add(section.line, what, suggest(written, left) if names else _("Haal deze kop weg."))
            name = nearest(written, left) or written
        elif name in picked:
            what = _("De kop '%(name)s' staat er twee keer.") % {"name": name}
            found.add(section.line, what, _("Haal er een weg, of geef hem de goede naam."))
        picked.setdefault(name, section)
    for name in names:
        if complete and name not in picked:
            what = _("De kop '%(name)s' ontbreekt.") % {"name": name}
            found.add(last_line, what, _("Zet er een regel bij met '## %(name)s'.") % {"name": name})
    return picked
