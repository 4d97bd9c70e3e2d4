"""Look-ups that fail are counted, so that codes, couplings and addresses cannot be tried out.

Only failures count: a whole town hall that types its code right shares one address and is never slowed down.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

FAILURES_A_MINUTE = 10  # of one address
FAILURES_A_MINUTE_ALL = 300  # of everybody together


class TooManyTries(Exception):
    """This address, or everybody together, tried too much that does not exist."""


@dataclass(frozen=True)
class Guesses:
    """Counters of one kind of look-up; `kind` names them in the cache."""

    kind: str

    def check(self, request: HttpRequest) -> None:
        """Before the look-up. Raises TooManyTries."""
        if any(cache.get(name, 0) >= limit for name, limit in self._counters(request)):
            raise TooManyTries

    def failed(self, request: HttpRequest) -> None:
        """After one that found nothing."""
        for name, _limit in self._counters(request):
            count(name)

    def _counters(self, request: HttpRequest) -> list[tuple[str, int]]:
        return [
            (f"{self.kind}-{fingerprint(request)}", FAILURES_A_MINUTE),
            (f"{self.kind}-all", FAILURES_A_MINUTE_ALL),
        ]


def fingerprint(request: HttpRequest) -> str:
    """An address, unreadable, and only in the cache for a minute."""
    address = request.META.get("REMOTE_ADDR", "")
    return hashlib.blake2b(
        address.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16
    ).hexdigest()


def count(name: str, seconds: int = 60) -> None:
    """One more under this name, which is forgotten so long after the first."""
    cache.add(name, 0, timeout=seconds)
    try:
        cache.incr(name)
    except ValueError:  # it expired in between
        cache.set(name, 1, timeout=seconds)
