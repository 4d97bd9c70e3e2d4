"""What makes a session on a draft impossible. Pure; `advice` is what is merely worth a look."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.advice_shapes import SIDES, Finding, limit_of, pieces, texts_of, written
from content.drafts import Draft

MOST_ARGUMENTS = 10  # of a side; more do not fit a phone's frame or four minutes of weighing


def blocking(draft: Draft) -> tuple[Finding, ...]:
    """A text without which there is nothing to show, or one that does not fit. Publishing waits until it is empty."""
    return (*_missing(draft), *_unfilled(draft), *_too_long(draft), *_too_many(draft))


def _missing(draft: Draft) -> Iterator[Finding]:
    needed = {
        "title": (_("De titel ontbreekt."), _("Zonder titel is de kaart niet terug te vinden.")),
        "case": (_("De situatie ontbreekt."), _("De groep leest eerst wat er aan de hand is.")),
        "question": (_("De vraag ontbreekt."), _("De vraag staat groot op het scherm in de zaal.")),
        "a_short": (_("Optie A heeft nog geen korte naam."), _("De korte naam staat links aan de lijn.")),
        "b_short": (_("Optie B heeft nog geen korte naam."), _("De korte naam staat rechts aan de lijn.")),
    }
    for name, (sentence, why) in needed.items():
        if not getattr(draft, name).strip():
            yield Finding(f"missing.{name}", name, sentence, why, blocks=True)


def _unfilled(draft: Draft) -> Iterator[Finding]:
    for letter, side in SIDES:
        if not written(draft, side):
            sentence = _("Optie %(side)s heeft nog geen argument.") % {"side": letter}
            why = _("Zonder argumenten is er aan die kant niets te wegen.")
            yield Finding("no_argument", f"{side}_arguments", sentence, why, blocks=True)


def _too_long(draft: Draft) -> Iterator[Finding]:
    for name, text in texts_of(draft):
        most = limit_of(name).characters
        over = max(len(piece) for piece in pieces(name, text)) - most
        if over > 0:
            sentence = _("Deze tekst is %(over)d tekens te lang.") % {"over": over}
            why = _("Er passen hoogstens %(most)d tekens in. Bij lange tekst: per alinea.") % {"most": most}
            yield Finding("too_long", name, sentence, why, blocks=True)


def _too_many(draft: Draft) -> Iterator[Finding]:
    for letter, side in SIDES:
        if len(written(draft, side)) > MOST_ARGUMENTS:
            sentence = _("Optie %(side)s heeft meer dan %(most)d argumenten.")
            why = _("Meer past niet op een telefoon. Voeg er een paar samen.")
            told = sentence % {"side": letter, "most": MOST_ARGUMENTS}
            yield Finding("too_many", f"{side}_arguments", told, why, blocks=True)
