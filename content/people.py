"""Other facilitators of this server: what they are called, and finding one by the address they log in with."""

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import Q

TRIES_A_MINUTE = 10  # addresses that somebody typed and that nobody has


class TooManyTries(Exception):
    """Who asks tried too many addresses that do not exist."""


def called(user: User) -> str:
    """What colleagues know this facilitator by."""
    return user.get_full_name() or user.email or user.username


def account(address: str) -> User | None:
    """The one active account with this e-mail address, or that logs in with it as its name."""
    if not address or "\0" in address:
        return None
    known = User.objects.filter(Q(email__iexact=address) | Q(username__iexact=address), is_active=True)[:2]
    return known[0] if len(known) == 1 else None


def colleague(address: str, asker: User) -> User | None:
    """Somebody else's account. Tries that find nobody are counted for who asks. Raises TooManyTries."""
    counter = f"colleague-{asker.pk}"
    if cache.get(counter, 0) >= TRIES_A_MINUTE:
        raise TooManyTries
    found = account(address.strip())
    if found is None or found.pk == asker.pk:
        cache.set(counter, cache.get(counter, 0) + 1, timeout=60)
        return None
    return found
