"""When mail fails there is a sentence, and what did not go is still in the field."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sessions import letters, mailing
from sessions.models import LiveSession
from tests.acts.mailed import JAN, MIA, posted
from tests.sink import in_use, send_to

pytestmark = [
    pytest.mark.django_db(transaction=True),  # async views commit
    pytest.mark.usefixtures("with_mail"),
]


def assert_all_is_left(answer: Any, *addresses: str) -> None:
    page = answer.content.decode()
    field = page.split("<textarea")[1].split("</textarea>")[0]
    assert answer.status_code == 503
    assert "Probeer het opnieuw of deel de link." in page
    assert [line for line in (MIA, JAN) if line in field] == list(addresses)


def test_one_address_that_is_refused_keeps_nobody_else_out(
    anna: Client, closed: LiveSession, settings: Any
) -> None:
    with in_use(settings, refused=frozenset({MIA})) as sink:
        answer = posted(anna, closed, f"{MIA} {JAN}")
    assert [to for to, _ in sink.letters] == [JAN]
    assert "Verstuurd naar 1, niet naar 1." in answer.content.decode()
    assert_all_is_left(answer, MIA)


def test_a_server_that_hangs_up_leaves_the_rest_in_the_field(
    anna: Client, closed: LiveSession, settings: Any
) -> None:
    with in_use(settings, hangs_up_after=1) as sink:
        answer = posted(anna, closed, f"{MIA} {JAN}")
    assert [to for to, _ in sink.letters] == [MIA]
    assert_all_is_left(answer, JAN)


def test_a_server_that_says_nothing_is_waited_for_once(
    anna: Client, closed: LiveSession, settings: Any
) -> None:
    with in_use(settings, silent=True):
        began = timezone.now()
        answer = posted(anna, closed, f"{MIA} {JAN}")
    assert timezone.now() - began < timedelta(seconds=5)
    assert_all_is_left(answer, MIA, JAN)


def test_no_server_at_all_is_a_sentence(anna: Client, closed: LiveSession, settings: Any) -> None:
    send_to(settings, 1)
    assert_all_is_left(posted(anna, closed, f"{MIA} {JAN}"), MIA, JAN)


def test_when_time_is_up_the_rest_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "SECONDS", -1.0)
    sent = letters.send(letters.Letter("Onderwerp", "Tekst"), [MIA, JAN])
    assert (sent.count, sent.left) == (0, (MIA, JAN))


def test_a_pdf_that_cannot_be_made_is_a_sentence(
    anna: Client, closed: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> bytes:
        raise RuntimeError("no font")

    monkeypatch.setattr(mailing, "pdf_of", broken)
    assert_all_is_left(posted(anna, closed, MIA, "summary"), MIA)
    assert mail.outbox == []
