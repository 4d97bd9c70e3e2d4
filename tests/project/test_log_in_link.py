"""One-time links: opening asks, pressing logs in, and then the link is used up."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from dilemmakaarten.facilitators import add_facilitator, first_facilitator, log_in_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(facilitator: User) -> str:
    return log_in_address(facilitator, "")


def _logged_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_mail_scanner_that_opens_the_link_uses_nothing_up(client, link):
    for _ in range(3):
        answer = client.get(link)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    assert not _logged_in(client)
    assert client.post(link).status_code == 302


def test_pressing_the_button_logs_in(client, link, facilitator):
    answer = client.post(link)
    assert answer["Location"] == reverse("live_list")
    assert client.session["_auth_user_id"] == str(facilitator.pk)


def test_a_used_link_says_so_and_offers_the_password(client, link):
    client.post(link)
    client.logout()
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "Deze link werkt niet meer" in answer.content.decode()
    assert not _logged_in(client)


def test_who_is_in_already_is_let_through_by_a_used_link(client, link):
    client.post(link)
    assert client.get(link)["Location"] == reverse("live_list")


def test_a_forged_link_is_a_used_link(client):
    assert client.get(reverse("log_in_link") + "?sesame=AAAAAAAA").status_code == 410
    assert client.post(reverse("log_in_link")).status_code == 410


def test_a_link_of_a_blocked_account_does_not_work(client, facilitator, link):
    facilitator.is_active = False
    facilitator.save()
    assert client.post(link).status_code == 410


def test_the_link_leads_to_the_screen_it_was_made_for(client, facilitator):
    link = log_in_address(facilitator, "", "/gesprekken/")
    assert client.post(link)["Location"] == "/gesprekken/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "http:///x"]
)
def test_a_link_never_leads_to_another_site(client, facilitator, elsewhere):
    link = log_in_address(facilitator, "", elsewhere)
    assert client.post(link)["Location"] == reverse("live_list")


def test_logging_out_asks_for_a_post(client, facilitator):
    client.force_login(facilitator)
    assert client.get(reverse("log_out")).status_code == 405
    client.post(reverse("log_out"))
    assert not _logged_in(client)


def test_the_first_facilitator_is_made_once():
    assert first_facilitator() == first_facilitator()
    assert User.objects.get().username == "gespreksleider"
    assert not User.objects.get().has_usable_password()


def test_the_workshop_greets_the_facilitator_who_is_there():
    made = add_facilitator("carla")
    assert first_facilitator() == made
