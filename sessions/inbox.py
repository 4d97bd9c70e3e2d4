"""Per process: gathers the commands of a few milliseconds, lets `actions` commit them, answers after."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import Error
from django.utils import timezone

from sessions import actions, broadcast
from sessions.batch import Answer, Envelope
from sessions.domain.errors import _n
from sessions.outage import DATABASE
from sessions.protocol import Ack, Refused
from sessions.thread import first_in_thread, renewed

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.004
MANY = 100  # commands in a batch; when so many went and as many are here again, nobody else is waited for
BATCH_LIMIT = 500  # commands in one transaction
ANSWER_SECONDS = 4.0  # a sender hears by then, if only that it is not kept yet
_AGAIN_SECONDS = ANSWER_SECONDS / 2
_LEAST_SECONDS = 0.5  # that a batch gets, however long its commands waited for the one before
_BUSY = _n("Nog niet bewaard. We proberen het opnieuw.")


Deliver = Callable[[Answer], None]
Waiting = tuple[Envelope, Deliver]


@dataclass
class Inbox:
    """The waiting commands of this process by session, each with what to do with its answer."""

    waiting: dict[UUID, list[Waiting]] = field(default_factory=dict)
    count: int = 0  # of all sessions together
    since: float = 0.0  # when the first of them came
    draining: bool = False
    enough: int = MANY
    gathering: "asyncio.Future[None] | None" = None

    def add(self, live_id: UUID, one: Waiting) -> None:
        self.waiting.setdefault(live_id, []).append(one)
        self.count += 1
        if self.count == self.enough:
            self.go()

    async def gather(self) -> None:
        """Wait a few milliseconds for others, or until as many are here as went last time, where those were many."""
        if self.count >= self.enough:
            return
        loop = asyncio.get_running_loop()
        self.gathering = loop.create_future()
        timer = loop.call_later(GATHER_SECONDS, self.go)
        await self.gathering
        timer.cancel()

    def go(self) -> None:
        if self.gathering and not self.gathering.done():
            self.gathering.set_result(None)

    def take(self) -> dict[UUID, list[Waiting]]:
        """As many as go in one transaction, in order; a session that has more comes after the others next time."""
        taken, left = {}, BATCH_LIMIT
        for live_id in list(self.waiting):
            if not left:
                break
            mine = self.waiting.pop(live_id)
            taken[live_id] = mine[:left]
            if rest := mine[left:]:
                self.waiting[live_id] = rest
            left -= len(taken[live_id])
        self.count -= BATCH_LIMIT - left
        self.enough = max(MANY, BATCH_LIMIT - left)
        return taken

    def take_all(self) -> list[list[Waiting]]:
        """Of each session all."""
        taken, self.waiting, self.count = list(self.waiting.values()), {}, 0
        return taken


_inboxes: "WeakKeyDictionary[asyncio.AbstractEventLoop, Inbox]" = WeakKeyDictionary()
_background: set["asyncio.Task[None]"] = set()


def put(live_id: UUID, envelope: Envelope, deliver: Deliver) -> None:
    """Hand in one command; `deliver` gets its answer after commit or refusal, never an exception."""
    loop = asyncio.get_running_loop()
    box = _inboxes.get(loop) or _inboxes.setdefault(loop, Inbox())
    if not box.waiting:
        box.since = time.monotonic()
    box.add(live_id, (envelope, deliver))
    if not box.draining:
        box.draining = True
        task = loop.create_task(_drain(box))
        _background.add(task)  # the loop itself keeps only a weak reference
        task.add_done_callback(_background.discard)


async def submit(live_id: UUID, envelope: Envelope) -> Answer:
    """`put`, for a caller that waits for the answer."""
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    put(live_id, envelope, lambda answer: None if future.done() else future.set_result(answer))
    return await future


async def _drain(box: Inbox) -> None:
    """Commit batch after batch until nobody waits; then no task is needed any more."""
    try:
        while box.waiting:
            await box.gather()
            await _turn(box)
    finally:
        box.draining = False


async def _turn(box: Inbox) -> None:
    deadline = box.since + ANSWER_SECONDS
    taken = box.take()
    envelopes = {live_id: [envelope for envelope, _ in mine] for live_id, mine in taken.items()}
    commit = first_in_thread(_commit, envelopes, deadline)
    await asyncio.wait([commit], timeout=max(_LEAST_SECONDS, deadline - time.monotonic()))
    answered = commit.done()
    if not answered:
        await _sit_out(box, taken, commit)
    for live_id, answers in commit.result().items():
        if answered:
            _deliver(taken[live_id], answers)
        _tell(live_id, answers)


async def _sit_out(box: Inbox, taken: dict[UUID, list[Waiting]], commit: "asyncio.Future[Any]") -> None:
    """The database hangs. Everybody is told that nothing is kept yet, and so is who comes until it is over.

    The batch may still be committed: whoever sends its command again is then known by its seq. No next batch starts
    before that is sure, so that an older command never comes after a newer.
    """
    DATABASE.away(TimeoutError())
    refused = list(taken.values())
    while True:
        for mine in [*refused, *box.take_all()]:
            _deliver(mine, [_busy(envelope) for envelope, _ in mine])
        refused = []
        await asyncio.wait([commit], timeout=_AGAIN_SECONDS)
        if commit.done():
            return


def _deliver(senders: list[Waiting], answers: list[Answer]) -> None:
    for (_, deliver), answer in zip(senders, answers, strict=True):
        deliver(answer)


def _tell(live_id: UUID, answers: list[Answer]) -> None:
    versions = [answer.version for answer in answers if isinstance(answer, Ack)]
    if versions:
        broadcast.tell(live_id, max(versions))


def _busy(envelope: Envelope) -> Answer:
    return Refused(envelope.seq, "busy", _BUSY, retry=True)


def _commit(waiting: Mapping[UUID, Sequence[Envelope]], deadline: float) -> dict[UUID, list[Answer]]:
    """In the database thread. All in one transaction; where that fails each session for itself, so that none is harmed
    by another. Raises nothing.
    """
    now = timezone.now()
    if len(waiting) > 1:
        try:
            answers = renewed(actions.apply_together, waiting, now)
        except Exception:
            log.debug("together it failed; each for itself now", exc_info=True)
        else:
            DATABASE.back()
            return answers
    answers = {}
    for live_id, envelopes in waiting.items():
        in_time = len(waiting) == 1 or time.monotonic() < deadline
        answers[live_id] = (in_time and _commit_one(live_id, envelopes, now)) or list(map(_busy, envelopes))
    return answers


def _commit_one(live_id: UUID, envelopes: Sequence[Envelope], now: datetime) -> list[Answer]:
    """Empty: nothing is kept."""
    try:
        answers = renewed(actions.apply, live_id, envelopes, now)
    except Error as error:
        DATABASE.away(error)
        return []
    except Exception:  # a defect in one session must not leave its senders waiting for ever
        log.exception("a batch failed")
        return []
    DATABASE.back()
    return answers
