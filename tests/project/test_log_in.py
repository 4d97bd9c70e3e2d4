"""Logging in with a password: who may, what a mistake says, and that trying many is slow."""

import pytest
from django.urls import reverse

from dilemmakaarten.accounts import FAILURES_A_MINUTE

pytestmark = pytest.mark.django_db
PASSWORD = "een-lange-zin-van-anna"


def _try(client, name: str, password: str, **more: str):
    return client.post(reverse("log_in"), {"username": name, "password": password, **more})


def test_the_right_password_leads_to_the_own_list(client, facilitator):
    assert _try(client, "anna", PASSWORD)["Location"] == reverse("live_list")


def test_it_leads_to_the_page_that_was_asked_for_and_never_elsewhere(client, facilitator):
    asked = client.get(reverse("live_list"))
    assert asked["Location"] == f"{reverse('log_in')}?next={reverse('live_list')}"
    assert _try(client, "anna", PASSWORD, next="https://example.org/")["Location"] == reverse("live_list")


@pytest.mark.parametrize("name", ["anna", "nobody", "", "x" * 5000, "<script>"])
def test_a_mistake_says_the_same_for_a_name_that_exists_and_one_that_does_not(client, facilitator, name):
    page = _try(client, name, "niet-dit").content.decode()
    assert "Naam en wachtwoord horen niet bij elkaar" in page
    assert "<script>" not in page


def test_trying_many_passwords_of_one_name_is_slowed_down(client, facilitator):
    for _ in range(FAILURES_A_MINUTE):
        assert _try(client, "anna", "niet-dit").status_code == 200
    answer = _try(client, "Anna", PASSWORD)
    assert answer.status_code == 429
    assert "Wacht een minuut" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_others_are_not_slowed_down_by_that(client, facilitator, other_facilitator):
    for _ in range(FAILURES_A_MINUTE):
        _try(client, "anna", "niet-dit")
    assert _try(client, "bart", "een-lange-zin-van-bart").status_code == 302
