"""Where the workshop on this computer was last served, for commands that run beside it."""

import json
from dataclasses import asdict, dataclass

from django.conf import settings

_FILE = "address.json"


@dataclass(frozen=True)
class Served:
    join: str  # as phones reach us: "http://192.168.1.20:8000"
    local: str  # as a browser on this computer reaches us: "http://localhost:8000"


def remember(served: Served) -> None:
    (settings.DATA_DIR / _FILE).write_text(json.dumps(asdict(served)), encoding="utf-8")


def last_served() -> Served:
    """JOIN_ADDRESS for everybody where it is set; else what the workshop wrote; else the default port here."""
    if settings.LIVE_JOIN_ADDRESS:
        return Served(settings.LIVE_JOIN_ADDRESS, settings.LIVE_JOIN_ADDRESS)
    try:
        return Served(**json.loads((settings.DATA_DIR / _FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Served("http://localhost:8000", "http://localhost:8000")
