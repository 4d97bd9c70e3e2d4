"""The only sender to the channel layer: a poke after commit, with the version or with nothing."""

import asyncio
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from sessions.outage import LAYER

REST_SECONDS = (
    0.03  # between two pokes of a session; a screen reads the newest anyway, ten times a second at most
)
SEND_SECONDS = 2.0  # a layer that hangs may not hold up an answer

CHANGED, LEADERS = "session.changed", "session.leaders"

_newest: dict[UUID, int] = {}  # version to tell, of the sessions that are being told


def group_of(live_id: UUID) -> str:
    return f"live.{live_id.hex}"


async def poke(live_id: UUID, version: int) -> None:
    """Tell every process of the session's new version, one poke at a time; what comes meanwhile goes in the next.

    A layer that is away costs a log line, no answer: screens of other processes then follow at their next heartbeat.
    """
    if live_id in _newest:
        _newest[live_id] = version
        return
    _newest[live_id] = version
    told = -1
    try:
        while told != _newest[live_id]:
            told = _newest[live_id]
            await _send(live_id, {"type": CHANGED, "version": told})
            await asyncio.sleep(REST_SECONDS)
    finally:
        del _newest[live_id]


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
