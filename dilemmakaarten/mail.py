"""Where mail goes, from EMAIL_URL and EMAIL_FROM. Without them there is none, and pages offer a link to copy."""

from dataclasses import dataclass
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from dilemmakaarten.services import address_parts

PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}  # in the clear; STARTTLS; TLS from the first byte


@dataclass(frozen=True)
class Mail:
    """What Django's SMTP backend wants. Without a host nothing is sent."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    sender: str = ""


def mail(url: str, sender: str) -> Mail:
    """`smtp+tls://name:password@host:587`; what stands in name and password for : / @ is %-encoded."""
    if not url:
        return Mail()
    parts = address_parts("EMAIL_URL", url)
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(
            "EMAIL_URL moet zijn als smtp+tls://naam:wachtwoord@host:587; het begin is smtp, smtp+tls of smtp+ssl."
        )
    user = unquote(parts.username or "")
    return Mail(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtp+ssl",
        sender=_sender(sender.strip() or user),
    )


def _sender(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise ImproperlyConfigured(
            "EMAIL_FROM ontbreekt of is geen e-mailadres; zet er het adres in waarvan mail komt."
        ) from error
    return address
