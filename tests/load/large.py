"""Makes one large session in the database of a server that runs: python -m tests.load.large PEOPLE ARGUMENTS TEXTS.

Prints its id and the cookie of who led it. The rows go in at once: how people come in is measured elsewhere.
"""

import json
import random
import sys

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 - needs the apps to be loaded
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from sessions import actions  # noqa: E402
from sessions.codes import key_of, new_token  # noqa: E402
from sessions.domain.state import TextKind, TextStatus  # noqa: E402
from sessions.domain.steps import Step  # noqa: E402
from sessions.models import Answer, LiveSession, Participant, Position, Text, Weight  # noqa: E402

SENTENCE = "Wie hier elke dag komt, ziet dat het anders kan, en vraagt zich af wat er dan nodig is. "
TEXTS = ((TextKind.FLIP, "A"), (TextKind.FLIP, "B"), (TextKind.THIRD_WAY, ""), (TextKind.CHAFES, ""),
         (TextKind.TAKE_AWAY, ""))  # fmt: skip
ANSWERS = ("harvest.1", "harvest.2", "harvest.3", "harvest.4", "reason")


def main(people: int, arguments: int, texts: int) -> None:
    owner, _ = User.objects.get_or_create(username="bench")
    visitor = Client()
    visitor.force_login(owner)
    live = actions.open_session(owner=owner, number=1, join_address="http://127.0.0.1")
    _lengthen(live, arguments)
    _fill(live, people, texts, random.Random(1))
    print(json.dumps({"live": str(live.pk), "cookie": f"sessionid={visitor.cookies['sessionid'].value}"}))


def _lengthen(live: LiveSession, arguments: int) -> None:
    """A card with that many arguments, half of them for each side; closed, with every step behind it."""
    first = live.card["arguments"][0]
    keys = [f"{side}{number}" for side in "AB" for number in range(1, arguments // 2 + 1)]
    live.card["arguments"] = [{**first, "key": key, "text": f"{first['text']} ({key})"} for key in keys]
    live.step, live.visited, live.closed_at = Step.CLOSED, list(Step), timezone.now()
    live.save()


def _fill(live: LiveSession, people: int, texts: int, chance: random.Random) -> None:
    now, of = timezone.now(), {"live": live, "version": 1}
    rows = [Participant(key=key_of(new_token()), seed=1, seen_at=now, **of) for _ in range(people)]
    Participant.objects.bulk_create(rows)
    mine = {**of, "seen": ""}
    Position.objects.bulk_create(
        Position(
            participant=person, round=turn, value=chance.randint(0, 100), placed_in="first_position", **mine
        )
        for person in rows
        for turn in (1, 2)
    )
    keys = [item["key"] for item in live.card["arguments"]]
    Weight.objects.bulk_create(
        (
            Weight(participant=person, argument=key, value=chance.randint(0, 4), **mine)
            for person in rows
            for key in keys
        ),
        batch_size=5_000,
    )
    Answer.objects.bulk_create(
        Answer(participant=person, key=key, value=chance.randint(0, 1), **mine)
        for person in rows
        for key in ANSWERS
    )
    Text.objects.bulk_create(_text(number, rows[number % people], of) for number in range(texts))


def _text(number: int, person: Participant, of: dict) -> Text:
    kind, side = TEXTS[number % len(TEXTS)]
    text = f"{SENTENCE * 3}Nummer {number}."[-280:]
    return Text(
        participant=person,
        client_id=f"{number:016}",
        kind=kind,
        side=side,
        text=text,
        status=TextStatus.APPROVED,
        **of,
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
