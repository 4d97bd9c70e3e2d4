from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sessions.exports.keeping import to_plain
from sessions.models import LiveSession
from tests.acts.cast import Room
from tests.domain.cast import TWO_CAMPS
from tests.domain.test_compare import held


@pytest.fixture
def room(live: LiveSession) -> Room:
    return Room(live)


@pytest.fixture
def with_mail(settings: Any) -> None:
    settings.LIVE_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "dilemma@voorbeeld.nl"


@pytest.fixture
def closed(open_live: Callable[..., LiveSession]) -> LiveSession:
    live = open_live(number=5, join_address="https://dilemma.voorbeeld.nl")
    live.step, live.closed_at, live.kept_summary = "closed", timezone.now(), to_plain(held(TWO_CAMPS))
    live.save()
    return live


@pytest.fixture
def anna(facilitator: User) -> Client:
    User.objects.filter(pk=facilitator.pk).update(email="anna@voorbeeld.nl")
    client = Client()
    client.force_login(facilitator)
    return client
