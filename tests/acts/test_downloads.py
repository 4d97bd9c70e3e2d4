"""The files of a session: whose they are, what they are called, one at a time, and never half of one."""

import asyncio
import re
import sys
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import AsyncClient, Client
from django.urls import reverse

from dilemmakaarten.turnstile import AT_ONCE
from sessions import downloads, making
from sessions.exports.typeset import NotMade
from sessions.models import LiveSession
from tests.acts.cast import Room

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit

FILES = {
    "summary_pdf": ("application/pdf", b"%PDF-"),
    "summary_docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    "summary_xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    "summary_csv": ("text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    "summary_json": ("application/json", b"{"),
    "report_file": ("application/pdf", b"%PDF-"),
    "report_docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
}


@pytest.fixture
def browser(facilitator: User) -> Client:
    client = Client()
    client.force_login(facilitator)
    return client


@pytest.fixture
def told(open_live: Callable[..., LiveSession]) -> Room:
    """Ten people who took a place and weighed; closed."""
    room = Room(open_live(number=5))
    people = room.join(*(f"person {number}" for number in range(10)))
    room.go("case", "first_position")
    room.send(*[room.place(person, value) for person, value in zip(people, [10] * 5 + [90] * 5, strict=True)])
    room.go("weigh")
    keys = [item.key for item in room.state.card.arguments]
    for number, key in enumerate(keys, start=2):
        room.send(*[room.weigh(person, key, 3, seq=number) for person in people])
    room.go("spread", "closed")
    return room


@pytest.mark.parametrize("name", FILES)
def test_each_file_comes_whole_with_a_name_that_says_card_and_day(
    browser: Client, told: Room, name: str
) -> None:
    kind, start = FILES[name]
    answer = browser.get(reverse(name, args=[told.live.pk]))
    assert answer.headers["Content-Type"] == kind
    assert answer.content.startswith(start)
    what = "verslag" if "report" in name else "samenvatting"
    day = f"{told.live.created_at:%Y-%m-%d}"
    assert re.fullmatch(
        rf'attachment; filename="{what}-dilemma-5-dianne-\d+-{day}\.[a-z]+"',
        answer.headers["Content-Disposition"],
    )
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_pictures_that_there_are(browser: Client, told: Room, ending: str) -> None:
    for name in ("spreiding", "wegen"):
        assert browser.get(reverse("summary_picture", args=[told.live.pk, name, ending])).status_code == 200
    for name, other in (("later", ending), ("anders", ending), ("spreiding", "gif")):
        assert browser.get(reverse("summary_picture", args=[told.live.pk, name, other])).status_code == 404


def test_the_summary_lists_every_file_and_each_of_them_is_there(browser: Client, told: Room) -> None:
    page = browser.get(reverse("summary", args=[told.live.pk])).content.decode()
    links = re.findall(r'class="downloads__file" href="([^"]+)"', page)
    assert len(links) == len(FILES) + 4
    assert all(browser.get(link).status_code == 200 for link in links)
    assert " download" not in "".join(re.findall(r"<a [^>]+>", page)), "a refusal must be able to be a page"


def test_files_can_be_had_before_during_and_after_a_session_that_broke_off(
    browser: Client, live: LiveSession
) -> None:
    room = Room(live)
    room.join("a", "b")
    for step in ("case", "first_position"):
        room.go(step)
        for name in FILES:
            assert browser.get(reverse(name, args=[live.pk])).status_code == 200, (step, name)
    LiveSession.objects.update(closed_at=live.created_at)
    assert "afgebroken" in browser.get(reverse("summary_csv", args=[live.pk])).content.decode("utf-8-sig")


def test_what_cannot_be_made_is_a_sentence_with_a_button(
    browser: Client, told: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for error in (NotMade("a font is missing"), ValueError("wat iemand schreef"), MemoryError()):
        monkeypatch.setitem(downloads.SUMMARIES, "pdf", _raising(error))
        path = reverse("summary_pdf", args=[told.live.pk])
        answer = browser.get(path)
        page = answer.content.decode()
        assert answer.status_code == 503
        assert "Content-Disposition" not in answer.headers
        assert "Het maken lukte niet." in page
        assert f'href="{path}"' in page
    assert "wat iemand schreef" not in caplog.text
    monkeypatch.undo()
    assert browser.get(path).status_code == 200, "the turn was given back"


def _raising(error: Exception) -> Callable[..., bytes]:
    def make(found: Any) -> bytes:
        raise error

    return make


@pytest.mark.parametrize("make", [lambda: b"whole", lambda: _raising(NotMade("no font"))(None)])
async def test_threads_take_short_turns_only_while_a_file_is_made(make: Callable[[], bytes]) -> None:
    turns: list[float] = []

    def watched() -> bytes:
        turns.append(sys.getswitchinterval())
        return make()

    with suppress(NotMade):
        await making.made(uuid.uuid4(), watched)
    assert turns == [pytest.approx(making.SHORT_TURN)]
    assert sys.getswitchinterval() == pytest.approx(making.USUAL_TURN)


async def test_of_one_session_one_file_is_made_at_a_time() -> None:
    now, most, names = [0], [0], set()

    def make() -> bytes:
        now[0] += 1
        most[0] = max(most[0], now[0])
        names.add(threading.current_thread().name)
        threading.Event().wait(0.1)
        now[0] -= 1
        return b"whole"

    live_id = uuid.uuid4()
    assert await asyncio.gather(*(making.made(live_id, make) for _ in range(4))) == [b"whole"] * 4
    assert most == [1]
    assert all(name.startswith("file") for name in names), "never in the thread that keeps answers"


async def test_who_taps_ten_times_leaves_places_for_pages() -> None:
    go_on, live_id = threading.Event(), uuid.uuid4()

    def make() -> bytes:
        go_on.wait(5)
        return b"whole"

    tapped = [asyncio.create_task(making.made(live_id, make)) for _ in range(10)]
    refused, waiting = await asyncio.wait(tapped, timeout=0.2)
    assert len(waiting) == making.AT_MOST < AT_ONCE
    assert all(isinstance(task.exception(), making.Busy) for task in refused)
    go_on.set()
    assert await asyncio.gather(*waiting) == [b"whole"] * making.AT_MOST
    assert await making.made(live_id, make) == b"whole", "the places were given back"


async def test_who_waits_too_long_for_another_file_is_told_so(
    told: Room, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = AsyncClient()
    await client.aforce_login(facilitator)
    monkeypatch.setattr(making, "PATIENCE", 0.01)
    monkeypatch.setattr(making, "_busy", {told.live.pk})
    answer = await client.get(reverse("summary_csv", args=[told.live.pk]))
    assert answer.status_code == 503
    assert "nog een ander bestand" in answer.content.decode()


async def test_another_session_need_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PATIENCE", 0.01)
    monkeypatch.setattr(making, "_busy", {uuid.uuid4()})
    assert await making.made(uuid.uuid4(), lambda: b"whole") == b"whole"


async def test_the_turn_is_given_back_when_the_reader_leaves() -> None:
    live_id, begun, go_on = uuid.uuid4(), threading.Event(), threading.Event()

    def make() -> bytes:
        begun.set()
        go_on.wait(5)
        return b""

    leaving = asyncio.create_task(making.made(live_id, make))
    await asyncio.to_thread(begun.wait, 5)
    leaving.cancel()
    await asyncio.wait([leaving])
    assert live_id in making._busy, "the work goes on"
    go_on.set()
    assert await making.made(live_id, lambda: b"next") == b"next"
