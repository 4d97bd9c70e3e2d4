"""Once an hour, beside the server: let go of what was kept long enough. No outside timer is needed."""

import logging
import threading

from django.db import connections
from django.utils import timezone

from sessions.retention import tidy

log = logging.getLogger(__name__)

FIRST_SECONDS = 60.0
EVERY_SECONDS = 3600.0


def start() -> threading.Event:
    """Start the thread; setting the event ends it. It also ends with the process."""
    stop = threading.Event()
    threading.Thread(target=_run, args=[stop], name="housekeeping", daemon=True).start()
    return stop


def _run(stop: threading.Event) -> None:
    wait = FIRST_SECONDS
    while not stop.wait(wait):
        wait = EVERY_SECONDS
        try:
            tidy(timezone.now())
        except Exception as error:  # the database is away: in an hour again
            log.error("housekeeping failed: %s", type(error).__name__)
        finally:
            connections.close_all()
