"""Pages of the report: the facilitator's, where it is written, and what the group's phones get to check."""

from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sessions import access, broadcast, reports, summaries
from sessions.domain.constants import PART_LENGTH
from sessions.domain.errors import NotAllowed
from sessions.domain.report import report_of
from sessions.domain.report_parts import HEADINGS
from sessions.models import LiveSession

BODY_LIMIT = 100_000  # bytes: all parts at their longest, in JSON


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page saves: parts by name, as they were written at `revision`."""

    revision: int
    parts: dict[str, str]


@never_cache
@login_required
@require_GET
def report(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """The report as it stands, with fields in the place of what people write."""
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    summary = summaries.summary_of(live, timezone.now())
    parts = reports.parts_of(live, summary)
    fields = [
        {"name": name, "heading": heading, "text": getattr(parts, name)} for name, heading in HEADINGS.items()
    ]
    context = {
        "live": live,
        "report": report_of(summary, parts),
        "fields": fields,
        "most": PART_LENGTH,
        "may_ask": reports.may_ask(live),
        "checked": reports.checked(live),
    }
    return render(request, "sessions/report.html", context)


@never_cache
@login_required
@require_POST
def report_save(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """JSON {revision, parts}. 200 {revision}; 409 {revision, parts} as they stand, when another window wrote first."""
    get_object_or_404(access.held_by(request.user), pk=live_id)
    try:
        sent = msgspec.json.decode(request.body[:BODY_LIMIT], type=Sent)
        saved = reports.save(live_id, sent.revision, sent.parts, timezone.now())
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return JsonResponse({"sentence": _("Dit kennen we niet. Herlaad de pagina.")}, status=400)
    except NotAllowed as refusal:
        return JsonResponse({"sentence": _(refusal.sentence)}, status=422)
    except LookupError:
        raise Http404 from None  # deleted since it was looked up
    if saved.moved is None:
        return JsonResponse({"revision": saved.revision})
    parts = {name: getattr(saved.moved, name) for name in HEADINGS}
    return JsonResponse({"revision": saved.revision, "parts": parts}, status=409)


@never_cache
@login_required
@require_POST
def report_ask(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """'Klopt dit?', or no longer (`on` is empty)."""
    get_object_or_404(access.held_by(request.user), pk=live_id)
    try:
        version = reports.ask(live_id, bool(request.POST.get("on")), timezone.now())
    except NotAllowed:
        return redirect("report", live_id)  # the page says why
    except LookupError:
        raise Http404 from None
    async_to_sync(broadcast.poke)(live_id, version)
    return redirect("report", live_id)


@never_cache
@login_required
@require_GET
def report_remarks(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """What the group said of it until now, as a part of the page."""
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    return render(request, "sessions/_report_checked.html", {"live": live, "checked": reports.checked(live)})


@never_cache
@require_GET
def phone_report(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """What the facilitator asks the group to check, for its phones; empty when nothing is asked."""
    if access.participant(request.COOKIES, live_id) is None:
        raise Http404
    asked = LiveSession.objects.filter(pk=live_id).values_list("report_asked", flat=True).get()
    return HttpResponse(_to_check(live_id, asked) if asked else "")


@lru_cache(maxsize=64)
def _to_check(live_id: UUID, asked: int) -> str:
    """Once for all phones, which ask within seconds of each other. `asked` is another number each time."""
    parts = reports.shown_to_group(live_id)
    return render_to_string("sessions/phone/_report.html", {"parts": parts}) if parts is not None else ""


@never_cache
@require_GET
def shared_summary(request: HttpRequest, token: str) -> HttpResponse:
    """The summary for whoever took part, at an address that works as long as the session is kept."""
    live = LiveSession.objects.filter(summary_token=token, rehearsal=0).first()
    if live is None or live.closed_at is None:
        sentence = _("Dit gesprek loopt nog.") if live else _("Deze samenvatting is er niet meer.")
        return render(request, "sessions/summary_away.html", {"sentence": sentence}, status=404)
    context: dict[str, Any] = {"summary": summaries.summary_of(live, timezone.now())}
    response = render(request, "sessions/shared_summary.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
