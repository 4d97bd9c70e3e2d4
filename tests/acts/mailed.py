"""Two people who get mail, and the form filled in for them."""

from typing import Any

from django.test import Client

from sessions.models import LiveSession

MIA, JAN = "mia@voorbeeld.nl", "jan@voorbeeld.nl"


def posted(browser: Client, live: LiveSession, addresses: str, what: str = "link") -> Any:
    return browser.post(f"/gesprekken/{live.pk}/mail/", {"addresses": addresses, "what": what})
