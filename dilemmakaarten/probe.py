"""`python -m dilemmakaarten.probe`: ask this machine's own server for its health; exit 0 or 1. For the container."""

import os
import sys
from http.client import HTTPConnection, HTTPException

SECONDS = 5


def healthy(port: int, name: str) -> bool:
    """`name` is a name that the server is called by; to any other it does not answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/health", headers={"Host": name})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    names = os.environ.get("ALLOWED_HOSTS", "").replace(",", " ").split() or ["localhost"]
    sys.exit(0 if healthy(int(os.environ.get("PORT") or 8000), names[0].lstrip(".")) else 1)
