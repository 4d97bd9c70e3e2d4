"""What people fill in: a code at the door, and how a session is to go."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.codes import normalise
from sessions.domain.errors import NotAllowed
from sessions.domain.formats import FORMATS, Format, FormatStep, Plan
from sessions.domain.planning import MINUTES_LEAST, MINUTES_MOST, plan_of_choice, wrong_minutes
from sessions.domain.rehearsing import LEAST, MOST, SHAPES, Shape
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step

LED = [item for item in FORMATS.values() if not item.together]
TOGETHER = [item for item in FORMATS.values() if item.together]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        error_messages={"required": _("Typ de code die op het scherm staat.")},
    )

    def clean_code(self) -> str:
        return normalise(self.cleaned_data["code"])


@dataclass(frozen=True)
class PlanRow:
    """A step in the form: as the format has it, or as it was filled in."""

    step: FormatStep
    on: bool
    minutes: str
    switch: str  # name of the checkbox
    field: str  # name of the minutes
    error: str = ""


@dataclass(frozen=True)
class PlanPart:
    """The steps of one format. The form holds them for every format, and reads those of the one that is chosen."""

    format: Format
    rows: list[PlanRow]

    @property
    def minutes(self) -> int:
        return sum(int(row.minutes) for row in self.rows if row.on and not row.error)


class OpenForm(forms.Form):
    format_code = forms.ChoiceField(
        label=_("Vorm"),
        choices=lambda: [(item.code, _(item.name)) for item in LED],
        initial="gesprek",
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("Spreiding"),
        choices=[(SpreadMode.DIRECT.value, _("Direct")), (SpreadMode.SILENT.value, _("Eerst in stilte"))],
        initial=SpreadMode.DIRECT.value,
        widget=forms.RadioSelect,
    )

    @property
    def parts(self) -> list[PlanPart]:
        data = self.data if self.is_bound else {}
        return [PlanPart(form, _rows(form, data)) for form in LED]

    @cached_property
    def plan(self) -> Plan:
        """What was chosen; of a form that is valid."""
        chosen: Plan = self.cleaned_data["plan"]
        return chosen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if form := FORMATS.get(data.get("format_code", "")):
            rows = _rows(form, self.data)
            if wrong := next((row for row in rows if row.on and row.error), None):
                self.add_error(None, f"{_(wrong.step.title)}: {wrong.error}")
                return data
            try:
                data["plan"] = plan_of_choice(form, data.get("mode", ""), _minutes(rows))
            except NotAllowed as refusal:
                self.add_error(None, _(refusal.sentence))
        return data


class RehearsalForm(forms.Form):
    """With how many made-up people, and how they stand."""

    people = forms.IntegerField(
        label=_("Hoeveel verzonnen mensen?"),
        min_value=LEAST,
        max_value=MOST,
        initial=12,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Oefen met 5 tot en met 300 verzonnen mensen."),
        ),
    )
    shape = forms.ChoiceField(
        label=_("Hoe staan ze op de lijn?"),
        choices=lambda: [(shape.value, _(name)) for shape, name in SHAPES.items()],
        initial=Shape.GROUPS.value,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Kies hoe de verzonnen mensen op de lijn staan.")
        ),
    )


class TogetherForm(forms.Form):
    """With how many, where nobody leads."""

    format_code = forms.ChoiceField(
        label=_("Met hoeveel zijn jullie?"),
        choices=lambda: [(item.code, _(item.name)) for item in TOGETHER],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Kies met hoeveel jullie zijn.")),
    )

    @property
    def formats(self) -> list[Format]:
        return TOGETHER


def _rows(form: Format, data: Mapping[str, Any]) -> list[PlanRow]:
    """Without any field of this format in the data: as the format has it."""
    steps = [item for item in form.steps if item.step != Step.CLOSED]
    filled = any(_field(form, item) in data for item in steps)
    return [_row(form, item, data if filled else None) for item in steps]


def _row(form: Format, item: FormatStep, data: Mapping[str, Any] | None) -> PlanRow:
    switch, field = f"{form.code}-{item.step}", _field(form, item)
    if data is None:
        return PlanRow(item, True, str(item.minutes), switch, field)
    on, minutes = item.fixed or switch in data, data.get(field, str(item.minutes)).strip()
    return PlanRow(
        item, on, minutes, switch, field, "" if _fits(minutes) else str(_(wrong_minutes().sentence))
    )


def _field(form: Format, item: FormatStep) -> str:
    return f"{form.code}-{item.step}-minuten"


def _fits(minutes: str) -> bool:
    return (
        minutes.isascii()
        and minutes.isdecimal()
        and len(minutes) < 4
        and (MINUTES_LEAST <= int(minutes) <= MINUTES_MOST)
    )


def _minutes(rows: list[PlanRow]) -> dict[str, int]:
    return {row.step.step.value: int(row.minutes) for row in rows if row.on}
