"""The small cast that tests share: two facilitators, the nine cards and a way to open a session."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from channels.layers import channel_layers
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from sessions.models import LiveSession

BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(tryfirst=True)  # before the markers of `-m` choose
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Before the test database goes: the threads of socket tests may still hold a connection to it."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _forget_counts() -> None:
    """Failed look-ups are counted in the cache; one test's counts must not slow another."""
    cache.clear()


@pytest.fixture(autouse=True)
def _forget_layers() -> None:
    """A channel layer keeps locks of the event loop it first ran in; every test has a loop of its own."""
    channel_layers.backends.clear()


@pytest.fixture
def cards(db: None) -> None:
    call_command("load_cards", verbosity=0)


@pytest.fixture
def facilitator(db: None) -> User:
    return User.objects.create_user("anna", password="een-lange-zin-van-anna")


@pytest.fixture
def other_facilitator(db: None) -> User:
    return User.objects.create_user("bart", password="een-lange-zin-van-bart")


@pytest.fixture
def open_live(facilitator: User, cards: None) -> Callable[..., LiveSession]:
    """Opens a session through the real action: open_live(number=3, format_code="snel", mode="silent")."""
    from sessions.actions import open_session

    def opened(**wanted: Any) -> LiveSession:
        choices = {"number": 1, "format_code": "gesprek", "mode": "direct", "join_address": ""}
        return open_session(owner=wanted.pop("owner", facilitator), **{**choices, **wanted})

    return opened


@pytest.fixture
def live(open_live: Callable[..., LiveSession]) -> LiveSession:
    """A session on card 1, opened by `facilitator`: format 'Gesprek', spread direct, in the lobby."""
    return open_live()
