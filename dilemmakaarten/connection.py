"""A websocket connection as the server holds it: how it ends, and what it does not put up with.

uvicorn's own, but for four things. It closes at once when the server stops; ours lets `draining` say goodbye first. It
waits for ever for a phone that never reads; ours cuts it off. It answers pings without end to somebody who does not
read the answers. And it takes every frame through a parser, a queue and a task; ours hands a short text on at once
(docs/decisions/0007-short-texts-without-a-parser.md).
"""

import asyncio
import socket
from asyncio.transports import BaseTransport
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request
from websockets.protocol import OPEN

from dilemmakaarten import draining
from dilemmakaarten.lean import Borders, short_text, text_frame
from sessions.hearing import HEAR, Hear

GOODBYE_SECONDS = 5.0  # to read the end
PINGS = 60  # in a row, and a new one every second; no browser sends any
SYSTEM_BYTES = 16 * 1024  # that the system keeps for a socket, each way; frames are small
UNREAD_BYTES = 0  # that we keep beyond that: from the first on, what is written waits for the client to read
POLICY, BROKEN_TEXT = 1008, 1007  # close codes
END_OF_HEADERS = b"\r\n\r\n"


class Protocol(WebSocketsSansIOProtocol):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pings, self._pings_at = 0.0, self.loop.time()
        self._borders: Borders | None = None  # not known
        self._hear: Hear | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep little for each client, so that one that never reads or never stops is soon noticed."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(UNREAD_BYTES)
        if line := transport.get_extra_info("socket"):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SYSTEM_BYTES)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SYSTEM_BYTES)

    def data_received(self, data: bytes) -> None:
        if self._borders is None:
            self._shake_hands(data)
        elif self._listens() and (text := short_text(data)) is not None:
            self._take(text)
        else:
            self._borders.follow(data)
            super().data_received(data)

    async def send(self, message: Any) -> None:
        if message["type"] == "websocket.send" and self.writable.is_set() and self._is_open():
            payload = message.get("text")
            if payload is not None:
                self.transport.write(text_frame(payload.encode()))
                return
        await super().send(message)

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[HEAR] = self._hear_with

    def shutdown(self) -> None:
        """The server stops."""
        if self.close_sent or not self.handshake_complete:
            super().shutdown()
        else:
            draining.begin(self.loop)

    def on_task_complete(self, task: "asyncio.Task[None]") -> None:
        """We have nothing more to say."""
        super().on_task_complete(task)
        if self.writable.is_set():
            self._cut_off_later()
        else:
            self.transport.abort()  # it has not read for long; it will not read the end either

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self._cut_off_later()

    def handle_ping(self) -> None:
        if not self.writable.is_set():
            self.transport.abort()
        elif self._pings_in_a_row() > PINGS:
            self._refuse(POLICY)
        else:
            super().handle_ping()

    def send_receive_event_to_app(self) -> None:
        if self.curr_msg_data_type == "text" and not _is_text(b"".join(self.frames)):
            self.frames = []
            self._refuse(BROKEN_TEXT)
            return
        super().send_receive_event_to_app()

    def _hear_with(self, hear: Hear | None) -> None:
        self._hear = hear

    def _shake_hands(self, data: bytes) -> None:
        """Without a parser we read only a client of which we know where its first frame begins: right after this."""
        shaken = self.handshake_initiated
        super().data_received(data)
        if (
            not shaken
            and self.handshake_initiated
            and data.find(END_OF_HEADERS) + len(END_OF_HEADERS) == len(data)
        ):
            self._borders = Borders()

    def _listens(self) -> bool:
        """Does the next byte begin a new message?"""
        return self._borders is not None and self._borders.between and not self.frames and self._is_open()

    def _is_open(self) -> bool:
        return (
            self.handshake_complete and not (self.close_sent or self.disconnected) and self.conn.state is OPEN
        )

    def _take(self, payload: bytes) -> None:
        """Hand a text on at once, unless others wait before it."""
        if self._hear and self.queue.empty() and _is_text(payload) and self._hear(payload.decode()):
            return
        self.curr_msg_data_type, self.frames = "text", [payload]
        self.send_receive_event_to_app()

    def _pings_in_a_row(self) -> float:
        now = self.loop.time()
        self._pings = max(0.0, self._pings - (now - self._pings_at)) + 1
        self._pings_at = now
        return self._pings

    def _refuse(self, code: int) -> None:
        """Close for what the client did."""
        if not self.close_sent and not self.transport.is_closing():
            self.conn.send_close(code)
            self.handle_parser_exception()

    def _cut_off_later(self) -> None:
        if not self.disconnected:
            self.loop.call_later(GOODBYE_SECONDS, self.transport.abort)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
