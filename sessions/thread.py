"""The one thread of this process in which live sessions meet the database. Its connection stays open.

`database_sync_to_async` closes the connection after every call and opens it before the next; for what happens a
hundred times a second that costs more than the work. Answers go first: with many sessions there are more screens to
read than there is time, and they can wait.
"""

import asyncio
import queue
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, TypeVar

from django.db import Error, connection

P = ParamSpec("P")
T = TypeVar("T")
View = TypeVar("View", bound=Callable[..., Any])
Job = Callable[[], None]


def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "asyncio.Future[T]":
    """Run `work` there; to be awaited for what it gives. Raises what it raises."""
    return _hand_in(_jobs, partial(work, *args, **kwargs))


def first_in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "asyncio.Future[T]":
    """`in_thread`, before all that waits there."""
    return _hand_in(_first, partial(work, *args, **kwargs))


def straight(view: View) -> View:
    """Marks an asynchronous view that asks the database in this way alone, so that its request needs no thread."""
    view.is_straight = True  # type: ignore[attr-defined]
    return view


def close() -> None:
    """Let the connection go; the next work opens one again."""
    done = threading.Event()
    for job in (connection.close, done.set):
        _add(_jobs, job)
    done.wait()


def renewed(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do `work`. After trouble with the database the next work begins with a new connection; this one may be broken."""
    try:
        return work(*args, **kwargs)
    except Error:
        connection.close()
        raise


_first: deque[Job] = deque()
_jobs: deque[Job] = deque()
_bell: "queue.SimpleQueue[None]" = queue.SimpleQueue()  # rings once for every job
_start = threading.Lock()
_thread: threading.Thread | None = None


def _hand_in(jobs: deque[Job], work: Callable[[], T]) -> "asyncio.Future[T]":
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    _add(jobs, partial(_do, work, loop, future))
    return future


def _add(jobs: deque[Job], job: Job) -> None:
    global _thread
    jobs.append(job)
    _bell.put(None)
    if _thread is None:
        with _start:
            if _thread is None:
                _thread = threading.Thread(target=_work, name="live", daemon=True)
                _thread.start()


def _work() -> None:
    while True:
        _bell.get()
        (_first or _jobs).popleft()()


def _do(work: Callable[[], T], loop: asyncio.AbstractEventLoop, future: "asyncio.Future[T]") -> None:
    if future.cancelled():
        return
    try:
        tell: Any = partial(_give, future, renewed(work))
    except BaseException as error:
        tell = partial(_fail, future, error)
    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:
        return  # the loop was closed meanwhile; nobody waits


def _give(future: "asyncio.Future[T]", found: T) -> None:
    if not future.done():
        future.set_result(found)


def _fail(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
