"""When something is not there, not allowed or broken: a sentence and one thing to do."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request, permission_denied, server_error

from tests.pages.markup import read


def test_an_unknown_address_is_a_page_with_a_way_on(client: Client) -> None:
    response = client.get("/niks/")
    assert response.status_code == 404
    _has_one_thing_to_do(response, "Deze pagina is er niet", reverse("start"))


def test_a_broken_page_is_said_without_the_database(rf: RequestFactory) -> None:
    # No database fixture: any query fails this test. Django gives this page no request either.
    response = server_error(rf.get("/kaarten/"))
    assert response.status_code == 500
    _has_one_thing_to_do(response, "Er ging bij ons iets mis", "")


def test_a_forbidden_page_offers_to_log_in(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    _has_one_thing_to_do(response, "Hier kun je niet bij", reverse("log_in"))


def test_a_request_that_makes_no_sense_leads_to_the_start(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), ValueError())
    assert response.status_code == 400
    _has_one_thing_to_do(response, "Dit verzoek begrijpen we niet", reverse("start"))


def test_a_form_without_its_token_says_that_the_page_was_open_too_long() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("start"), {"code": "ABCDEF"})
    assert response.status_code == 403
    _has_one_thing_to_do(response, "Deze pagina stond te lang open", reverse("start"))


@pytest.mark.parametrize("path", ["/q/bestaat-niet/", "/scherm/bestaat-niet/"])
def test_a_token_that_opens_nothing_is_a_designed_page(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert len(read(response).all("h1")) == 1


def _has_one_thing_to_do(response: HttpResponse, title: str, address: str) -> None:
    buttons = [link for link in read(response).all("a") if link.attributes.get("class") == "button"]
    assert f"<h1>{title}</h1>" in response.content.decode()
    assert [button.attributes["href"] for button in buttons] == [address]
