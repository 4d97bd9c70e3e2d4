"""The facilitator's own phone: coupling it, what it may, and what its page shows."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions import actions
from sessions.access import remote_cookie_name
from sessions.codes import key_of
from sessions.domain.constants import CLOSE_FIELDS
from sessions.domain.state import TextKind
from sessions.guesses import FAILURES_A_MINUTE
from sessions.models import LiveSession
from sessions.protocol import Reveal
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db(transaction=True)

COMMAND = '{"type":"go","seq":1,"step":"lobby","to":"case"}'


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def qr_token(live: LiveSession, minutes: float = 10) -> str:
    """What a QR on the couple page holds."""
    return actions.couple_remote(live, timezone.now() + timedelta(minutes=minutes))


def coupled(live: LiveSession) -> Client:
    """A phone that scanned and accepted."""
    phone = Client()
    answer = phone.post(reverse("remote_door", args=[qr_token(live)]))
    assert answer.headers["Location"] == reverse("remote", args=[live.pk])
    return phone


def command(
    browser: Client, live: LiveSession, body: str = COMMAND, page: str = "remote_command"
) -> HttpResponse:
    path = f"{reverse(page, args=[live.pk])}?client={'0' * 16}"
    return browser.post(path, body, content_type="application/json")


def test_a_look_at_the_scanned_address_uses_nothing_up_and_one_press_couples(live: LiveSession) -> None:
    door = reverse("remote_door", args=[qr_token(live)])
    phone = Client()
    for _ in range(3):
        page = phone.get(door)
        assert page.status_code == 200
        assert re.findall(r"<button[^>]*>([^<]+)<", page.content.decode()) == ["Bedien het gesprek"]
    assert not phone.cookies.get(remote_cookie_name(live.pk))
    assert phone.post(door, follow=True).status_code == 200
    assert command(phone, live).json()["type"] == "ack"


def test_the_code_works_once(live: LiveSession) -> None:
    door = reverse("remote_door", args=[qr_token(live)])
    first, second = Client(), Client()
    assert first.post(door).status_code == 302
    assert (second.get(door).status_code, second.post(door).status_code) == (404, 404)
    assert command(second, live).status_code == 404


def test_of_two_phones_that_accept_at_the_same_time_one_is_let_in(live: LiveSession) -> None:
    token, now = qr_token(live), timezone.now()
    accepted = [actions.accept_remote(live, token, now) for _ in range(2)]
    assert [bool(one) for one in accepted] == [True, False]


def test_the_code_works_for_ten_minutes(live: LiveSession) -> None:
    door = reverse("remote_door", args=[qr_token(live, minutes=-0.1)])
    assert (Client().get(door).status_code, Client().post(door).status_code) == (404, 404)


@pytest.mark.parametrize("minutes", [10, -0.1])
def test_what_the_code_holds_is_no_cookie_of_a_coupled_phone(live: LiveSession, minutes: float) -> None:
    phone = Client()
    phone.cookies[remote_cookie_name(live.pk)] = qr_token(live, minutes)
    assert phone.get(reverse("remote", args=[live.pk])).status_code == 403
    assert phone.get(reverse("remote_state", args=[live.pk])).status_code == 404
    assert command(phone, live).status_code == 404


def test_the_cookie_is_a_secret_that_no_script_and_no_database_shows(live: LiveSession) -> None:
    phone = coupled(live)
    cookie = phone.cookies[remote_cookie_name(live.pk)]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 60 * 60)
    stored = LiveSession.objects.get(pk=live.pk)
    assert stored.remote_key == key_of(cookie.value)
    page = phone.get(reverse("remote", args=[live.pk])).content.decode()
    assert cookie.value not in page
    assert stored.remote_key not in page


def test_another_phone_throws_the_old_one_off(live: LiveSession, facilitator: User) -> None:
    old = coupled(live)
    desk = logged_in(facilitator)
    assert desk.post(reverse("remote_couple", args=[live.pk])).status_code == 200
    assert old.get(reverse("remote_state", args=[live.pk])).status_code == 404
    gone = old.get(reverse("remote", args=[live.pk]))
    assert gone.status_code == 403
    assert "bedient dit gesprek niet meer" in gone.content.decode()


def test_uncoupling_is_at_once(live: LiveSession, facilitator: User) -> None:
    phone, desk = coupled(live), logged_in(facilitator)
    stand = reverse("remote_coupled", args=[live.pk])
    assert desk.get(stand).json() == {"coupled": True}
    assert (
        "Er is een telefoon gekoppeld" in desk.get(reverse("remote_couple", args=[live.pk])).content.decode()
    )
    desk.post(reverse("remote_couple", args=[live.pk]), {"act": "uncouple"})
    assert command(phone, live).status_code == 404
    assert desk.get(stand).json() == {"coupled": False}


def test_a_code_that_waits_is_not_yet_a_coupled_phone(live: LiveSession, facilitator: User) -> None:
    page = logged_in(facilitator).post(reverse("remote_couple", args=[live.pk])).content.decode()
    assert "<svg" in page
    assert "10 minuten" in page
    assert logged_in(facilitator).get(reverse("remote_coupled", args=[live.pk])).json() == {"coupled": False}


def test_a_coupled_phone_leads_this_session_and_opens_nothing_else(
    live: LiveSession, open_live, facilitator: User
) -> None:
    phone, other = coupled(live), open_live()
    assert command(phone, live).json()["type"] == "ack"
    assert command(phone, other).status_code == 404
    assert command(phone, live, page="screen_command").status_code == 404
    for name in (
        "screen",
        "summary",
        "summary_pdf",
        "summary_csv",
        "live_delete",
        "remote_couple",
        "partners",
    ):
        answer = phone.get(reverse(name, args=[live.pk]))
        assert answer.headers["Location"].startswith(reverse("log_in")), name
    phone.cookies[remote_cookie_name(other.pk)] = phone.cookies[remote_cookie_name(live.pk)].value
    assert command(phone, other).status_code == 404


def test_a_forged_cookie_or_an_empty_one_opens_nothing(live: LiveSession) -> None:
    for value in ("", "geraden", key_of("")):
        phone = Client()
        phone.cookies[remote_cookie_name(live.pk)] = value
        assert phone.get(reverse("remote_state", args=[live.pk])).status_code == 404
        assert command(phone, live).status_code == 404


def test_guessing_codes_is_slowed_down(live: LiveSession) -> None:
    phone, right = Client(), qr_token(live)
    guesses = [
        phone.get(reverse("remote_door", args=["geraden"])).status_code for _ in range(FAILURES_A_MINUTE + 1)
    ]
    assert guesses == [404] * FAILURES_A_MINUTE + [429]
    assert phone.post(reverse("remote_door", args=[right])).status_code == 429
    assert not phone.cookies.get(remote_cookie_name(live.pk))


def test_looking_at_a_code_that_works_is_not_counted(live: LiveSession) -> None:
    phone, door = Client(), reverse("remote_door", args=[qr_token(live)])
    assert {phone.get(door).status_code for _ in range(3 * FAILURES_A_MINUTE)} == {200}


def test_a_closed_session_couples_nobody(live: LiveSession, facilitator: User) -> None:
    token = qr_token(live)
    Room(live).go("closed")
    assert Client().post(reverse("remote_door", args=[token])).status_code == 404
    page = logged_in(facilitator).post(reverse("remote_couple", args=[live.pk])).content.decode()
    assert "Er valt niets meer te bedienen" in page
    assert 'class="qr"' not in page


def test_it_couples_over_plain_http_on_the_address_that_phones_reach(open_live, facilitator: User) -> None:
    live = open_live(join_address="http://192.168.1.20:8000")
    answer = logged_in(facilitator).post(reverse("remote_couple", args=[live.pk]))
    assert answer.status_code == 200
    phone = coupled(live)
    assert phone.cookies[remote_cookie_name(live.pk)]["secure"] == ""


def test_who_may_not_lead_finds_no_remote(live: LiveSession, other_facilitator: User) -> None:
    stranger = logged_in(other_facilitator)
    for name in ("remote", "remote_state", "remote_couple", "remote_coupled"):
        assert stranger.get(reverse(name, args=[live.pk])).status_code == 404, name
    assert stranger.post(reverse("remote_couple", args=[live.pk])).status_code == 404
    assert command(stranger, live).status_code == 404
    assert Client().get(reverse("remote", args=[live.pk])).headers["Location"].startswith(reverse("log_in"))


def test_the_list_offers_the_remote_of_a_session_that_goes_on(live: LiveSession, facilitator: User) -> None:
    desk, link = logged_in(facilitator), reverse("remote_couple", args=[live.pk])
    assert link in desk.get(reverse("live_list")).content.decode()
    Room(live).go("closed")
    assert link not in desk.get(reverse("live_list")).content.decode()


def remote_page(browser: Client, live: LiveSession) -> str:
    """Without the frame for the script."""
    page = browser.get(reverse("remote", args=[live.pk])).content.decode()
    return page.partition('<script id="frame"')[0]


def test_it_shows_what_to_say_what_to_look_for_and_what_comes(live: LiveSession, facilitator: User) -> None:
    Room(live).go("case", "first_position", "weigh")
    page = remote_page(logged_in(facilitator), live)
    for words in (
        "Wegen",
        "Weeg ook de argumenten van de kant die je niet kiest.",
        "Wie klaar is, wacht rustig.",
        "Hierna: Tweegesprek",
        "Stap {n} van {of}",
    ):
        assert words in page, words
    assert len(re.findall(r'data-to="(\w+)"', page)) == 12


def test_advice_that_fits_the_group_comes_with_the_reveal_and_is_at_most_three(
    open_live: Callable[..., LiveSession], facilitator: User
) -> None:
    live = open_live(mode="silent")
    room, desk = Room(live), logged_in(facilitator)
    people = room.join(*[f"iemand {number}" for number in range(12)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 10 if number % 2 else 90) for number, person in enumerate(people)])
    room.go("spread")
    assert "Past bij deze groep" not in remote_page(desk, live)
    room.send(room.by_facilitator(Reveal(seq=9, step="spread")))
    page = remote_page(desk, live)
    advice = re.search(r'<ul class="say__advice">(.*?)</ul>', page, re.DOTALL)
    assert advice
    assert 1 <= advice[1].count("<li>") <= 3
    assert "Er zijn twee groepen." in page


def test_it_shows_no_answer_of_anybody(live: LiveSession, facilitator: User) -> None:
    room = Room(live)
    mia, noor = room.join("mia", "noor")
    room.go("case", "first_position")
    before = _without_tokens(remote_page(logged_in(facilitator), live))
    room.send(room.place(mia, 37), room.place(noor, 63))
    assert _without_tokens(remote_page(logged_in(facilitator), live)) == before
    live_values = logged_in(facilitator).get(reverse("remote_state", args=[live.pk])).json()["state"]["live"]
    assert (live_values["answered"], live_values["present"], live_values["away"]) == (2, 2, 0)
    assert not {"spread", "second", "weights", "change"} & set(live_values)


def test_only_who_is_logged_in_finds_the_way_to_other_pages_on_it(
    live: LiveSession, facilitator: User
) -> None:
    own, phone = remote_page(logged_in(facilitator), live), remote_page(coupled(live), live)
    for name in ("screen", "summary"):
        link = f'href="{reverse(name, args=[live.pk])}"'
        assert (link in own, link in phone) == (True, False), name


def test_one_large_button_and_texts_that_wait_have_their_words_in_the_page(
    live: LiveSession, facilitator: User
) -> None:
    """What scripts say stands in the page, in the reader's language."""
    page = remote_page(logged_in(facilitator), live)
    assert set(re.findall(r'data-say="(\w+)"', page)) == {
        "next",
        "turn",
        "reveal",
        "close",
        "resume",
        "uncover",
    }
    waiting = {kind.value for kind in TextKind} - {TextKind.REMARK}  # that one is not for the screen
    assert waiting == set(re.findall(r'<li data-kind="(\w+)"', page))
    assert set(re.findall(r'<li data-status="(\w+)"', page)) == {"approved", "declined"}
    assert set(re.findall(r'<textarea[^>]* name="(\w+)"', page)) == set(CLOSE_FIELDS)


