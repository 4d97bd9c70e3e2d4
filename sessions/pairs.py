"""Pairs in a session's row: made when the step begins, mended when somebody is not found or comes late."""

import random
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sessions.domain import pairing, tokens
from sessions.domain.constants import PRESENT_SECONDS
from sessions.domain.pairing import Group
from sessions.models import LiveSession, Participant, Position


def make(live: LiveSession, now: datetime) -> None:
    """Everybody present, half shifted along the line. Halls stay seated: then there are no pairs but neighbours."""
    people = _here(live, now)
    live.pairs_made += 1
    live.pairs = []
    if pairing.seated(len(people)):
        return
    places = Position.objects.filter(live=live, round=1, participant__in=people)
    known = dict(places.values_list("participant_id", "value"))
    draw = _draw()
    _keep(live, pairing.pair({person: known.get(person) for person in people}, draw), draw)


def admit(live: LiveSession, newcomers: Collection[int]) -> None:
    """People who came in while others talk."""
    _rejoin(live, [], newcomers)


def seek(live: LiveSession, person: int) -> None:
    """Not found: this person goes to others, and so does who is left alone by that."""
    _rejoin(live, [person], [])


def _rejoin(live: LiveSession, waiting: Collection[int], newcomers: Collection[int]) -> None:
    draw = _draw()
    groups = tuple(Group(tuple(item["people"])) for item in live.pairs)
    _keep(live, pairing.rejoin(groups, waiting, newcomers, draw), draw)


def _here(live: LiveSession, now: datetime) -> list[int]:
    since = now - timedelta(seconds=PRESENT_SECONDS)
    found = Participant.objects.filter(live=live, watching=False, paper=False, seen_at__gte=since)
    return list(found.order_by("pk").values_list("pk", flat=True))


def _keep(live: LiveSession, groups: Iterable[Group], draw: random.Random) -> None:
    """A pair that keeps one of its people keeps its picture; the others get one that is free."""
    groups, known = list(groups), {person: item["token"] for item in live.pairs for person in item["people"]}
    kept: list[int | None] = []
    for group in groups:
        token = next((known[one] for one in group.people if one in known), None)
        kept.append(None if token in kept else token)
    taken = [token for token in kept if token is not None]
    free = iter(tokens.deal(len(groups) - len(taken), draw, taken))
    live.pairs = [
        {"people": list(group.people), "token": next(free) if token is None else token}
        for group, token in zip(groups, kept, strict=True)
    ]


def _draw() -> random.Random:
    return random.Random(secrets.randbits(64))
