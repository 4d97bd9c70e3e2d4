"""The summary to people who were there: by mail where the host set that up, else as a link to copy."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from sessions import access, letters, queries, reports, retention, summaries
from sessions.domain.state import Card
from sessions.domain.summary import SessionSummary
from sessions.exports.pdf import pdf_of
from sessions.exports.report_pdf import report_pdf_of
from sessions.file_names import file_name
from sessions.guesses import count
from sessions.letters import Letter, Sent
from sessions.mail_form import LINK, MOST, REPORT, MailForm
from sessions.models import LiveSession

log = logging.getLogger(__name__)

MOST_AN_HOUR, MOST_AN_HOUR_ALL = 60, 600  # of one facilitator, and of everybody together
HOUR = 60 * 60


@dataclass(frozen=True)
class _Mailing:
    """All that is needed to send, read before it begins."""

    live: LiveSession
    card: Card
    form: MailForm
    link: str
    reply_to: str
    reckon: Callable[[], SessionSummary] | None  # None while nothing may be sent


@sensitive_post_parameters("addresses")
@never_cache
@login_required
async def mail(request: HttpRequest, live_id: UUID) -> HttpResponse:
    """GET: the link, and the form. POST: each address gets a letter of its own, or what was typed stays in the form."""
    found = await sync_to_async(_mailing)(request, live_id)
    if request.method != "POST":
        return await sync_to_async(_page)(request, found)
    if refusal := await sync_to_async(_refused)(request, found):
        return refusal
    # A thread of its own: a mail server may be slow, and the one that commits answers may not wait.
    sent = await sync_to_async(_send, thread_sensitive=False)(found, get_language() or "nl")
    return await sync_to_async(_told)(request, found, sent)


def _mailing(request: HttpRequest, live_id: UUID) -> _Mailing:
    live = get_object_or_404(access.held_by(request.user), pk=live_id)
    posted = request.method == "POST"
    return _Mailing(
        live=live,
        card=queries.card_of(live.pk),
        form=MailForm(request.POST if posted else None),
        link=link_to(request, live),
        reply_to=getattr(request.user, "email", ""),
        reckon=summaries.reading(live, timezone.now()) if posted and live.closed_at else None,
    )


def link_to(request: HttpRequest, live: LiveSession) -> str:
    """Where whoever has it reads the summary, as long as the session is kept."""
    base = queries.join_base(live) or f"{request.scheme}://{request.get_host()}"
    return base + reverse("shared_summary", args=[live.summary_token])


def _refused(request: HttpRequest, found: _Mailing) -> HttpResponse | None:
    if not settings.LIVE_MAIL or found.live.closed_at is None:
        return _page(request, found, status=409)
    if not found.form.is_valid():
        return _page(request, found, status=422)
    if not _may_send(request, len(found.form.cleaned_data["addresses"])):
        found.form.add_error(None, _("Er is net veel mail verstuurd. Wacht een uur, of deel de link."))
        return _page(request, found, status=429)
    return None


def _may_send(request: HttpRequest, addresses: int) -> bool:
    """Counts numbers, not addresses; what is counted is forgotten within the hour."""
    counters = [(f"mail-{request.user.pk}", MOST_AN_HOUR), ("mail-all", MOST_AN_HOUR_ALL)]
    if any(cache.get(name, 0) + addresses > most for name, most in counters):
        return False
    for name, _most in counters:
        for _each in range(addresses):
            count(name, HOUR)
    return True


def _send(found: _Mailing, language: str) -> Sent:
    addresses = found.form.cleaned_data["addresses"]
    try:
        file = _file(found, language)
    except Exception as error:  # a font that is gone, a page that cannot be set
        log.error("the PDF for a letter was not made: %s", type(error).__name__)
        return Sent(0, tuple(addresses))
    return letters.send(_letter(found, file), addresses)


def _file(found: _Mailing, language: str) -> tuple[str, bytes] | None:
    """The PDF that goes along, with its name; none with the link."""
    what = found.form.cleaned_data["what"]
    if what == LINK or found.reckon is None:
        return None
    summary, day = found.reckon(), timezone.localdate(found.live.created_at)
    if what == REPORT:
        report = reports.from_summary(found.live, summary)
        return f"{file_name('verslag', summary, day)}.pdf", report_pdf_of(report, _, language)
    return f"{file_name('samenvatting', summary, day)}.pdf", pdf_of(summary, _, language)


def _letter(found: _Mailing, file: tuple[str, bytes] | None) -> Letter:
    title, gone = found.card.title, retention.until(found.live).session
    here = (
        _("Wat daarvan bewaard is, zit bij dit bericht als PDF.")
        if file
        else _("Je leest de samenvatting hier:")
    )
    until = _("De link werkt tot {day}. Wie de link heeft, kan de samenvatting lezen.").format(
        day=date_format(timezone.localtime(gone), "j F Y") if gone else ""
    )
    parts = [
        _("Hallo,"),
        _("Jullie hadden een gesprek over ‘{title}’. {here}").format(title=title, here=here),
        *([] if file else [found.link, until]),
        _("Er staat niet in wie wat koos. Het is geen besluit en geen meting van wie gelijk heeft."),
        _("Een gespreksleider stuurde dit met Dilemmakaarten. Je adres is niet bewaard."),
    ]
    subject = _("Samenvatting: {title}").format(title=title)
    return Letter(subject, "\n\n".join(parts) + "\n", found.reply_to, file)


def _told(request: HttpRequest, found: _Mailing, sent: Sent) -> HttpResponse:
    if not sent.left:
        return redirect(f"{reverse('summary_mail', args=[found.live.pk])}?verstuurd={sent.count}")
    rest = MailForm({"addresses": "\n".join(sent.left), "what": found.form.cleaned_data["what"]})
    rest.is_valid()
    done = _("Verstuurd naar {sent}, niet naar {left}.").format(sent=sent.count, left=len(sent.left))
    again = _("Wat niet lukte, staat nog in het veld. Probeer het opnieuw of deel de link.")
    rest.add_error(None, f"{done} {again}")
    return _page(request, found, rest, status=503)


def _page(
    request: HttpRequest, found: _Mailing, form: MailForm | None = None, status: int = 200
) -> HttpResponse:
    sent = request.GET.get("verstuurd", "")
    context = {
        "live": found.live,
        "card": found.card,
        "form": form or found.form,
        "link": found.link,
        "until": retention.until(found.live),
        "can_mail": settings.LIVE_MAIL,
        "most": MOST,
        "reply_to": found.reply_to,
        "sent": int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 3 else 0,
    }
    return render(request, "sessions/mail.html", context, status=status)
