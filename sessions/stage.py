"""Per process and session: on a change reads once, renders once a role, gives all sockets the same bytes."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer
from django.utils import timezone

from sessions import actions, frames
from sessions.access import PARTICIPANT, Viewer
from sessions.broadcast import group_of
from sessions.frames import Frames
from sessions.outage import DATABASE, LAYER
from sessions.protocol import Bye, Me, Pulse, dump
from sessions.queries import Reader
from sessions.socket import Socket
from sessions.thread import in_thread

SCREEN_SECONDS = 0.1  # at most ten frames a second to a projector
PHONE_SECONDS = 2.0  # at most one in two seconds to a phone while its scene stays
HEARTBEAT_SECONDS = 10.0  # heals what the layer dropped; also counts who is present
RETRY_SECONDS = 1.0
LISTEN_SECONDS = 30.0  # of silence on the layer


@dataclass(frozen=True)
class Tick:
    """What one reading gave: frames for each role that is here, and own answers for who needs them."""

    epoch: int
    projector_token: str
    screen: Frames | None
    phone: Frames | None
    mine: dict[int, tuple[str, Me]]  # participant: (client that wrote last, answers)


class Stage:
    """The sockets of one session in this process. Lives from the first socket to the last."""

    def __init__(self, live_id: UUID) -> None:
        self.live_id = live_id
        self._screens: set[Socket] = set()
        self._phones: set[Socket] = set()
        self._tabs: dict[int, list[str]] = {}  # participant to the client ids of their sockets
        self._reader = Reader(live_id)
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._epoch = 0
        self._screen_frames: Frames | None = None  # newest offered
        self._phone_frames: Frames | None = None
        self._phones_at = 0.0
        self._later: asyncio.TimerHandle | None = None  # phones have something to come

    @property
    def empty(self) -> bool:
        return not (self._screens or self._phones)

    @property
    def sockets(self) -> set[Socket]:
        return self._screens | self._phones

    def add(self, socket: Socket) -> None:
        self._side(socket).add(socket)
        self._tabs.setdefault(socket.viewer.participant or 0, []).append(socket.client)
        if not self._tasks:
            work = (self._work(), self._listen(), self._heartbeat())
            self._tasks = [asyncio.create_task(item) for item in work]
        self._wake.set()

    def remove(self, socket: Socket) -> None:
        self._side(socket).discard(socket)
        self._tabs[socket.viewer.participant or 0].remove(socket.client)
        if self.empty:
            for task in self._tasks:
                task.cancel()
            self._tasks = []
            if self._later:
                self._later.cancel()

    def pulse(self, socket: Socket) -> Pulse:
        """The version that this socket should be at by now."""
        newest = self._phone_frames if socket in self._phones else self._screen_frames
        return Pulse(self._epoch, newest.version if newest else 0)

    async def _work(self) -> None:
        """Read and show for every wake, at most ten times a second; what comes meanwhile goes together."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            fresh = [socket for socket in self._screens | self._phones if socket.fresh]
            try:
                tick = await in_thread(self._read, self._people(), self._people(fresh))
            except Exception as error:  # the database is away
                DATABASE.away(error)
                await asyncio.sleep(RETRY_SECONDS)
                self._wake.set()
                continue
            if tick is None:
                self._end()
            else:
                self._show(tick, fresh)
            await asyncio.sleep(SCREEN_SECONDS)

    def _read(self, here: dict[int, Viewer], fresh: dict[int, Viewer]) -> Tick | None:
        """In the database thread: one reading, one rendering a role. None when the session is gone."""
        state = self._reader.read(timezone.now())
        if state is None:
            return None
        changed = self._reader.changed
        others = {
            person: here[person]
            for person in changed
            if person in here and self._has_other_tab(person, changed[person])
        }
        wanted = {**fresh, **others}
        return Tick(
            epoch=state.epoch,
            projector_token=self._reader.projector_token,
            screen=frames.for_screen(state) if self._screens else None,
            phone=frames.for_phone(state) if here else None,
            mine={
                person: (changed.get(person, ""), frames.for_person(state, person, viewer.seed))
                for person, viewer in wanted.items()
            },
        )

    def _has_other_tab(self, person: int, writer: str) -> bool:
        """Is there a socket of this person besides the one that wrote?"""
        return any(client != writer for client in self._tabs.get(person, ()))

    def _show(self, tick: Tick, fresh: list[Socket]) -> None:
        self._epoch = tick.epoch
        self._let_go_revoked(tick.projector_token)
        self._tell_own(tick)
        if tick.screen:
            self._show_screens(tick.screen)
        if tick.phone:
            self._show_phones(tick.phone)
        for socket in fresh:
            newest = self._phone_frames if socket in self._phones else self._screen_frames
            if newest:
                socket.offer(newest)
                socket.fresh = False

    def _let_go_revoked(self, token: str) -> None:
        for socket in self._screens:
            if socket.viewer.token and socket.viewer.token != token:
                _dismiss(socket)

    def _tell_own(self, tick: Tick) -> None:
        """To who came in, and to the other tabs of who answered."""
        if not tick.mine:
            return
        for socket in self._phones:
            writer, me = tick.mine.get(socket.viewer.participant or 0, ("", None))
            if me and (socket.fresh or writer != socket.client):
                socket.say(dump(me))

    def _show_screens(self, newest: Frames) -> None:
        if not newest.same_as(self._screen_frames):
            for socket in self._screens:
                socket.offer(newest)
        self._screen_frames = newest

    def _show_phones(self, newest: Frames) -> None:
        """At once when the scene changed; else now and then, and only what looks different."""
        if newest.same_as(self._phone_frames):
            return
        same_scene = self._phone_frames is not None and self._phone_frames.scene == newest.scene
        wait = PHONE_SECONDS - (time.monotonic() - self._phones_at)
        if same_scene and wait > 0:
            if self._later is None:
                self._later = asyncio.get_running_loop().call_later(wait, self._look_again)
            return
        self._phone_frames, self._phones_at = newest, time.monotonic()
        for socket in self._phones:
            socket.offer(newest)

    def _look_again(self) -> None:
        self._later = None
        self._wake.set()

    def _end(self) -> None:
        """The session was deleted: everybody is told to load the page anew."""
        for socket in self._screens | self._phones:
            _dismiss(socket)

    async def _listen(self) -> None:
        """Hear the pokes of all processes; one channel for the whole session, not one a socket."""
        layer = get_channel_layer()
        while True:
            try:
                channel = await layer.new_channel()
                while True:
                    with suppress(TimeoutError):
                        await self._hear(layer, channel)
            except Exception as error:
                # The layer is away: the heartbeat keeps screens right until it is back.
                LAYER.away(error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _hear(self, layer: Any, channel: str) -> None:
        """Raises TimeoutError after a silence: then we come in again, for a layer that forgot us or never answers."""
        async with asyncio.timeout(LISTEN_SECONDS):
            await layer.group_add(group_of(self.live_id), channel)
        self._wake.set()  # for what was said before we listened
        while True:
            async with asyncio.timeout(LISTEN_SECONDS):
                await layer.receive(channel)
            self._wake.set()

    async def _heartbeat(self) -> None:
        while True:
            try:
                await in_thread(self._beat, list(self._people()))
            except Exception as error:
                DATABASE.away(error)
            self._wake.set()
            await asyncio.sleep(HEARTBEAT_SECONDS)

    def _beat(self, people: list[int]) -> None:
        if people:
            actions.mark_seen(people, timezone.now())
        self._reader.refresh_presence()

    def _side(self, socket: Socket) -> set[Socket]:
        return self._phones if socket.viewer.role == PARTICIPANT else self._screens

    def _people(self, sockets: list[Socket] | None = None) -> dict[int, Viewer]:
        """Participant to viewer, of all phones here or of these sockets."""
        viewers = [socket.viewer for socket in (self._phones if sockets is None else sockets)]
        return {viewer.participant: viewer for viewer in viewers if viewer.participant is not None}


def _dismiss(socket: Socket) -> None:
    """Close it for good; its page then asks the server what this address is now."""
    socket.say(dump(Bye(again=False)))
    socket.close()
