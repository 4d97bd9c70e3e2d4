"""A websocket connection as the server holds it: how it ends, and what it does not put up with.

uvicorn's own, but for three things. It closes at once when the server stops; ours lets `draining` say goodbye first. It
waits for ever for a phone that never reads; ours cuts it off. And it answers pings without end to somebody who
does not read the answers.
"""

import asyncio
import socket
from asyncio.transports import BaseTransport
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from dilemmakaarten import draining

GOODBYE_SECONDS = 5.0  # to read the end
PINGS = 60  # in a row, and a new one every second; no browser sends any
SYSTEM_BYTES = 16 * 1024  # that the system keeps for a socket, each way; frames are small
UNREAD_BYTES = 0  # that we keep beyond that: from the first on, what is written waits for the client to read
POLICY, BROKEN_TEXT = 1008, 1007  # close codes


class Protocol(WebSocketsSansIOProtocol):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pings, self._pings_at = 0.0, self.loop.time()

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep little for each client, so that one that never reads or never stops is soon noticed."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(UNREAD_BYTES)
        if line := transport.get_extra_info("socket"):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SYSTEM_BYTES)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SYSTEM_BYTES)

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
