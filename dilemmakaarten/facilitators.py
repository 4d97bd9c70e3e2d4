"""Accounts of facilitators and the one-time links that log them in."""

from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse
from sesame.utils import get_parameters

FIRST_NAME = "gespreksleider"


class NameTaken(Exception):
    """There is a facilitator of this name already."""


def add_facilitator(name: str, password: str | None = None, *, superuser: bool = False) -> User:
    """A new account. Without a password it is reached by links only, until somebody sets one."""
    if User.objects.filter(username__iexact=name).exists():
        raise NameTaken(name)
    made = User(username=name, is_staff=superuser, is_superuser=superuser)
    made.set_password(password)
    made.full_clean(exclude=["password"])
    made.save()
    return made


def first_facilitator() -> User:
    """The one whom `workshop` greets: the oldest account that may log in; made when there is none."""
    known = User.objects.filter(is_active=True).order_by("pk").first()
    return known or add_facilitator(FIRST_NAME)


def log_in_address(user: User, base: str, destination: str = "") -> str:
    """A link that logs this user in once. It stops working after a log-in, a new password or SESAME_MAX_AGE."""
    query = get_parameters(user) | ({"next": destination} if destination else {})
    return f"{base}{reverse('log_in_link')}?{urlencode(query)}"
