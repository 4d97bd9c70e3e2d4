import pytest

from sessions.models import LiveSession
from tests.acts.cast import Room


@pytest.fixture
def room(live: LiveSession) -> Room:
    return Room(live)
