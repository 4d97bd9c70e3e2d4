"""The card of a session on paper: scanning it joins. For who leads, and only while it goes on."""

import io
import logging
from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from content.templatetags.cards import dilemma
from sessions import tabletop
from sessions.models import LiveSession
from tests.content.printing import picture_of, squeezed, text_of

PAPERS = ["a6", "a4", "a3"]


def addresses(live: LiveSession) -> list[str]:
    return [f"/gesprekken/{live.pk}/druk/", *(f"/gesprekken/{live.pk}/druk/{paper}.pdf" for paper in PAPERS)]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_leader_prints_it_with_the_code_of_the_session(
    client: Client, facilitator: User, open_live: Callable[..., LiveSession], paper: str
) -> None:
    live = open_live(number=5, join_address="http://zaal.test:8000")
    client.force_login(facilitator)
    response = client.get(f"/gesprekken/{live.pk}/druk/{paper}.pdf")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    text = text_of(PdfReader(io.BytesIO(response.content)))
    code = f"{live.code[:3]}-{live.code[3:]}"
    told = ("Scan en doe mee", f"Of ga naar zaal.test:8000 en typ {code}", dilemma(5))
    assert all(squeezed(part) in text for part in told)


def test_scanning_the_paper_opens_the_door_of_the_session(
    rf: Any, facilitator: User, open_live: Callable[..., LiveSession]
) -> None:
    live = open_live(number=5, join_address="http://zaal.test:8000")
    request = rf.get("/")
    request.user = facilitator
    picture = Image.open(io.BytesIO(picture_of(tabletop._printed(request, live.pk), "a6")))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == f"http://zaal.test:8000/q/{live.door_token}"


def test_nobody_else_prints_it(client: Client, other_facilitator: User, live: LiveSession) -> None:
    assert [client.get(address).status_code for address in addresses(live)] == [302] * 4
    client.force_login(other_facilitator)
    assert [client.get(address).status_code for address in addresses(live)] == [404] * 4


@pytest.mark.parametrize("change", [{"closed_at": timezone.now()}, {"rehearsal": 8}])
def test_a_closed_session_and_a_rehearsal_have_no_door_to_print(
    client: Client, facilitator: User, live: LiveSession, change: dict[str, Any]
) -> None:
    LiveSession.objects.filter(pk=live.pk).update(**change)
    client.force_login(facilitator)
    assert [client.get(address).status_code for address in addresses(live)] == [404] * 4


def test_the_list_and_the_menu_of_the_screen_lead_to_it(
    client: Client, facilitator: User, live: LiveSession
) -> None:
    client.force_login(facilitator)
    for page in ("/gesprekken/", f"/gesprekken/{live.pk}/scherm/"):
        assert f'href="/gesprekken/{live.pk}/druk/"' in client.get(page).content.decode()


def test_no_code_or_token_reaches_the_log(
    client: Client, facilitator: User, live: LiveSession, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client.force_login(facilitator)
    client.get(f"/gesprekken/{live.pk}/druk/a6.pdf")
    assert live.code not in caplog.text
    assert live.door_token not in caplog.text
