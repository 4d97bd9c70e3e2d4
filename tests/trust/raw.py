"""A socket that does what no browser does: broken frames, floods, and never reading."""

import asyncio
import base64
import json
import os
import socket
import struct
from typing import Any

from tests.trust.place import Seat

CONT, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
SECONDS = 10.0


def frame(kind: int, payload: bytes, fin: bool = True, masked: bool = True, reserved: int = 0) -> bytes:
    """One frame, right or wrong."""
    first = (0x80 if fin else 0) | reserved << 4 | kind
    mask = 0x80 if masked else 0
    size = len(payload)
    if size < 126:
        head = bytes([first, mask | size])
    elif size < 65536:
        head = struct.pack("!BBH", first, mask | 126, size)
    else:
        head = struct.pack("!BBQ", first, mask | 127, size)
    return head + (b"\0\0\0\0" if masked else b"") + payload


def request(port: int, seat: Seat, client: str = "") -> bytes:
    lines = [
        f"GET {seat.path}?client={client or os.urandom(8).hex()} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        f"Cookie: {seat.cookies}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class RawSocket:
    def __init__(self, port: int, seat: Seat) -> None:
        self._port = port
        self._seat = seat

    async def __aenter__(self) -> "RawSocket":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(request(self._port, self._seat))
        head = await self._reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in head, head
        return self

    async def __aexit__(self, *_: Any) -> None:
        self._writer.transport.abort()

    async def send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def read(self) -> tuple[int, bytes]:
        """The next frame: its kind and what is in it. (-1, b"") when the line is dead."""
        try:
            async with asyncio.timeout(SECONDS):
                first, size = await self._reader.readexactly(2)
                if size == 126:
                    size = int.from_bytes(await self._reader.readexactly(2))
                elif size == 127:
                    size = int.from_bytes(await self._reader.readexactly(8))
                return first & 0xF, await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return -1, b""

    async def answer(self) -> str:
        """What comes of what was sent: "ack", "refused role", "pulse", "close 1009", "cut"; all else is passed over."""
        while True:
            kind, payload = await self.read()
            if kind == -1:
                return "cut"
            if kind == CLOSE:
                return f"close {int.from_bytes(payload[:2])}"
            message = json.loads(payload) if kind == TEXT else {"type": ""}
            if message["type"] in {"ack", "pulse"}:
                return str(message["type"])
            if message["type"] == "refused":
                return f"refused {message['code']}"


class SilentSocket:
    """Shakes hands, and reads nothing any more. What the system holds for it is as little as can be."""

    def __init__(self, port: int, seat: Seat) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._socket.connect(("127.0.0.1", port))
        self._socket.sendall(request(port, seat))
        assert b" 101 " in self._socket.recv(64)
        self._socket.setblocking(False)

    def send(self, data: bytes) -> bool:
        """False when it is not taken: the other side reads no more, or closed."""
        try:
            self._socket.sendall(data)
        except OSError:
            return False
        return True

    @property
    def local_port(self) -> int:
        return int(self._socket.getsockname()[1])

    def close(self) -> None:
        self._socket.close()
