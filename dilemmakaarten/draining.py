"""A server that is told to stop (a deploy) lets its phones go in order: nothing is lost, and not all come back at once.

uvicorn stops accepting, tells every connection to shut down and waits for them, `timeout_graceful_shutdown` seconds at
most. Meanwhile what a phone has sent is answered, then it gets a `bye` and close code 1012, a few phones at a time.
"""

import asyncio
import logging
import math
from typing import Any

log = logging.getLogger(__name__)

TURN_SECONDS = 0.1
TURNS = 30  # that a full room takes
LEAST = 10  # sockets that go in one turn

_farewells: set["asyncio.Task[None]"] = set()


def begin(loop: asyncio.AbstractEventLoop) -> None:
    """Once a process, however many connections ask for it."""
    if not _farewells:
        _farewells.add(loop.create_task(farewell()))


async def farewell() -> None:
    """Let every socket of this process go, the first at once and the last within a few seconds."""
    from sessions.consumers import open_sockets  # uvicorn loads this module before Django is ready

    sockets = open_sockets()
    log.info("stopping: %d sockets are let go", len(sockets))
    size = max(LEAST, math.ceil(len(sockets) / TURNS))
    going: list[asyncio.Task[Any]] = []
    for start in range(0, len(sockets), size):
        going += [asyncio.create_task(socket.leave()) for socket in sockets[start : start + size]]
        await asyncio.sleep(TURN_SECONDS)
    await asyncio.gather(*going)
