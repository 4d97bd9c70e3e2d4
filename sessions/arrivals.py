"""People who come in, many at once: what their pages need is looked up for all who wait together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from sessions import access, actions, door, frames, queries
from sessions.access import Claim, Viewer
from sessions.autopilot import by_itself
from sessions.domain.state import SessionState
from sessions.domain.visibility import PhoneScene
from sessions.frames import Frames
from sessions.models import LiveSession
from sessions.protocol import AnyCommand, Me
from sessions.skeleton import Skeleton, for_script, skeleton
from sessions.together import Together


@dataclass(frozen=True)
class Phone:
    """What a participant's page shows: the room as every phone of it sees it, and their own answers."""

    frames: Frames
    page: Skeleton  # places that are left: `csrf` and `me`
    due: AnyCommand | None  # what the room does by itself now
    me: Me


@dataclass(frozen=True)
class Entrance:
    """A session before one has joined it, and its join page."""

    closed: bool
    locked: bool
    page: Skeleton  # a place that is left: `csrf_token`


async def session_behind(token: str) -> UUID | None:
    """The session of a QR, open or closed."""
    return await _doors.ask(token)


async def entrance(live_id: UUID) -> Entrance | None:
    """None: the session is gone."""
    return await _entrances.ask(live_id)


async def viewer(cookies: dict[str, str], live_id: UUID) -> Viewer | None:
    """As `access.participant`."""
    claim = access.claim(cookies, live_id)
    return await _viewers.ask(claim) if claim else None


async def phone(cookies: dict[str, str], live_id: UUID) -> Phone | None:
    """The page of this session's participant; None for anybody else. Notes that they were seen."""
    claim = access.claim(cookies, live_id)
    return await _phones.ask(claim) if claim else None


def _find_entrances(live_ids: Collection[UUID]) -> dict[UUID, Entrance]:
    rows = LiveSession.objects.filter(pk__in=live_ids).values_list("pk", "closed_at", "locked")
    return {pk: Entrance(closed is not None, locked, _join_page(pk)) for pk, closed, locked in rows}


@lru_cache(maxsize=256)
def _join_page(live_id: UUID) -> Skeleton:
    """The card of a session never changes."""
    context = {"live_id": live_id, "card": queries.card_of(live_id)}
    return skeleton("sessions/join.html", context, ["csrf_token"])


def _find_phones(claims: Collection[Claim]) -> dict[Claim, Phone]:
    now = timezone.now()
    people = access.participants(claims)
    states = {live_id: queries.state_of(live_id, now) for live_id in {item.live_id for item in people}}
    rooms = {live_id: _room(state, live_id, now) for live_id, state in states.items() if state}
    actions.mark_seen([who.participant or 0 for who in people.values()], now)
    found = {}
    for claim, who in people.items():
        if state := states[claim.live_id]:
            me = frames.for_person(state, who.participant or 0, who.seed)
            found[claim] = Phone(*rooms[claim.live_id], me)
    return found


def _room(state: SessionState, live_id: UUID, now: datetime) -> tuple[Frames, Skeleton, AnyCommand | None]:
    """What all phones of a session share."""
    shown = frames.for_phone(state)
    page = _page(shown.view.scene).fill(
        html=shown.shown.html,
        frame=for_script(shown.moving),
        socket_url=f"/ws/mee/{live_id}/",
        state_url=reverse("phone_state", args=[live_id]),
        command_url=reverse("phone_command", args=[live_id]),
    )
    return shown, page, by_itself(state, now)


@lru_cache(maxsize=256)
def _page(scene: PhoneScene) -> Skeleton:
    """Scenes are frozen, so equal scenes share one rendering."""
    places = ("html", "frame", "me", "csrf", "socket_url", "state_url", "command_url")
    return skeleton("sessions/phone.html", {"scene": scene}, places)


_doors: Together[str, UUID] = Together(door.by_tokens)
_entrances: Together[UUID, Entrance] = Together(_find_entrances)
_viewers: Together[Claim, Viewer] = Together(access.participants)
_phones: Together[Claim, Phone] = Together(_find_phones)
