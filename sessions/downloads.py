"""The files of a session, for who led it. A file comes whole, or as a sentence with a button to try again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sessions import access, queries, reports, summaries
from sessions.domain.report import Report
from sessions.domain.summary import SessionSummary
from sessions.exports.data import json_of
from sessions.exports.pdf import pdf_of
from sessions.exports.report_pdf import report_pdf_of
from sessions.exports.report_word import report_word_of
from sessions.exports.slides import NAMES, Picture, picture_of, pictures_of
from sessions.exports.summary_word import word_of
from sessions.exports.table import table_of
from sessions.exports.typeset import NotMade
from sessions.exports.workbook import workbook_of
from sessions.file_names import file_name
from sessions.making import Busy, made
from sessions.models import LiveSession

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
SUMMARIES: dict[str, Callable[[SessionSummary], bytes]] = {
    "pdf": lambda found: pdf_of(found, _, _language()),
    "docx": lambda found: word_of(found, _, _language()),
    "xlsx": lambda found: workbook_of(found, _),
    "csv": lambda found: table_of(found, _),
    "json": lambda found: json_of(found, _, _language()),
}
REPORTS: dict[str, Callable[[Report], bytes]] = {
    "pdf": lambda found: report_pdf_of(found, _, _language()),
    "docx": lambda found: report_word_of(found, _, _language()),
}


PICTURES: dict[str, Picture] = {"svg": "svg", "png": "png"}


class Absent(NotMade):
    """There is nothing that this picture could show."""


@dataclass(frozen=True)
class Wanted:
    """A file by its name, without ending, and how to make it."""

    name: str
    make: Callable[[], bytes]


@never_cache
@login_required
@require_GET
async def summary_file(request: HttpRequest, live_id: UUID, ending: str) -> HttpResponse:
    return await _file(request, live_id, await sync_to_async(_summary)(request, live_id, ending), ending)


@never_cache
@login_required
@require_GET
async def report_file(request: HttpRequest, live_id: UUID, ending: str) -> HttpResponse:
    return await _file(request, live_id, await sync_to_async(_report)(request, live_id, ending), ending)


@never_cache
@login_required
@require_GET
async def summary_picture(request: HttpRequest, live_id: UUID, name: str, ending: str) -> HttpResponse:
    wanted = await sync_to_async(_picture)(request, live_id, name, ending)
    return await _file(request, live_id, wanted, ending)


async def _file(request: HttpRequest, live_id: UUID, wanted: Wanted, ending: str) -> HttpResponse:
    try:
        data = await made(live_id, wanted.make)
    except Absent:
        raise Http404 from None
    except NotMade as error:
        return await sync_to_async(_failed)(request, isinstance(error, Busy))
    name = f'attachment; filename="{wanted.name}.{ending}"'
    return HttpResponse(data, content_type=KINDS[ending], headers={"Content-Disposition": name})


def _failed(request: HttpRequest, busy: bool) -> HttpResponse:
    response = render(request, "sessions/file_failed.html", {"busy": busy}, status=503)
    response["Retry-After"] = "10"
    return response


def _summary(request: HttpRequest, live_id: UUID, ending: str) -> Wanted:
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    reckon = summaries.reading(live, timezone.now())
    return Wanted(_name(live, "samenvatting"), lambda: SUMMARIES[ending](reckon()))


def _report(request: HttpRequest, live_id: UUID, ending: str) -> Wanted:
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    reckon = summaries.reading(live, timezone.now())
    return Wanted(_name(live, "verslag"), lambda: REPORTS[ending](reports.from_summary(live, reckon())))


def _picture(request: HttpRequest, live_id: UUID, name: str, ending: str) -> Wanted:
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    if name not in NAMES or ending not in PICTURES:
        raise Http404
    reckon = summaries.reading(live, timezone.now())
    return Wanted(_name(live, name), lambda: _drawn(reckon(), name, ending))


def _drawn(found: SessionSummary, name: str, ending: str) -> bytes:
    if name not in pictures_of(found):
        raise Absent(name)
    return picture_of(found, name, PICTURES[ending], _, _language())


def _name(live: LiveSession, what: str) -> str:
    return file_name(what, queries.card_of(live.pk), timezone.localdate(live.created_at))


def _language() -> str:
    return get_language() or "nl"
