"""The only sender to the channel layer: a poke with the version, after commit, and nothing else."""

import asyncio
import logging
from uuid import UUID

from channels.layers import get_channel_layer

log = logging.getLogger(__name__)

SEND_SECONDS = 2.0  # a layer that hangs may not hold up an answer


def group_of(live_id: UUID) -> str:
    return f"live.{live_id.hex}"


async def poke(live_id: UUID, version: int) -> None:
    """Tell every process of the session's new version. A layer that is away costs a log line, no answer.

    Screens of other processes then follow at their next heartbeat.
    """
    message = {"type": "session.changed", "version": version}
    try:
        async with asyncio.timeout(SEND_SECONDS):
            await get_channel_layer().group_send(group_of(live_id), message)
    except Exception as error:  # whatever the layer's client raises: the answer is committed all the same
        log.warning("channel layer does not answer: %s", type(error).__name__)
