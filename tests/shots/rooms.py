"""Makes sessions in the state that a picture wants. Reads a wish a line as JSON, answers with a line.

A process of its own beside the server, on the same data: `python -m tests.shots.rooms`. Everything goes through the
real actions; only browsers are spared. Pages must be opened after their room is made.
"""

import random
import sys
from datetime import timedelta
from typing import Any

import django
import msgspec

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - needs the apps to be loaded
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from dilemmakaarten.facilitators import first_facilitator, log_in_address  # noqa: E402
from sessions import actions, frames, queries  # noqa: E402
from sessions.access import cookie_name  # noqa: E402
from sessions.batch import Envelope, Join  # noqa: E402
from sessions.codes import key_of, new_token, shown  # noqa: E402
from sessions.domain.answers import HARVEST, REASON  # noqa: E402
from sessions.domain.formats import FORMATS  # noqa: E402
from sessions.models import LiveSession, Participant  # noqa: E402
from sessions.protocol import (  # noqa: E402
    Ack,
    Ask,
    Conclude,
    Go,
    Hide,
    Lock,
    Pause,
    Pick,
    Place,
    Reply,
    Reveal,
    ShowCode,
    Turn,
    Weigh,
    WhenReady,
    Write,
)
from tests.shots.wishes import Room, Wish  # noqa: E402
from tests.shots.writings import CLOSE, writings  # noqa: E402

CLIENT = "0" * 16
SEEN_FOR = timedelta(days=1)  # people stay 'present' while pictures are made


