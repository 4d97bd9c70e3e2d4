"""A small TCP proxy that can be told to swallow what comes by, to cut every connection, or to refuse new ones."""

import asyncio
from contextlib import suppress
from typing import Any

CHUNK = 65536


class Proxy:
    """In front of `target` (host and port, may be changed) on a port of its own, which stays the same.

    `swallow_down`: what the target answers is lost; `swallow_up`: what the client sends is. Connections stay open.
    `hold` loses nothing: it all comes later.
    """

    def __init__(self, port: int, target: tuple[str, int]) -> None:
        self.port = port
        self.target = target
        self.swallow_up = self.swallow_down = False
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> "Proxy":
        await self.accept()
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.refuse()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def accept(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def refuse(self) -> None:
        """New connections are refused and old ones cut."""
        if self._server:
            self._server.close()
            self._server = None
        self.cut()

    def swallow(self, on: bool) -> None:
        """Hang: take everything in and let nothing out, in both directions."""
        self.swallow_up = self.swallow_down = on

    def hold(self, on: bool) -> None:
        if on:
            self._flowing.clear()
        else:
            self._flowing.set()

    def cut(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        self._writers.add(writer)
        far_writer = None
        try:
            far_reader, far_writer = await asyncio.open_connection(*self.target)
            self._writers.add(far_writer)
            await asyncio.gather(
                self._pass(reader, far_writer, "swallow_up"), self._pass(far_reader, writer, "swallow_down")
            )
        except (OSError, asyncio.CancelledError):
            pass  # the end of this connection, and of the proxy itself
        finally:
            for end in [writer, far_writer]:
                if end:
                    self._writers.discard(end)
                    end.transport.abort()
            self._tasks.discard(task)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, swallow: str) -> None:
        """Until either end is gone; then both are."""
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._flowing.wait()
                if not getattr(self, swallow):
                    writer.write(data)
                    await writer.drain()
        writer.transport.abort()
