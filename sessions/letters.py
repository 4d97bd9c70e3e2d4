"""A letter to a few addresses. They are used once: no list keeps them, and no line of the log holds one."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from time import monotonic
from typing import Any

from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)

SECONDS = 25.0  # for all of them together; a server that is silent ends it sooner (EMAIL_TIMEOUT)


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    reply_to: str = ""
    file: tuple[str, bytes] | None = None  # name and PDF


@dataclass(frozen=True)
class Sent:
    """To how many it went, and the addresses that are left."""

    count: int
    left: tuple[str, ...] = ()


def send(letter: Letter, addresses: Sequence[str]) -> Sent:
    """To each by itself, so that nobody sees who else got it. May take long. A mail server's trouble is not raised."""
    left, until = list(addresses), monotonic() + SECONDS
    connection = get_connection()
    try:
        connection.open()
        for address in addresses:
            if monotonic() < until and _send_one(connection, letter, address):
                left.remove(address)
    except (SMTPException, OSError) as error:
        _say(error)
    finally:
        _close(connection)
    return Sent(len(addresses) - len(left), tuple(left))


def _send_one(connection: Any, letter: Letter, address: str) -> bool:
    """False when this address alone was refused; raises when the server is gone."""
    message = EmailMessage(
        " ".join(letter.subject.split()),
        letter.text,
        to=[address],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        connection=connection,
    )
    if letter.file:
        name, data = letter.file
        message.attach(name, data, "application/pdf")
    try:
        return message.send() == 1
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        _say(error)
        return False


def _say(error: Exception) -> None:
    """Only which error: what a mail server answers holds the address."""
    log.warning("mail was not sent: %s", type(error).__name__)


def _close(connection: Any) -> None:
    try:
        connection.close()
    except (SMTPException, OSError) as error:
        _say(error)
