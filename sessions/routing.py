"""Websocket addresses. The whole Origin is checked: another site's page may not open a socket here."""

from typing import Any
from urllib.parse import urlsplit

from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from channels.sessions import CookieMiddleware
from django.conf import settings
from django.http.request import validate_host
from django.urls import path, re_path

from sessions.access import PARTICIPANT, REMOTE
from sessions.consumers import live_socket


class SameOrigin:
    """Lets through a socket whose Origin is this site: scheme, host and port as the client addressed us."""

    def __init__(self, application: Any) -> None:
        self._application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if _is_same_origin(dict(scope["headers"]), secure=scope.get("scheme") == "wss"):
            await self._application(scope, receive, send)
            return
        await _refuse(scope, receive, send)


def _is_same_origin(headers: dict[bytes, bytes], secure: bool) -> bool:
    origin = headers.get(b"origin", b"").decode("latin-1")
    host = headers.get(b"host", b"").decode("latin-1")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    secure = secure or settings.SESSION_COOKIE_SECURE  # a proxy in front ends TLS
    hostname = urlsplit(f"//{host}").hostname or ""
    return origin == f"{'https' if secure else 'http'}://{host}" and validate_host(
        hostname, settings.ALLOWED_HOSTS
    )


async def _refuse(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1008})  # before accept: answered as HTTP 403


_router = URLRouter(
    [
        # Only the facilitator's address needs the log-in looked up.
        path("ws/scherm/<uuid:live_id>/", AuthMiddlewareStack(live_socket)),
        path("ws/bediening/<uuid:live_id>/", AuthMiddlewareStack(live_socket), {"role": REMOTE}),
        # Django's types know views only; Channels takes ASGI applications here.
        path("ws/projector/<str:token>/", live_socket),  # type: ignore[arg-type]
        path("ws/mee/<uuid:live_id>/", CookieMiddleware(live_socket), {"role": PARTICIPANT}),
        re_path("", _refuse),  # type: ignore[arg-type]
    ]
)

websocket_application = SameOrigin(_router)
