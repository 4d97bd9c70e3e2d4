"""The one thread of this process in which live sessions meet the database. Its connection stays open.

`database_sync_to_async` closes the connection after every call and opens it before the next; for what happens a
hundred times a second that costs more than the work.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from django.db import Error, connection

P = ParamSpec("P")
T = TypeVar("T")
View = TypeVar("View", bound=Callable[..., Any])

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` there and wait for what it gives. Raises what it raises."""
    return await asyncio.get_running_loop().run_in_executor(_thread, lambda: _run(work, *args, **kwargs))


def straight(view: View) -> View:
    """Marks an asynchronous view that asks the database in this way alone, so that its request needs no thread."""
    view.is_straight = True  # type: ignore[attr-defined]
    return view


def close() -> None:
    """Let the connection go; the next work opens one again."""
    _thread.submit(connection.close).result()


def _run(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return work(*args, **kwargs)
    except Error:
        connection.close()  # it may be broken; the next work begins with a new one
        raise
