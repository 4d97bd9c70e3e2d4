"""From a published card or a draft to what is printed of it."""

from django.utils.translation import gettext as _

from content import deckshapes as shapes
from content import queries
from content.drafts import Draft, DraftArgument
from content.drawable import CUT
from content.models import Argument, Dilemma, Visibility
from content.printing import Option, PrintedCard, Reason, Way
from content.templatetags.cards import dilemma as named

MOST_REASONS = 30  # of a side; three times what a published card may have
MOST_PARAGRAPHS = 20


def printed(dilemma: Dilemma, address: str) -> PrintedCard:
    """A card of the library. `address` is that of its page, with scheme and host."""
    a, b = queries.sides(dilemma)
    return PrintedCard(
        name=named(dilemma.number),
        title=dilemma.title,
        person=dilemma.person,
        line=dilemma.line,
        case=tuple(queries.paragraphs(dilemma.case)),
        question=dilemma.question,
        elaboration=tuple(queries.paragraphs(dilemma.elaboration)),
        a=_side(a),
        b=_side(b),
        source=" · ".join(part for part in (dilemma.source, dilemma.licence) if part),
        language=dilemma.language,
        way=_way(dilemma.visibility, address),
    )


def printed_draft(draft: Draft) -> PrintedCard:
    """A card that is still written, marked as a draft; half of it may be missing. It has no page, so no QR.

    What is longer than a card may hold is cut, visibly: it cannot be published either.
    """
    return PrintedCard(
        name=_("Eigen dilemma"),
        title=_fit(draft.title, shapes.TITLE),
        person=_fit(draft.person, shapes.PERSON),
        line=_fit(draft.line, shapes.LINE),
        case=_paragraphs(draft.case),
        question=_fit(draft.question, shapes.QUESTION),
        elaboration=_paragraphs(draft.elaboration),
        a=_option(draft.a_short, draft.a_full, draft.a_arguments),
        b=_option(draft.b_short, draft.b_full, draft.b_arguments),
        source=_fit(draft.source, shapes.SOURCE),
        language=_language(draft.language),
        way=Way("", "", (_("Concept: nog niet gepubliceerd, dus nog zonder QR-code."),)),
        draft=True,
    )


def _way(visibility: str, address: str) -> Way:
    says = {
        Visibility.PRIVATE.value: _("Scan: de kaart, na inloggen, alleen voor jou"),
        Visibility.SHARED.value: _("Scan: de kaart, voor gespreksleiders die inloggen"),
    }.get(visibility, _("Scan en lees de hele kaart"))
    return Way(
        address, _("QR-code die de bladzijde van deze kaart opent"), (says, address.partition("://")[2])
    )


def _side(side: queries.Side) -> Option:
    return Option(side.short, side.full, tuple(_reason(argument) for argument in side.arguments))


def _reason(argument: Argument) -> Reason:
    return Reason(argument.text, argument.short or argument.text, argument.conviction)


def _option(short: str, full: str, written: list[DraftArgument]) -> Option:
    """Also with a reason of which only the conviction is there: what somebody wrote is printed."""
    reasons = tuple(
        Reason(
            _fit(item.text, shapes.ARGUMENT),
            _fit(item.short or item.text, shapes.ARGUMENT_SHORT if item.short else shapes.ARGUMENT),
            _fit(item.conviction, shapes.CONVICTION),
        )
        for item in written
        if (item.text + item.short + item.conviction).strip()
    )
    more = (Reason(CUT.strip(), CUT.strip(), ""),) if len(reasons) > MOST_REASONS else ()
    return Option(
        _fit(short, shapes.OPTION_SHORT), _fit(full, shapes.OPTION_FULL), reasons[:MOST_REASONS] + more
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    found = tuple(_fit(part, shapes.PARAGRAPH) for part in text.split("\n\n") if part.strip())
    return (*found[:MOST_PARAGRAPHS], CUT.strip()) if len(found) > MOST_PARAGRAPHS else found


def _fit(text: str, limit: shapes.Limit) -> str:
    """On one line, no longer than a card may hold it; what is cut is seen to be."""
    line = " ".join(text.split())
    return line if len(line) <= limit.characters else line[: limit.characters] + CUT


def _language(code: str) -> str:
    """typst takes two or three letters of a language, without a country."""
    short = code.partition("-")[0].lower()
    return short if short.isascii() and short.isalpha() and len(short) in (2, 3) else "nl"
