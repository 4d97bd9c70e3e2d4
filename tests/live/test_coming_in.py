"""Who comes in has the first state at once, however busy the room is."""

import pytest

from sessions import stage
from sessions.models import LiveSession
from tests.live.cast import phone

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_room_that_rests_does_not_keep_a_newcomer_waiting(
    live: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "BREATH", 1e6)
    monkeypatch.setattr(stage, "REST_SECONDS", 60.0)
    first = await phone(live)
    await first.next("state")
    second = await phone(live)
    assert (await second.next("state"))["html"]
    await first.close()
    await second.close()
