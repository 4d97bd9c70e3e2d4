"""Many clients at once, and waiting for what they are to see."""

import asyncio
import time
from typing import Any

from tests.trust.phone import Answered, Phone


class Crowd:
    """Many clients at once: `async with Crowd(phones) as crowd`. All are up at the start of the block."""

    def __init__(self, phones: list[Phone]) -> None:
        self.phones = phones
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> "Crowd":
        self._tasks = [asyncio.create_task(phone.run()) for phone in self.phones]
        await until(lambda: all(phone.greeted for phone in self.phones), 60)
        return self

    async def __aexit__(self, *_: Any) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def unanswered(self) -> int:
        return sum(len(phone.waiting) for phone in self.phones)

    @property
    def acked(self) -> int:
        return sum(len(phone.acks) for phone in self.phones)

    @property
    def refusals(self) -> list[Answered]:
        return [refusal for phone in self.phones for refusal in phone.refusals]


async def until(true: Any, seconds: float, every: float = 0.05) -> float:
    """Wait for something to be true; gives how long it took. Raises TimeoutError."""
    start = time.monotonic()
    while not true():
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"not within {seconds} s")
        await asyncio.sleep(every)
    return time.monotonic() - start
