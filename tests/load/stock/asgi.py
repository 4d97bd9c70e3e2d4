import django
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

django.setup()

from tests.load.stock.consumers import VoteConsumer  # noqa: E402 - needs the apps to be loaded

application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter([path("ws/<str:room>/", VoteConsumer.as_asgi())]),
    }
)
