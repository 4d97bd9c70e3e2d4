"""`{% load cards %}{{ card.number|dilemma }}`: what a card is called. Of an own card the number is an address only."""

from django import template
from django.utils.translation import gettext as _

from content.models import OWN_FROM

register = template.Library()


@register.filter
def dilemma(number: int) -> str:
    """'Dilemma 5', or 'Eigen dilemma'."""
    return _("Eigen dilemma") if number >= OWN_FROM else _("Dilemma %(number)d") % {"number": number}


@register.filter
def own(number: int) -> bool:
    return number >= OWN_FROM
