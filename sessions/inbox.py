"""Per session: gathers the commands of a few milliseconds, lets `actions` commit them, answers after."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.db import DatabaseError
from django.utils import timezone

from sessions import actions, broadcast
from sessions.batch import Answer, Envelope
from sessions.domain.errors import _n
from sessions.protocol import Ack, Refused

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.004
BATCH_LIMIT = 500  # commands in one transaction
_BUSY = _n("Nog niet bewaard. We proberen het opnieuw.")


Deliver = Callable[[Answer], None]


@dataclass
class Inbox:
    """The waiting commands of one session in this process, each with what to do with its answer."""

    live_id: UUID
    waiting: list[tuple[Envelope, Deliver]] = field(default_factory=list)
    draining: bool = False


_inboxes: "WeakKeyDictionary[asyncio.AbstractEventLoop, dict[UUID, Inbox]]" = WeakKeyDictionary()
_background: set["asyncio.Task[Any]"] = set()


def put(live_id: UUID, envelope: Envelope, deliver: Deliver) -> None:
    """Hand in one command; `deliver` gets its answer after commit or refusal, never an exception."""
    boxes = _inboxes.setdefault(asyncio.get_running_loop(), {})
    box = boxes.setdefault(live_id, Inbox(live_id))
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
        taken, box.waiting = box.waiting[:BATCH_LIMIT], box.waiting[BATCH_LIMIT:]
        answers = await _commit(box.live_id, [envelope for envelope, _ in taken])
        for (_, deliver), answer in zip(taken, answers, strict=True):
            deliver(answer)
    boxes.pop(box.live_id, None)


async def _commit(live_id: UUID, envelopes: list[Envelope]) -> list[Answer]:
    try:
        answers = await database_sync_to_async(actions.apply)(live_id, envelopes, timezone.now())
    except DatabaseError as error:
        log.error("database refused a batch of %d: %s", len(envelopes), type(error).__name__)
        return [Refused(envelope.seq, "busy", _BUSY, retry=True) for envelope in envelopes]
    except Exception:  # a defect in one session must not leave its senders waiting for ever
        log.exception("a batch failed")
        return [Refused(envelope.seq, "busy", _BUSY, retry=True) for envelope in envelopes]
    versions = [answer.version for answer in answers if isinstance(answer, Ack)]
    if versions:
        _keep(broadcast.poke(live_id, max(versions)))
    return answers


def _keep(work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
    """Start a task and hold on to it: the loop itself keeps only a weak reference."""
    task = asyncio.get_running_loop().create_task(work)
    _background.add(task)
    task.add_done_callback(_background.discard)
    return task
