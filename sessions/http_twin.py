"""The live path over plain HTTP, where websockets are blocked: same viewers, same frames, same inbox."""

import re
from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sessions import access, actions, arrivals, broadcast, frames, inbox, queries
from sessions.access import PROJECTOR, REMOTE, Viewer
from sessions.autopilot import by_itself
from sessions.batch import Envelope
from sessions.domain.errors import not_yours
from sessions.domain.state import SessionState
from sessions.protocol import CLIENT_PATTERN, FRAME_LIMIT, Ack, BadFrame, Beat, Refused, dump, parse
from sessions.rendering import plain, translated
from sessions.thread import straight

Finder = Callable[[HttpRequest, Any], Viewer | None]
AsyncFinder = Callable[[HttpRequest, Any], Awaitable[Viewer | None]]


async def participant_viewer(request: HttpRequest, live_id: UUID) -> Viewer | None:
    return await arrivals.viewer(request.COOKIES, live_id)


def facilitator_viewer(request: HttpRequest, live_id: UUID) -> Viewer | None:
    return access.facilitator(request.user, live_id)


def remote_viewer(request: HttpRequest, live_id: UUID) -> Viewer | None:
    return access.remote(request.user, request.COOKIES, live_id)


def projector_viewer(request: HttpRequest, token: str) -> Viewer | None:
    return access.projector(token)


def state_view(find: Finder) -> Any:
    """GET: what the socket sends first: {"state": ..., "me": ... or null}."""

    @never_cache
    @require_GET
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        viewer = _found(find, request, kwargs)
        state = queries.state_of(viewer.live_id, timezone.now())
        if state is None:
            raise Http404
        _go_on(viewer.live_id, state)
        shown = frames.for_remote(state) if viewer.role == REMOTE else frames.for_screen(state)
        return JsonResponse({"state": plain(shown.state), "me": None})

    return view


@straight
@never_cache
@require_GET
async def phone_state_view(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """`state_view` for a participant: where websockets are blocked, the whole room asks this every two seconds."""
    found = await arrivals.phone(request.COOKIES, live_id)
    if found is None:
        return HttpResponse(status=404)
    if found.due:
        await inbox.submit(live_id, Envelope(found.due))
    both = f'{{"state":{found.frames.whole},"me":{dump(found.me)}}}'
    return HttpResponse(both, content_type="application/json")


def _go_on(live_id: UUID, state: SessionState) -> None:
    """What is due by itself: where all phones of a room come this way, no socket sees to it."""
    now = timezone.now()
    if due := by_itself(state, now):
        (answer,) = actions.apply(live_id, [Envelope(due)], now)
        if isinstance(answer, Ack):
            async_to_sync(broadcast.poke)(live_id, answer.version)


@never_cache
@require_GET
def closing_view(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """GET: the summary, which a phone puts below the thanks; empty until the session is closed."""
    if access.participant(request.COOKIES, live_id) is None:
        raise Http404
    return HttpResponse(frames.closing_page(live_id))


def command_view(find: Finder | AsyncFinder) -> Any:
    """POST: one frame in the body; the answer is one ack or refused."""
    ask: Any = find if iscoroutinefunction(find) else database_sync_to_async(find)

    @never_cache
    @require_POST
    async def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        viewer = await ask(request, *kwargs.values())
        if viewer is None:
            return HttpResponse(status=404)
        client = request.GET.get("client", "")
        if (
            not re.fullmatch(CLIENT_PATTERN, client)
            or int(request.headers.get("content-length") or 0) > FRAME_LIMIT
        ):
            return HttpResponse(status=400)
        try:
            command = parse(request.body.decode("utf-8", "replace"))
        except BadFrame as fault:
            return _answer(Refused(fault.seq, "frame", fault.sentence), 422)
        if viewer.role == PROJECTOR or isinstance(command, Beat):
            return _answer(Refused(None, not_yours().code, not_yours().sentence), 403)
        return _answer(await inbox.submit(viewer.live_id, Envelope(command, viewer.participant, client)))

    return straight(view) if iscoroutinefunction(find) else view


def _found(find: Finder, request: HttpRequest, kwargs: dict[str, Any]) -> Viewer:
    viewer = find(request, *kwargs.values())
    if viewer is None:
        raise Http404
    return viewer


def _answer(answer: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(dump(translated(answer)), content_type="application/json", status=status)
