"""One open socket: what waits to be written to it, and the writing."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from sessions.access import Viewer
from sessions.frames import Frames
from sessions.protocol import Bye, dump

LEAVE_SECONDS = 5.0  # a command that was sent is answered by then, if only with a refusal
WRITE_SECONDS = 10.0  # a phone that reads nothing for so long is let go
SAID_LIMIT = 500  # answers that wait for a phone that does not read

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Socket:
    """Answers wait in a queue; of the state only the newest waits, so a slow phone skips versions.

    `fresh` until it got its first state and own answers.
    """

    def __init__(self, viewer: Viewer, client: str) -> None:
        self.viewer = viewer
        self.client = client
        self.fresh = True
        self.leaving = False  # nothing more is read from it
        self.unanswered = 0  # commands that were handed in
        self._said: deque[str] = deque()
        self._latest: Frames | None = None
        self._scene = ""  # what this socket shows, as far as we have written
        self._wake = asyncio.Event()
        self._closing: int | None = None

    def say(self, text: str) -> None:
        """Queue one message that must not be skipped."""
        self._said.append(text)
        if len(self._said) > SAID_LIMIT:
            self.close()
        self._wake.set()

    def offer(self, frames: Frames) -> None:
        """The newest state; replaces one that was not written yet."""
        self._latest = frames
        self._wake.set()

    def close(self, code: int = 4000) -> None:
        """Close after what waits was written. 4000: load the page anew; 1012: come back."""
        self._closing = code
        self._wake.set()

    async def leave(self) -> None:
        """The server stops: what was sent is answered, then the client is asked to come back and is closed."""
        self.leaving = True
        deadline = time.monotonic() + LEAVE_SECONDS
        while self.unanswered and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        self.say(dump(Bye(again=True)))
        self.close(1012)

    async def write(self, send: Send) -> None:
        """Write until closed. Ends, and closes the socket, when the other side does not read."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while text := self._next():
                async with asyncio.timeout(WRITE_SECONDS):
                    await send({"type": "websocket.send", "text": text})
            if self._closing is not None:
                await send({"type": "websocket.close", "code": self._closing})
                return

    def _next(self) -> str | None:
        if self._said:
            return self._said.popleft()
        frames, self._latest = self._latest, None
        if frames is None:
            return None
        text = frames.moving if frames.scene == self._scene else frames.whole
        self._scene = frames.scene
        return text
