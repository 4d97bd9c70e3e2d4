"""One open socket: what waits to be written to it, and the writing."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from sessions.access import Viewer
from sessions.eager import go_on
from sessions.frames import Frames
from sessions.protocol import Bye, dump

log = logging.getLogger(__name__)

LEAVE_SECONDS = 5.0  # a command that was sent is answered by then, if only with a refusal
WRITE_SECONDS = 5.0  # a phone that reads nothing for so long is let go
SAID_LIMIT = 500  # answers that wait for a phone that does not read

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Socket:
    """Answers wait in a queue; of the state only the newest waits, so a slow phone skips versions."""

    def __init__(self, viewer: Viewer, client: str, send: Send, give_up: Callable[[], None]) -> None:
        self.viewer = viewer
        self.client = client
        self._send = send
        self._give_up = give_up  # called when the other side does not read, or is gone
        self.leaving = False  # nothing more is read from it
        self.unanswered = 0  # commands that were handed in
        self._said: deque[str] = deque()
        self._latest: Frames | None = None
        self._scene = ""  # what this socket shows, as far as we have written
        self._closing: int | None = None
        self._writing = False
        self._waits: asyncio.Task[None] | None = None  # a write that the other side keeps waiting
        self._patience: asyncio.Timeout | None = None  # how long that may last

    @property
    def closing(self) -> bool:
        return self._closing is not None

    def say(self, text: str) -> None:
        """Queue one message that must not be skipped."""
        self._said.append(text)
        if len(self._said) > SAID_LIMIT:
            self.close()
        self._push()

    def offer(self, frames: Frames) -> None:
        """The newest state; replaces one that was not written yet."""
        self._latest = frames
        self._push()

    def close(self, code: int = 4000) -> None:
        """Close after what waits was written. 4000: load the page anew; 1012: come back; 4409: too many tabs."""
        self._closing = code
        self._push()

    async def leave(self) -> None:
        """The server stops: what was sent is answered, then the client is asked to come back and is closed."""
        self.leaving = True
        deadline = time.monotonic() + LEAVE_SECONDS
        while self.unanswered and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        self.say(dump(Bye(again=True)))
        self.close(1012)

    def stop(self) -> None:
        """The socket is gone: nothing is written any more."""
        self._writing = True
        if self._waits:
            self._waits.cancel()

    def _push(self) -> None:
        """Write what waits, here and now. Only a socket that does not take it gets a task, which waits for it."""
        if self._writing:
            return
        self._writing = True
        writing = self._write()
        try:
            waits_for = writing.send(None)
        except StopIteration:
            return
        self._waits = asyncio.ensure_future(self._wait(go_on(writing, waits_for)))

    async def _write(self) -> None:
        try:
            while text := self._next():
                await self._send({"type": "websocket.send", "text": text})
                self._has_read()
            if self._closing is not None:
                await self._send({"type": "websocket.close", "code": self._closing})
                return  # and write no more
            self._writing = False
        except Exception as error:
            if not isinstance(error, OSError):  # that one left while we wrote
                log.error("a socket ended", exc_info=error)
            self._give_up()

    async def _wait(self, writing: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(WRITE_SECONDS) as self._patience:
                await writing
        except TimeoutError:
            self._give_up()
        self._patience = None

    def _has_read(self) -> None:
        """The other side took what we wrote: whoever waits for it begins to wait anew."""
        if self._patience:
            self._patience.reschedule(asyncio.get_running_loop().time() + WRITE_SECONDS)

    def _next(self) -> str | None:
        if self._said:
            return self._said.popleft()
        frames, self._latest = self._latest, None
        if frames is None:
            return None
        text = frames.moving if frames.scene == self._scene else frames.whole
        self._scene = frames.scene
        return text
