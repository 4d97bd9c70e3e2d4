"""Who logs out leaves no open screen behind."""

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions.models import LiveSession
from tests.live.cast import Wire, logged_in, projector, screen

pytestmark = pytest.mark.django_db(transaction=True)


@sync_to_async
def log_out(cookies: dict[str, str]) -> None:
    browser = Client()
    browser.cookies.load(cookies)
    assert browser.post(reverse("log_out")).status_code == 302


@pytest.mark.parametrize("path", ["scherm", "bediening"])
async def test_logging_out_closes_the_screens_of_that_log_in_and_no_others(
    live: LiveSession, facilitator: User, path: str
) -> None:
    cookies = await logged_in(facilitator)
    here = await Wire(f"/ws/{path}/{live.pk}/", cookies).open()
    elsewhere, beside = await screen(live, facilitator), await projector(live)
    for wire in (here, elsewhere, beside):
        await wire.next("state")
    await log_out(cookies)
    assert await here.next("bye") == {"type": "bye", "again": False}
    assert await here.close_code() == 4000
    for wire in (elsewhere, beside):
        await wire.settle()
        assert not any(frame["type"] == "bye" for frame in wire.frames)
        await wire.close()
