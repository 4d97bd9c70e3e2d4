"""Per process and session: on a change reads once, renders once a role, gives all sockets the same bytes."""

import asyncio
import time
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer
from django.utils import timezone

from sessions import access, actions, broadcast, frames, inbox
from sessions.access import PARTICIPANT, REMOTE, Viewer
from sessions.audience import Audience, people_of
from sessions.autopilot import by_itself, personal
from sessions.batch import Envelope
from sessions.broadcast import LEADERS
from sessions.codes import key_of
from sessions.commands import FacilitatorCommand
from sessions.frames import Frames
from sessions.outage import DATABASE, LAYER
from sessions.protocol import Bye, Me, Pulse, dump
from sessions.queries import Reader
from sessions.rehearsal import Cast
from sessions.socket import Socket
from sessions.thread import in_thread

SCREEN_SECONDS = 0.1  # at most ten frames a second to a projector
BREATH = 3.0  # rest so many times as long as a reading took: with hundreds of sessions each gets its turn
REST_SECONDS = 0.5  # and no longer than this
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
    remote: Frames | None
    remote_key: str
    leaders: frozenset[int] | None  # accounts that may lead; None: not asked this time
    logged_out: frozenset[str]  # log-ins that are over
    due: FacilitatorCommand | None  # what the room does by itself
    rehearsal: bool  # with made-up people
    mine: dict[int, tuple[str, Me]]  # participant: (client that wrote last, answers)


