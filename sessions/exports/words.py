"""Headings that page and files share. Dutch; the edge translates them."""

from collections.abc import Callable

from sessions.domain.errors import _n

Translate = Callable[[str], str]


def dutch(text: str) -> str:
    """The language of the source strings: nothing to translate."""
    return text


PRODUCT = "Dilemmakaarten"
SUMMARY = _n("Samenvatting van een gesprek")
DILEMMA = _n("Dilemma {number}")
WHERE = _n("Waar de groep staat")
BRIDGES = _n("Weegt aan beide kanten")
DIVIDERS = _n("Hier kijken we verschillend naar")
HEAVIEST = _n("Weegt het zwaarst")
EVERYTHING = _n("Alle argumenten")
ASKED = _n("Vragen die op het scherm stonden")
OPTION_A, OPTION_B = _n("Optie A"), _n("Optie B")
AT_A, AT_B = _n("bij A"), _n("bij B")
AT = _n("{where}: {word}")
CONVICTION = _n("Wat hoort bij goed werk?")
NOT_WEIGHED = _n("niet bewaard")
SOURCE = _n("Bron")
PAGE = _n("Bladzijde")
OF = _n("van")
PICTURE = _n("De groep op de lijn van A naar B: {told}.")
