"""What people fill in: a code at the door, and how a session is to go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.codes import normalise
from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        error_messages={"required": _("Typ de code die op het scherm staat.")},
    )

    def clean_code(self) -> str:
        return normalise(self.cleaned_data["code"])


class OpenForm(forms.Form):
    format_code = forms.ChoiceField(
        label=_("Vorm"),
        choices=lambda: [(item.code, _(item.name)) for item in FORMATS.values() if not item.together],
        initial="gesprek",
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("Spreiding"),
        choices=[(SpreadMode.DIRECT.value, _("Direct")), (SpreadMode.SILENT.value, _("Eerst in stilte"))],
        initial=SpreadMode.DIRECT.value,
        widget=forms.RadioSelect,
    )
