"""HTTP to Django, websockets to the live session."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

from dilemmakaarten.straight import Fork, Straight
from dilemmakaarten.turnstile import Turnstile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dilemmakaarten.settings")
_django = get_asgi_application()

from sessions.routing import websocket_application  # noqa: E402 - needs the apps to be loaded

application = ProtocolTypeRouter(
    {"http": Fork(straight=Straight(), others=Turnstile(_django)), "websocket": websocket_application}
)
