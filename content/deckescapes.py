r"""Signs that a card file cannot hold as they stand, written so that any text comes back exactly. Pure.

    \\       a backslash                    \_       a space at an end of a text, or beside another one
    \n       a new line inside a text       \u{200D} a sign that nobody sees, by its number
    \#       a # that begins a paragraph    \<       a < that is no markup
    \        alone: a text that is empty

Ordinary text holds none of these, so an ordinary file has no backslash in it.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

EMPTY = "\\"
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|([\\n_#<]))")
_ALONE = re.compile(r"(?:^|\s)\\$")
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_SIGNS = {"n": "\n", "_": " "}
_UNSEEN = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
# They turn the direction of what follows, also outside the text they stand in.
_TURNING = {chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def escape(text: str) -> str:
    """On one line, without a space at an end and without two beside each other. `unescape` gives `text` back."""
    if not text:
        return EMPTY
    written = "".join(_escaped(text))
    if unicodedata.is_normalized("NFC", written):
        return written
    return "".join(sign if sign.isascii() else _by_number(sign) for sign in written)


def unescape(text: str) -> str:
    """What `escape` was given. A backslash that begins no escape stays as it is."""
    return "" if text == EMPTY else _ESCAPE.sub(_meant, text)


def forbidden(sign: str) -> bool:
    """A sign that no text of a card may hold, however it is written."""
    return sign in _TURNING or (unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\r\t")


def faults(line: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the backslashes and the markup of a line, and what to do."""
    for match in _ESCAPE.finditer(line):
        if match[1] and not _is_allowed(int(match[1], 16)):
            what = _("Hier staat een onzichtbaar teken (U+%(code)04X).") % {"code": int(match[1], 16)}
            yield what, _("Haal het weg.")
    rest = _ESCAPE.sub("\0", line)  # a sign that is in no line: what stood apart stays apart
    if "\\" in _ALONE.sub("", rest):
        yield _("Hier staat een losse '\\'."), _("Schrijf '\\\\' als je een \\ bedoelt, of haal hem weg.")
    yield from markup(rest)


def markup(text: str) -> Iterator[tuple[str, str]]:
    """A card is plain text: markup is refused, and not shown as signs."""
    if match := _MARKUP.search(text):
        start, end, _rest = text[match.start() :].partition(">")
        found = f"{start}{end}"[:20]
        what = _("Hier staat opmaak: '%(found)s'.") % {"found": found}
        yield what, _("Haal de opmaak weg. Een kaart is gewone tekst.")


def _escaped(text: str) -> Iterator[str]:
    before = " "  # as if a space stood there: one at the start would be lost
    for at, sign in enumerate(text):
        if sign == " " and before != " " and at + 1 < len(text):
            before = " "
            yield sign
            continue
        before = ""
        yield _written(sign, text[at : at + 2])


def _written(sign: str, here: str) -> str:
    if sign == "\\":
        return "\\\\"
    if sign == "\n":
        return "\\n"
    if sign == " ":
        return "\\_"
    if unicodedata.category(sign) in _UNSEEN or sign.isspace():
        return _by_number(sign)
    return f"\\{sign}" if _MARKUP.match(here) else sign


def _by_number(sign: str) -> str:
    return f"\\u{{{ord(sign):X}}}"


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if _is_allowed(code) else ""
    return _SIGNS.get(match[2], match[2])


def _is_allowed(code: int) -> bool:
    return code <= 0x10FFFF and not forbidden(chr(code))
