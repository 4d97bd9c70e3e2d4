"""How often cards are used. Sessions know; the project says where to ask, for cards import no sessions."""

from collections.abc import Collection, Mapping
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings

TOLD_FROM = 5  # sessions; below this a number would tell too much of one group


class Uses(Protocol):
    """What the module that CARD_USES names has to offer. Rehearsals do not count."""

    def times_used(self, numbers: Collection[int]) -> Mapping[int, int]:
        """Of each card how many sessions there are with it; a card without any may be left out."""

    def used_by(self, user: Any) -> frozenset[int]:
        """The numbers of the cards that this facilitator led a session on."""


def uses() -> Uses:
    return cast(Uses, import_module(settings.CARD_USES))


def is_used(number: int) -> bool:
    return bool(uses().times_used([number]).get(number))
