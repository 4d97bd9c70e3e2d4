"""Many sessions in one process: what waits is committed together, and one session's trouble stays its own."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.utils import timezone

from sessions import actions, broadcast, inbox
from sessions.batch import Batch, Envelope, Join
from sessions.codes import key_of
from sessions.commands import Go, Place
from sessions.models import LiveSession, Position
from sessions.protocol import Ack, Refused
from tests.live.cast import joined, phone, screen
from tests.live.test_socket import go

pytestmark = pytest.mark.django_db(transaction=True)

OpenLive = Callable[..., LiveSession]


async def three(open_live: OpenLive, facilitator: User) -> list[LiveSession]:
    """Sessions in the step of the first place, but for the last: that one is in the lobby still."""
    lives = [await sync_to_async(open_live)() for _ in range(3)]
    for live in lives[:2]:
        board = await screen(live, facilitator)
        await go(board, "lobby", "case", "first_position")
        await board.close()
    for live in lives:
        await joined(live)
    return lives


async def place_in_all(lives: list[LiveSession]) -> list[Any]:
    """Somebody in each session takes a place at the same moment: 0, 10, 20. The answers."""
    people = [await live.participants.values_list("pk", flat=True).aget() for live in lives]
    return await asyncio.gather(
        *(
            inbox.submit(live.pk, Envelope(_place(10 * number), person, "a" * 16))
            for number, (live, person) in enumerate(zip(lives, people, strict=True))
        )
    )


def _place(value: int) -> Place:
    return Place(seq=1, step="first_position", round=1, value=value)


async def test_what_waits_in_several_sessions_is_committed_once_and_answered_apart(
    open_live: OpenLive, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lives = await three(open_live, facilitator)
    commits = []
    real = actions.apply_together

    def counted(waiting: Any, now: Any) -> Any:
        commits.append(len(waiting))
        return real(waiting, now)

    monkeypatch.setattr(actions, "apply_together", counted)
    answers = await place_in_all(lives)
    assert commits == [3]
    assert [type(answer) for answer in answers] == [Ack, Ack, Refused]
    assert [row.value async for row in Position.objects.order_by("value")] == [0, 10]


def test_nobody_takes_part_in_a_session_of_others_that_is_committed_along(open_live: OpenLive) -> None:
    lives = [open_live() for _ in range(2)]
    now = timezone.now()
    for live in lives:
        actions.apply(live.pk, [Envelope(Join(key_of(str(live.pk)), 1))], now)
        for here, there in [("lobby", "case"), ("case", "first_position")]:
            actions.apply(live.pk, [Envelope(Go(seq=1, step=here, to=there))], now)
    people = [live.participants.get().pk for live in lives]
    crossed = dict(zip([live.pk for live in lives], reversed(people), strict=True))
    answers = actions.apply_together(
        {pk: [Envelope(_place(62), person, "a" * 16)] for pk, person in crossed.items()}, now
    )
    assert [answer.code for mine in answers.values() for answer in mine if isinstance(answer, Refused)] == [
        "unknown",
        "unknown",
    ]
    assert not Position.objects.exists()


async def test_a_defect_in_one_session_harms_no_other(
    open_live: OpenLive, facilitator: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lives = await three(open_live, facilitator)
    real = Batch.save

    def broken(batch: Batch) -> bool:
        saved = real(batch)
        if batch._course.live_id == lives[0].pk:
            raise ZeroDivisionError
        return saved

    monkeypatch.setattr(Batch, "save", broken)
    with caplog.at_level(logging.CRITICAL):
        answers = await place_in_all(lives)
    assert answers[0].retry
    assert [type(answer) for answer in answers] == [Refused, Ack, Refused]
    assert [row.value async for row in Position.objects.all()] == [10]


def test_a_rehearsal_that_ends_among_others_leaves_nothing(open_live: OpenLive) -> None:
    """The last answers of a rehearsal are written before all of it is wiped, not after."""
    practice, other = open_live(rehearsal=actions.Rehearsal(5, "groups")), open_live()
    now = timezone.now()
    for live in (practice, other):
        actions.apply(live.pk, [Envelope(Join(key_of(str(live.pk)), 1))], now)
        for here, there in [("lobby", "case"), ("case", "first_position")]:
            actions.apply(live.pk, [Envelope(Go(seq=1, step=here, to=there))], now)
    people = {live.pk: live.participants.get().pk for live in (practice, other)}
    waiting = {pk: [Envelope(_place(62), person, "a" * 16)] for pk, person in people.items()}
    waiting[practice.pk].append(Envelope(Go(seq=9, step="first_position", to="closed")))
    answers = actions.apply_together(waiting, now)
    assert all(isinstance(answer, Ack) for mine in answers.values() for answer in mine)
    assert [row.live_id for row in Position.objects.all()] == [other.pk]


async def test_a_screen_of_this_process_follows_at_once_without_the_layer(
    live: LiveSession, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, wire = await screen(live, facilitator), await phone(live)
    await go(board, "lobby", "case", "first_position")
    await board.settle()

    class Gone:
        async def group_send(self, group: str, message: dict[str, Any]) -> None:
            raise ConnectionError

    monkeypatch.setattr(broadcast, "get_channel_layer", Gone)
    await wire.send("place", "first_position", round=1, value=62)
    async with asyncio.timeout(1.0):
        await board.until("state", lambda frame: (frame["live"].get("spread") or {}).get("people") == 1)
    await board.close()
    await wire.close()
