"""The fields of a draft in the order of the form, each with its address, its name on screen and its text. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from content.drafts import Draft, DraftArgument

LABELS = {
    "title": _n("Titel"),
    "person": _n("Persoon"),
    "line": _n("In één zin"),
    "case": _n("Situatie"),
    "question": _n("Vraag"),
    "elaboration": _n("Toelichting bij de vraag"),
    "a_short": _n("Optie A (korte naam)"),
    "a_full": _n("Optie A (voluit)"),
    "b_short": _n("Optie B (korte naam)"),
    "b_full": _n("Optie B (voluit)"),
    "groups": _n("Beroepsgroepen"),
    "themes": _n("Thema's"),
    "language": _n("Taal"),
    "source": _n("Bron"),
    "licence": _n("Licentie"),
}
ARGUMENT_LABELS = {
    "text": _n("Argument %(key)s"),
    "short": _n("Argument %(key)s (kort)"),
    "conviction": _n("Beroepsopvatting bij %(key)s"),
}
_BEFORE = ("title", "person", "line", "case", "question", "elaboration")
_AFTER = ("groups", "themes", "language", "source", "licence")


@dataclass(frozen=True)
class FieldText:
    """`field` is the path in the draft: "title", "a_arguments.2.text" (counted from 0)."""

    field: str
    label: str
    text: str


def fields(draft: Draft) -> tuple[FieldText, ...]:
    """All of them, also those that are empty."""
    return tuple(_fields(draft))


def _fields(draft: Draft) -> Iterator[FieldText]:
    yield from (single(draft, name) for name in _BEFORE)
    for side in ("a", "b"):
        yield from (single(draft, f"{side}_{name}") for name in ("short", "full"))
        for at, argument in enumerate(arguments(draft, side)):
            yield from argument_fields(side, at, argument)
    yield from (single(draft, name) for name in _AFTER)


def single(draft: Draft, name: str) -> FieldText:
    value = getattr(draft, name)
    return FieldText(name, _(LABELS[name]), "; ".join(value) if isinstance(value, list) else value)


def arguments(draft: Draft, side: str) -> list[DraftArgument]:
    return draft.a_arguments if side == "a" else draft.b_arguments


def argument_fields(side: str, at: int, argument: DraftArgument) -> tuple[FieldText, ...]:
    return tuple(
        FieldText(
            f"{side}_arguments.{at}.{name}",
            _(label) % {"key": f"{side.upper()}{at + 1}"},
            getattr(argument, name),
        )
        for name, label in ARGUMENT_LABELS.items()
    )
