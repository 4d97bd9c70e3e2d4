"""Everything that is a facilitator's own: to take along in one file, and to take away for good.

The cards know no sessions, and the sessions no own cards; only here both stand beside each other.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from asgiref.sync import async_to_sync
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content import takeaway
from content.owned import account
from content.zipdeck import Member, write_deck
from sessions import access, actions, broadcast, queries, reports, summaries
from sessions.domain.report_parts import HEADINGS
from sessions.domain.summary import SessionSummary
from sessions.exports.data import json_of
from sessions.exports.table import table_of
from sessions.models import LiveSession

WORD = "verwijder"  # typed before anything goes


@never_cache
@login_required
@require_safe
def own_everything(request: HttpRequest) -> HttpResponse:
    user, now = account(request), timezone.now()
    files = [Member("LEESMIJ.txt", _read_me().encode()), Member("account.json", _account(user))]
    files += [*takeaway.files_of(user), *_sessions(user, now)]
    name = f"alles-dilemmakaarten-{timezone.localdate(now):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write_deck(files), content_type="application/zip", headers=headers)


@never_cache
@login_required
def own_erase(request: HttpRequest) -> HttpResponse:
    """Asked with a word to type; then it is gone at once."""
    user = account(request)
    if request.method != "POST":
        return _ask(request)
    if request.POST.get("woord", "").strip().casefold() != WORD:
        return _ask(request, mistyped=True)
    if request.POST.get("gesprekken"):
        for live in LiveSession.objects.filter(owner=user):
            actions.delete_session(live)
            async_to_sync(broadcast.poke)(live.pk, live.version)
    takeaway.erase(user)
    return redirect("own_cards")


def _ask(request: HttpRequest, mistyped: bool = False) -> HttpResponse:
    user = account(request)
    context = {
        "word": WORD,
        "mistyped": mistyped,
        "holdings": takeaway.holdings(user),
        "sessions": LiveSession.objects.filter(owner=user).count(),
        "with_sessions": bool(request.POST.get("gesprekken")),
    }
    return render(request, "content/files/erase.html", context, status=422 if mistyped else 200)


def _sessions(user: User, now: datetime) -> Iterator[Member]:
    """A list, and the summary of each twice: for a spreadsheet, and for programs. Rehearsals were nothing real."""
    rows = [("Datum", "Dilemma", "Persoon", "Vorm", "Van", "Samenvatting")]
    for place, live in enumerate(access.led_by(user).filter(rehearsal=0).order_by("created_at"), 1):
        card, day = queries.card_of(live.pk), timezone.localdate(live.created_at)
        name = f"{place:03d}-{day:%Y-%m-%d}-{slugify(card.person)[:40]}"
        whose = "" if live.owner_id == user.pk else _("samen geleid")
        rows.append(
            (f"{day:%Y-%m-%d}", card.title, card.person, live.format_code, whose, f"gesprekken/{name}.csv")
        )
        summary = summaries.summary_of(live, now)
        yield Member(f"gesprekken/{name}.csv", table_of(summary, _))
        yield Member(f"gesprekken/{name}.json", json_of(summary, _, get_language() or "nl"))
        if written := _report(live, summary):
            yield Member(f"gesprekken/{name}-verslag.txt", written.encode())
    yield Member("gesprekken.csv", takeaway.table(rows))


def _report(live: LiveSession, summary: SessionSummary) -> str:
    """What people wrote for the report; the rest of it is the summary. "" for nothing."""
    parts = reports.parts_of(live, summary)
    written = [(heading.by(_), getattr(parts, name)) for name, heading in HEADINGS.items()]
    return "\r\n\r\n".join(f"{heading}\r\n{text}" for heading, text in written if text)


def _account(user: User) -> bytes:
    data: dict[str, Any] = {
        "naam": user.get_full_name(),
        "inlognaam": user.get_username(),
        "e-mail": user.email,
        "sinds": timezone.localtime(user.date_joined).isoformat(timespec="seconds"),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


def _read_me() -> str:
    lines = [
        _("Dit is alles wat van jou is in Dilemmakaarten."),
        "",
        _("kaarten/: je eigen dilemma's, een bestand per kaart. Je kunt ze zo weer importeren."),
        _("versies/: elke tekst zoals je hem publiceerde."),
        _("kaarten.json: wanneer je elke kaart maakte, en met wie je hem deelt."),
        _(
            "opmerkingen.csv: wat anderen bij je kaarten schreven, en wat jij bij kaarten van anderen schreef."
        ),
        _("favorieten.csv: de kaarten die je als favoriet koos."),
        _(
            "gesprekken.csv en gesprekken/: de gesprekken die je leidt of leidde, met samenvatting en verslag."
        ),
        _("account.json: wat er van je account bekend is."),
        "",
        _("De bestanden die eindigen op .csv opent Excel. De andere opent elk programma voor tekst."),
    ]
    return "\r\n".join(lines) + "\r\n"


urlpatterns = [
    path("eigen/alles.zip", own_everything, name="own_everything"),
    path("eigen/alles-verwijderen/", own_erase, name="own_erase"),
]
