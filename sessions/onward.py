"""The next card in the same meeting: the phones of a session that is closed go along, without a code."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sessions import access, actions, arrivals, door, inbox
from sessions.batch import Envelope, Join
from sessions.codes import following_token, key_of
from sessions.models import LiveSession, Participant
from sessions.protocol import Refused
from sessions.thread import in_thread, straight


@straight
@never_cache
async def onward(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The same person joins the session that follows. A double tap, or both tabs of a phone, stay one person."""
    viewer = await arrivals.viewer(request.COOKIES, live_id) if request.method == "POST" else None
    following = await in_thread(_next_of, live_id) if viewer else None
    if viewer is None or following is None:
        return redirect("phone", live_id)
    token = following_token(request.COOKIES[access.cookie_name(live_id)], following.hex)
    watching = await in_thread(_only_watches, viewer.participant)
    join = Join(key_of(token), actions.new_seed(), again=True, watching=watching)
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


def _next_of(live_id: UUID) -> UUID | None:
    """Where who was in this session may go; None as long as there is nowhere to go."""
    return LiveSession.objects.filter(pk=live_id).values_list("next_live", flat=True).first()


def _only_watches(person: int | None) -> bool:
    return person is not None and Participant.objects.filter(pk=person, watching=True).exists()
