"""A channel layer on Redis that loses, doubles and reorders, as the real one may."""

import asyncio
import random
from typing import Any

from channels_redis.core import RedisChannelLayer

LOST, DOUBLED = 0.20, 0.05
LATE_SECONDS = 0.3  # at most; so that a later message overtakes


class LossyLayer(RedisChannelLayer):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._late: set[asyncio.Task[None]] = set()

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        for _ in range(2 if random.random() < DOUBLED else 1):
            task = asyncio.create_task(self._send_late(group, message))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    async def receive(self, channel: str) -> Any:
        """Each process loses its own."""
        while True:
            message = await super().receive(channel)
            if random.random() >= LOST:
                return message

    async def _send_late(self, group: str, message: dict[str, Any]) -> None:
        await asyncio.sleep(random.random() * LATE_SECONDS)
        await super().group_send(group, message)
