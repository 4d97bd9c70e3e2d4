"""A join that could not be answered in time may be kept after all; the next tap must not be a second person."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sessions import inbox
from sessions.access import cookie_name
from sessions.batch import Envelope
from sessions.models import LiveSession, Participant
from sessions.protocol import Refused

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit

BUSY = Refused(None, "busy", "Nog niet bewaard.", retry=True)


@pytest.mark.parametrize("kept", [True, False])
def test_a_second_tap_after_busy_is_the_same_person(
    live: LiveSession, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """`kept`: the first was committed after its answer."""
    real = inbox.submit

    async def hanging(live_id: UUID, envelope: Envelope) -> Any:
        if kept:
            await real(live_id, envelope)
        return BUSY

    browser = Client()
    browser.get(reverse("door", args=[live.door_token]))
    monkeypatch.setattr(inbox, "submit", hanging)
    assert browser.post(reverse("join", args=[live.pk])).status_code == 503
    monkeypatch.setattr(inbox, "submit", real)
    assert browser.post(reverse("join", args=[live.pk])).status_code == 302
    assert Participant.objects.filter(live=live).count() == 1


def test_a_token_of_another_session_makes_nobody_busy(live: LiveSession, open_live: Any) -> None:
    """The key of a participant is theirs alone: the cookie of one session given to another is not used."""
    other = open_live()
    browser = Client()
    for room in (other, live):
        browser.get(reverse("door", args=[room.door_token]))
        if room is live:
            browser.cookies[cookie_name(live.pk)] = browser.cookies[cookie_name(other.pk)].value
        assert browser.post(reverse("join", args=[room.pk])).status_code == 302
    assert Participant.objects.filter(live=live).count() == 1
