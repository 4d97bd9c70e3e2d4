"""Who tells that a session changed, after commit: this process at once, all others by way of the channel layer.

Nothing goes along but a version, or nothing at all. The only sender to the layer.
"""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from sessions.outage import LAYER

REST_SECONDS = 0.08  # between two pokes of a session; a screen reads ten times a second at most
SEND_SECONDS = 2.0  # a layer that hangs may not hold up an answer

CHANGED, LEADERS = "session.changed", "session.leaders"
PROCESS = secrets.token_hex(8)  # so that a process knows its own pokes again, which it needs not hear

Listener = Callable[[], None]

_here: dict[UUID, set[Listener]] = {}  # who listens in this process
_newest: dict[UUID, int] = {}  # version to tell, of the sessions that are being told
_tasks: dict[UUID, "asyncio.Task[None]"] = {}


def group_of(live_id: UUID) -> str:
    return f"live.{live_id.hex}"


def listen(live_id: UUID, listener: Listener) -> None:
    """`listener` is called for every change that this process commits, also while the layer is away."""
    _here.setdefault(live_id, set()).add(listener)


def stop_listening(live_id: UUID, listener: Listener) -> None:
    listeners = _here.get(live_id, set())
    listeners.discard(listener)
    if not listeners:
        _here.pop(live_id, None)


def tell(live_id: UUID, version: int) -> None:
    """`poke`, without waiting for it."""
    for listener in _here.get(live_id, ()):
        listener()
    if live_id in _newest:
        _newest[live_id] = version  # goes along with the next
        return
    _newest[live_id] = version
    _tasks[live_id] = asyncio.get_running_loop().create_task(_poke(live_id))


async def poke(live_id: UUID, version: int) -> None:
    """Tell every process of the session's new version.

    A layer that is away costs a log line, no answer: screens of other processes then follow at their next heartbeat.
    """
    tell(live_id, version)
    await asyncio.shield(_tasks[live_id])


async def _poke(live_id: UUID) -> None:
    """One at a time; what comes meanwhile goes in the next."""
    told = -1
    try:
        while told != _newest[live_id]:
            told = _newest[live_id]
            await _send(live_id, {"type": CHANGED, "version": told, "by": PROCESS})
            await asyncio.sleep(REST_SECONDS)
    finally:
        del _newest[live_id], _tasks[live_id]


async def poke_leaders(live_id: UUID) -> None:
    """Tell every process that others may lead the session now, so that it looks who is still allowed."""
    await _send(live_id, {"type": LEADERS})


async def _send(live_id: UUID, message: dict[str, Any]) -> None:
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await get_channel_layer().group_send(group_of(live_id), message)
    except Exception as error:  # whatever the layer's client raises: the answer is committed all the same
        LAYER.away(error)
    else:
        LAYER.back()
