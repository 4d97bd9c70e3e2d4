"""How the ASGI server runs; the one place for its flags, in a workshop as on a server."""

import os
from collections.abc import Callable
from typing import Any

import uvicorn
from django.conf import settings

from dilemmakaarten import housekeeping
from sessions.protocol import FRAME_LIMIT

APPLICATION = "dilemmakaarten.asgi:application"
WEBSOCKETS = "dilemmakaarten.connection:Protocol"
SERVER_FLAGS: dict[str, Any] = {
    # Above FRAME_LIMIT, so that a message somewhat too long still gets a sentence; far beyond it, the socket closes.
    "ws_max_size": 4 * FRAME_LIMIT,
    "ws_per_message_deflate": False,  # costs memory for every phone; frames are small
    "timeout_graceful_shutdown": 10,  # seconds
    "server_header": False,
    "access_log": False,  # addresses of pages hold codes and tokens
    "log_config": None,  # settings.LOGGING
}


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._listening()


def serve(host: str, port: int, listening: Callable[[], None] = lambda: None) -> None:
    """Serve until stopped. `listening` is called once, when phones can come in. Exits with 1 when that fails."""
    housekeeping.start()
    os.environ.pop("WEB_CONCURRENCY", None)  # uvicorn would read it; WORKERS is ours, and checked
    proxies = settings.TRUSTED_PROXIES
    flags = {**SERVER_FLAGS, "ws": WEBSOCKETS, "proxy_headers": bool(proxies), "forwarded_allow_ips": proxies}
    if settings.WORKERS > 1:
        uvicorn.run(APPLICATION, host=host, port=port, workers=settings.WORKERS, **flags)
        return
    server = _Server(uvicorn.Config(APPLICATION, host=host, port=port, **flags), listening)
    try:
        server.run()
    except KeyboardInterrupt:
        return
    if not server.started:
        raise SystemExit(1)
