"""Questions to the database that wait at the same time are asked in one go."""

import asyncio
from collections.abc import Callable, Collection, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from sessions.thread import in_thread

MOST = 250  # in one go; answers and commits take turns with them in the same thread

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Waiting = dict[K, asyncio.Future[V | None]]


class Together(Generic[K, V]):
    """A room that comes in asks the same thousand times in a moment; this makes a few questions of it.

    `work` gets the keys and gives what it finds; it runs in the thread of the live sessions. It always starts after
    the question came, so an answer is never older than its question.
    """

    def __init__(self, work: Callable[[Collection[K]], dict[K, V]]) -> None:
        self._work = work
        self._waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, Waiting[K, V]] = WeakKeyDictionary()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def ask(self, key: K) -> V | None:
        """What `work` found for this key, or None. Raises what it raises, to everybody who asked in that go."""
        loop = asyncio.get_running_loop()
        waiting = self._waiting.get(loop)
        if waiting is None:
            waiting = self._waiting[loop] = {}
            task = loop.create_task(self._answer(loop, waiting))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if key not in waiting:
            waiting[key] = loop.create_future()
        return await asyncio.shield(waiting[key])  # who leaves takes the answer from nobody

    async def _answer(self, loop: asyncio.AbstractEventLoop, waiting: Waiting[K, V]) -> None:
        """One go at a time; who asks during it waits for the next."""
        while waiting:
            taken = {key: waiting.pop(key) for key in list(waiting)[:MOST]}
            try:
                found = await in_thread(self._work, list(taken))
            except Exception as error:
                _fail(taken, error)
            else:
                for key, future in taken.items():
                    future.set_result(found.get(key))
        del self._waiting[loop]


def _fail(taken: Waiting[K, V], error: Exception) -> None:
    for future in taken.values():
        future.set_exception(error)
        future.exception()  # nobody may be left to hear it
