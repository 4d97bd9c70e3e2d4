"""Per session: gathers the commands of a few milliseconds, lets `actions` commit them, answers after."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import Error
from django.utils import timezone

from sessions import actions, broadcast
from sessions.batch import Answer, Envelope
from sessions.domain.errors import _n
from sessions.outage import DATABASE
from sessions.protocol import Ack, Refused
from sessions.thread import in_thread

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.004
BATCH_LIMIT = 500  # commands in one transaction
ANSWER_SECONDS = 4.0  # a sender hears by then, if only that it is not kept yet
_AGAIN_SECONDS = ANSWER_SECONDS / 2
_LEAST_SECONDS = 0.5  # that a batch gets, however long its commands waited for the one before
_BUSY = _n("Nog niet bewaard. We proberen het opnieuw.")


Deliver = Callable[[Answer], None]
Waiting = tuple[Envelope, Deliver]


@dataclass
class Inbox:
    """The waiting commands of one session in this process, each with what to do with its answer."""

    live_id: UUID
    waiting: list[Waiting] = field(default_factory=list)
    since: float = 0.0  # when the first of them came
    draining: bool = False


_inboxes: "WeakKeyDictionary[asyncio.AbstractEventLoop, dict[UUID, Inbox]]" = WeakKeyDictionary()
T = TypeVar("T")
_background: set["asyncio.Task[Any]"] = set()


def put(live_id: UUID, envelope: Envelope, deliver: Deliver) -> None:
    """Hand in one command; `deliver` gets its answer after commit or refusal, never an exception."""
    boxes = _inboxes.setdefault(asyncio.get_running_loop(), {})
    box = boxes.setdefault(live_id, Inbox(live_id))
    if not box.waiting:
        box.since = time.monotonic()
    box.waiting.append((envelope, deliver))
    if not box.draining:
        box.draining = True
        _keep(_drain(box, boxes))


async def submit(live_id: UUID, envelope: Envelope) -> Answer:
    """`put`, for a caller that waits for the answer."""
    future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
    put(live_id, envelope, lambda answer: None if future.done() else future.set_result(answer))
    return await future


async def _drain(box: Inbox, boxes: dict[UUID, Inbox]) -> None:
    """Commit batch after batch until nobody waits; then this session needs no task any more."""
    while box.waiting:
        await asyncio.sleep(GATHER_SECONDS)
        deadline = box.since + ANSWER_SECONDS
        taken, box.waiting = box.waiting[:BATCH_LIMIT], box.waiting[BATCH_LIMIT:]
        commit = _keep(_commit(box.live_id, [envelope for envelope, _ in taken]))
        await asyncio.wait([commit], timeout=max(_LEAST_SECONDS, deadline - time.monotonic()))
        if commit.done():
            _deliver(taken, commit.result())
        else:
            await _sit_out(box, taken, commit)
    boxes.pop(box.live_id, None)


async def _sit_out(box: Inbox, taken: list[Waiting], commit: "asyncio.Task[list[Answer]]") -> None:
    """The database hangs. Everybody is told that nothing is kept yet, and so is who comes until it is over.

    The batch may still be committed: whoever sends its command again is then known by its seq. No next batch starts
    before that is sure, so that an older command never comes after a newer.
    """
    DATABASE.away(TimeoutError())
    while True:
        refused, box.waiting = [*taken, *box.waiting], []
        taken = []
        _deliver(refused, [_busy(envelope) for envelope, _ in refused])
        await asyncio.wait([commit], timeout=_AGAIN_SECONDS)
        if commit.done():
            return


def _deliver(senders: list[Waiting], answers: list[Answer]) -> None:
    for (_, deliver), answer in zip(senders, answers, strict=True):
        deliver(answer)


def _busy(envelope: Envelope) -> Answer:
    return Refused(envelope.seq, "busy", _BUSY, retry=True)


async def _commit(live_id: UUID, envelopes: list[Envelope]) -> list[Answer]:
    try:
        answers = await in_thread(actions.apply, live_id, envelopes, timezone.now())
    except Error as error:
        DATABASE.away(error)
        return [_busy(envelope) for envelope in envelopes]
    except Exception:  # a defect in one session must not leave its senders waiting for ever
        log.exception("a batch failed")
        return [_busy(envelope) for envelope in envelopes]
    DATABASE.back()
    versions = [answer.version for answer in answers if isinstance(answer, Ack)]
    if versions:
        _keep(broadcast.poke(live_id, max(versions)))
    return answers


def _keep(work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
    """Start a task and hold on to it: the loop itself keeps only a weak reference."""
    task = asyncio.get_running_loop().create_task(work)
    _background.add(task)
    task.add_done_callback(_background.discard)
    return task
