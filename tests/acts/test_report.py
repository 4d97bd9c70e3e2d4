"""The report: written by who leads, checked by the group after closing, and gone with what it was made of."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from sessions import frames, reports, summaries
from sessions.access import cookie_name
from sessions.batch import Envelope
from sessions.domain.errors import NotAllowed
from sessions.exports.keeping import to_plain
from sessions.models import Answer, LiveSession, Text
from sessions.protocol import Moderate, Reply, Write, dump
from sessions.retention import tidy
from tests.acts.cast import PHONE, Room, acked, refused

REMARK = "Het rooster mis ik hier, zegt een uniek zinnetje."
SOFT = "\u00ad"  # where a word may be broken
ROLES = (frames.for_phone, frames.for_screen, frames.for_remote)
WROTE = "Er was rust, ook bij het lastigste stuk."


@pytest.fixture
def closed(room: Room) -> Room:
    """Nine people on the line; then it is over."""
    people = room.join(*[f"p{number}" for number in range(9)])
    room.go("case", "first_position")
    room.send(*[room.place(person, 10 * number) for number, person in enumerate(people)])
    room.go("closed")
    return room


@pytest.fixture
def page(facilitator: User) -> Client:
    client = Client()
    client.force_login(facilitator)
    return client


def phone(room: Room, name: str = "p0") -> Client:
    client = Client()
    client.cookies[cookie_name(room.live.pk)] = name
    return client


def address(room: Room, rest: str = "") -> str:
    return f"/gesprekken/{room.live.pk}/verslag/{rest}"


def save(page: Client, room: Room, revision: int, **parts: str) -> Any:
    body = json.dumps({"revision": revision, "parts": parts})
    return page.post(address(room, "bewaar/"), body, content_type="application/json")


def ask(page: Client, room: Room, on: str = "1") -> None:
    assert page.post(address(room, "vraag/"), {"on": on}).status_code == 302


def remark(
    room: Room, person: int | None, text: str = REMARK, step: str = "closed", key: str = "0" * 16
) -> Envelope:
    said = Write(seq=90, step=step, id=key, kind="remark", side="", text=text, more="")
    return Envelope(said, person, PHONE)


def verdict(person: int, value: int | None = 1, seq: int = 91) -> Envelope:
    return Envelope(Reply(seq=seq, step="closed", key="report", value=value), person, PHONE)


def first(room: Room) -> int:
    return room.live.participants.order_by("pk").values_list("pk", flat=True)[0]


# --- writing ---------------------------------------------------------------------------------------------------


def test_what_is_written_is_kept_and_read_again(closed: Room, page: Client) -> None:
    answer = save(page, closed, 0, talk=WROTE)
    assert (answer.status_code, answer.json()) == (200, {"revision": 1})
    assert WROTE in page.get(address(closed)).content.decode().replace(SOFT, "")
    assert WROTE in reports.report_for(LiveSession.objects.get(), timezone.now()).parts[-1].lines


def test_of_two_windows_the_second_is_told_and_nothing_is_written_over(closed: Room, page: Client) -> None:
    save(page, closed, 0, talk="Van het ene venster.")
    answer = save(page, closed, 0, talk="Van het andere.", chafes="Ook.")
    assert answer.status_code == 409
    assert answer.json()["revision"] == 1
    assert answer.json()["parts"]["talk"] == "Van het ene venster."
    assert LiveSession.objects.get().report_parts == {"talk": "Van het ene venster."}


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"revision": "0", "parts": {}}', '{"revision": 0, "parts": {"talk": 1}}',
     '{"revision": 0, "parts": {}, "more": 1}', '{"revision": 0}'],
)  # fmt: skip
def test_what_is_no_report_is_refused(closed: Room, page: Client, body: str) -> None:
    assert page.post(address(closed, "bewaar/"), body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("parts", [{"first": "Een besluit."}, {"talk": "x" * 2001}])
def test_a_part_that_may_not_be_is_refused_with_a_sentence(
    closed: Room, page: Client, parts: dict[str, str]
) -> None:
    answer = save(page, closed, 0, **parts)
    assert answer.status_code == 422
    assert answer.json()["sentence"]


def test_nobody_else_reads_or_writes_it(closed: Room, other_facilitator: User) -> None:
    other = Client()
    other.force_login(other_facilitator)
    for client, status in ((other, 404), (Client(), 302), (phone(closed), 302)):
        assert client.get(address(closed)).status_code == status
        assert save(client, closed, 0, talk="x").status_code == status
        assert client.post(address(closed, "vraag/"), {"on": "1"}).status_code == status
        assert client.get(address(closed, "antwoorden/")).status_code == status
    assert LiveSession.objects.get().report_parts == {}


def test_markup_in_a_part_is_only_text(closed: Room, page: Client) -> None:
    save(page, closed, 0, talk="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in page.get(address(closed)).content.decode().replace(SOFT, "")


# --- klopt dit? ------------------------------------------------------------------------------------------------


def test_the_group_gets_the_text_that_was_asked_and_not_what_is_typed_after_it(
    closed: Room, page: Client
) -> None:
    mine = phone(closed)
    assert mine.get(f"/mee/{closed.live.pk}/verslag/").content == b""
    save(page, closed, 0, talk=WROTE)
    ask(page, closed)
    save(page, closed, 1, talk="Halverwege een zin")
    told = mine.get(f"/mee/{closed.live.pk}/verslag/").content.decode().replace(SOFT, "")
    assert WROTE.split(",")[0] in told
    assert "Halverwege" not in told
    ask(page, closed)
    assert "Halverwege" in mine.get(f"/mee/{closed.live.pk}/verslag/").content.decode().replace(SOFT, "")


def test_phones_are_told_that_it_is_asked_and_that_it_is_no_more(closed: Room, page: Client) -> None:
    shown = []
    for on in ("1", "1", ""):
        ask(page, closed, on)
        shown.append(frames.for_phone(closed.state).state.live["report"])
    assert 0 < shown[0] < shown[1]
    assert shown[2] == 0
    assert frames.for_phone(closed.state).version > closed.live.version


def test_a_remark_is_for_who_leads_alone(closed: Room, page: Client) -> None:
    ask(page, closed)
    acked(closed.send(remark(closed, first(closed)))[0])
    assert REMARK in page.get(address(closed)).content.decode().replace(SOFT, "")
    assert REMARK in page.get(address(closed, "antwoorden/")).content.decode().replace(SOFT, "")
    state, live = closed.state, LiveSession.objects.get()
    summary = summaries.summary_of(live, timezone.now())
    elsewhere = [
        *(dump(shown(state).state).replace(SOFT, "") for shown in ROLES),
        frames.closing_page(live.pk).replace(SOFT, ""),
        str(to_plain(summary)),
        str(reports.report_for(live, timezone.now())),
        phone(closed, "p1").get(f"/mee/{live.pk}/").content.decode().replace(SOFT, ""),
        phone(closed, "p1").get(f"/mee/{live.pk}/verslag/").content.decode().replace(SOFT, ""),
        page.get(f"/gesprekken/{live.pk}/samenvatting/").content.decode().replace(SOFT, ""),
        Client().get(f"/samenvatting/{live.summary_token}/").content.decode().replace(SOFT, ""),
    ]
    assert [REMARK in one for one in elsewhere] == [False] * len(elsewhere)
    assert REMARK in dump(frames.for_person(state, first(closed), 1)), "the writer sees it on the own phone"


def test_it_does_not_wait_for_approval_and_cannot_be_approved(closed: Room, page: Client) -> None:
    ask(page, closed)
    closed.send(remark(closed, first(closed)))
    live = frames.for_remote(closed.state).state.live
    assert (live["waiting"], live["flags"]["waiting"]) == ([], 0)
    moderate = Moderate(seq=92, step="closed", text=Text.objects.get().pk, approve=True)
    refused(closed.send(closed.by_facilitator(moderate))[0])
    assert Text.objects.get().status == "waiting"


def test_only_while_it_is_asked(closed: Room, page: Client) -> None:
    person = first(closed)
    assert refused(closed.send(remark(closed, person))[0]).code == "late"
    assert refused(closed.send(verdict(person))[0]).code == "late"
    ask(page, closed)
    for answer in closed.send(remark(closed, person), verdict(person)):
        acked(answer)
    ask(page, closed, "")
    assert refused(closed.send(remark(closed, person, key="1" * 16))[0]).code == "late"


def test_not_before_the_conversation_is_closed(room: Room, page: Client) -> None:
    (person,) = room.join("p0")
    page.post(address(room, "vraag/"), {"on": "1"})
    assert LiveSession.objects.get().report_asked == 0
    refused(room.send(remark(room, person, step="lobby"))[0])
    with pytest.raises(NotAllowed):
        reports.ask(room.live.pk, True, timezone.now())


def test_a_remark_is_short_and_a_few_at_most(closed: Room, page: Client) -> None:
    ask(page, closed)
    person = first(closed)
    assert refused(closed.send(remark(closed, person, "x" * 281))[0]).code == "text"
    for number in range(5):
        acked(closed.send(remark(closed, person, key=f"{number:016x}"))[0])
    assert refused(closed.send(remark(closed, person, key="f" * 16))[0]).code == "text"
    assert refused(closed.send(remark(closed, None, key="e" * 16))[0]).code == "role"


def test_nothing_else_is_said_after_closing(closed: Room, page: Client) -> None:
    ask(page, closed)
    said = Write(seq=9, step="closed", id="2" * 16, kind="take_away", side="", text="Nog iets.", more="")
    assert refused(closed.send(Envelope(said, first(closed), PHONE))[0]).code == "closed"
    other = Reply(seq=9, step="closed", key="done.closed", value=1)
    assert refused(closed.send(Envelope(other, first(closed), PHONE))[0]).code == "closed"


def test_how_many_say_that_it_is_right_counts_for_the_text_that_was_asked_last(
    closed: Room, page: Client
) -> None:
    ask(page, closed)
    people = list(closed.live.participants.order_by("pk").values_list("pk", flat=True))
    closed.send(verdict(people[0]), verdict(people[1]), verdict(people[2], 0))
    live = LiveSession.objects.get()
    assert (reports.checked(live).right, reports.checked(live).not_quite) == (2, 1)
    ask(page, closed)
    assert (reports.checked(live).right, reports.checked(live).not_quite) == (0, 0)
    assert frames.for_person(closed.state, people[0], 1).answers["report"] is None


# --- how long ----------------------------------------------------------------------------------------------------


def test_remarks_go_with_the_people_and_the_report_stays_as_long_as_the_session(
    closed: Room, page: Client
) -> None:
    save(page, closed, 0, talk=WROTE)
    ask(page, closed)
    closed.send(remark(closed, first(closed)), verdict(first(closed)))
    LiveSession.objects.update(closed_at=timezone.now() - timedelta(hours=25))
    tidy(timezone.now())
    assert not Text.objects.exists()
    assert not Answer.objects.exists()
    live = LiveSession.objects.get()
    assert (live.report_shown, live.report_asked) == (None, 0)
    read = page.get(address(closed)).content.decode().replace(SOFT, "")
    assert WROTE in read
    assert REMARK not in read
    assert "Vraag de groep" not in read
    assert save(page, closed, 1, talk="Later nog iets.").status_code == 200
    assert page.get(f"/gesprekken/{live.pk}/verslag.pdf").status_code == 200
    assert Client().get(f"/samenvatting/{live.summary_token}/").status_code == 200


def test_it_is_there_while_the_conversation_runs_and_shows_less(room: Room, page: Client) -> None:
    room.join(*[f"p{number}" for number in range(9)])
    read = page.get(address(room)).content.decode().replace(SOFT, "")
    assert "Dit gesprek loopt nog." in read
    assert "Dat kan als het gesprek is afgesloten." in read
    assert page.get(f"/gesprekken/{room.live.pk}/verslag.pdf").status_code == 200


def test_of_a_rehearsal_there_is_none(closed: Room, page: Client) -> None:
    LiveSession.objects.update(rehearsal=8)
    for rest in ("", "antwoorden/"):
        assert page.get(address(closed, rest)).status_code == 404
    assert page.get(f"/gesprekken/{closed.live.pk}/verslag.pdf").status_code == 404
    assert Client().get(f"/samenvatting/{closed.live.summary_token}/").status_code == 404


# --- the summary of who took part ----------------------------------------------------------------------------------


def test_every_phone_gets_the_address_of_the_summary_after_closing(closed: Room) -> None:
    html = phone(closed).get(f"/mee/{closed.live.pk}/samenvatting/").content.decode().replace(SOFT, "")
    assert f"/samenvatting/{closed.live.summary_token}/" in html


def test_that_address_asks_for_no_account_and_shows_nothing_of_one_person(closed: Room) -> None:
    answer = Client().get(f"/samenvatting/{closed.live.summary_token}/")
    html = answer.content.decode().replace(SOFT, "")
    assert answer["X-Robots-Tag"] == "noindex"
    summary = summaries.summary_of(LiveSession.objects.get(), timezone.now())
    assert render_to_string("sessions/_summary.html", {"summary": summary}).replace(SOFT, "") in html
    assert "verslag" not in html


def test_before_closing_and_for_a_guess_it_shows_nothing(room: Room) -> None:
    for token in (room.live.summary_token, "geraden"):
        assert Client().get(f"/samenvatting/{token}/").status_code == 404


def test_it_goes_with_the_session(closed: Room) -> None:
    LiveSession.objects.update(closed_at=timezone.now() - timedelta(days=91))
    tidy(timezone.now())
    assert Client().get(f"/samenvatting/{closed.live.summary_token}/").status_code == 404
