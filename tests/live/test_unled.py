"""Where nobody leads: real sockets of two people, in what two processes would be, from the lobby to the summary."""

from itertools import pairwise
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client
from django.urls import reverse

from sessions import inbox
from sessions.access import Viewer, cookie_name
from sessions.batch import Envelope
from sessions.commands import Place, Reply
from sessions.domain.formats import FORMATS
from sessions.models import LiveSession, Participant
from sessions.protocol import Ack
from sessions.socket import Socket
from sessions.stage import Stage
from tests.live.cast import Wire, joined

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "fedcba9876543210"


@sync_to_async
def begun(code: str) -> tuple[LiveSession, dict[str, str]]:
    """Somebody started from the card; the session and their cookies."""
    browser = Client()
    browser.post(reverse("start_together", args=[5]), {"format_code": code})
    live = LiveSession.objects.get()
    name = cookie_name(live.pk)
    return live, {name: browser.cookies[name].value}


class Elsewhere:
    """A person whose socket is on the stage of another process."""

    def __init__(self, live: LiveSession, person: int) -> None:
        self.live, self.person = live, person
        self.sent: list[dict[str, Any]] = []
        self._seq = 0
        viewer = Viewer(live.pk, "participant", person, 7)
        self._socket = Socket(viewer, OTHER, self._take, lambda: None)
        self._stage = Stage(live.pk)
        self._stage.add(self._socket)

    async def _take(self, message: dict[str, Any]) -> None:
        self.sent.append(message)

    async def do(self, command: type, step: str, **rest: Any) -> None:
        self._seq += 1
        envelope = Envelope(command(seq=self._seq, step=step, **rest), self.person, OTHER)
        answer = await inbox.submit(self.live.pk, envelope)
        assert isinstance(answer, Ack), answer

    def leave(self) -> None:
        self._stage.remove(self._socket)


async def in_step(wire: Wire, step: str) -> None:
    """The phone was told that the room is there."""
    if not any(frame["type"] == "state" and frame["live"]["step"] == step for frame in wire.frames):
        await wire.until("state", lambda frame: frame["live"]["step"] == step)


async def ready(wire: Wire, other: Elsewhere, step: str) -> None:
    """First the one says so, and the room waits; then the other does."""
    await wire.next("ack", seq=await wire.send("reply", step, key=f"done.{step}", value=1))
    await wire.settle(0.3)
    assert (await LiveSession.objects.aget()).step == step, "one alone sends nobody on"
    await other.do(Reply, step, key=f"done.{step}", value=1)


async def test_two_phones_go_through_every_step_by_themselves(cards: None) -> None:
    live, cookies = await begun("tweetal")
    wire = await Wire(f"/ws/mee/{live.pk}/", cookies).open()
    await joined(live)
    other = Elsewhere(live, (await Participant.objects.order_by("-pk").afirst()).pk)  # type: ignore[union-attr]
    order = FORMATS["tweetal"].order
    for step, following in pairwise(order):
        await in_step(wire, step)
        if step in {"first_position", "second_position"}:
            number = 1 if step == "first_position" else 2
            await wire.next("ack", seq=await wire.send("place", step, round=number, value=20))
            await other.do(Place, step, round=number, value=80)
        if step == "spread":
            await wire.next("ack", seq=await wire.send("reply", step, key="show", value=1))
            await wire.settle(0.3)
            assert not any((frame.get("live") or {}).get("spread") for frame in wire.frames)
            await other.do(Reply, step, key="show", value=1)
            await wire.until("state", lambda frame: frame["live"].get("spread"))
        await ready(wire, other, step)
        if step == "talk":
            await wire.until("state", lambda frame: (frame["live"].get("timer") or {}).get("turn") == "B")
            await ready(wire, other, step)
        await in_step(wire, following)
    found = await LiveSession.objects.aget()
    assert (found.step, found.visited) == ("closed", [step.value for step in order])
    assert found.talked == "AB"
    assert found.closed_at
    await wire.close()
    other.leave()


async def test_a_room_does_not_go_on_while_one_of_two_is_away(cards: None) -> None:
    live, cookies = await begun("tweetal")
    wire = await Wire(f"/ws/mee/{live.pk}/", cookies).open()
    await in_step(wire, "lobby")
    await wire.next("ack", seq=await wire.send("reply", "lobby", key="done.lobby", value=1))
    await wire.settle(1.0)
    assert (await LiveSession.objects.aget()).step == "lobby"
    await wire.close()


async def test_both_stages_that_find_the_same_due_do_it_once(cards: None) -> None:
    """Two more processes look at the same room; each step is left once, and the next one stays."""
    live, cookies = await begun("tweetal")
    wire = await Wire(f"/ws/mee/{live.pk}/", cookies).open()
    await joined(live)
    person = (await Participant.objects.order_by("-pk").afirst()).pk  # type: ignore[union-attr]
    others = [Elsewhere(live, person) for _ in range(3)]
    await in_step(wire, "lobby")
    await ready(wire, others[0], "lobby")
    await in_step(wire, "case")
    await wire.settle(1.0)
    assert (await LiveSession.objects.aget()).step == "case"
    await wire.close()
    for other in others:
        other.leave()
