"""Two people, or a table, start from a card without an account; nobody leads."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions import access, unled
from sessions.access import cookie_name
from sessions.batch import Envelope
from sessions.models import Answer, LiveSession, Participant, Position, Text, Weight
from sessions.protocol import Go, Reply, Turn, Write
from sessions.retention import tidy
from tests.acts.cast import PHONE, Room, refused

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit


def begin(browser: Client, code: str = "tweetal", card: int = 5) -> Any:
    return browser.post(reverse("start_together", args=[card]), {"format_code": code})


@pytest.fixture
def starter(cards: None) -> Client:
    browser = Client()
    begin(browser)
    return browser


@pytest.fixture
def pair(starter: Client) -> LiveSession:
    return LiveSession.objects.get(owner=None)


def joined(live: LiveSession) -> Client:
    browser = Client()
    browser.get(reverse("door", args=[live.door_token]))
    browser.post(reverse("join", args=[live.pk]))
    return browser


def answers_of(room: Room) -> None:
    """Both stand somewhere, weigh, say and write something."""
    people = list(Participant.objects.order_by("pk").values_list("pk", flat=True))
    room.go("case", "first_position")
    room.send(*[room.place(person, 10 + 70 * n) for n, person in enumerate(people)])
    room.go("weigh")
    room.send(*[room.weigh(person, "A1", 3) for person in people])
    room.go("talk")
    write = Write(seq=1, step="talk", id=PHONE, kind="argument", side="A", text="Een eigen reden.", more="")
    reply = Reply(seq=2, step="talk", key="done.talk", value=1)
    room.send(Envelope(write, people[0], PHONE), Envelope(reply, people[0], PHONE))


def test_who_starts_is_in_at_once_and_needs_no_account(cards: None) -> None:
    browser = Client()
    page = browser.get(reverse("start_together", args=[5]) + "?vorm=zonder").content.decode()
    assert 'value="zonder" required checked' in page
    answer = begin(browser, "zonder")
    live = LiveSession.objects.get()
    assert answer.headers["Location"] == reverse("phone", args=[live.pk])
    assert (live.owner, live.format_code, live.mode) == (None, "zonder", "silent")
    assert Participant.objects.filter(live=live).count() == 1
    assert browser.get(reverse("phone", args=[live.pk])).status_code == 200


def test_the_other_scans_or_types_the_code(pair: LiveSession) -> None:
    assert joined(pair).get(reverse("phone", args=[pair.pk])).status_code == 200
    typed = Client().post(reverse("start"), {"code": pair.code})
    assert typed.headers["Location"] == reverse("phone", args=[pair.pk])


def test_a_pair_is_full_with_two_and_a_table_with_twelve(pair: LiveSession) -> None:
    joined(pair)
    third = Client()
    third.get(reverse("door", args=[pair.door_token]))
    answer = third.post(reverse("join", args=[pair.pk]))
    assert answer.status_code == 409
    assert "zit vol" in answer.content.decode()
    assert Participant.objects.filter(live=pair).count() == 2
    begin(Client(), "zonder")
    assert LiveSession.objects.get(format_code="zonder").max_participants == 12


@pytest.mark.parametrize("code", ["gesprek", "anders", ""])
def test_a_format_that_somebody_leads_cannot_be_started_so(cards: None, code: str) -> None:
    answer = begin(Client(), code)
    assert answer.status_code == 422
    assert "Kies met hoeveel jullie zijn." in answer.content.decode()
    assert not LiveSession.objects.exists()


def test_a_card_that_is_not_there_is_a_404(cards: None) -> None:
    assert begin(Client(), card=99).status_code == 404


def test_the_host_can_switch_it_off(cards: None, settings: Any) -> None:
    settings.LIVE_OPEN_START = False
    assert begin(Client()).status_code == 404
    assert "Met zijn tweeën" not in Client().get(reverse("card", args=[5])).content.decode()
    settings.LIVE_OPEN_START = True
    assert "Met zijn tweeën" in Client().get(reverse("card", args=[5])).content.decode()


def test_too_many_from_one_address_are_slowed_down(cards: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unled, "STARTS", 3)
    statuses = [begin(Client()).status_code for _ in range(5)]
    assert statuses == [302] * 3 + [429] * 2
    assert LiveSession.objects.count() == 3
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert begin(other).status_code == 302
    monkeypatch.setattr(unled, "STARTS_ALL", 4)
    answer = begin(Client(REMOTE_ADDR="10.0.0.10"))
    assert answer.status_code == 429
    assert "Wacht een paar minuten" in answer.content.decode()


def test_a_form_filled_in_wrongly_is_not_counted(cards: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unled, "STARTS", 1)
    for _ in range(5):
        begin(Client(), "anders")
    assert begin(Client()).status_code == 302


def test_a_post_without_a_csrf_token_is_refused(cards: None) -> None:
    assert begin(Client(enforce_csrf_checks=True)).status_code == 403


def test_nobody_leads_it(pair: LiveSession, facilitator: User, starter: Client) -> None:
    desk = Client()
    desk.force_login(facilitator)
    assert not access.leads(facilitator, pair.pk)
    for name in ("screen", "summary", "summary_pdf", "summary_csv", "live_delete", "live_next", "remote"):
        assert desk.get(reverse(name, args=[pair.pk])).status_code == 404, name
    assert str(pair.pk) not in desk.get(reverse("live_list")).content.decode()
    go = '{"type":"go","seq":1,"step":"lobby","to":"case"}'
    path = f"{reverse('phone_command', args=[pair.pk])}?client={PHONE}"
    assert starter.post(path, go, content_type="application/json").json()["code"] == "role"


def test_over_plain_http_alone_the_room_goes_on_too(pair: LiveSession, starter: Client) -> None:
    """On a network that blocks websockets there is no socket that sees to it."""
    other, room = joined(pair), Room(pair)
    for browser in (starter, other):
        reply = '{"type":"reply","seq":1,"step":"lobby","key":"done.lobby","value":1}'
        path = f"{reverse('phone_command', args=[pair.pk])}?client={PHONE}"
        assert browser.post(path, reply, content_type="application/json").json()["type"] == "ack"
        assert room.step == "lobby", "not before a state is asked for"
    starter.get(reverse("phone_state", args=[pair.pk]))
    assert room.step == "case"
    starter.get(reverse("phone_state", args=[pair.pk]))
    assert room.step == "case"
    assert other.get(reverse("phone_state", args=[pair.pk])).json()["state"]["live"]["step"] == "case"


def test_who_was_ready_with_a_is_asked_again_for_b(pair: LiveSession) -> None:
    joined(pair)
    room = Room(pair)
    answers_of(room)
    assert 1 in {mine.get("done.talk") for mine in room.state.answers.values()}
    turn = room.by_facilitator(Turn(seq=1, step="talk", side="B"))
    room.send(turn)
    assert {mine.get("done.talk", 0) for mine in room.state.answers.values()} == {0}
    since = LiveSession.objects.get().turn_since
    room.send(turn)
    assert LiveSession.objects.get().turn_since == since, (
        "another process finds the same; nothing starts anew"
    )


def test_after_closing_the_summary_stays_on_the_phones_as_long_as_the_session(
    pair: LiveSession, starter: Client
) -> None:
    other, room = joined(pair), Room(pair)
    answers_of(room)
    room.go("closed")
    path = reverse("phone_summary", args=[pair.pk])
    before = starter.get(path).content.decode()
    assert "Alle argumenten" in before
    LiveSession.objects.update(closed_at=timezone.now() - timedelta(hours=25))
    assert tidy(timezone.now()).collapsed == 1
    for model in (Position, Weight, Answer, Text):
        assert not model.objects.exists(), model
    for browser in (starter, other):
        assert browser.get(reverse("phone", args=[pair.pk])).status_code == 200
        assert "Alle argumenten" in browser.get(path).content.decode()
    LiveSession.objects.update(closed_at=timezone.now() - timedelta(days=91))
    assert tidy(timezone.now()).deleted == 1
    assert not Participant.objects.exists()


def test_the_cookie_of_everybody_in_it_lasts_as_long_as_the_session(
    pair: LiveSession, starter: Client, live: LiveSession, settings: Any
) -> None:
    settings.LIVE_SESSION_DAYS = 30
    for browser in (starter, joined(pair)):
        answer = browser.get(reverse("phone", args=[pair.pk]))
        assert answer.cookies[cookie_name(pair.pk)]["max-age"] == 30 * 24 * 60 * 60
    led = joined(live).get(reverse("phone", args=[live.pk]))
    assert cookie_name(live.pk) not in led.cookies


def test_one_that_is_left_closes_by_itself(pair: LiveSession) -> None:
    LiveSession.objects.update(touched_at=timezone.now() - timedelta(hours=12.1))
    assert tidy(timezone.now()).closed == 1
    room = Room(pair)
    assert refused(room.send(room.by_facilitator(Go(seq=1, step="lobby", to="case")))[0]).code == "closed"
