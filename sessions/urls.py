"""Addresses of the live session. Each page has its HTTP twin beside it."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path

from content.print_urls import PAPER
from sessions import (
    comparing,
    desk,
    downloads,
    mailing,
    onward,
    opening,
    partners,
    remote,
    report_pages,
    tabletop,
    unled,
    views,
)
from sessions.http_twin import (
    closing_view,
    command_view,
    facilitator_viewer,
    participant_viewer,
    phone_state_view,
    projector_viewer,
    remote_viewer,
    state_view,
)


def _files(what: str, view: Any, **names: str) -> Iterator[URLPattern]:
    """An address for each ending of a file, by its name."""
    for ending, name in names.items():
        yield path(f"gesprekken/<uuid:live_id>/{what}.{ending}", view, {"ending": ending}, name=name)


urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("q/<str:token>/", views.through_door, name="door"),
    path("q/<str:token>", views.through_door),  # as in the QR: each character makes it denser
    path("mee/<uuid:live_id>/", views.phone, name="phone"),
    path("mee/<uuid:live_id>/samenvatting/", closing_view, name="phone_summary"),
    path("mee/<uuid:live_id>/verslag/", report_pages.phone_report, name="phone_report"),
    path("mee/<uuid:live_id>/aanmelden/", views.join, name="join"),
    path("mee/<uuid:live_id>/verder/", onward.onward, name="onward"),
    path("mee/<uuid:live_id>/toestand/", phone_state_view, name="phone_state"),
    path("mee/<uuid:live_id>/opdracht/", command_view(participant_viewer), name="phone_command"),
    path("samen/<int:number>/", unled.start, name="start_together"),
    path("scherm/<str:token>/", views.projector, name="projector"),
    path("scherm/<str:token>/toestand/", state_view(projector_viewer), name="projector_state"),
    path("scherm/<str:token>/opdracht/", command_view(projector_viewer), name="projector_command"),
    path("gesprekken/", desk.live_list, name="live_list"),
    path("gesprekken/nieuw/<int:number>/", opening.live_open, name="live_open"),
    path("gesprekken/vergelijken/<int:number>/", comparing.page, name="compare"),
    path("gesprekken/vergelijken/<int:number>.zip", comparing.files, name="compare_set"),
    path("gesprekken/<uuid:live_id>/volgende/", opening.live_next, name="live_next"),
    path("gesprekken/<uuid:live_id>/scherm/", views.screen, name="screen"),
    path("gesprekken/<uuid:live_id>/scherm/toestand/", state_view(facilitator_viewer), name="screen_state"),
    path(
        "gesprekken/<uuid:live_id>/scherm/opdracht/", command_view(facilitator_viewer), name="screen_command"
    ),
    path("gesprekken/<uuid:live_id>/bediening/", remote.page, name="remote"),
    path("gesprekken/<uuid:live_id>/bediening/toestand/", state_view(remote_viewer), name="remote_state"),
    path("gesprekken/<uuid:live_id>/bediening/opdracht/", command_view(remote_viewer), name="remote_command"),
    path("gesprekken/<uuid:live_id>/bediening/verder/", remote.go_along, name="remote_onward"),
    path("gesprekken/<uuid:live_id>/koppelen/", remote.couple, name="remote_couple"),
    path("gesprekken/<uuid:live_id>/koppelen/stand/", remote.coupled, name="remote_coupled"),
    path("k/<str:token>/", remote.come_in, name="remote_door"),
    path("gesprekken/<uuid:live_id>/samen-leiden/", partners.partners, name="partners"),
    path("gesprekken/<uuid:live_id>/niet-meer-leiden/", partners.leave, name="partner_leave"),
    path("gesprekken/<uuid:live_id>/druk/", tabletop.live_prints, name="live_prints"),
    path(f"gesprekken/<uuid:live_id>/druk/{PAPER}.pdf", tabletop.live_print, name="live_print"),
    path("gesprekken/<uuid:live_id>/scherm-intrekken/", desk.projector_revoke, name="projector_revoke"),
    path("samenvatting/<str:token>/", report_pages.shared_summary, name="shared_summary"),
    path("gesprekken/<uuid:live_id>/verslag/", report_pages.report, name="report"),
    path("gesprekken/<uuid:live_id>/verslag/bewaar/", report_pages.report_save, name="report_save"),
    path("gesprekken/<uuid:live_id>/verslag/vraag/", report_pages.report_ask, name="report_ask"),
    path("gesprekken/<uuid:live_id>/verslag/antwoorden/", report_pages.report_remarks, name="report_remarks"),
    *_files("verslag", downloads.report_file, pdf="report_file", docx="report_docx"),
    path("gesprekken/<uuid:live_id>/samenvatting/", desk.summary, name="summary"),
    path("gesprekken/<uuid:live_id>/mail/", mailing.mail, name="summary_mail"),
    *_files(
        "samenvatting", downloads.summary_file, pdf="summary_pdf", docx="summary_docx", xlsx="summary_xlsx"
    ),
    *_files("samenvatting", downloads.summary_file, csv="summary_csv", json="summary_json"),
    path(
        "gesprekken/<uuid:live_id>/plaatjes/<slug:name>.<slug:ending>",
        downloads.summary_picture,
        name="summary_picture",
    ),
    path("gesprekken/<uuid:live_id>/verwijderen/", desk.live_delete, name="live_delete"),
]
