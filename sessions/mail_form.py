"""What a facilitator fills in to mail a summary: addresses typed out, and the link or a PDF."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

MOST = 10  # addresses at once
LINK, SUMMARY, REPORT = "link", "summary", "report"


class MailForm(forms.Form):
    addresses = forms.CharField(
        label=lazy("E-mailadressen"),
        max_length=3000,
        widget=forms.Textarea,
        error_messages={"required": lazy("Typ een of meer e-mailadressen.")},
    )
    what = forms.ChoiceField(
        label=lazy("Wat stuur je?"),
        choices=[
            (LINK, lazy("De link naar de samenvatting")),
            (SUMMARY, lazy("De samenvatting als PDF")),
            (REPORT, lazy("Het verslag als PDF")),
        ],
        initial=LINK,
        widget=forms.RadioSelect,
    )

    def clean_addresses(self) -> list[str]:
        """Divided by whatever people divide them by. A line of a header is no address, so all of it is refused."""
        typed = [word for word in re.split(r"[\s,;]+", self.cleaned_data["addresses"]) if word]
        found = list({word.lower(): word for word in typed}.values())
        if not found:
            raise ValidationError(self.fields["addresses"].error_messages["required"])
        if len(found) > MOST:
            raise ValidationError(_("Stuur naar hoogstens {most} adressen tegelijk.").format(most=MOST))
        for address in found:
            _check(address)
        return found


def _check(address: str) -> None:
    try:
        validate_email(address)
        address.encode("ascii")
    except (ValidationError, UnicodeEncodeError) as error:
        raise ValidationError(_("Dit is geen e-mailadres: {address}").format(address=address)) from error
    if '"' in address or not address.isprintable():  # a quoted name may hold anything
        raise ValidationError(_("Dit is geen e-mailadres: {address}").format(address=address))
