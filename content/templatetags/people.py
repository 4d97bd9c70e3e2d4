"""`{% load people %}{{ comment.author|called }}`: what colleagues know a facilitator by, and what they ask of one."""

from django import template
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from content import people, reviewing

register = template.Library()


@register.filter
def called(user: User | None) -> str:
    """Also for an account that is gone."""
    return people.called(user) if user else _("iemand die hier niet meer werkt")


@register.simple_tag
def to_read(user: User) -> int:
    """`{% to_read user as waiting %}`: how many drafts wait for this facilitator to read them."""
    return reviewing.asked_of(user).count()
