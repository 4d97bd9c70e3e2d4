"""The next card in the same meeting: the phones of a session that is closed go along, without a code."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sessions import access, actions, arrivals, door, inbox
from sessions.batch import Envelope, Join
from sessions.codes import following_token, key_of
from sessions.models import LiveSession
from sessions.protocol import Refused
from sessions.thread import in_thread, straight


@straight
@never_cache
async def onward(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The same person joins the session that follows. A double tap, or both tabs of a phone, stay one person."""
    following = await _following(request, live_id) if request.method == "POST" else None
    if following is None:
        return redirect("phone", live_id)
    token = following_token(request.COOKIES[access.cookie_name(live_id)], following.hex)
    join = Join(key_of(token), actions.new_seed(), again=True)
    answer = await inbox.submit(following, Envelope(join))
    if isinstance(answer, Refused):
        sentence = (
            _("Het lukt nu even niet. Ga terug en tik nog een keer.") if answer.retry else _(answer.sentence)
        )
        return render(
            request, "sessions/unavailable.html", {"sentence": sentence}, status=503 if answer.retry else 409
        )
    response = redirect("phone", following)
    door.remember_participant(response, following, token)
    return response


async def _following(request: HttpRequest, live_id: UUID) -> UUID | None:
    """Where a participant of this session may go; None for anybody else, and as long as there is nowhere to go."""
    if await arrivals.viewer(request.COOKIES, live_id) is None:
        return None
    return await in_thread(_next_of, live_id)


def _next_of(live_id: UUID) -> UUID | None:
    return LiveSession.objects.filter(pk=live_id).values_list("next_live", flat=True).first()
