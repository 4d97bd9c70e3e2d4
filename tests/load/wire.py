"""A websocket client that costs little: the driver shares the machine with the server that it measures.

Only what the benchmark needs of RFC 6455: text frames to the server, unfragmented frames back, pings answered.
"""

import asyncio
import base64
import os
import time
from collections.abc import Callable

TEXT, CLOSE, PING, PONG = 0x81, 0x88, 0x89, 0x8A
NO_MASK = b"\0\0\0\0"  # a mask is due; one of zeros spares the driver the work and the server none
SHAKE_SECONDS = 30.0

Read = Callable[[bytes, float], None]


class Wire(asyncio.Protocol):
    """One open socket. `read` gets each frame's text and the moment it came in."""

    def __init__(self, request: bytes, read: Read) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.bytes_in = 0  # frames with their headers, the handshake left out
        self.closed = False
        self._request = request
        self._read = read
        self._buffer = b""
        self._open = False
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment] # uvloop has a class of its own
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        if not self._open:
            data = self._shake(data)
            if not self._open:
                return
        self.bytes_in += len(data)
        if self._buffer:
            data = self._buffer + data
        at = 0
        while (end := self._frame(data, at, now)) != at:
            at = end
        self._buffer = data[at:]

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the server closed the socket"))

    def send(self, text: bytes) -> None:
        """One text frame of at most 125 bytes."""
        self._transport.write(b"%c%c%b%b" % (TEXT, 0x80 | len(text), NO_MASK, text))

    def close(self) -> None:
        self._transport.write(b"%c%c%b" % (CLOSE, 0x80, NO_MASK))
        self._transport.close()

    def _shake(self, data: bytes) -> bytes:
        """The answer to the handshake; gives what came after it."""
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found or self.opened.done():
            return b""
        self._buffer = b""
        if b" 101 " not in head.partition(b"\r\n")[0]:
            self.opened.set_exception(ConnectionError(head.partition(b"\r\n")[0].decode()))
            return b""
        self._open = True
        self.opened.set_result(None)
        return rest

    def _frame(self, data: bytes, at: int, now: float) -> int:
        """Hand on the frame that begins at `at`; gives where it ends, or `at` when it is not complete."""
        start, length = _size(data, at)
        end = start + length
        if not start or len(data) < end:
            return at
        if data[at] == TEXT:
            self._read(data[start:end], now)
        elif data[at] == PING:
            self._transport.write(b"%c%c%b%b" % (PONG, 0x80 | length, NO_MASK, data[start:end]))
        elif data[at] == CLOSE:
            self._transport.close()
        return end


def _size(data: bytes, at: int) -> tuple[int, int]:
    """Where a frame's payload begins and how long it is; (0, 0) while its header is not complete."""
    if len(data) < at + 2:
        return 0, 0
    length = data[at + 1]
    if length < 126:
        return at + 2, length
    wide = 2 if length == 126 else 8
    if len(data) < at + 2 + wide:
        return 0, 0
    return at + 2 + wide, int.from_bytes(data[at + 2 : at + 2 + wide])


async def connect(host: str, port: int, path: str, cookies: str, read: Read) -> Wire:
    """Open a socket. Raises OSError when the server refuses it."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        f"Origin: http://{host}:{port}",
        *([f"Cookie: {cookies}"] if cookies else []),
    ]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(lambda: Wire(request, read), host, port)
    async with asyncio.timeout(SHAKE_SECONDS):
        await wire.opened
    return wire