class Maker:
    """Leads one conversation up to the wished step."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._draw = random.Random(wish.seed)
        owner = first_facilitator() if not wish.owner else User.objects.get_or_create(username=wish.owner)[0]
        self.live = actions.open_session(
            owner, wish.card, format_code=wish.format, mode=wish.mode, join_address=wish.at
        )
        if wish.rehearsal:
            LiveSession.objects.filter(pk=self.live.pk).update(rehearsal=wish.people)
        self._order = [str(item.step) for item in FORMATS[wish.format].steps]
        self._step = self._order[0]
        self._seq = 0

    def make(self) -> Room:
        tokens = [new_token() for _ in range(self._wish.people)]
        self._send(*[Envelope(Join(key_of(token), 7 + number)) for number, token in enumerate(tokens)])
        self._people = list(self._participants())
        actions.mark_seen(self._people, timezone.now() + SEEN_FOR)
        while self._step != self._wish.step:
            self._answer()
            self._talk()
            self._turn()
            self._go()
        self._answer(last=True)
        self._set()
        return self._room(tokens)

    def _participants(self) -> Any:
        return Participant.objects.filter(live=self.live).order_by("seed").values_list("pk", flat=True)

    def _answer(self, last: bool = False) -> None:
        """What people do in this step; in the last one as many as the wish says."""
        answering = self._people[: self._wish.answered] if last else self._people
        if self._step == "first_position":
            placing = answering[: self._wish.placed]
            self._send(*[self._place(person, number) for number, person in enumerate(placing)])
        if self._step == "second_position":
            self._send(*[self._place_again(person) for person in answering[: self._wish.placed]])
        if self._step == "weigh":
            for number, text in enumerate(writings("weigh", self._wish.added)):
                self._write_one(900 + number, text, None)
            self._send(*[item for person in answering for item in self._weigh(person)])
        if self._step == "spread" and self._wish.mode == "silent" and not (last and self._wish.unrevealed):
            self._lead(Reveal)

    def _place(self, person: int, number: int) -> Envelope:
        value = (
            self._wish.positions[number % len(self._wish.positions)]
            if self._wish.positions
            else self._drawn()
        )
        return Envelope(Place(seq=self._next(), step=self._step, round=1, value=value), person, CLIENT)

    def _place_again(self, person: int) -> Envelope:
        """Half stay where they were, the others go to the middle."""
        first = queries.state_of(self.live.pk, timezone.now()).positions.get(person, 50)
        moved = round((first + 50) / 2) if self._draw.random() < 0.5 else first
        return Envelope(Place(seq=self._next(), step=self._step, round=2, value=moved), person, CLIENT)

    def _turn(self) -> None:
        if self._step == "talk":
            self._lead(Turn, side="B")

    def _talk(self) -> None:
        """What is written and answered on the way, for a summary with everything in it."""
        if not self._wish.along:
            return
        for number, text in enumerate(writings(self._step, self._wish.along)):
            self._write_one(number, text, None)
        if self._step == "talk":
            self._lead(Ask, question="7")
        if self._step == "harvest":
            for field, part in CLOSE.items():
                self._lead(Conclude, field=field, text=part)
        keys = {"change": [REASON], "harvest": list(HARVEST)}.get(self._step, [])
        replies = [(person, key) for person in self._people for key in keys]
        self._send(
            *[self._sent(Reply, person, key=key, value=self._draw.randrange(3)) for person, key in replies]
        )

    def _drawn(self) -> int:
        """Two groups, the larger at A, and a few between."""
        centre, wide = self._draw.choices([(22, 10), (82, 8), (55, 12)], [5, 4, 1.2])[0]
        return min(100, max(0, round(self._draw.gauss(centre, wide))))

    def _weigh(self, person: int) -> list[Envelope]:
        state = queries.state_of(self.live.pk, timezone.now())
        card, position = state.card, state.positions.get(person, 50)
        keys = [item.key for item in card.arguments]
        if self._wish.format == "snel":
            keys = [key for side in "AB" for key in self._draw.sample(card.keys(side), 2)]
            return [self._sent(Pick, person, argument=key, picked=True) for key in keys]
        return [
            self._sent(Weigh, person, argument=key, weight=self._heaviness(key, position)) for key in keys
        ]

    def _heaviness(self, key: str, position: int) -> int:
        """One's own side counts more; the first reason of each side counts for everybody."""
        own = (position < 50) == (key[0] == "A")
        return min(4, max(0, round(self._draw.gauss(3.2 if own or key[1:] == "1" else 1.4, 0.8))))

    def _sent(self, kind: Any, person: int, **rest: Any) -> Envelope:
        return Envelope(kind(seq=self._next(), step=self._step, **rest), person, CLIENT)

    def _go(self) -> None:
        to = self._order[self._order.index(self._step) + 1]
        self._lead(Go, to=to)
        self._step = to

    def _set(self) -> None:
        switches = {
            "hidden": Hide,
            "paused": Pause,
            "code": ShowCode,
            "locked": Lock,
            "when_ready": WhenReady,
        }
        self._write()
        if self._wish.turn:
            self._turn()
        if self._wish.over:
            hour = timedelta(hours=1)
            LiveSession.objects.filter(pk=self.live.pk).update(step_since=timezone.now() - hour)
        for name, kind in switches.items():
            if name in self._wish.switches:
                self._lead(kind, on=True)
        if self._wish.question:
            self._lead(Ask, question=self._wish.question)
        if self._wish.most:
            LiveSession.objects.filter(pk=self.live.pk).update(max_participants=self._wish.most)

    def _write(self) -> None:
        wish = self._wish
        for number, text in enumerate(writings(self._step, wish.texts + wish.waiting)):
            self._write_one(
                number, text, None if number < wish.texts else self._people[number % len(self._people)]
            )
        for field, text in list(CLOSE.items())[: wish.close]:
            self._lead(Conclude, field=field, text=text)

    def _write_one(self, number: int, written: tuple[str, str, str, str], writer: int | None) -> None:
        kind, side, text, more = written
        ident = f"{self._order.index(self._step):08x}{number:08x}"
        rest = {"id": ident, "kind": kind, "side": side, "text": text, "more": more}
        self._send(Envelope(Write(seq=self._next(), step=self._step, **rest), writer, CLIENT))

    def _lead(self, kind: Any, **rest: Any) -> None:
        self._send(Envelope(kind(seq=self._next(), step=self._step, **rest), None, CLIENT))

    def _send(self, *envelopes: Envelope) -> None:
        refused = [
            item
            for item in actions.apply(self.live.pk, envelopes, timezone.now())
            if not isinstance(item, Ack)
        ]
        assert not refused, refused[0]

    def _next(self) -> int:
        self._seq += 1
        return self._seq

    def _room(self, tokens: list[str]) -> Room:
        visitor = Client()
        visitor.force_login(self.live.owner)
        live = self.live
        me = (
            frames.for_person(queries.state_of(live.pk, timezone.now()), self._people[-1], 1)
            if tokens
            else None
        )
        return Room(
            id=str(live.pk),
            code=shown(live.code),
            door=reverse("door", args=[live.door_token]),
            projector=reverse("projector", args=[live.projector_token]),
            link=log_in_address(live.owner, ""),
            facilitator={"sessionid": visitor.cookies["sessionid"].value},
            participant={cookie_name(live.pk): tokens[-1]} if tokens else {},
            order=me.order if me else [],
        )


def main() -> None:
    for line in sys.stdin.buffer:
        answer = Maker(msgspec.json.decode(line, type=Wish)).make()
        connection.close()
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
