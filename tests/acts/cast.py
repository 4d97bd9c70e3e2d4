"""What the act tests share: people in a session, and commands sent as a batch."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from sessions import actions, queries
from sessions.batch import Answer, Envelope, Join
from sessions.codes import key_of
from sessions.domain.state import SessionState
from sessions.models import LiveSession, Participant
from sessions.protocol import Ack, Go, Pick, Place, Refused, Weigh

PHONE, TABLET = "0123456789abcdef", "fedcba9876543210"


@dataclass
class Room:
    """A session with its people; every helper goes through the real action."""

    live: LiveSession
    _seq: dict[str, int] = field(default_factory=dict)

    def join(self, *names: str) -> list[int]:
        answers = self.send(*[Envelope(Join(key_of(name), 7)) for name in names])
        assert all(isinstance(answer, Ack) for answer in answers), answers
        return [Participant.objects.get(key=key_of(name)).pk for name in names]

    def send(self, *envelopes: Envelope) -> list[Answer]:
        return actions.apply(self.live.pk, envelopes, timezone.now())

    def go(self, *steps: str) -> None:
        for step in steps:
            (answer,) = self.send(self.by_facilitator(Go(seq=1, step=self.step, to=step)))
            assert isinstance(answer, Ack), answer

    def by_facilitator(self, command: Any) -> Envelope:
        return Envelope(command, None, PHONE)

    def place(self, person: int, value: int, seq: int = 1, step: str = "", client: str = PHONE) -> Envelope:
        return Envelope(Place(seq=seq, step=step or self.step, round=1, value=value), person, client)

    def weigh(self, person: int, argument: str, weight: int | None, seq: int = 1, step: str = "") -> Envelope:
        return Envelope(
            Weigh(seq=seq, step=step or self.step, argument=argument, weight=weight), person, PHONE
        )

    def pick(self, person: int, argument: str, picked: bool, seq: int = 1) -> Envelope:
        return Envelope(Pick(seq=seq, step=self.step, argument=argument, picked=picked), person, PHONE)

    @property
    def step(self) -> str:
        return LiveSession.objects.get(pk=self.live.pk).step

    @property
    def state(self) -> SessionState:
        state = queries.state_of(self.live.pk, timezone.now())
        assert state is not None
        return state


def acked(answer: Answer) -> Ack:
    assert isinstance(answer, Ack), answer
    return answer


def refused(answer: Answer) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer
