"""Makes sessions with people in them, for the driver. Reads a wish a line as JSON, answers with a line of groups.

A process of its own beside the server: `python -m tests.load.prepare`. People come in through the same action as at
the door; only the requests are spared (`joins` measures those).
"""

import sys
from itertools import pairwise
from typing import Any
from uuid import UUID

import django
import msgspec

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - needs the apps to be loaded
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from sessions import actions  # noqa: E402
from sessions.access import cookie_name  # noqa: E402
from sessions.batch import Envelope, Join  # noqa: E402
from sessions.codes import key_of, new_token  # noqa: E402
from sessions.models import LiveSession, Participant  # noqa: E402
from sessions.protocol import Ack, Go  # noqa: E402

STEPS = ["lobby", "case", "first_position"]


class Wish(msgspec.Struct):
    sessions: int
    people: int


class Prepared(msgspec.Struct):
    groups: list[dict[str, Any]]
    doors: list[str]


def prepare(wish: Wish) -> Prepared:
    owner, _ = User.objects.get_or_create(username="bench")
    visitor = Client()
    visitor.force_login(owner)
    cookies = f"sessionid={visitor.cookies['sessionid'].value}"
    opened = [
        actions.open_session(owner=owner, number=1, join_address="http://127.0.0.1")
        for _ in range(wish.sessions)
    ]
    groups = [_fill(live, wish.people, cookies) for live in opened]
    return Prepared(groups, [f"/q/{live.door_token}" for live in opened])


def _fill(live: LiveSession, people: int, cookies: str) -> dict[str, Any]:
    tokens = [new_token() for _ in range(people)]
    _send(live.pk, [Envelope(Join(key_of(token), actions.new_seed())) for token in tokens])
    for number, (here, there) in enumerate(pairwise(STEPS), 1):
        _send(live.pk, [Envelope(Go(seq=number, step=here, to=there), None, "0" * 16)])
    assert Participant.objects.filter(live=live).count() == people
    phones = [
        {"path": f"/ws/mee/{live.pk}/", "cookies": f"{cookie_name(live.pk)}={token}"} for token in tokens
    ]
    screen = {"path": f"/ws/scherm/{live.pk}/", "cookies": cookies}
    return {"phones": phones, "screen": screen, "step": STEPS[-1]}


def _send(live_id: UUID, envelopes: list[Envelope]) -> None:
    answers = actions.apply(live_id, envelopes, timezone.now())
    refused = [answer for answer in answers if not isinstance(answer, Ack)]
    assert not refused, refused[0]


def main() -> None:
    for line in sys.stdin.buffer:
        prepared = prepare(msgspec.json.decode(line, type=Wish))
        connection.close()
        sys.stdout.buffer.write(msgspec.json.encode(prepared) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
