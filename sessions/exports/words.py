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
STEPS = _n("Wat jullie deden")
WHERE = _n("Waar de groep staat")
FIRST, LATER = _n("Eerst"), _n("Later")
CHANGED = _n("Wat veranderde")
BRIDGES = _n("Weegt aan beide kanten")
DIVIDERS = _n("Hier kijken we verschillend naar")
HEAVIEST = _n("Weegt het zwaarst")
EVERYTHING = _n("Alle argumenten")
OTHERS = _n("De andere argumenten")
FROM_GROUP = _n("uit de groep")
ASKED = _n("Vragen die op het scherm stonden")
OPTION_A, OPTION_B = _n("Optie A"), _n("Optie B")
AT_A, AT_B = _n("bij A"), _n("bij B")
AT = _n("{where}: {word}")
REASON_A, REASON_B = _n("De sterkste reden voor A"), _n("De sterkste reden voor B")
SMALLEST = _n("Hier stonden de minste mensen.")
THIRD_WAYS = _n("Een derde weg")
LEAVES = _n("Dit lost het niet op:")
CLOSE = _n("Wij samen")
CHAFES = _n("Dit blijft schuren")
TAKE_AWAYS = _n("Dit nemen we mee")
PROFILE = _n("Wat hier bij goed werk hoort")
HARVEST = _n("Zo kijken we terug")
HARVEST_NOTE = _n("Achter elke vraag staat wie ‘ja’ of ‘een beetje’ koos.")
CONVICTION = _n("Wat hoort bij goed werk?")
NOT_WEIGHED = _n("niet bewaard")
SOURCE = _n("Bron")
PAGE = _n("Bladzijde")
OF = _n("van")
PICTURE = _n("De groep op de lijn van A naar B: {told}.")
PICTURE_FIRST = _n("Eerst stond de groep zo op de lijn van A naar B: {told}.")
PICTURE_LATER = _n("Later stond de groep zo op de lijn van A naar B: {told}.")
MIND = _n("Let op")
EXPLAINED = _n("Uitleg")
QUESTION = _n("Achtergrondvraag")
DATE = _n("Datum")
SIDE, NUMBER, ARGUMENT, SHORT = _n("Kant"), _n("Nummer"), _n("Argument"), _n("Kort")
BELIEF, HOW_HEAVY, FIGURE = _n("Beroepsopvatting"), _n("Hoe zwaar"), _n("Cijfer (0-4)")
BY_A, BY_B, TO_TALK_ABOUT, ORIGIN = _n("Bij A"), _n("Bij B"), _n("Om over te praten"), _n("Herkomst")
SHEET_PLACES, SHEET_WEIGHTS, SHEET_ARGUMENTS = _n("Spreiding"), _n("Wegen"), _n("Argumenten")
SHEET_QUESTIONS, SHEET_NOTES = _n("Vragen"), _n("Notities")
WHEN, ON_THE_LINE, PEOPLE = _n("Wanneer"), _n("Waar op de lijn"), _n("Mensen")
KIND, WHAT, TEXT, MORE, ANSWER = _n("Soort"), _n("Wat"), _n("Tekst"), _n("Toelichting"), _n("Antwoord")
DILEMMA_NUMBER = _n("Dilemma")
KINDS = {"formal": _n("Formeel"), "substantive": _n("Inhoudelijk"), "conscience": _n("Geweten")}
QUESTION_ALONE = _n("Vraag")
SLIDES = {
    "spreiding": _n("Spreiding"),
    "later": _n("Spreiding later"),
    "verandering": _n("Wat veranderde"),
    "wegen": _n("Wegen"),
}
