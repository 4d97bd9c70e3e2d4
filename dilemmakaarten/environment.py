"""The environment variables, read and checked once. A wrong value stops the start with a sentence.

docs/running.md lists them all.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from dilemmakaarten.mail import Mail, mail
from dilemmakaarten.services import address_parts, channel_layer, database

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
    mail: Mail
    open_start: bool
    review_required: bool

    @classmethod
    def read(cls, base_dir: Path) -> "Environment":
        https = _flag("HTTPS")
        data_dir = Path(os.environ.get("DATA_DIR") or base_dir / "data")
        redis_urls = _redis_urls()
        return cls(
            debug=_debug(https),
            https=https,
            secret_key=_secret_key(data_dir, https),
            allowed_hosts=_allowed_hosts(https),
            trusted_origins=[_origin("TRUSTED_ORIGINS", word) for word in _words("TRUSTED_ORIGINS")],
            trusted_proxies=_words("TRUSTED_PROXIES"),
            database=database(os.environ.get("DATABASE_URL", ""), data_dir),
            channel_layer=channel_layer(redis_urls),
            workers=_workers(redis_urls),
            data_dir=data_dir,
            build_dir=Path(os.environ.get("BUILD_DIR") or base_dir / "build"),
            join_address=_join_address(),
            idle_hours=_number("IDLE_HOURS", 12),
            people_hours=_number("PEOPLE_HOURS", 24),
            session_days=_number("SESSION_DAYS", 90),
            language=_choice("LANGUAGE_CODE", "nl", {"nl", "en"}),
            privacy_contact=os.environ.get("PRIVACY_CONTACT", "").strip(),
            mail=mail(os.environ.get("EMAIL_URL", "").strip(), os.environ.get("EMAIL_FROM", "")),
            open_start=_flag("OPEN_START", default=True),
            review_required=_flag("REVIEW_REQUIRED"),
        )


def _flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"0", "false", "no"}:
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
    parts = address_parts(name, value)
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


def _redis_urls() -> list[str]:
    urls = os.environ.get("REDIS_URL", "").split()
    for url in urls:
        if not url.startswith(("redis://", "rediss://", "unix://")):
            raise ImproperlyConfigured("REDIS_URL moet beginnen met redis:// of rediss://.")
        address_parts("REDIS_URL", url)
    return urls


def _workers(redis_urls: list[str]) -> int:
    workers = _number("WORKERS", 1)
    if workers > 1 and not redis_urls:
        raise ImproperlyConfigured(f"WORKERS is {workers}; meer dan één proces heeft REDIS_URL nodig.")
    return workers
