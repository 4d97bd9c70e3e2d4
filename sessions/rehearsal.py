"""The made-up people of a rehearsal: while a screen or remote is open here, they join and answer like everybody.

They go through the real inbox, at a human pace. Who they are and what they do follows from the session's id, and each
act has its own key, client id and sequence number; so several processes that play the same session do no harm.
"""

import asyncio
import time
from collections import deque
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sessions import actions, inbox, queries
from sessions.batch import Join
from sessions.domain.rehearsing import Person, Shape, made_up
from sessions.domain.state import SessionState
from sessions.domain.steps import Step
from sessions.made_up import Act, acts_of, joining, key_for
from sessions.models import LiveSession, Participant
from sessions.outage import DATABASE
from sessions.protocol import Refused
from sessions.thread import in_thread

TICK_SECONDS = 1.0
SEEN_SECONDS = 10.0
MOST_A_TICK = 250  # commands; three hundred people weigh a few thousand arguments within one step


class Cast:
    """Plays one session in this process, from `play` to `stop`."""

    def __init__(self, live_id: UUID) -> None:
        self._live_id = live_id
        self._task: asyncio.Task[None] | None = None

    def play(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        if self._task:
            self._task.cancel()
            self._task = None

    async def _run(self) -> None:
        """Until the session is closed or gone."""
        playing = Playing(self._live_id)
        while playing.goes_on:
            try:
                due = await in_thread(playing.due, timezone.now())
            except Exception as error:  # the database is away
                DATABASE.away(error)
                due = []
            for act in due:
                inbox.put(self._live_id, act.envelope, playing.heard(act))
            await asyncio.sleep(TICK_SECONDS)


class Playing:
    """What is still to be done: worked out once for each step and person, and then handed out as it is due."""

    def __init__(self, live_id: UUID) -> None:
        self.goes_on = True  # until the session is closed or gone
        self._live_id = live_id
        self._began = timezone.now()
        self._people: dict[str, Person] = {}
        self._ids: dict[str, int] = {}  # participants by key
        self._joins: list[Act] = []
        self._step: tuple[Step, datetime] | None = None
        self._planned: set[str] = set()  # who has acts for this step
        self._waiting: list[Act] = []
        self._refused: deque[Act] = deque()  # to be done again; filled by another thread than the rest
        self._seen_at = -SEEN_SECONDS

    def due(self, now: datetime) -> list[Act]:
        """What has to be done by now, at most MOST_A_TICK beside who comes in."""
        state = queries.state_of(self._live_id, now)
        if state is None or state.step == Step.CLOSED:
            self.goes_on = False
            return []
        self._look_who_is_in()
        self._are_seen(now)
        if state.paused:
            return []
        self._plan(state)
        joins, self._joins = _split(self._joins, self._since(self._began, now))
        acts, self._waiting = _split(self._waiting, self._since(state.clock.since, now))
        self._waiting = acts[MOST_A_TICK:] + self._waiting
        return joins + acts[:MOST_A_TICK]

    def heard(self, act: Act) -> inbox.Deliver:
        """What to do with the answer: what the database did not take is done again."""
        again = self._refused.append
        return lambda answer: again(act) if isinstance(answer, Refused) and answer.retry else None

    def _look_who_is_in(self) -> None:
        if not self._people:
            self._call_up()
        if missing := self._people.keys() - self._ids.keys():
            found = Participant.objects.filter(live=self._live_id, key__in=missing)
            self._ids |= dict(found.values_list("key", "pk"))

    def _call_up(self) -> None:
        live = LiveSession.objects.only("rehearsal", "rehearsal_shape").get(pk=self._live_id)
        people = made_up(live.rehearsal, Shape(live.rehearsal_shape), str(self._live_id))
        self._people = {key_for(self._live_id, person.number): person for person in people}
        self._joins = [joining(key, person) for key, person in self._people.items()]

    def _are_seen(self, now: datetime) -> None:
        if time.monotonic() - self._seen_at >= SEEN_SECONDS:
            self._seen_at = time.monotonic()
            actions.mark_seen(self._ids.values(), now)

    def _plan(self, state: SessionState) -> None:
        """For a new step all who are in; later who comes in while it lasts."""
        if (now := (state.step, state.clock.since)) != self._step:
            self._step, self._planned, self._waiting = now, set(), []
        for key in self._ids.keys() - self._planned:
            self._planned.add(key)
            self._waiting += acts_of(self._people[key], self._ids[key], state, self._live_id)
        while self._refused:
            act = self._refused.popleft()
            (self._joins if isinstance(act.envelope.command, Join) else self._waiting).append(act)

    def _since(self, moment: datetime, now: datetime) -> float:
        """Not from before we began to play: whoever comes back to a screen sees people think, not one leap."""
        return (now - max(moment, self._began)).total_seconds()


def _split(acts: list[Act], elapsed: float) -> tuple[list[Act], list[Act]]:
    """Due by now, and later."""
    return [act for act in acts if act.after <= elapsed], [act for act in acts if act.after > elapsed]
