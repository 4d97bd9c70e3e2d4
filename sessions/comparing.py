"""Conversations about one card beside each other, for who led them: the page, and all their files in one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sessions import access, reports, summaries
from sessions.domain.compare import Comparison, compare, takes_part
from sessions.domain.say import Say
from sessions.domain.summary import SessionSummary
from sessions.exports.compared import bundle, comparison_csv, comparison_json, returned
from sessions.exports.pdf import pdf_of
from sessions.exports.report_pdf import report_pdf_of
from sessions.exports.table import table_of
from sessions.exports.typeset import NotMade
from sessions.file_names import file_name
from sessions.making import made
from sessions.models import LiveSession

CHOSEN = "gesprek"  # name of the boxes


@dataclass(frozen=True)
class Choice:
    """One of one's own conversations about the card, with what its summary tells."""

    live: LiveSession
    summary: SessionSummary
    on: bool

    @property
    def key(self) -> str:
        return self.live.pk.hex

    @property
    def people(self) -> Say:
        return self.summary.people

    @property
    def takes_part(self) -> bool:
        return takes_part(self.summary)


@dataclass(frozen=True)
class Beside:
    """What the page shows: all conversations about the card, and the comparison of those that were chosen."""

    choices: list[Choice]
    comparison: Comparison

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.on]


@never_cache
@login_required
def page(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, number, _beside(request, number))


@never_cache
@login_required
async def files(request: HttpRequest, number: int) -> HttpResponse:
    """All made before anything is sent, so never half a file; one set at a time for each facilitator."""
    found = await sync_to_async(_beside)(request, number)
    user = await request.auser()
    try:
        data = await made(UUID(int=user.pk or 0), lambda: bundle_of(found, get_language() or "nl"))
    except NotMade:
        again = _("De bestanden konden niet worden gemaakt. Probeer het zo opnieuw.")
        return await sync_to_async(_page)(request, number, found, again, 503)
    name = file_name("vergelijking", found.chosen[0].summary, timezone.localdate())
    disposition = f'attachment; filename="{name}.zip"'
    return HttpResponse(data, content_type="application/zip", headers={"Content-Disposition": disposition})


def bundle_of(found: Beside, language: str) -> bytes:
    """The comparison, where there is enough to compare, and the files of each conversation by itself."""
    packed = {"leesmij.txt": _readme().encode()}
    if found.comparison.enough:
        packed["vergelijking.csv"] = comparison_csv(found.comparison, _)
        packed["vergelijking.json"] = comparison_json(found.comparison, _, language)
    for name, choice in _named(found.chosen):
        report = reports.from_summary(choice.live, choice.summary)
        packed[f"gesprekken/samenvatting-{name}.pdf"] = pdf_of(choice.summary, _, language)
        packed[f"gesprekken/samenvatting-{name}.csv"] = table_of(choice.summary, _)
        packed[f"gesprekken/verslag-{name}.pdf"] = report_pdf_of(report, _, language)
    return bundle(packed)


def _readme() -> str:
    lines = (
        _("In de map 'gesprekken' staan van elk gesprek de samenvatting en het verslag, met de datum."),
        _("Die zijn voor jou. Wie ze naast de vergelijking legt, ziet welke groep waar stond."),
        _("Stuur anderen alleen de vergelijking."),
    )
    return "\r\n".join((*lines, ""))


def _named(chosen: Iterable[Choice]) -> Iterator[tuple[str, Choice]]:
    """Card and date; a second one on the same day gets a number."""
    used: Counter[str] = Counter()
    for choice in sorted(chosen, key=lambda each: each.live.created_at):
        name = file_name("", choice.summary, timezone.localdate(choice.live.created_at))
        used[name] += 1
        yield name if used[name] == 1 else f"{name}-{used[name]}", choice


def _beside(request: HttpRequest, number: int) -> Beside:
    """A card that one led no conversation about is a 404. Without a choice all take part."""
    mine = access.held_by(request.user).filter(card_number=number).order_by("-created_at")
    wanted, now = set(request.GET.getlist(CHOSEN)), timezone.now()
    all_of_them = not wanted & {live.pk.hex for live in mine}
    choices = [
        Choice(live, summaries.summary_of(live, now), all_of_them or live.pk.hex in wanted) for live in mine
    ]
    if not choices:
        raise Http404
    return Beside(choices, compare([choice.summary for choice in choices if choice.on]))


def _page(
    request: HttpRequest, number: int, found: Beside, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "number": number,
        "comparison": found.comparison,
        "choices": found.choices,
        "chosen": request.GET.urlencode(),
        "returned": [(title, items) for title, items in returned(found.comparison) if items],
        "error": error,
    }
    return render(request, "sessions/compare.html", context, status=status)
