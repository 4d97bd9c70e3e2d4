"""The database and the channel layer, from their addresses to the settings that Django and Channels want."""

import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# A listener is silent for long, so no limit on reading: redis-py's default of 5 seconds would cut it off. And with any
# limit redis-py writes through asyncio.wait_for, which on Python 3.11 can swallow a cancellation: tasks that never end.
REDIS_TIMES = {"socket_timeout": None, "socket_connect_timeout": 5}

# A PostgreSQL that is gone without a word is noticed within some 20 seconds. The system's own time-out is hours,
# and the one thread that commits answers would wait that long.
POSTGRES_TIMES = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # ms
}


def database(url: str, data_dir: Path) -> Any:
    """Django's settings for DATABASE_URL; without one, SQLite in `data_dir`."""
    if not url or url.startswith("sqlite:"):
        return _sqlite(url, data_dir)
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL moet beginnen met postgresql:// of sqlite:///.")
    if not address_parts("DATABASE_URL", url).path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL mist de naam van de database: postgresql://naam:wachtwoord@host/database."
        )
    found = dj_database_url.parse(url)
    found["CONN_MAX_AGE"] = 0
    # After `reconnect_timeout` the pool begins anew; else the wait between its tries would grow to minutes.
    pool = {"min_size": 1, "max_size": 4, "timeout": 5, "reconnect_timeout": 5}
    found["OPTIONS"] = {**POSTGRES_TIMES, **found.get("OPTIONS", {}), "pool": pool}
    return found


def _sqlite(url: str, data_dir: Path) -> dict[str, Any]:
    found: dict[str, Any] = (
        dict(dj_database_url.parse(url)) if url else {"ENGINE": "django.db.backends.sqlite3"}
    )
    found["NAME"] = found.get("NAME") or data_dir / "dilemmakaarten.sqlite3"
    if found["NAME"] == ":memory:":
        raise ImproperlyConfigured("DATABASE_URL mist een bestand: sqlite:////map/dilemmakaarten.sqlite3.")
    found["CONN_MAX_AGE"] = 60  # opening one costs more than most requests
    found["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        # FULL: an answer that the phone calls kept survives a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    return found


def channel_layer(redis_urls: list[str]) -> dict[str, Any]:
    """Channels' settings for REDIS_URL; without one, messages stay in this process. Several share the sessions."""
    if not redis_urls:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    hosts = [_redis(url) for url in redis_urls]
    return {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": hosts, "capacity": 1000, "expiry": 20},
    }


def _redis(url: str) -> dict[str, Any]:
    host: dict[str, Any] = {"address": url, **REDIS_TIMES}
    if not url.startswith("unix:"):
        host |= {"socket_keepalive": True, "socket_keepalive_options": _keepalive()}
    return host


def _keepalive() -> dict[int, int]:
    """Let the system notice within some 20 seconds that Redis is gone without a word, where it can."""
    wanted = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3}
    return {getattr(socket, name): value for name, value in wanted.items() if hasattr(socket, name)}


def address_parts(name: str, url: str) -> Any:
    """The parts of an address. The sentence names no value: a password may be in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # reads it, and so checks it
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is geen goed adres; kijk naar de haakjes en de poort.") from error
    return parts
