"""What `check` says about a set-up that starts but will disappoint; nonsense stops earlier, in `environment`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

MEMORY_LAYER = "channels.layers.InMemoryChannelLayer"


@register(Tags.security)
def join_address_is_as_safe(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.SESSION_COOKIE_SECURE and settings.LIVE_JOIN_ADDRESS.startswith("http://"):
        return [
            Error(
                "JOIN_ADDRESS begint met http:// terwijl HTTPS=1 is: telefoons kunnen dan niet meedoen.",
                hint="Zet JOIN_ADDRESS op het adres met https://.",
                id="dilemmakaarten.E001",
            )
        ]
    return []


@register(Tags.database, deploy=True)
def parts_fit_a_server(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        found.append(
            Warning(
                "De database is SQLite: goed voor één server, niet voor meer.",
                hint="Zet DATABASE_URL op een PostgreSQL.",
                id="dilemmakaarten.W001",
            )
        )
    if settings.CHANNEL_LAYERS["default"]["BACKEND"] == MEMORY_LAYER:
        found.append(
            Warning(
                "Berichten tussen schermen gaan door het geheugen van één proces.",
                hint="Zet REDIS_URL als er meer processen of servers zijn.",
                id="dilemmakaarten.W002",
            )
        )
    return found