def _without_tokens(page: str) -> str:
    return re.sub(r'data-csrf="[^"]*"', "", page)


@pytest.fixture
def onward(live: LiveSession, open_live: Callable[..., LiveSession]) -> Callable[[], LiveSession]:
    """Closes `live` and goes on with another card."""

    def gone_on() -> LiveSession:
        Room(live).go("closed")
        following = open_live(number=5)
        actions.lead_on(live, following)
        return following

    return gone_on


def go_along(phone: Client, live: LiveSession) -> HttpResponse:
    return phone.post(reverse("remote_onward", args=[live.pk]))


def test_a_coupled_phone_leads_the_next_card_too_however_often_it_taps(
    live: LiveSession, onward: Callable[[], LiveSession]
) -> None:
    phone = coupled(live)
    following = onward()
    assert "Ga mee" in phone.get(reverse("remote", args=[live.pk])).content.decode()
    for _ in range(2):
        assert go_along(phone, live).headers["Location"] == reverse("remote", args=[following.pk])
    assert command(phone, following).json()["type"] == "ack"


def test_without_a_next_card_the_remote_stays(live: LiveSession) -> None:
    assert go_along(coupled(live), live).headers["Location"] == reverse("remote", args=[live.pk])


def test_who_is_not_coupled_does_not_come_along(live: LiveSession, onward: Callable[[], LiveSession]) -> None:
    old = coupled(live)
    coupled(live)
    following = onward()
    assert go_along(old, live).status_code == 403
    assert go_along(Client(), live).headers["Location"].startswith(reverse("log_in"))
    assert LiveSession.objects.get(pk=following.pk).remote_key == ""


def test_a_phone_that_was_coupled_to_the_next_card_already_stays_its_remote(
    live: LiveSession, onward: Callable[[], LiveSession]
) -> None:
    phone = coupled(live)
    following = onward()
    other = coupled(following)
    assert go_along(phone, live).status_code == 409
    assert command(other, following).json()["type"] == "ack"
    assert command(phone, following).status_code == 404


def test_a_second_window_of_who_is_logged_in_goes_along(
    live: LiveSession, facilitator: User, onward: Callable[[], LiveSession]
) -> None:
    following = onward()
    answer = go_along(logged_in(facilitator), live)
    assert answer.headers["Location"] == reverse("remote", args=[following.pk])
    assert LiveSession.objects.get(pk=following.pk).remote_key == ""
