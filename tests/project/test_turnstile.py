"""Requests take turns; a thousand at once are not a thousand threads."""

import asyncio
import threading
from typing import Any

from asgiref.sync import sync_to_async

from dilemmakaarten.turnstile import AT_ONCE, Turnstile


class Pages:
    def __init__(self) -> None:
        self.here = self.most = 0
        self.threads: set[int] = set()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.here += 1
        self.most = max(self.most, self.here)
        self.threads.add(await sync_to_async(threading.get_ident)())
        await asyncio.sleep(0.001)
        self.here -= 1
        if scope == "broken":
            raise ValueError


async def test_a_room_that_comes_in_takes_turns_in_a_few_threads() -> None:
    pages = Pages()
    door = Turnstile(pages)
    await asyncio.gather(*(door({}, None, None) for _ in range(100)))
    assert pages.most == AT_ONCE
    assert len(pages.threads) <= AT_ONCE


async def test_a_request_that_fails_gives_its_turn_back() -> None:
    pages = Pages()
    door = Turnstile(pages)
    await asyncio.gather(*(door("broken", None, None) for _ in range(3 * AT_ONCE)), return_exceptions=True)
    await door({}, None, None)
    assert pages.here == 0
