"""The next card in the same meeting: the facilitator picks it, and the phones go along without a code."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions import actions
from sessions.access import cookie_name
from sessions.codes import following_token
from sessions.models import LiveSession, Participant
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit


@pytest.fixture
def closed(live: LiveSession) -> LiveSession:
    Room(live).go("closed")
    return live


@pytest.fixture
def desk(facilitator: User) -> Client:
    return logged_in(facilitator)


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def joined(live: LiveSession) -> Client:
    browser = Client()
    browser.get(reverse("door", args=[live.door_token]))
    browser.post(reverse("join", args=[live.pk]))
    return browser


def pick(desk: Client, before: LiveSession, card: int = 5, **more: str) -> Any:
    data = {"format_code": "snel", "mode": "direct", "na": str(before.pk), **more}
    return desk.post(reverse("live_open", args=[card]), data)


def following(before: LiveSession) -> LiveSession:
    before.refresh_from_db()
    assert before.next_live is not None
    return before.next_live


def go_along(phone: Client, before: LiveSession) -> Any:
    return phone.post(reverse("onward", args=[before.pk]))


def test_the_facilitator_picks_another_card_and_comes_on_its_screen(
    desk: Client, closed: LiveSession
) -> None:
    page = desk.get(reverse("live_next", args=[closed.pk])).content.decode()
    assert f"{reverse('live_open', args=[5])}?na={closed.pk}" in page
    assert f"{reverse('live_open', args=[1])}?na=" not in page, "not the card they just had"
    form = desk.get(f"{reverse('live_open', args=[5])}?na={closed.pk}").content.decode()
    assert f'name="na" value="{closed.pk}"' in form
    answer = pick(desk, closed)
    new = following(closed)
    assert answer.headers["Location"] == reverse("screen", args=[new.pk])
    assert (new.card_number, new.format_code, new.owner) == (5, "snel", closed.owner)


def test_a_phone_goes_along_as_one_person_however_often_it_taps(desk: Client, live: LiveSession) -> None:
    phone = joined(live)
    Room(live).go("closed")
    pick(desk, live)
    new = following(live)
    for _ in range(3):
        answer = go_along(phone, live)
        assert answer.headers["Location"] == reverse("phone", args=[new.pk])
    assert Participant.objects.filter(live=new).count() == 1
    assert phone.get(reverse("phone", args=[new.pk])).status_code == 200
    assert phone.get(reverse("phone_summary", args=[live.pk])).content != b"", "the old summary stays"


def test_two_phones_stay_two_people(desk: Client, live: LiveSession) -> None:
    phones = [joined(live), joined(live)]
    Room(live).go("closed")
    pick(desk, live)
    for phone in phones:
        go_along(phone, live)
    assert Participant.objects.filter(live=following(live)).count() == 2


def test_phones_follow_the_last_card_that_was_picked(desk: Client, live: LiveSession) -> None:
    phone = joined(live)
    Room(live).go("closed")
    pick(desk, live, card=5)
    pick(desk, live, card=6)
    go_along(phone, live)
    assert Participant.objects.filter(live__card_number=6).count() == 1


def test_a_chain_of_cards_works(desk: Client, live: LiveSession) -> None:
    phone, before = joined(live), live
    for card in (5, 6, 7):
        Room(before).go("closed")
        pick(desk, before, card=card)
        go_along(phone, before)
        before = following(before)
    assert phone.get(reverse("phone", args=[before.pk])).status_code == 200


def test_without_the_cookie_of_the_old_session_nobody_goes_along(desk: Client, closed: LiveSession) -> None:
    pick(desk, closed)
    forged = Client()
    forged.cookies[cookie_name(closed.pk)] = "vervalst"
    for phone in (Client(), forged):
        assert go_along(phone, closed).headers["Location"] == reverse("phone", args=[closed.pk])
    assert not Participant.objects.filter(live=following(closed)).exists()


def test_as_long_as_there_is_no_next_card_one_stays(live: LiveSession) -> None:
    phone = joined(live)
    assert go_along(phone, live).headers["Location"] == reverse("phone", args=[live.pk])


def test_only_a_tap_goes_along_and_never_a_look(desk: Client, live: LiveSession) -> None:
    phone = joined(live)
    Room(live).go("closed")
    pick(desk, live)
    answer = phone.get(reverse("onward", args=[live.pk]))
    assert answer.headers["Location"] == reverse("phone", args=[live.pk])
    assert not Participant.objects.filter(live=following(live)).exists()


def test_a_post_without_a_csrf_token_is_refused(desk: Client, live: LiveSession) -> None:
    phone = joined(live)
    Room(live).go("closed")
    pick(desk, live)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = phone.cookies
    assert go_along(strict, live).status_code == 403


@pytest.mark.parametrize(
    ("change", "words"), [({"locked": True}, "deur"), ({"max_participants": 0}, "zit vol")]
)
def test_a_shut_or_full_session_takes_nobody_along_but_who_is_in(
    desk: Client, live: LiveSession, change: dict[str, Any], words: str
) -> None:
    first, late = joined(live), joined(live)
    Room(live).go("closed")
    pick(desk, live)
    new = following(live)
    go_along(first, live)
    LiveSession.objects.filter(pk=new.pk).update(**change)
    answer = go_along(late, live)
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert go_along(first, live).headers["Location"] == reverse("phone", args=[new.pk])
    assert Participant.objects.filter(live=new).count() == 1


def test_who_only_watched_goes_on_watching(desk: Client, live: LiveSession) -> None:
    taking_part, watching = joined(live), joined(live)
    newest = Participant.objects.filter(live=live).latest("pk")
    Participant.objects.filter(pk=newest.pk).update(watching=True)
    Room(live).go("closed")
    pick(desk, live)
    for phone in (taking_part, watching):
        go_along(phone, live)
    came = Participant.objects.filter(live=following(live)).order_by("pk")
    assert list(came.values_list("watching", flat=True)) == [False, True]


def test_a_projector_shows_the_next_session_at_the_same_address(desk: Client, closed: LiveSession) -> None:
    address = reverse("projector", args=[closed.projector_token])
    assert Client().get(address).status_code == 200
    pick(desk, closed)
    new = following(closed)
    assert new.projector_token == closed.__class__.objects.get(pk=new.pk).projector_token
    page = Client().get(address).content.decode()
    assert new.card["title"].split()[0] in page
    assert new.code in page.replace("-", "")


def test_a_session_that_goes_on_or_is_another_persons_has_no_next_card(
    desk: Client, live: LiveSession, other_facilitator: User
) -> None:
    assert desk.get(reverse("live_next", args=[live.pk])).status_code == 404
    assert pick(desk, live).status_code == 404
    Room(live).go("closed")
    stranger = logged_in(other_facilitator)
    assert stranger.get(reverse("live_next", args=[live.pk])).status_code == 404
    assert pick(stranger, live).status_code == 404
    assert desk.get(f"{reverse('live_open', args=[5])}?na=geen-id").status_code == 404
    assert LiveSession.objects.count() == 1


def test_a_partner_goes_on_for_the_owner(live: LiveSession, other_facilitator: User) -> None:
    live.partners.add(other_facilitator)
    Room(live).go("closed")
    pick(logged_in(other_facilitator), live)
    new = following(live)
    assert new.owner == live.owner
    assert list(new.partners.all()) == [other_facilitator]


def test_a_bad_form_keeps_who_comes_along(desk: Client, closed: LiveSession) -> None:
    answer = pick(desk, closed, mode="anders")
    assert answer.status_code == 422
    assert f'name="na" value="{closed.pk}"' in answer.content.decode()


def test_a_rehearsal_is_followed_by_nothing(desk: Client, open_live: Callable[..., LiveSession]) -> None:
    practice = open_live(rehearsal=actions.Rehearsal(5, "groups"))
    Room(practice).go("closed")
    assert desk.get(reverse("live_next", args=[practice.pk])).status_code == 404


def test_tokens_follow_from_each_other_and_do_not_give_each_other_away() -> None:
    one = following_token("geheim", "a")
    assert one == following_token("geheim", "a")
    assert len({one, following_token("geheim", "b"), following_token("ander", "a"), "geheim"}) == 4
    assert len(one) == 22
