"""Might this be about somebody who exists? Patterns of names, addresses and numbers; suspicions, never proof. Pure."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

_STREETS = "straat|laan|weg|plein|kade|gracht|singel|dijk|hof|dreef|steeg|plantsoen|baan|pad|wal|markt|burg"
_postcode = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
# No run without an end: what is tried from every place in a text of many pages may not be that text again.
_street = re.compile(
    rf"\b[A-Z][\w'’.-]{{0,40}}(?:\s[A-Z]?[\w'’.-]{{1,40}}){{0,2}}?(?:{_STREETS})\s{{1,4}}\d{{1,5}}\s?[a-zA-Z]?\b|"
    rf"\b[A-Z][\w'’-]{{0,40}}(?:{_STREETS})\s{{1,4}}\d{{1,5}}"
)
_email = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b")
_phone = re.compile(r"(?<![\w+])(?:\+31|0031|0)(?:[\s-]?\d){9}(?!\d)")
_nine = re.compile(r"(?<!\d)\d{9}(?!\d)")
_birth = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}\b")
_between = r"(?:van|de|der|den|ter|ten|te|el|al|op|het|'t)\s+"
_title = re.compile(
    rf"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.|[Dd]hr\.|[Ff]am(?:ilie|\.))\s+(?:{_between})*[A-Z][a-z]+"
)
_surname = re.compile(rf"\b([A-Z][a-zéë]+)\s+(?:{_between}){{1,3}}([A-Z][a-zéë]+)")
_full_name = re.compile(r"\A\s*[A-Z][a-zéë]+\s+[A-Z][a-zéë]+")
# What stands at the start of a sentence, and what is no surname.
_NO_FIRST_NAME_WORDS = (
    "Dankzij Volgens Voor Bij In Op Met Uit Aan Over Van Na Om Door Als Dat Want En Maar Of Omdat Terwijl Zo Ook "
    "Niet Is Wil Kan Moet Mag Heeft Geeft Vraagt Betaalt Werkt Vindt Gaat Zonder Tegen Naast Sinds Toen"
)
_NO_SURNAME_WORDS = (
    "Wsw Wmo Wlz Wajong Participatiewet Jeugdwet Gemeente Belastingdienst Voedselbank Nederland Staat Raad"
)
_NO_FIRST_NAME = frozenset(_NO_FIRST_NAME_WORDS.split())
_NO_SURNAME = frozenset(_NO_SURNAME_WORDS.split())


def suspicions(text: str, of_person: bool = False) -> Iterator[tuple[str, str]]:
    """(code, sentence) for each kind that was seen, with what was seen. `of_person`: the text is 'Simon, 26'."""
    for code, seen in _seen(text, of_person):
        yield code, _sentences()[code] % {"seen": seen}


def _sentences() -> dict[str, str]:
    return {
        "postcode": _("'%(seen)s' lijkt op een postcode."),
        "street": _("'%(seen)s' lijkt op een adres."),
        "email": _("'%(seen)s' lijkt op een e-mailadres."),
        "phone": _("'%(seen)s' lijkt op een telefoonnummer."),
        "bsn": _("'%(seen)s' lijkt op een burgerservicenummer."),
        "birth": _("'%(seen)s' lijkt op een geboortedatum."),
        "name": _("'%(seen)s' lijkt op de naam van een echt mens."),
    }


def _seen(text: str, of_person: bool) -> Iterator[tuple[str, str]]:
    patterns = {"postcode": _postcode, "street": _street, "email": _email, "phone": _phone, "birth": _birth}
    for code, pattern in patterns.items():
        if match := pattern.search(text):
            yield code, match.group().strip()
    if number := next((found for found in _nine.findall(text) if _is_bsn(found)), None):
        yield "bsn", number
    if name := _name_in(text, of_person):
        yield "name", name


def _name_in(text: str, of_person: bool) -> str:
    """'Mevrouw Jansen', 'Simon de Vries', and where a person is named also 'Simon Jansen'."""
    if match := _title.search(text) or (_full_name.match(text) if of_person else None):
        return match.group().strip()
    for found in _surname.finditer(text):
        if found[1] not in _NO_FIRST_NAME and found[2] not in _NO_SURNAME:
            return found.group()
    return ""


def _is_bsn(digits: str) -> bool:
    """The check that all such numbers pass: weights 9, 8, ... 2, -1, a multiple of eleven."""
    total = sum(
        weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)
    )
    return total % 11 == 0 and digits != "000000000"
