"""The timer that lets go, by a given clock, and what the facilitator is told of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from sessions.models import LiveSession
from sessions.retention import Tidied, Until, tidy, until
from tests.acts.cast import Room
from tests.acts.test_retention import grown_old

pytestmark = pytest.mark.django_db


def test_what_is_told_is_what_happens(room: Room) -> None:
    """By the clock of the page: a minute before nothing goes, at the moment told it does."""
    room.go("closed")
    live, minute = LiveSession.objects.get(pk=room.live.pk), timedelta(minutes=1)
    told = until(live)
    assert told.closes is None
    assert told.people
    assert told.session
    assert tidy(told.people - minute) == Tidied(0, 0, 0)
    assert tidy(told.people + minute) == Tidied(0, 1, 0)
    live.refresh_from_db()
    assert until(live) == Until(None, None, told.session)
    assert tidy(told.session - minute) == Tidied(0, 0, 0)
    assert tidy(told.session + minute) == Tidied(0, 0, 1)


def test_one_that_runs_tells_when_it_closes_by_itself(room: Room) -> None:
    told = until(LiveSession.objects.get(pk=room.live.pk))
    assert told.closes
    assert (told.people, told.session) == (None, None)
    assert tidy(told.closes - timedelta(minutes=1)).closed == 0
    assert tidy(told.closes + timedelta(minutes=1)).closed == 1


@pytest.mark.parametrize("name", ["forget_old", "tidy"])
def test_the_command_lets_go_of_what_is_due(room: Room, name: str) -> None:
    room.go("closed")
    grown_old(room, days=90.1)
    said = StringIO()
    call_command(name, "--dry-run", stdout=said)
    assert LiveSession.objects.get(pk=room.live.pk).kept_summary is None
    call_command(name, stdout=said)
    assert LiveSession.objects.count() == 0
    assert said.getvalue().splitlines() == [
        "0 gesloten, 1 zonder personen, 1 gewist (niets gedaan)",
        "0 gesloten, 1 zonder personen, 1 gewist",
    ]


def test_run_twice_it_does_nothing_more(room: Room) -> None:
    room.go("closed")
    grown_old(room, hours=24.1)
    assert tidy(timezone.now()).collapsed == 1
    assert tidy(timezone.now()) == Tidied(0, 0, 0)


def test_log_ins_that_are_over_go_too(room: Room) -> None:
    for days in (-1, 1):
        when = timezone.now() + timedelta(days=days)
        Session.objects.create(session_key=f"login{days}", session_data="", expire_date=when)
    tidy(timezone.now())
    assert list(Session.objects.values_list("session_key", flat=True)) == ["login1"]


@pytest.mark.parametrize("page", ["/gesprekken/", "/gesprekken/{}/samenvatting/"])
def test_the_facilitator_reads_when_this_conversation_goes(room: Room, facilitator: User, page: str) -> None:
    browser = Client()
    browser.force_login(facilitator)
    assert browser.get(page.format(room.live.pk)).status_code == 200
    room.go("closed")
    told = until(LiveSession.objects.get(pk=room.live.pk))
    assert told.session
    shown = browser.get(page.format(room.live.pk)).content.decode()
    assert date_format(timezone.localtime(told.session), "j F Y") in shown
    assert "Wat we bewaren" in shown
    grown_old(room, hours=24.1)
    tidy(timezone.now())
    assert "De antwoorden van mensen gaan weg" not in browser.get(page.format(room.live.pk)).content.decode()


def test_while_it_runs_the_page_does_not_tell_when_somebody_answered(room: Room, facilitator: User) -> None:
    """In silence a minute tells who just put down their phone."""
    browser = Client()
    browser.force_login(facilitator)
    address = f"/gesprekken/{room.live.pk}/samenvatting/"
    before = browser.get(address).content.decode().split('class="kept-until"')[1]
    LiveSession.objects.filter(pk=room.live.pk).update(touched_at=timezone.now() + timedelta(minutes=5))
    after = browser.get(address).content.decode().split('class="kept-until"')[1]
    assert "12 uur lang niemand" in before
    assert after == before
