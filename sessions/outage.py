"""What is away for a while, said in the log: once, then once a minute at most, and once when it is back."""

import logging
import time

log = logging.getLogger(__name__)

AGAIN_SECONDS = 60.0


class Outage:
    """A room full of phones meets the same trouble a hundred times a second; one line is enough."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._said_at = -AGAIN_SECONDS
        self._told = False

    def away(self, error: BaseException) -> None:
        if time.monotonic() - self._said_at < AGAIN_SECONDS:
            return
        self._said_at, self._told = time.monotonic(), True
        log.error("%s does not answer: %s", self._what, type(error).__name__)

    def back(self) -> None:
        if self._told:
            self._told = False
            log.warning("%s answers again", self._what)


DATABASE = Outage("database")
LAYER = Outage("channel layer")
