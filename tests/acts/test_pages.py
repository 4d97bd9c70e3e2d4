"""Pages for participants and facilitators: coming in, what is not yours, bad input."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from sessions import actions
from sessions.access import cookie_name
from sessions.models import LiveSession, Participant
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=False)


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def joined(live: LiveSession) -> Client:
    browser = Client()
    browser.get(reverse("door", args=[live.door_token]))
    browser.post(reverse("join", args=[live.pk]))
    return browser


def test_scanning_takes_one_tap_and_no_field(live: LiveSession, visitor: Client) -> None:
    answer = visitor.get(f"/q/{live.door_token}", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("phone", args=[live.pk]), "the token leaves the address"
    page = answer.content.decode()
    assert re.findall(r'<input(?! type="hidden")', page) == []
    answer = visitor.post(reverse("join", args=[live.pk]), follow=True)
    assert answer.status_code == 200
    assert Participant.objects.filter(live=live).count() == 1


def test_typing_the_code_leads_to_the_same_door(live: LiveSession, visitor: Client) -> None:
    answer = visitor.post(reverse("start"), {"code": f" {live.code.lower()[:3]} - {live.code.lower()[3:]} "})
    assert answer.headers["Location"] == reverse("phone", args=[live.pk])


def test_a_reload_or_a_second_scan_is_the_same_participant(live: LiveSession) -> None:
    browser = joined(live)
    browser.get(reverse("phone", args=[live.pk]))
    browser.get(reverse("door", args=[live.door_token]), follow=True)
    browser.post(reverse("join", args=[live.pk]))
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("code", ["ZZZZZZ", "", "   ", "<script>", "É", "0" * 40, "x" * 4000])
def test_a_code_that_does_not_exist_gets_a_sentence_above_the_field(visitor: Client, code: str) -> None:
    answer = visitor.post(reverse("start"), {"code": code})
    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace('<script type="module"', "").replace(
        "<script src", ""
    )


def test_unknown_and_closed_codes_look_the_same(live: LiveSession, visitor: Client) -> None:
    Room(live).go("closed")
    closed = visitor.post(reverse("start"), {"code": live.code}).content.decode()
    unknown = visitor.post(reverse("start"), {"code": "ZZZZZZ"}).content.decode()
    assert _without_tokens(closed).replace(live.code, "ZZZZZZ") == _without_tokens(unknown)


def test_trying_codes_is_slowed_down_but_right_codes_are_not_counted(
    live: LiveSession, visitor: Client
) -> None:
    for _ in range(30):
        assert visitor.post(reverse("start"), {"code": live.code}).status_code == 302
    statuses = [visitor.post(reverse("start"), {"code": "ZZZZZZ"}).status_code for _ in range(12)]
    assert statuses == [422] * 10 + [429] * 2


def test_a_full_locked_or_closed_session_says_so_to_who_holds_its_code(
    open_live: Callable[..., LiveSession],
) -> None:
    full, locked, closed = open_live(), open_live(), open_live()
    LiveSession.objects.filter(pk=full.pk).update(max_participants=0)
    LiveSession.objects.filter(pk=locked.pk).update(locked=True)
    Room(closed).go("closed")
    for live, words in ((full, "zit vol"), (locked, "deur van dit gesprek is dicht"), (closed, "afgesloten")):
        browser = Client()
        browser.get(reverse("door", args=[live.door_token]))
        page = browser.get(reverse("phone", args=[live.pk]))
        if live is full:
            page = browser.post(reverse("join", args=[live.pk]))
        assert page.status_code in {403, 409, 410}
        assert words in page.content.decode()


def test_joining_while_the_database_is_busy_asks_for_another_tap(
    live: LiveSession, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*arguments: Any) -> Any:
        raise OperationalError("database is locked")

    visitor.get(reverse("door", args=[live.door_token]))
    with monkeypatch.context() as broken:
        broken.setattr(actions, "apply", locked)
        answer = visitor.post(reverse("join", args=[live.pk]))
    assert answer.status_code == 503
    assert "tik nog een keer" in answer.content.decode()
    assert visitor.post(reverse("join", args=[live.pk])).status_code == 302


def test_without_a_pass_the_phone_page_tells_nothing(live: LiveSession, visitor: Client) -> None:
    for path in (reverse("phone", args=[live.pk]), "/mee/00000000-0000-4000-8000-000000000000/"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_forged_cookie_opens_nothing(live: LiveSession, visitor: Client) -> None:
    visitor.cookies[cookie_name(live.pk)] = "vervalst"
    visitor.cookies["pas"] = "vervalst:1:handtekening"
    assert visitor.get(reverse("phone", args=[live.pk])).status_code == 302
    assert visitor.get(reverse("phone_state", args=[live.pk])).status_code == 404
    assert visitor.post(reverse("join", args=[live.pk])).headers["Location"] == "/"


def test_the_summary_comes_to_the_phones_of_who_took_part_once_the_session_is_closed(
    live: LiveSession,
) -> None:
    room, browser = Room(live), joined(live)
    path = reverse("phone_summary", args=[live.pk])
    assert browser.get(path).content == b""
    room.go("closed")
    assert "Alle argumenten" in browser.get(path).content.decode()
    assert "no-store" in browser.get(path).headers["Cache-Control"]
    assert Client().get(path).status_code == 404


def test_at_the_end_there_is_something_to_read(live: LiveSession, facilitator: User) -> None:
    browser = joined(live)
    assert reverse("readings") not in browser.get(reverse("phone", args=[live.pk])).content.decode()
    Room(live).go("closed")
    pages = [(browser, "phone"), (logged_in(facilitator), "summary")]
    for who, name in pages:
        assert f'href="{reverse("readings")}"' in who.get(reverse(name, args=[live.pk])).content.decode()


OWN_PAGES = ["screen", "screen_state", "summary", "summary_pdf", "summary_docx", "live_delete"]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_another_facilitators_session_does_not_exist(
    live: LiveSession, facilitator: User, other_facilitator: User, name: str
) -> None:
    path = reverse(name, args=[live.pk])
    assert logged_in(facilitator).get(path).status_code == 200
    assert logged_in(other_facilitator).get(path).status_code == 404
    assert joined(live).get(path).status_code in {302, 404}
    assert Client().get(path).status_code in {302, 404}


def test_a_projector_address_works_until_it_is_revoked(live: LiveSession, facilitator: User) -> None:
    path = reverse("projector", args=[live.projector_token])
    assert Client().get(path).status_code == 200
    logged_in(facilitator).post(reverse("projector_revoke", args=[live.pk]))
    assert Client().get(path).status_code == 404


def test_opening_goes_straight_to_the_screen(facilitator: User, cards: None) -> None:
    browser = logged_in(facilitator)
    answer = browser.post(reverse("live_open", args=[3]), {"format_code": "snel", "mode": "silent"})
    live = LiveSession.objects.get()
    assert answer.headers["Location"] == reverse("screen", args=[live.pk])
    assert (live.card_number, live.format_code, live.mode) == (3, "snel", "silent")
    assert browser.post(reverse("live_open", args=[3]), {"format_code": "anders"}).status_code == 422
    assert browser.get(reverse("live_open", args=[77])).status_code == 404


def test_deleting_is_asked_once_and_takes_everything(live: LiveSession, facilitator: User) -> None:
    phone, browser = joined(live), logged_in(facilitator)
    browser.get(reverse("live_delete", args=[live.pk]))
    assert LiveSession.objects.exists()
    browser.post(reverse("live_delete", args=[live.pk]))
    assert not LiveSession.objects.exists()
    assert not Participant.objects.exists()
    assert phone.get(reverse("phone", args=[live.pk])).status_code == 404


def test_own_sessions_are_listed_with_state_card_and_people(open_live: Any, facilitator: User) -> None:
    running, closed = open_live(), open_live(number=5)
    Room(running).join("a", "b", "c")
    Room(closed).go("closed")
    page = logged_in(facilitator).get(reverse("live_list")).content.decode()
    for words in ("nog niet begonnen", "afgesloten", "Dianne", "Simon"):
        assert words in page
    open_live(number=9)
    page = logged_in(facilitator).get(reverse("live_list")).content.decode()
    assert page.index("Johan") < page.index("Dianne") < page.index("Simon"), "the newest on top"


def test_personal_pages_are_kept_by_no_cache(live: LiveSession, facilitator: User) -> None:
    for browser, name in (
        (joined(live), "phone"),
        (logged_in(facilitator), "screen"),
        (logged_in(facilitator), "summary"),
    ):
        assert "no-store" in browser.get(reverse(name, args=[live.pk])).headers["Cache-Control"]


def test_the_http_twin_answers_as_the_socket_does(live: LiveSession) -> None:
    room, browser = Room(live), joined(live)
    room.go("case", "first_position")
    place = '{"type":"place","seq":1,"step":"first_position","round":1,"value":62}'
    path = reverse("phone_command", args=[live.pk]) + "?client=0123456789abcdef"
    assert browser.post(path, place, content_type="application/json").json()["type"] == "ack"
    twin = browser.get(reverse("phone_state", args=[live.pk])).json()
    assert twin["me"]["position"] == 62
    assert twin["state"]["live"]["step"] == "first_position"
    refusal = browser.post(path, "[1]", content_type="application/json")
    assert (refusal.status_code, refusal.json()["code"]) == (422, "frame")
    assert browser.post(path, "x" * 9000, content_type="application/json").status_code == 400
    assert (
        browser.post(
            reverse("phone_command", args=[live.pk]), place, content_type="application/json"
        ).status_code
        == 400
    )


def test_a_post_without_a_csrf_token_is_refused(live: LiveSession) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get(reverse("door", args=[live.door_token]))
    assert strict.post(reverse("join", args=[live.pk])).status_code == 403


def _without_tokens(page: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', "", page)
