"""`{% load people %}{{ comment.author|called }}`: what colleagues know a facilitator by."""

from django import template
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from content import people

register = template.Library()


@register.filter
def called(user: User | None) -> str:
    """Also for an account that is gone."""
    return people.called(user) if user else _("iemand die hier niet meer werkt")
