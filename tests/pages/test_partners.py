"""Leading together: who is found by an exact address, what a partner may, and that it ends."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions.guesses import FAILURES_A_MINUTE
from sessions.models import LiveSession
from tests.pages.test_remote import command, coupled, logged_in

pytestmark = pytest.mark.django_db(transaction=True)

UNKNOWN = "We vinden hier geen andere gespreksleider met dit adres"


@pytest.fixture
def bart(other_facilitator: User) -> User:
    other_facilitator.email = "bart@gemeente.example"
    other_facilitator.save()
    return other_facilitator


@pytest.fixture
def desk(facilitator: User) -> Client:
    return logged_in(facilitator)


def add(desk: Client, live: LiveSession, address: str) -> int:
    return int(desk.post(reverse("partners", args=[live.pk]), {"address": address}).status_code)


@pytest.mark.parametrize("address", ["bart@gemeente.example", " Bart@Gemeente.Example ", "bart"])
def test_a_partner_is_found_by_the_whole_address(
    desk: Client, live: LiveSession, bart: User, address: str
) -> None:
    assert add(desk, live, address) == 302
    assert list(live.partners.all()) == [bart]
    assert "bart@gemeente.example" in desk.get(reverse("partners", args=[live.pk])).content.decode()


def test_every_address_that_is_nobody_gets_the_same_answer(
    desk: Client, live: LiveSession, bart: User
) -> None:
    User.objects.create_user("weg", "weg@gemeente.example", is_active=False)
    for name in ("een", "twee"):
        User.objects.create_user(name, "samen@gemeente.example")
    pages = set()
    for address in ("niemand@gemeente.example", "weg@gemeente.example", "samen@gemeente.example", "anna",
                    "bart@gemeente", "bart@gemeente.exampl", "%", "*", "a\0b"):  # fmt: skip
        answer = desk.post(reverse("partners", args=[live.pk]), {"address": address})
        assert (answer.status_code, UNKNOWN in answer.content.decode()) == (422, True), address
        pages.add(re.sub(r'value="[^"]*"', "", answer.content.decode()))
    assert len(pages) == 1
    assert add(desk, live, "") == 422
    assert not live.partners.exists()


def test_guessing_addresses_is_slowed_down(desk: Client, live: LiveSession, bart: User) -> None:
    guesses = [add(desk, live, f"{number}@gemeente.example") for number in range(FAILURES_A_MINUTE + 1)]
    assert guesses == [422] * FAILURES_A_MINUTE + [429]
    assert add(desk, live, "bart@gemeente.example") == 429
    assert not live.partners.exists()


def test_a_partner_leads_and_reads_but_does_not_delete(desk: Client, live: LiveSession, bart: User) -> None:
    add(desk, live, "bart")
    partner = logged_in(bart)
    for name in (
        "screen",
        "screen_state",
        "remote",
        "remote_state",
        "remote_couple",
        "summary",
        "summary_csv",
    ):
        assert partner.get(reverse(name, args=[live.pk])).status_code == 200, name
    assert command(partner, live).json()["type"] == "ack"
    for name in ("live_delete", "partners"):
        assert partner.get(reverse(name, args=[live.pk])).status_code == 404, name
        assert (
            partner.post(reverse(name, args=[live.pk]), {"address": "anna", "remove": bart.pk}).status_code
            == 404
        )
    assert LiveSession.objects.filter(pk=live.pk).exists()


def test_it_stands_on_the_list_of_both_and_says_whose_it_is(
    desk: Client, live: LiveSession, bart: User, facilitator: User
) -> None:
    facilitator.email = "anna@gemeente.example"
    facilitator.save()
    add(desk, live, "bart")
    own, shared = (browser.get(reverse("live_list")).content.decode() for browser in (desk, logged_in(bart)))
    assert "van anna@gemeente.example" in shared
    assert "van anna" not in own
    delete, leave = reverse("live_delete", args=[live.pk]), reverse("partner_leave", args=[live.pk])
    assert (delete in own, delete in shared) == (True, False)
    assert (leave in own, leave in shared) == (False, True)


def test_people_are_counted_once_however_many_lead_along(desk: Client, live: LiveSession, bart: User) -> None:
    from tests.acts.cast import Room

    Room(live).join("mia", "noor")
    add(desk, live, "bart")
    live.partners.add(User.objects.create_user("cem"))
    assert "2 deelnemers" in desk.get(reverse("live_list")).content.decode()


def test_who_is_taken_off_leads_no_longer_and_nor_does_the_coupled_phone(
    desk: Client, live: LiveSession, bart: User
) -> None:
    add(desk, live, "bart")
    partner, phone = logged_in(bart), coupled(live)
    assert desk.post(reverse("partners", args=[live.pk]), {"remove": bart.pk}).status_code == 302
    for name in ("screen", "remote", "summary"):
        assert partner.get(reverse(name, args=[live.pk])).status_code == 404, name
    assert command(partner, live).status_code == 404
    assert command(phone, live).status_code == 404, "it may be the phone of who was taken off"


def test_a_partner_may_stop(desk: Client, live: LiveSession, bart: User) -> None:
    add(desk, live, "bart")
    partner = logged_in(bart)
    assert partner.post(reverse("partner_leave", args=[live.pk])).headers["Location"] == reverse("live_list")
    assert not live.partners.exists()
    assert partner.post(reverse("partner_leave", args=[live.pk])).status_code == 404


@pytest.mark.parametrize("number", ["", "x", "-1", "999999", "9" * 40, "٣"])
def test_taking_off_somebody_who_does_not_lead_changes_nothing(
    desk: Client, live: LiveSession, bart: User, number: str
) -> None:
    add(desk, live, "bart")
    desk.post(reverse("partners", args=[live.pk]), {"remove": number})
    assert list(live.partners.all()) == [bart]


def test_an_account_that_was_put_out_of_use_leads_no_longer(
    desk: Client, live: LiveSession, bart: User
) -> None:
    add(desk, live, "bart")
    partner = logged_in(bart)
    User.objects.filter(pk=bart.pk).update(is_active=False)
    assert partner.get(reverse("screen", args=[live.pk])).status_code == 302
