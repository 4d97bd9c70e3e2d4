"""Printing from the pages: who may, what is offered, and what happens when the file does not come about."""

import html
import io
import re
import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pypdf import PdfReader

from content import print_views, printing
from content.models import OwnCard, Visibility
from tests.content.cards import a_card, a_draft, published
from tests.content.printing import squeezed, text_of

pytestmark = pytest.mark.usefixtures("cards")


def pdf(client: Client, address: str) -> PdfReader:
    response = client.get(address)
    assert response.status_code == 200, response.content[:500]
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(response.content))


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode()).replace("\u00ad", "")


@pytest.mark.parametrize("paper", ["a6", "a4", "a3"])
def test_anybody_prints_a_card_of_the_deck(client: Client, paper: str) -> None:
    response = client.get(f"/kaarten/5/druk/{paper}.pdf")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'inline; filename="dilemma-dianne-33-{paper}.pdf"'
    assert squeezed("testserver/kaarten/5/") in text_of(PdfReader(io.BytesIO(response.content)))


def test_the_card_s_page_offers_the_three_papers_and_says_how_to_turn_them(client: Client) -> None:
    text = page(client, "/kaarten/5/")
    assert re.findall(r'href="(/kaarten/5/druk/[^"]+)"', text) == [
        f"/kaarten/5/druk/{paper}.pdf" for paper in ("a6", "a4", "a3")
    ]
    assert "omslaan over de lange kant" in text


@pytest.mark.parametrize(
    "address", ["/kaarten/5/druk/a5.pdf", "/kaarten/5/druk/a6.png", "/kaarten/99/druk/a6.pdf"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_link_goes_to_where_phones_can_come(client: Client, settings) -> None:
    settings.LIVE_JOIN_ADDRESS = "http://192.168.1.20:8000"
    assert squeezed("192.168.1.20:8000/kaarten/5/") in text_of(pdf(client, "/kaarten/5/druk/a6.pdf"))


def test_a_private_card_is_printed_by_its_owner_alone(
    client: Client, facilitator: User, other_facilitator: User
) -> None:
    address = f"/kaarten/{published(facilitator).number}/druk/a6.pdf"
    assert client.get(address).status_code == 404
    client.force_login(other_facilitator)
    assert client.get(address).status_code == 404
    client.force_login(facilitator)
    text = text_of(pdf(client, address))
    assert squeezed("Eigen dilemma") in text
    assert squeezed("alleen voor jou") in text
    assert squeezed("Eigen werk · CC BY 4.0") in text


def test_a_shared_card_says_who_can_open_it(
    client: Client, facilitator: User, other_facilitator: User
) -> None:
    address = f"/kaarten/{published(facilitator, Visibility.SHARED).number}/druk/a3.pdf"
    assert client.get(address).status_code == 404
    client.force_login(other_facilitator)
    assert squeezed("voor gespreksleiders die inloggen") in text_of(pdf(client, address))


def test_the_deck_is_printed_in_one_file_by_who_is_logged_in(client: Client, facilitator: User) -> None:
    assert client.get("/kaarten/druk/a3.pdf").status_code == 302
    client.force_login(facilitator)
    assert len(pdf(client, "/kaarten/druk/a3.pdf").pages) == 9
    assert len(pdf(client, "/kaarten/druk/a3.pdf?kaart=2&kaart=5&kaart=x&kaart=99").pages) == 2
    text = page(client, "/kaarten/?zoek=Dianne")
    assert re.findall(r'action="(/kaarten/druk/[^"]+)"', text) == [
        f"/kaarten/druk/{paper}.pdf" for paper in ("a6", "a4", "a3")
    ]
    assert re.findall(r'name="kaart" value="(\d+)"', text) == ["5"]


def test_somebody_else_s_private_card_is_not_in_the_file(
    client: Client, facilitator: User, other_facilitator: User
) -> None:
    number = published(facilitator).number
    client.force_login(other_facilitator)
    assert client.get(f"/kaarten/druk/a6.pdf?kaart={number}").status_code == 404


def test_too_many_cards_are_refused_with_a_sentence_and_none_is_left_out(
    client: Client, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_views, "MOST", 8)
    client.force_login(facilitator)
    assert "hoogstens 8 kaarten in één bestand" in page(client, "/kaarten/druk/a6.pdf", status=422)


def test_a_draft_is_printed_as_it_stands_and_marked(client: Client, facilitator: User) -> None:
    card = a_card(facilitator, a_draft("Nog niet klaar"))
    client.force_login(facilitator)
    text = text_of(pdf(client, f"/eigen/{card.pk}/druk/a6.pdf"))
    assert all(squeezed(told) in text for told in ("Nog niet klaar", "Concept", "zonder QR-code", "Reden 3."))
    assert f'href="/eigen/{card.pk}/druk/a3.pdf"' in page(client, f"/eigen/{card.pk}/druk/")


def test_an_empty_draft_is_printed_too(client: Client, facilitator: User) -> None:
    card = a_card(facilitator)
    OwnCard.objects.update(draft={})
    client.force_login(facilitator)
    for paper in ("a6", "a4", "a3"):
        assert squeezed("Nog geen titel") in text_of(pdf(client, f"/eigen/{card.pk}/druk/{paper}.pdf"))
    assert "Nog geen titel" in page(client, f"/eigen/{card.pk}/druk/")


def test_a_draft_is_there_for_nobody_else(client: Client, facilitator: User, other_facilitator: User) -> None:
    own = a_card(facilitator).pk
    for address in (f"/eigen/{own}/druk/", f"/eigen/{own}/druk/a6.pdf"):
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(other_facilitator)
        assert client.get(address).status_code == 404
    assert client.get(f"/eigen/{uuid.uuid4()}/druk/a6.pdf").status_code == 404


def test_when_it_fails_a_page_says_so_and_offers_another_try(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(printing, "FOLDER", printing.FOLDER / "nowhere")
    monkeypatch.setattr(printing, "_kept", printing._laid_out)
    text = page(client, "/kaarten/5/druk/a6.pdf", status=503)
    assert "Het afdrukken lukt nu niet" in text
    assert 'href="/kaarten/5/druk/a6.pdf"' in text
    assert "cards were not printed on a6" in caplog.text
    assert "Dianne" not in caplog.text
