"""Sessions with people in them, made beside the server: python -m tests.trust.prepare '{"people": 20}'.

People come in, and the room gets to its step, through the same action as always. Prints a list of rooms as JSON.
"""

import json
import sys
from datetime import timedelta
from itertools import pairwise
from typing import Any

import django
import msgspec

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - needs the apps to be loaded
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from content import publishing, reviewing  # noqa: E402
from sessions import actions  # noqa: E402
from sessions.access import cookie_name, remote_cookie_name  # noqa: E402
from sessions.batch import Envelope, Join  # noqa: E402
from sessions.codes import key_of, new_token  # noqa: E402
from sessions.domain.formats import FORMATS  # noqa: E402
from sessions.models import LiveSession, Participant  # noqa: E402
from sessions.protocol import Ack, Go  # noqa: E402
from tests.content.cards import a_card  # noqa: E402


class Wish(msgspec.Struct):
    people: int
    sessions: int = 1
    step: str = "first_position"
    mode: str = "direct"
    format: str = "gesprek"
    card: int = 1


def prepare(wish: Wish) -> list[dict[str, Any]]:
    names = ("anna", "bart", "cem", "dora", "eva")
    owner, other, partner, reviewer, admin = (User.objects.get_or_create(username=name)[0] for name in names)
    User.objects.filter(pk=admin.pk).update(is_staff=True, is_superuser=True)
    cast = {"owner": owner, "other": other, "partner": partner, "reviewer": reviewer, "admin": admin}
    cookies = {name: _logged_in(user) for name, user in cast.items()}
    return [_room(owner, partner, wish) | _card(owner, reviewer) | cookies for _ in range(wish.sessions)]


def _card(owner: User, reviewer: User) -> dict[str, str]:
    """A card of the owner's: published for the owner alone, and the draft is being read by the reviewer."""
    card = a_card(owner)
    publishing.publish(card.pk, card.revision, "private", owner, timezone.now())
    reviewing.ask(card.pk, reviewer)
    return {"card": str(card.pk)}


def _room(owner: User, partner: User, wish: Wish) -> dict[str, Any]:
    live = actions.open_session(owner, wish.card, wish.format, wish.mode, join_address="http://127.0.0.1")
    actions.share(live, partner)
    phones = _fill(live, wish.people) if wish.people else []
    _go(live, wish)
    return {
        "id": str(live.pk),
        "code": live.code,
        "door": f"/q/{live.door_token}/",
        "projector_token": live.projector_token,
        "phones": phones,
        "uncoupled": _couple(live),
        "coupled": _couple(live),
    }


def _couple(live: LiveSession) -> str:
    """The cookie of a phone that scanned and accepted; the one before is let go."""
    now = timezone.now()
    kept = actions.accept_remote(live, actions.couple_remote(live, now + timedelta(minutes=10)), now)
    return f"{remote_cookie_name(live.pk)}={kept}"


def _fill(live: LiveSession, people: int) -> list[dict[str, Any]]:
    tokens = [new_token() for _ in range(people)]
    _send(live, [Envelope(Join(key_of(token), actions.new_seed())) for token in tokens])
    known = dict(Participant.objects.filter(live=live).values_list("key", "pk"))
    return [
        {
            "path": f"/ws/mee/{live.pk}/",
            "cookies": f"{cookie_name(live.pk)}={token}",
            "person": known[key_of(token)],
        }
        for token in tokens
    ]


def _go(live: LiveSession, wish: Wish) -> None:
    steps = [item.step.value for item in FORMATS[wish.format].steps]
    way = steps[: steps.index(wish.step) + 1]
    for number, (here, there) in enumerate(pairwise(way), 1):
        _send(live, [Envelope(Go(seq=number, step=here, to=there), None, "0" * 16)])


def _send(live: LiveSession, envelopes: list[Envelope]) -> None:
    answers = actions.apply(live.pk, envelopes, timezone.now())
    refused = [answer for answer in answers if not isinstance(answer, Ack)]
    assert not refused, refused[0]


def _logged_in(user: User) -> str:
    visitor = Client()
    visitor.force_login(user)
    return f"sessionid={visitor.cookies['sessionid'].value}"


if __name__ == "__main__":
    print(json.dumps(prepare(msgspec.json.decode(sys.argv[1], type=Wish))))