class Stage:
    """The sockets of one session in this process. Lives from the first socket to the last."""

    def __init__(self, live_id: UUID) -> None:
        self.live_id = live_id
        self._here = Audience()
        self._cast = Cast(live_id)
        self._reader = Reader(live_id)
        self._wake = asyncio.Event()
        self._came = asyncio.Event()  # somebody who came in
        self._tasks: list[asyncio.Task[None]] = []
        self._epoch = 0
        self._ask_leaders = False  # who leads may have changed
        self._screen_frames: Frames | None = None  # newest offered
        self._phone_frames: Frames | None = None
        self._remote_frames: Frames | None = None
        self._personal: Hashable = None
        self._fired: FacilitatorCommand | None = None  # and not again before the next heartbeat
        self._phones_at = 0.0
        self._later: asyncio.TimerHandle | None = None  # phones have something to come

    @property
    def empty(self) -> bool:
        return self._here.empty

    @property
    def sockets(self) -> set[Socket]:
        return self._here.everybody

    def add(self, socket: Socket) -> None:
        self._here.add(socket)
        if not self._tasks:
            work = (self._work(), self._listen(), self._heartbeat())
            self._tasks = [asyncio.create_task(item) for item in work]
            broadcast.listen(self.live_id, self._wake.set)
        self._wake.set()
        self._came.set()

    def remove(self, socket: Socket) -> None:
        self._here.remove(socket)
        if not self._here.leading:
            self._cast.stop()
        if self.empty:
            for task in self._tasks:
                task.cancel()
            self._tasks = []
            broadcast.stop_listening(self.live_id, self._wake.set)
            if self._later:
                self._later.cancel()

    def pulse(self, socket: Socket) -> Pulse:
        """The version that this socket should be at by now."""
        newest = self._newest(socket)
        return Pulse(self._epoch, newest.version if newest else 0)

    async def _work(self) -> None:
        """Read and show for every wake, at most ten times a second; what comes meanwhile goes together."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            fresh = list(self._here.fresh)
            began = time.monotonic()
            try:
                tick = await in_thread(self._read, self._here.people, people_of(fresh), self._here.logins)
            except Exception as error:  # the database is away
                DATABASE.away(error)
                await asyncio.sleep(RETRY_SECONDS)
                self._wake.set()
                continue
            if tick is None:
                self._end()
            else:
                self._show(tick, fresh)
            await self._rest(min(BREATH * (time.monotonic() - began), REST_SECONDS))

    async def _rest(self, seconds: float) -> None:
        """Who comes in has nothing on the screen yet, and cuts a long rest short."""
        self._came.clear()
        await asyncio.sleep(SCREEN_SECONDS)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds - SCREEN_SECONDS):
                await self._came.wait()

    def _read(self, here: dict[int, Viewer], fresh: dict[int, Viewer], logins: set[str]) -> Tick | None:
        """In the database thread: one reading, one rendering a role. None when the session is gone."""
        state = self._reader.read(timezone.now())
        if state is None:
            return None
        changed = self._reader.changed
        others = {
            person: here[person]
            for person in changed
            if person in here and self._here.has_other_tab(person, changed[person])
        }
        wanted = {**fresh, **others}
        ask, self._ask_leaders = self._ask_leaders, False
        if (anew := personal(state)) != self._personal:
            # To the tab that wrote last as well: this is news to it too.
            self._personal, wanted, changed = anew, here, {}
        return Tick(
            epoch=state.epoch,
            projector_token=self._reader.projector_token,
            screen=frames.for_screen(state) if self._here.screens else None,
            phone=frames.for_phone(state) if here else None,
            remote=frames.for_remote(state) if self._here.remotes else None,
            remote_key=self._reader.remote_key,
            leaders=access.leaders(self.live_id) if ask else None,
            logged_out=access.logged_out(logins) if ask else frozenset(),
            due=by_itself(state, timezone.now()),
            rehearsal=state.rehearsal,
            mine={
                person: (changed.get(person, ""), frames.for_person(state, person, viewer.seed))
                for person, viewer in wanted.items()
            },
        )

    def _show(self, tick: Tick, fresh: list[Socket]) -> None:
        self._epoch = tick.epoch
        self._let_go_revoked(tick)
        self._tell_own(tick)
        if tick.screen:
            self._show_screens(tick.screen)
        if tick.phone:
            self._show_phones(tick.phone)
        if tick.remote:
            self._show_remotes(tick.remote)
        self._do_by_itself(tick.due)
        if tick.rehearsal and self._here.leading:
            self._cast.play()
        for socket in fresh:
            newest = self._newest(socket)
            if newest:
                socket.offer(newest)
                self._here.greeted(socket)

    def _let_go_revoked(self, tick: Tick) -> None:
        """Whose address was revoked, whose phone was uncoupled, who may no longer lead, and who logged out."""
        for socket in self._here.screens:
            if socket.viewer.token and socket.viewer.token != tick.projector_token:
                _dismiss(socket)
        for socket in self._here.remotes:
            if socket.viewer.token and key_of(socket.viewer.token) != tick.remote_key:
                _dismiss(socket)
        for socket in self._here.leading:
            if socket.viewer.user and self._may_no_longer_lead(socket, tick):
                _dismiss(socket)

    def _may_no_longer_lead(self, socket: Socket, tick: Tick) -> bool:
        removed = tick.leaders is not None and socket.viewer.user not in tick.leaders
        return removed or socket.viewer.login in tick.logged_out

    def _do_by_itself(self, due: FacilitatorCommand | None) -> None:
        """It goes through the inbox like every command; the step that it names keeps it from happening twice."""
        if due is not None and due != self._fired:
            inbox.put(self.live_id, Envelope(due), lambda answer: None)
        self._fired = due

    def _tell_own(self, tick: Tick) -> None:
        """To who came in, and to the other tabs of who answered."""
        if not tick.mine:
            return
        for socket in self._here.phones:
            writer, me = tick.mine.get(socket.viewer.participant or 0, ("", None))
            if me and (socket in self._here.fresh or writer != socket.client):
                socket.say(dump(me))

    def _show_screens(self, newest: Frames) -> None:
        if not newest.same_as(self._screen_frames):
            for socket in self._here.screens:
                socket.offer(newest)
        self._screen_frames = newest

    def _show_remotes(self, newest: Frames) -> None:
        if not newest.same_as(self._remote_frames):
            for socket in self._here.remotes:
                socket.offer(newest)
        self._remote_frames = newest

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
        for socket in self._here.phones:
            socket.offer(newest)

    def _look_again(self) -> None:
        self._later = None
        self._wake.set()

    def _end(self) -> None:
        """The session was deleted: everybody is told to load the page anew."""
        for socket in self.sockets:
            _dismiss(socket)

    async def _listen(self) -> None:
        """Hear the pokes of other processes; one channel for the whole session, not one a socket."""
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
            await layer.group_add(broadcast.group_of(self.live_id), channel)
        self._ask_leaders = True  # both for what was said before we listened
        self._wake.set()
        while True:
            async with asyncio.timeout(LISTEN_SECONDS):
                message = await layer.receive(channel)
            self._ask_leaders = self._ask_leaders or message["type"] == LEADERS
            if message.get("by") != broadcast.PROCESS:
                self._wake.set()

    async def _heartbeat(self) -> None:
        while True:
            try:
                await in_thread(self._beat, list(self._here.people))
            except Exception as error:
                DATABASE.away(error)
            self._wake.set()
            await asyncio.sleep(HEARTBEAT_SECONDS)

    def _beat(self, people: list[int]) -> None:
        if people:
            actions.mark_seen(people, timezone.now())
        self._reader.refresh_presence()
        self._ask_leaders = True
        self._fired = None

    def _newest(self, socket: Socket) -> Frames | None:
        frames = {PARTICIPANT: self._phone_frames, REMOTE: self._remote_frames}
        return frames.get(socket.viewer.role, self._screen_frames)


def _dismiss(socket: Socket) -> None:
    """Close it for good; its page then asks the server what this address is now."""
    socket.say(dump(Bye(again=False)))
    socket.close()
