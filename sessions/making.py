"""Files are made in threads of their own, one at a time for each session, and come whole or not at all.

So neither a large file nor somebody who taps ten times holds up the thread in which answers are kept. Nor do they take
all the places for pages (`dilemmakaarten.turnstile`), of which a request that waits here keeps one. Per process: with
several, a session can have one file in each.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic
from uuid import UUID

from django.utils import translation

from sessions.exports.typeset import NotMade

log = logging.getLogger(__name__)

AT_MOST = 4  # files that are asked for at one moment; half of the places for pages
PATIENCE = 20.0  # seconds to wait for another file of the same session
LOOK_AGAIN = 0.05  # seconds
SHORT_TURN = 0.0002  # seconds of a thread before another may go on
USUAL_TURN = sys.getswitchinterval()
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="file")
_busy: set[UUID] = set()
_making = 0
_one = threading.Lock()
_places = threading.BoundedSemaphore(AT_MOST)


class Busy(NotMade):
    """Another file of this session is still being made, or too many of others are."""


async def made(live_id: UUID, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, in the language of the reader. Raises NotMade, whatever went wrong."""
    if not _places.acquire(blocking=False):
        raise Busy("too many files are asked for")
    try:
        return await _made(live_id, make)
    finally:
        _places.release()


async def _made(live_id: UUID, make: Callable[[], bytes]) -> bytes:
    await _turn(live_id)
    future = _threads.submit(_in, translation.get_language() or "nl", make)
    # Also when the reader has gone: the turn is over when the work is.
    future.add_done_callback(lambda _: _busy.discard(live_id))
    try:
        return await asyncio.wrap_future(future)
    except NotMade as error:
        log.error("no file: %s", error)
        raise
    except Exception as error:
        # Its name only: a message may hold what somebody wrote.
        log.error("no file: %s", type(error).__name__)
        raise NotMade(type(error).__name__) from error


async def _turn(live_id: UUID) -> None:
    until = monotonic() + PATIENCE
    while not _taken(live_id):
        if monotonic() > until:
            raise Busy("another file takes long")
        await asyncio.sleep(LOOK_AGAIN)


def _taken(live_id: UUID) -> bool:
    with _one:
        free = live_id not in _busy
        _busy.add(live_id)
        return free


def _in(language: str, make: Callable[[], bytes]) -> bytes:
    with translation.override(language), _giving_way():
        return make()


@contextmanager
def _giving_way() -> Iterator[None]:
    """An answer takes several turns of the interpreter, and each would wait until this thread had its whole one."""
    global _making
    with _one:
        _making += 1
        sys.setswitchinterval(SHORT_TURN)
    try:
        yield
    finally:
        with _one:
            _making -= 1
            if not _making:
                sys.setswitchinterval(USUAL_TURN)
