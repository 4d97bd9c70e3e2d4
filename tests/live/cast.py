"""What the socket tests share: sockets of phones, facilitators and projectors, in this process."""

import asyncio
import json
import secrets
from typing import Any

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from dilemmakaarten.asgi import application
from sessions import actions
from sessions.access import cookie_name
from sessions.batch import Envelope, Join
from sessions.codes import key_of
from sessions.models import LiveSession

HOST = "testserver"
WAIT = 5.0  # seconds that a test waits for a frame at most


class Wire:
    """One socket. Remembers every frame it got, so that a test can search them all."""

    def __init__(
        self, path: str, cookies: dict[str, str] | None = None, origin: str = f"http://{HOST}"
    ) -> None:
        headers = [(b"host", HOST.encode()), (b"origin", origin.encode())]
        if cookies:
            pairs = "; ".join(f"{name}={value}" for name, value in cookies.items())
            headers.append((b"cookie", pairs.encode()))
        self.client = secrets.token_hex(8)
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": path,
            "query_string": f"client={self.client}".encode(),
            "headers": headers,
            "subprotocols": [],
        }
        self._wire = ApplicationCommunicator(application, scope)
        self.frames: list[dict[str, Any]] = []
        self._seq = 0

    async def open(self) -> "Wire":
        assert await self._connect() == "websocket.accept", "the socket was refused"
        return self

    async def refused(self) -> bool:
        return await self._connect() == "websocket.close"

    async def send(self, kind: str, step: str, /, **rest: Any) -> int:
        self._seq += 1
        await self.send_text(json.dumps({"type": kind, "seq": self._seq, "step": step, **rest}))
        return self._seq

    async def send_text(self, text: str) -> None:
        await self._wire.send_input({"type": "websocket.receive", "text": text})

    async def send_bytes(self, data: bytes) -> None:
        await self._wire.send_input({"type": "websocket.receive", "bytes": data})

    async def next(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The next frame of this kind with these values; other frames are remembered and passed over."""
        async with asyncio.timeout(WAIT):
            while True:
                frame = await self._receive()
                if frame["type"] == kind and all(frame.get(key) == value for key, value in wanted.items()):
                    return frame

    async def until(self, kind: str, true_of: Any) -> dict[str, Any]:
        async with asyncio.timeout(WAIT):
            while True:
                frame = await self._receive()
                if frame["type"] == kind and true_of(frame):
                    return frame

    async def close_code(self) -> int:
        async with asyncio.timeout(WAIT):
            while True:
                event = await self._wire.receive_output(WAIT)
                if event["type"] == "websocket.close":
                    return int(event["code"])

    async def settle(self, seconds: float = 0.4) -> None:
        """Take in whatever still comes."""
        while not await self._wire.receive_nothing(seconds):
            await self._receive()

    async def close(self) -> None:
        await self._wire.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._wire.wait(WAIT)

    async def _connect(self) -> str:
        await self._wire.send_input({"type": "websocket.connect"})
        return str((await self._wire.receive_output(WAIT))["type"])

    async def _receive(self) -> dict[str, Any]:
        event = await self._wire.receive_output(WAIT)
        assert event["type"] == "websocket.send", event
        frame: dict[str, Any] = json.loads(event["text"])
        self.frames.append(frame)
        return frame


@sync_to_async
def joined(live: LiveSession) -> dict[str, str]:
    """Somebody who joined; their cookies."""
    token = secrets.token_hex(8)
    actions.apply(live.pk, [Envelope(Join(key_of(token), 1))], timezone.now())
    return {cookie_name(live.pk): token}


@sync_to_async
def logged_in(user: User) -> dict[str, str]:
    browser = Client()
    browser.force_login(user)
    return {"sessionid": browser.cookies["sessionid"].value}


async def phone(live: LiveSession, cookies: dict[str, str] | None = None) -> Wire:
    return await Wire(f"/ws/mee/{live.pk}/", cookies or await joined(live)).open()


async def screen(live: LiveSession, user: User) -> Wire:
    return await Wire(f"/ws/scherm/{live.pk}/", await logged_in(user)).open()


async def projector(live: LiveSession) -> Wire:
    return await Wire(f"/ws/projector/{live.projector_token}/").open()
