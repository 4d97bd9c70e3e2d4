"""The environment variables, read and checked once. A wrong value stops the start with a sentence.

docs/running.md lists them all.
"""

import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# A listener is silent for long, so no limit on reading: redis-py's default of 5 seconds would cut it off. And with any
# limit redis-py writes through asyncio.wait_for, which on Python 3.11 can swallow a cancellation: tasks that never end.
REDIS_TIMES = {"socket_timeout": None, "socket_connect_timeout": 5}
LOCAL_NAMES = ["localhost", "127.0.0.1", "[::1]"]


@dataclass(frozen=True)
class Environment:
    debug: bool
    https: bool
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    trusted_proxies: list[str]
    database: Any
    channel_layer: dict[str, Any]
    workers: int
    data_dir: Path
    build_dir: Path
    join_address: str
    idle_hours: int
    people_hours: int
    session_days: int
    language: str
    privacy_contact: str

    @classmethod
    def read(cls, base_dir: Path) -> "Environment":
        https = _flag("HTTPS")
        data_dir = Path(os.environ.get("DATA_DIR") or base_dir / "data")
        redis_url = _redis_url()
        return cls(
            debug=_debug(https),
            https=https,
            secret_key=_secret_key(data_dir, https),
            allowed_hosts=_allowed_hosts(https),
            trusted_origins=[_origin("TRUSTED_ORIGINS", word) for word in _words("TRUSTED_ORIGINS")],
            trusted_proxies=_words("TRUSTED_PROXIES"),
            database=_database(data_dir),
            channel_layer=_channel_layer(redis_url),
            workers=_workers(redis_url),
            data_dir=data_dir,
            build_dir=Path(os.environ.get("BUILD_DIR") or base_dir / "build"),
            join_address=_join_address(),
            idle_hours=_number("IDLE_HOURS", 12),
            people_hours=_number("PEOPLE_HOURS", 24),
            session_days=_number("SESSION_DAYS", 90),
            language=_choice("LANGUAGE_CODE", "nl", {"nl", "en"}),
            privacy_contact=os.environ.get("PRIVACY_CONTACT", "").strip(),
        )


def _flag(name: str) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "0", "false", "no"}:
        return False
    if value in {"1", "true", "yes"}:
        return True
    raise ImproperlyConfigured(f"{name} is '{value}'; gebruik 1 voor ja of 0 voor nee.")


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdecimal()) or not 1 <= int(value[:9]) <= 100_000 or len(value) > 9:
        raise ImproperlyConfigured(f"{name} is '{value}'; gebruik een heel getal van 1 tot en met 100000.")
    return int(value)


def _choice(name: str, default: str, known: set[str]) -> str:
    value = os.environ.get(name, "").strip() or default
    if value not in known:
        raise ImproperlyConfigured(f"{name} is '{value}'; kies uit: {', '.join(sorted(known))}.")
    return value


def _words(name: str) -> list[str]:
    return os.environ.get(name, "").replace(",", " ").split()


def _debug(https: bool) -> bool:
    debug = _flag("DEBUG")
    if debug and https:
        raise ImproperlyConfigured("DEBUG=1 laat bezoekers de binnenkant zien; zet DEBUG uit of HTTPS uit.")
    return debug


def _allowed_hosts(https: bool) -> list[str]:
    names = _words("ALLOWED_HOSTS")
    if wrong := next((name for name in names if "/" in name or name == "*"), ""):
        raise ImproperlyConfigured(
            f"ALLOWED_HOSTS bevat '{wrong}'; gebruik namen zonder https:// ervoor, zoals dilemma.voorbeeld.nl."
        )
    if https and not names:
        raise ImproperlyConfigured("ALLOWED_HOSTS ontbreekt; zet er de naam van de site in.")
    return names or LOCAL_NAMES


def _join_address() -> str:
    value = os.environ.get("JOIN_ADDRESS", "").strip().rstrip("/")
    return _origin("JOIN_ADDRESS", value) if value else ""


def _origin(name: str, value: str) -> str:
    """Scheme and host and nothing else."""
    parts = _split(name, value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"{name} is '{value}'; gebruik http:// of https:// en een naam, zoals https://dilemma.voorbeeld.nl."
        )
    return value


def _secret_key(data_dir: Path, https: bool) -> str:
    """SECRET_KEY, or one made at the first start and kept in the data folder, readable by its owner only."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if https:
        raise ImproperlyConfigured("SECRET_KEY ontbreekt; zet er minstens 50 willekeurige tekens in.")
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            data_dir.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise ImproperlyConfigured(
            f"In de map {data_dir} kan niet worden gelezen of geschreven ({error.strerror}). "
            "Kies een andere met DATA_DIR."
        ) from error


def _database(data_dir: Path) -> Any:
    url = os.environ.get("DATABASE_URL", "")
    if not url or url.startswith("sqlite:"):
        return _sqlite(url, data_dir)
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL moet beginnen met postgresql:// of sqlite:///.")
    if not _split("DATABASE_URL", url).path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL mist de naam van de database: postgresql://naam:wachtwoord@host/database."
        )
    database = dj_database_url.parse(url)
    database["CONN_MAX_AGE"] = 0
    pool = {"min_size": 1, "max_size": 4, "timeout": 5}
    database["OPTIONS"] = {"connect_timeout": 5, **database.get("OPTIONS", {}), "pool": pool}
    return database


def _sqlite(url: str, data_dir: Path) -> dict[str, Any]:
    database: dict[str, Any] = (
        dict(dj_database_url.parse(url)) if url else {"ENGINE": "django.db.backends.sqlite3"}
    )
    database["NAME"] = database.get("NAME") or data_dir / "dilemmakaarten.sqlite3"
    if database["NAME"] == ":memory:":
        raise ImproperlyConfigured("DATABASE_URL mist een bestand: sqlite:////map/dilemmakaarten.sqlite3.")
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        # FULL: an answer that the phone calls kept survives a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    return database


def _redis_url() -> str:
    url = os.environ.get("REDIS_URL", "").strip()
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL moet beginnen met redis:// of rediss://.")
    _split("REDIS_URL", url)
    return url


def _channel_layer(redis_url: str) -> dict[str, Any]:
    if not redis_url:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    host: dict[str, Any] = {"address": redis_url, **REDIS_TIMES}
    if not redis_url.startswith("unix:"):
        host |= {"socket_keepalive": True, "socket_keepalive_options": _keepalive()}
    return {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [host], "capacity": 1000, "expiry": 20},
    }


def _keepalive() -> dict[int, int]:
    """Let the system notice within some 20 seconds that Redis is gone without a word, where it can."""
    wanted = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3}
    return {getattr(socket, name): value for name, value in wanted.items() if hasattr(socket, name)}


def _workers(redis_url: str) -> int:
    workers = _number("WORKERS", 1)
    if workers > 1 and not redis_url:
        raise ImproperlyConfigured(f"WORKERS is {workers}; meer dan één proces heeft REDIS_URL nodig.")
    return workers


def _split(name: str, url: str) -> Any:
    """The parts of an address. The sentence names no value: a password may be in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # reads it, and so checks it
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is geen goed adres; kijk naar de haakjes en de poort.") from error
    return parts
