"""Requests for pages take turns: at most so many at work at a time, each in a thread that stays.

Django starts a thread for every request, and a database connection with it. A room that scans the QR in one moment
would start a thousand threads that hold each other up; each request then takes a hundred times as long as alone.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from weakref import WeakKeyDictionary

from asgiref.sync import ThreadSensitiveContext
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_only_middleware

GetResponse = Callable[[HttpRequest], HttpResponseBase]

AT_ONCE = 8  # more is no faster: threads take turns too


class Turnstile:
    """An ASGI application around the one that answers requests."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._threads = [ThreadPoolExecutor(1, f"page-{number}") for number in range(AT_ONCE)]
        self._free: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.LifoQueue[ThreadPoolExecutor]]
        self._free = WeakKeyDictionary()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        free = self._free_threads()
        thread = await free.get()
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self._application(scope, receive, send)
        finally:
            free.put_nowait(thread)

    def _free_threads(self) -> "asyncio.LifoQueue[ThreadPoolExecutor]":
        """The thread that was used last comes first: its connection is open."""
        loop = asyncio.get_running_loop()
        if loop not in self._free:
            self._free[loop] = asyncio.LifoQueue()
            for thread in self._threads:
                self._free[loop].put_nowait(thread)
        return self._free[loop]


@sync_only_middleware
def one_thread(get_response: GetResponse) -> GetResponse:
    """The last middleware. It does nothing but be synchronous: then the whole chain before it runs in the request's
    thread in one go. An asynchronous chain goes to a thread and back twice for each middleware."""
    return get_response
