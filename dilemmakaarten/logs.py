"""What the log may not hold: addresses of pages, which carry codes and tokens."""

import logging


class WithoutAddress(logging.Filter):
    """Django's own "Internal Server Error: /q/<token>/" gets the page's name instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple) and record.args:
            page = getattr(request, "resolver_match", None)
            record.args = (*record.args[:-1], page.view_name if page else "?")
        return True
