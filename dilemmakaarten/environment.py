"""The environment variables, read and checked once. A wrong value stops the start with a sentence."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Environment:
    debug: bool
    https: bool
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    database: Any
    channel_layer: dict[str, Any]
    cache: dict[str, Any]
    data_dir: Path
    build_dir: Path
    join_address: str
    idle_hours: int
    language: str

    @classmethod
    def read(cls, base_dir: Path) -> "Environment":
        data_dir = Path(os.environ.get("DATA_DIR") or base_dir / "data")
        redis_url = os.environ.get("REDIS_URL", "")
        return cls(
            debug=_flag("DEBUG"),
            https=_flag("HTTPS"),
            secret_key=_secret_key(data_dir),
            allowed_hosts=_words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"],
            trusted_origins=_words("TRUSTED_ORIGINS"),
            database=_database(data_dir),
            channel_layer=_channel_layer(redis_url),
            cache=_cache(redis_url),
            data_dir=data_dir,
            build_dir=Path(os.environ.get("BUILD_DIR") or base_dir / "build"),
            join_address=os.environ.get("JOIN_ADDRESS", "").rstrip("/"),
            idle_hours=_number("IDLE_HOURS", 12),
            language=_choice("LANGUAGE_CODE", "nl", {"nl", "en"}),
        )


def _flag(name: str) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "0", "false", "no"}:
        return False
    if value in {"1", "true", "yes"}:
        return True
    raise ImproperlyConfigured(f"{name} is '{value}'; use 1 for yes or 0 for no.")


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is '{value}'; use a whole number of 1 or more.")
    return int(value)


def _choice(name: str, default: str, known: set[str]) -> str:
    value = os.environ.get(name, "").strip() or default
    if value not in known:
        raise ImproperlyConfigured(f"{name} is '{value}'; use one of: {', '.join(sorted(known))}.")
    return value


def _words(name: str) -> list[str]:
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


def _secret_key(data_dir: Path) -> str:
    """SECRET_KEY, or one made at the first start and kept in the data folder, readable by its owner only."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()


def _database(data_dir: Path) -> Any:
    url = os.environ.get("DATABASE_URL", "")
    if not url or url.startswith("sqlite"):
        return _sqlite(url, data_dir)
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must start with postgres:// or sqlite:///.")
    database = dj_database_url.parse(url)
    database["CONN_MAX_AGE"] = 0
    database["OPTIONS"] = {**database.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 4, "timeout": 5}}
    return database


def _sqlite(url: str, data_dir: Path) -> dict[str, Any]:
    database: dict[str, Any] = dict(dj_database_url.parse(url)) if url else {"ENGINE": "django.db.backends.sqlite3"}
    database["NAME"] = database.get("NAME") or data_dir / "dilemmakaarten.sqlite3"
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        # FULL: an answer that the phone calls kept survives a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    return database


def _channel_layer(redis_url: str) -> dict[str, Any]:
    if not redis_url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    if not redis_url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis:// or rediss://.")
    # redis-py 8 closes a socket that is silent for 5 seconds unless told otherwise.
    host = {"address": redis_url, "socket_timeout": 20}
    return {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [host], "capacity": 1000, "expiry": 20},
    }


def _cache(redis_url: str) -> dict[str, Any]:
    if redis_url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
