"""The summary by mail: to whom it goes, what never leaves a trace, and what happens when it fails."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from sessions import mailing
from sessions.models import LiveSession
from sessions.retention import tidy
from tests.acts.mailed import JAN, MIA, posted
from tests.acts.test_retention import everything_kept
from tests.sink import in_use

pytestmark = [
    pytest.mark.django_db(transaction=True),  # async views commit
    pytest.mark.usefixtures("with_mail"),
]


# --- what is sent ------------------------------------------------------------------------------------------


def test_each_gets_a_letter_of_their_own_with_the_link(anna: Client, closed: LiveSession) -> None:
    answer = posted(anna, closed, f"{MIA}, {JAN}\n{MIA.upper()}")
    assert answer.headers["Location"] == f"/gesprekken/{closed.pk}/mail/?verstuurd=2"
    assert "Verstuurd naar 2 adressen." in anna.get(answer.headers["Location"]).content.decode()
    assert sorted(tuple(letter.to) for letter in mail.outbox) in (
        [(JAN,), (MIA.upper(),)],
        [(MIA.upper(),), (JAN,)],
    )
    for letter in mail.outbox:
        assert letter.subject == "Samenvatting: Eigen grenzen bewaken of behoeften van de cliënt volgen"
        assert (letter.from_email, letter.reply_to) == ("dilemma@voorbeeld.nl", ["anna@voorbeeld.nl"])
        assert f"https://dilemma.voorbeeld.nl/samenvatting/{closed.summary_token}/" in letter.body
        assert (letter.cc, letter.bcc, letter.attachments) == ([], [], [])


def test_the_link_in_the_letter_is_read_without_a_log_in_as_long_as_it_says(
    anna: Client, closed: LiveSession
) -> None:
    posted(anna, closed, MIA)
    [line] = [line for line in mail.outbox[0].body.splitlines() if line.startswith("https://")]
    reader, path = Client(), line.removeprefix("https://dilemma.voorbeeld.nl")
    assert "Eigen grenzen bewaken" in reader.get(path).content.decode()
    tidy(timezone.now() + timedelta(days=91))
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize(("what", "name"), [("summary", "samenvatting"), ("report", "verslag")])
def test_a_pdf_goes_along(anna: Client, closed: LiveSession, what: str, name: str) -> None:
    posted(anna, closed, MIA, what)
    [(file, data, kind)] = mail.outbox[0].attachments
    day = timezone.localdate(closed.created_at)
    assert (file, kind) == (f"{name}-dilemma-5-dianne-33-{day:%Y-%m-%d}.pdf", "application/pdf")
    assert data.startswith(b"%PDF")
    assert "https://" not in mail.outbox[0].body


def test_a_real_mail_server_gets_the_same(anna: Client, closed: LiveSession, settings: Any) -> None:
    with in_use(settings) as sink:
        assert posted(anna, closed, f"{MIA} {JAN}", "summary").status_code == 302
    assert [to for to, _ in sink.letters] == [MIA, JAN]
    for to, letter in sink.letters:
        assert (letter["To"], letter["From"], letter["Cc"]) == (to, "dilemma@voorbeeld.nl", None)
        assert (
            letter["Subject"].strip()
            == "Samenvatting: Eigen grenzen bewaken of behoeften van de cliënt volgen"
        )
        [file] = letter.iter_attachments()
        assert file.get_content().startswith(b"%PDF")
        other = ({MIA, JAN} - {to}).pop()
        assert other not in letter.as_string()


# --- what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "addresses",
    [
        f"{MIA}\r\nBcc: {JAN}",
        f"{MIA}\nSubject: anders",
        f"{MIA}%0aBcc:{JAN}@",
        f'"{MIA}\\\r\n Bcc: x"@voorbeeld.nl',
        f"Mia <{MIA}>",
        f"<{MIA}>",
        "mia\x00@voorbeeld.nl",
        "mia\u2028bcc@voorbeeld.nl",
        "mia@voorbeeld",
        "geen adres",
        "",
        " ,;\n",
        " ".join(f"p{number}@voorbeeld.nl" for number in range(11)),
    ],
)
def test_what_is_no_short_list_of_addresses_is_refused_whole(
    anna: Client, closed: LiveSession, addresses: str
) -> None:
    answer = posted(anna, closed, addresses)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert mail.outbox == []


def test_a_title_with_a_line_in_it_is_one_header(anna: Client, closed: LiveSession) -> None:
    closed.card["title"] = "Mooi\r\nBcc: iedereen@voorbeeld.nl"
    closed.save()
    assert posted(anna, closed, MIA).status_code == 302
    assert mail.outbox[0].subject == "Samenvatting: Mooi Bcc: iedereen@voorbeeld.nl"
    assert mail.outbox[0].message()["Bcc"] is None


def test_only_who_led_it_may(anna: Client, closed: LiveSession, other_facilitator: User) -> None:
    bart = Client()
    assert posted(bart, closed, MIA).headers["Location"].startswith("/inloggen/")
    bart.force_login(other_facilitator)
    assert posted(bart, closed, MIA).status_code == 404
    LiveSession.objects.filter(pk=closed.pk).update(rehearsal=5)
    assert posted(anna, closed, MIA).status_code == 404
    assert mail.outbox == []


def test_a_partner_may_send_too(closed: LiveSession, other_facilitator: User) -> None:
    closed.partners.add(other_facilitator)
    bart = Client()
    bart.force_login(other_facilitator)
    assert posted(bart, closed, MIA).status_code == 302
    assert mail.outbox[0].reply_to == []


def test_before_it_is_closed_nothing_is_sent(anna: Client, live: LiveSession) -> None:
    page = anna.get(f"/gesprekken/{live.pk}/mail/").content.decode()
    assert "Mailen kan zodra het gesprek is afgesloten." in page
    assert "<textarea" not in page
    assert posted(anna, live, MIA).status_code == 409
    assert mail.outbox == []


def test_without_a_mail_server_there_is_a_link_to_copy(
    anna: Client, closed: LiveSession, settings: Any
) -> None:
    settings.LIVE_MAIL = False
    page = anna.get(f"/gesprekken/{closed.pk}/mail/").content.decode()
    assert f"https://dilemma.voorbeeld.nl/samenvatting/{closed.summary_token}/" in page
    assert "<textarea" not in page
    assert posted(anna, closed, MIA).status_code == 409


def test_so_many_an_hour_and_no_more(
    anna: Client, closed: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "MOST_AN_HOUR", 3)
    assert posted(anna, closed, f"{MIA} {JAN}").status_code == 302
    answer = posted(anna, closed, f"{MIA} {JAN}")
    assert answer.status_code == 429
    assert MIA in answer.content.decode(), "what was typed is still there"
    assert posted(anna, closed, MIA).status_code == 302
    assert len(mail.outbox) == 3


# --- what leaves no trace ----------------------------------------------------------------------------------


def test_no_address_is_stored_or_logged(
    anna: Client, closed: LiveSession, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with in_use(settings, refused=frozenset({JAN})):
        assert posted(anna, closed, f"{MIA} {JAN}").status_code == 503
    posted(anna, closed, f"{MIA} geen-adres")
    told = [f"{record.getMessage()} {record.exc_text} {record.args}" for record in caplog.records]
    assert any("SMTPRecipientsRefused" in line for line in told)
    for address in (MIA, JAN):
        assert not [line for line in told if address in line]
        assert address not in everything_kept()
