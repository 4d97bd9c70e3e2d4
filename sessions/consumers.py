"""The websocket: who is asking, strict frames in, answers and state out. It never touches the database.

A plain ASGI callable inside Channels' routing, not a consumer class: one channel and one receive loop for
each socket was the largest cost for a thousand phones (docs/decisions/0002-plain-asgi-socket.md).
"""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.auth import get_user

from sessions import access, arrivals, inbox
from sessions.access import PARTICIPANT, PROJECTOR, REMOTE, Viewer
from sessions.batch import Answer, Envelope
from sessions.domain.errors import _n, not_yours
from sessions.hearing import HEAR
from sessions.protocol import CLIENT_PATTERN, FAULTS_ALLOWED, BadFrame, Beat, Refused, dump, parse
from sessions.rendering import translated
from sessions.socket import Send, Socket
from sessions.stage import Stage
from sessions.thread import in_thread

log = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]

RATE, BURST = 15.0, 60.0  # frames a second, and at once; a sliding finger sends four a second
UNKNOWN, TOO_MANY = 4404, 4429  # close codes
_SLOW_DOWN = _n("Dat gaat te snel. We proberen het zo opnieuw.")

_stages: "WeakKeyDictionary[asyncio.AbstractEventLoop, dict[UUID, Stage]]" = WeakKeyDictionary()


async def live_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """One socket from connect to disconnect, for any role."""
    await receive()  # websocket.connect
    viewer = await _viewer(scope)
    client = parse_qs(scope["query_string"].decode("latin-1")).get("client", [""])[0]
    await send({"type": "websocket.accept"})
    if viewer is None or not re.fullmatch(CLIENT_PATTERN, client):
        await send({"type": "websocket.close", "code": UNKNOWN})
        return
    patience = asyncio.timeout(None)  # until the client leaves, or does not read what we write
    socket = Socket(viewer, client, send, lambda: patience.reschedule(asyncio.get_running_loop().time()))
    stages = _stages.setdefault(asyncio.get_running_loop(), {})
    stage = stages.setdefault(viewer.live_id, Stage(viewer.live_id))
    stage.add(socket)
    reading = _Reading(socket, stage, receive)
    hear_with = scope.get("extensions", {}).get(HEAR, lambda hear: None)
    try:
        hear_with(reading.hear)
        async with patience:
            await reading.run()
    except TimeoutError:
        log.debug("a socket that did not read, or was gone already, is let go")
    finally:
        hear_with(None)
        socket.stop()
        stage.remove(socket)
        if stage.empty and stages.get(viewer.live_id) is stage:
            stages.pop(viewer.live_id)


def open_sockets() -> list[Socket]:
    """All of this process, for who lets them go when it stops."""
    stages = _stages.get(asyncio.get_running_loop(), {})
    return [socket for stage in stages.values() for socket in stage.sockets]


async def _viewer(scope: Scope) -> Viewer | None:
    """From the address, the cookies and the log-in; never from anything the client sends later."""
    kwargs = scope["url_route"]["kwargs"]
    if "token" in kwargs:
        return await in_thread(access.projector, kwargs["token"])
    if kwargs.get("role") == PARTICIPANT:
        return await arrivals.viewer(scope["cookies"], kwargs["live_id"])
    user = await get_user(scope)
    if kwargs.get("role") == REMOTE:
        viewer = await in_thread(access.remote, user, scope["cookies"], kwargs["live_id"])
    else:
        viewer = await in_thread(access.facilitator, user, kwargs["live_id"])
    if viewer is None or viewer.user is None:
        return viewer
    return replace(viewer, login=scope["session"].session_key or "")


class _Reading:
    """The reading side of a socket: rate, faults, and frames handed on."""

    def __init__(self, socket: Socket, stage: Stage, receive: Receive) -> None:
        self._socket = socket
        self._stage = stage
        self._receive = receive
        self._tokens, self._at = BURST, time.monotonic()
        self._faults = 0
        self._rests = False

    def hear(self, text: str) -> bool:
        """A frame for which nobody has to be woken; False when it has to wait for `run`."""
        if self._rests or self._socket.leaving or not self._has_token():
            return False
        self._take(text, in_time=True)
        return True

    async def run(self) -> None:
        """Until the client leaves."""
        while True:
            event = await self._receive()
            if event["type"] == "websocket.disconnect":
                return
            if self._socket.leaving:
                continue
            in_time = self._has_token()
            self._take(event.get("text") or "", in_time)
            if not in_time:
                await self._rest()

    async def _rest(self) -> None:
        """The network then holds up who sends; others are not disturbed."""
        self._rests = True
        await asyncio.sleep(1 / RATE)
        self._rests = False

    def _take(self, text: str, in_time: bool) -> None:
        try:
            message = parse(text)
        except BadFrame as fault:
            self._refuse_fault(fault)
            return
        if isinstance(message, Beat):
            self._socket.say(dump(self._stage.pulse(self._socket)))
        elif not in_time:
            self._refuse(message.seq, "slow", _SLOW_DOWN, retry=True)
        elif self._socket.viewer.role == PROJECTOR:
            self._refuse(message.seq, not_yours().code, not_yours().sentence)
        else:
            envelope = Envelope(message, self._socket.viewer.participant, self._socket.client)
            self._socket.unanswered += 1
            inbox.put(self._socket.viewer.live_id, envelope, self._answer)

    def _answer(self, answer: Answer) -> None:
        self._socket.unanswered -= 1
        self._deliver(answer)

    def _deliver(self, answer: Answer) -> None:
        self._socket.say(dump(translated(answer)))

    def _refuse(self, seq: int | None, code: str, sentence: str, retry: bool = False) -> None:
        self._deliver(Refused(seq, code, sentence, retry))

    def _refuse_fault(self, fault: BadFrame) -> None:
        self._faults += 1
        self._refuse(fault.seq, "frame", fault.sentence)
        if self._faults > FAULTS_ALLOWED:
            self._socket.close(TOO_MANY)

    def _has_token(self) -> bool:
        now = time.monotonic()
        self._tokens = min(BURST, self._tokens + (now - self._at) * RATE)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
